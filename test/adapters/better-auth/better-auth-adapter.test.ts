import { expect } from '@open-wc/testing';
import type { BetterAuthOptions } from '../../../src/adapters/better-auth.js';
import { asProblem } from '../../../src/adapters/better-auth/auth-problem.js';
import { all, calm, rejection, states } from '../contract.js';
import { aRecord, FakeAuth } from './fake-auth.js';

const targets = (...ids: string[]) => ids.map((id) => ({ id }));
const pathsOf = ({ asked }: FakeAuth) => asked.splice(0).map(({ path }) => path);

describe('BetterAuthAdapter', () => {
  let server: FakeAuth;
  beforeEach(() => {
    server = new FakeAuth();
  });

  describe('connecting', () => {
    it('asks for everything at once where the viewer is permitted everything', async () => {
      const session = await server.adapter().connect(calm);
      expect(session.viewer).to.deep.equal({ id: 'me', name: 'Ada Admin' });
      expect(session.allowed.size).to.equal(9);
      expect(pathsOf(server)).to.deep.equal(['get-session', 'admin/has-permission']);
    });

    it('asks one by one where not, and has the methods that the viewer may use and no others (R1)', async () => {
      server.permitted = ['list', 'get', 'ban'];
      const adapter = server.adapter();
      const { allowed } = await adapter.connect(calm);
      expect([...allowed]).to.deep.equal(['view', 'export', 'activate', 'deactivate']);
      expect(pathsOf(server)).to.have.lengthOf(11);
      const offered = ['create', 'update', 'delete', 'setActive', 'resetPassword'] as const;
      expect(offered.filter((name) => adapter[name])).to.deep.equal(['setActive']);
      server.permitted = undefined;
      expect((await adapter.connect(calm)).viewer).to.equal(null);
      expect(offered.filter((name) => adapter[name])).to.deep.equal([]);
    });

    it('grants nothing where the answer about permissions can’t be read (R11)', async () => {
      for (const answer of [null, [], {}, { success: 'true' }, { success: 1 }]) {
        server.instead = (path) => (path === 'admin/has-permission' ? Response.json(answer) : undefined);
        expect((await server.adapter().connect(calm)).allowed.size, JSON.stringify(answer)).to.equal(0);
      }
    });

    it('refuses a viewer without an id, and a page of a portal', async () => {
      for (const answer of [{}, { user: null }, { user: { id: 7 } }, { user: { id: '' } }, [], 'x']) {
        server.instead = () => Response.json(answer);
        expect((await rejection(server.adapter().connect(calm))).kind, JSON.stringify(answer)).to.equal('protocol');
      }
      server.instead = () => new Response('<h1>Hi</h1>', { headers: { 'Content-Type': 'text/html' } });
      expect((await rejection(server.adapter().connect(calm))).kind).to.equal('protocol');
    });

    it('takes what roles may from the host, by own properties alone (S11)', async () => {
      const may = { admin: ['view', 'update'], toString: ['delete'] } as BetterAuthOptions['may'];
      server.users[0].role = 'admin, toString';
      const { allowed } = await server.adapter({ may, passwordPage: '/choose' }).connect(calm);
      expect([...allowed].sort()).to.deep.equal(['delete', 'reset-password', 'update', 'view']);
      expect(pathsOf(server)).to.deep.equal(['get-session']);
      server.users[0].role = 'valueOf';
      expect((await server.adapter({ may }).connect(calm)).allowed.size).to.equal(0);
      server.users[0].role = null;
      expect((await server.adapter({ may }).connect(calm)).allowed.size).to.equal(0);
    });

    it('declares what the server has, and what it has not as not to be written', async () => {
      const extra = [
        { name: 'desk', type: 'text' },
        { name: 'role', type: 'text' },
        { name: 'banned', type: 'boolean' },
      ] as const;
      const { capabilities } = await server.adapter({ extra, fields: { phone: 'phoneNumber' } }).connect(calm);
      const readOnly = capabilities.fields?.filter((field) => field.readOnly).map(({ name }) => name);
      expect(readOnly).to.deep.equal(['login', 'firstName', 'lastName', 'jobTitle']);
      expect(capabilities.fields?.at(-1)).to.deep.equal(extra[0]);
      expect(capabilities.filters).to.deep.equal([
        { field: 'role', choices: [{ value: 'admin', label: 'Admin' }, { value: 'user', label: 'User' }] },
      ]); // prettier-ignore
      expect(capabilities.deactivate).to.deep.equal({ endsSessions: true });
    });

    it('says of deletions what the host says', async () => {
      const deletion = { statistics: 'kept' } as const;
      const { capabilities } = await server.adapter({ deletion }).connect(calm);
      expect(capabilities.delete).to.deep.equal({ kind: 'permanent', statistics: 'kept', freesLogin: true });
    });

    it('narrows by no role that is a part of another, nor by one that the server takes for a wildcard', async () => {
      const roles = ['admin', 'superadmin', 'a%b', 'editor'].map((id) => ({ id, name: id }));
      const { capabilities } = await server.adapter({ roles }).connect(calm);
      expect(capabilities.filters?.[0].choices?.map(({ value }) => value)).to.deep.equal(['superadmin', 'editor']);
      const none = await server.adapter({ roles: [] }).connect(calm);
      expect(none.capabilities.filters).to.equal(undefined);
    });
  });

  describe('reading', () => {
    it('makes a user of a record', async () => {
      server.users.push(
        aRecord('x', { phoneNumber: '1', desk: 7, deep: {}, gone: null, user: 'xen', role: 'admin, boss,,admin' }),
      );
      const extra = ['desk', 'deep', 'gone', 'missing'].map((name) => ({ name, type: 'text' as const }));
      const adapter = await server.connected({ extra, fields: { phone: 'phoneNumber', login: 'user' } });
      expect(await adapter.get('x', calm)).to.deep.equal({
        id: 'x', login: 'xen', email: 'x@x.test', displayName: 'Name x', phone: '1', status: 'active', owner: false,
        createdAt: '2026-01-01T00:00:00.000Z', extra: { desk: 7, gone: null },
        roles: [{ id: 'admin', name: 'Admin' }, { id: 'boss', name: 'boss' }],
      }); // prettier-ignore
    });

    it('knows a ban, one with an end, one that is over, and one that can’t be read', async () => {
      const adapter = await server.connected();
      const standing = async (banned: boolean | null, banExpires: unknown) => {
        server.users[1] = aRecord('a', { banned, banExpires });
        const { status, scheduled } = await adapter.get('a', calm);
        return [status, scheduled?.at];
      };
      expect(await standing(true, null)).to.deep.equal(['inactive', undefined]);
      expect(await standing(true, '2099-01-01T00:00:00Z')).to.deep.equal(['inactive', '2099-01-01T00:00:00Z']);
      expect(await standing(true, '2001-01-01T00:00:00Z')).to.deep.equal(['active', undefined]);
      expect(await standing(true, 'some day')).to.deep.equal(['inactive', undefined]);
      expect(await standing(true, 7)).to.deep.equal(['inactive', undefined]);
      expect(await standing(false, '2099-01-01T00:00:00Z')).to.deep.equal(['active', undefined]);
      expect(await standing(null, null)).to.deep.equal(['active', undefined]);
    });

    it('knows the owner as the host says, and leaves them unknown otherwise (R11)', async () => {
      server.users[1].role = 'user,owner';
      const ownerOf = async (owner: unknown) =>
        (await (await server.connected({ owner: owner as never })).get('a', calm)).owner;
      expect(await ownerOf('owner')).to.equal(true);
      expect(await ownerOf(['a'])).to.equal(true);
      expect(await ownerOf(['b'])).to.equal(false);
      expect(await ownerOf(() => true)).to.equal(true);
      for (const owner of [undefined, () => undefined, () => 'yes', () => 1])
        expect(await ownerOf(owner)).to.equal(undefined);
      server.users[1].role = null;
      expect(await ownerOf('owner')).to.equal(false);
      server.users[1].role = 7 as never;
      expect(await ownerOf('owner')).to.equal(undefined);
    });

    it('has everybody exactly once by name, whatever the order of equal names is each time', async () => {
      server.users = Array.from({ length: 83 }, (_, at) =>
        aRecord(`u-${at}`, { name: at % 3 ? `N ${at % 5}` : 'Same' }),
      );
      const adapter = await server.connected();
      for (const direction of ['ascending', 'descending'] as const)
        for (const size of [1, 4, 10, 60]) {
          const seen: string[] = [];
          for (let offset = 0; offset < 83; offset += size) {
            const page = await adapter.query({ size, at: { offset }, sort: { field: 'name', direction } }, calm);
            seen.push(...page.users.map(({ id }) => id));
          }
          expect(seen, `${direction} ${size}`).to.have.lengthOf(83);
          expect(new Set(seen)).to.have.property('size', 83);
        }
    });

    it('says what it did not apply, and does all the rest', async () => {
      const adapter = await server.connected();
      const ask = (query: object) => adapter.query({ size: 5, ...query }, calm);
      expect((await ask({ sort: { field: 'role', direction: 'descending' } })).notApplied).to.deep.equal(['sort']);
      expect((await ask({ filters: { status: ['active'] } })).notApplied).to.deep.equal(['filters']);
      expect((await ask({ size: 900 })).notApplied).to.deep.equal(['size']);
      const byRole = await ask({ filters: { role: ['admin'] }, sort: { field: 'name', direction: 'ascending' } });
      expect([byRole.users.length, byRole.notApplied]).to.deep.equal([1, ['sort']]);
    });

    it('looks through what wildcards find, and says so where they are too many', async () => {
      server.users.push(aRecord('p', { name: '100% Pia' }), aRecord('q', { name: '100x Qia' }));
      const adapter = await server.connected();
      const found = await adapter.query({ size: 1, search: '100% ' }, calm);
      expect([found.users.map(({ id }) => id), found.total?.value, found.notApplied]).to.deep.equal([
        ['p'],
        1,
        undefined,
      ]);
      server.users.push(...Array.from({ length: 250 }, (_, at) => aRecord(`many-${at}`, { name: '100x' })));
      const many = await adapter.query({ size: 1, search: '100%' }, calm);
      expect([many.total?.value, many.notApplied]).to.deep.equal([255, ['search']]);
    });

    it('refuses a list that can’t be read, one that hides a failure, and one with a hole', async () => {
      const adapter = await server.connected();
      const kindOf = async (answer: unknown) => {
        server.instead = () => Response.json(answer);
        return (await rejection(adapter.query({ size: 5, sort: { field: 'name', direction: 'ascending' } }, calm)))
          .kind;
      };
      for (const answer of [
        null,
        [],
        {},
        { users: {}, total: 1 },
        { users: [], total: '1' },
        { users: [null], total: 1, limit: 6 },
      ])
        expect(await kindOf(answer), JSON.stringify(answer)).to.equal('protocol');
      expect(await kindOf({ users: [], total: 0 })).to.equal('unavailable');
      expect(await kindOf({ users: [], total: 9, limit: 6 })).to.equal('protocol');
    });

    it('takes a search of nothing but white space for none, and answers an empty directory', async () => {
      server.users = [];
      server.instead = (path) => (path === 'get-session' ? Response.json(null) : undefined);
      const adapter = await server.connected();
      const page = await adapter.query(
        { size: 5, search: '  ', sort: { field: 'name', direction: 'ascending' } },
        calm,
      );
      expect(page).to.deep.equal({ users: [], total: { value: 0, kind: 'exact' } });
      expect(server.asked.at(-1)?.query.has('searchValue')).to.equal(false);
    });
  });

  describe('writing', () => {
    it('tells one outcome for each, and looks whether they are gone', async () => {
      const adapter = await server.connected();
      pathsOf(server);
      expect(await states(adapter.delete?.(targets('a', 'nobody', ''), calm))).to.deep.equal([
        ' failed',
        'a done',
        'nobody already',
      ]);
      expect(pathsOf(server).sort()).to.deep.equal(['admin/get-user', 'admin/remove-user', 'admin/remove-user']);
      server.instead = (path) => (path === 'admin/remove-user' ? Response.json({ success: true }) : undefined);
      const [kept] = await all(adapter.delete?.(targets('b'), calm));
      expect(kept).to.include({ state: 'failed' });
    });

    it('bans with the reason, and lifts bans without', async () => {
      const adapter = await server.connected();
      const call = { ...calm, reason: 'Left' };
      expect(await states(adapter.setActive?.(targets('a'), false, call))).to.deep.equal(['a done']);
      expect(server.asked.at(-1)?.body).to.deep.equal({ userId: 'a', banReason: 'Left' });
      expect(await states(adapter.setActive?.(targets('a'), true, call))).to.deep.equal(['a done']);
      expect(server.asked.at(-1)?.body).to.deep.equal({ userId: 'a' });
      server.instead = () => Response.json({ user: aRecord('a') });
      expect(await states(adapter.setActive?.(targets('a', 'b'), false, calm))).to.deep.equal([
        'a unknown',
        'b unknown',
      ]);
      server.instead = () => Response.json([]);
      expect(await states(adapter.setActive?.(targets('a'), false, calm))).to.deep.equal(['a unknown']);
    });

    it('creates, changes, and writes to people', async () => {
      const adapter = await server.connected({ passwordPage: '/choose', fields: { firstName: 'given' } });
      const made = await adapter.create?.(
        { login: '', email: 'n@x.test', firstName: 'Nia', lastName: 'New' },
        { ...calm, notify: true },
      );
      expect(made).to.include({ id: 'new', displayName: 'Nia New', firstName: 'Nia' });
      expect(server.asked.at(-1)?.body).to.deep.equal({ email: 'n@x.test', redirectTo: '/choose' });
      const made2 = await adapter.create?.({ login: 'l@x.test', roles: [{ id: 'admin', name: 'Admin' }] }, calm);
      expect(made2).to.include({ email: 'l@x.test', displayName: 'l@x.test' });
      expect((await adapter.update?.({ id: 'a' }, { displayName: 'New', lastName: 'x' }, calm))?.displayName).to.equal(
        'New',
      );
      pathsOf(server);
      await adapter.update?.({ id: 'a' }, { lastName: 'x' }, calm);
      await adapter.resetPassword?.('a', calm);
      expect(pathsOf(server)).to.deep.equal(['admin/get-user', 'admin/get-user', 'request-password-reset']);
      server.instead = (path) => (path === 'admin/create-user' ? Response.json([]) : undefined);
      expect((await rejection(adapter.create?.({ login: 'l@x.test' }, calm))).kind).to.equal('protocol');
    });

    it('reads the user again where the server answers a change with nothing', async () => {
      const adapter = await server.connected();
      server.instead = (path) => (path === 'admin/update-user' ? new Response(null, { status: 204 }) : undefined);
      expect((await adapter.update?.({ id: 'a' }, { displayName: 'x' }, calm))?.id).to.equal('a');
    });

    it('leaves nobody without a name', async () => {
      const adapter = await server.connected();
      for (const wish of [
        adapter.update?.({ id: 'a' }, { displayName: ' ' }, calm),
        adapter.create?.({ login: 'x', displayName: '' }, calm),
      ])
        expect((await rejection(wish)).fields).to.have.key('displayName');
    });

    it('has for pages of the host what the contract does not have', async () => {
      const adapter = await server.connected({ owner: 'owner' });
      expect((await adapter.setRoles('a', ['admin'], calm)).roles?.[0].id).to.equal('admin');
      expect((await rejection(adapter.setRoles('a', ['owner'], calm))).kind).to.equal('protected');
      await adapter.setPassword('a', 'secret word', calm);
      expect(await adapter.sessions('a', calm)).to.deep.equal([{ id: 's', userAgent: 'x' }]);
      await adapter.endSessions('a', calm);
      server.instead = (path) =>
        path === 'admin/get-user' ? undefined : Response.json({ sessions: [{}], success: 'yes' });
      for (const wish of [
        adapter.sessions('a', calm),
        adapter.endSessions('a', calm),
        adapter.setPassword('a', 'x', calm),
        adapter.setRoles('a', [], calm),
      ])
        expect((await rejection(wish)).kind).to.equal('protocol');
      server.instead = () => Response.json({});
      expect((await rejection(adapter.sessions('a', calm))).kind).to.equal('protocol');
      const blind = await new FakeAuth().connected({ owner: undefined });
      expect((await rejection(blind.setRoles('a', [], calm))).reason).to.equal('unknown');
    });
  });

  it('calls nobody gone where nothing answers at the address', async () => {
    const adapter = await server.connected();
    server.instead = () => new Response(null, { status: 404 });
    const [told] = await all(adapter.delete?.(targets('a'), calm));
    expect(told).to.include({ state: 'failed' });
    expect('error' in told && told.error.kind).to.equal('unsupported');
  });

  it('resolves its address against the page, and reads with the host’s parser', async () => {
    const adapter = server.adapter({
      url: '/api/auth',
      parse: (text) => JSON.parse(text.replace('Ada', 'Eva')) as unknown,
    });
    expect(adapter.backendId).to.equal(new URL('/api/auth', document.baseURI).href);
    server.instead = () => Response.json({ user: { id: 'me', name: 'Ada' } });
    expect((await adapter.connect(calm)).viewer?.name).to.equal('Eva');
  });
});

describe('asProblem', () => {
  const told = (code: string) => asProblem({ code, message: 'M' }) as Record<string, unknown>;

  for (const [code, kind, reason, fields] of [
    ['USER_NOT_FOUND', 'not-found', 'gone'],
    ['YOU_CANNOT_REMOVE_YOURSELF', 'protected', 'self'],
    ['YOU_CANNOT_BAN_YOURSELF', 'protected', 'self'],
    ['USER_ALREADY_EXISTS', 'conflict', undefined, ['email', 'login']],
    ['USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL', 'conflict', undefined, ['email', 'login']],
    ['INVALID_EMAIL', 'invalid', undefined, ['email', 'login']],
    ['PASSWORD_TOO_SHORT', 'invalid', undefined, ['password']],
    ['PASSWORD_TOO_LONG', 'invalid', undefined, ['password']],
    ['INVALID_ROLE_TYPE', 'invalid', undefined, ['role']],
    ['YOU_ARE_NOT_ALLOWED_TO_SET_NON_EXISTENT_VALUE', 'invalid', undefined, ['role']],
    ['YOU_ARE_NOT_ALLOWED_TO_DELETE_USERS', undefined, 'role'],
    ['YOU_CANNOT_IMPERSONATE_ADMINS', undefined, undefined],
    ['INVALID_ORIGIN', undefined, undefined],
    ['SOMETHING_NEW', undefined, undefined],
  ] as const)
    it(`says what ${code} means`, () => {
      const problem = told(code);
      expect([problem.kind, problem.reason, problem.detail]).to.deep.equal([kind, reason, 'M']);
      expect(problem.fields && Object.keys(problem.fields)).to.deep.equal(fields && [...fields]);
    });

  it('leaves alone what is no error, a user with such fields too', () => {
    for (const data of [
      null,
      7,
      [],
      {},
      { code: 'X' },
      { code: 7, message: 'M' },
      { message: 'M' },
      { id: 'a', code: 'USER_NOT_FOUND', message: 'M' },
    ])
      expect(asProblem(data)).to.equal(data);
  });
});
