import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { closeServer, listen } from '../../../demo/backend/start-backend.js';
import type { BetterAuthAdapter, BetterAuthOptions } from '../../../src/adapters/better-auth.js';
import type { Call } from '../../../src/adapters/contract.js';
import { denialOf } from '../../../src/domain/rules.js';
import type { User } from '../../../src/domain/user.js';
import { all, AuthServer, calm, password, rejection, states } from './an-auth-server.js';

const mapped: Partial<BetterAuthOptions> = {
  fields: { phone: 'phoneNumber' },
  extra: [
    { name: 'desk', type: 'text' },
    { name: 'emailVerified', type: 'boolean', readOnly: true },
  ],
};

describe('writing on a real better-auth server', () => {
  let server: AuthServer;
  let adapter: BetterAuthAdapter;
  let ada: string;
  let [grace, linus, olga] = ['', '', ''];

  before(async () => {
    server = await AuthServer.start();
    ada = await server.enrol('Ada Admin', 'admin');
    adapter = await server.adapterOf('ada.admin@example.com', mapped);
  });
  after(() => server.running.close());
  beforeEach(async () => {
    grace = await server.enrol('Grace Gone');
    linus = await server.enrol('Linus Left');
    olga = await server.enrol('Olga Owner', 'admin,owner');
    server.asked.length = 0;
  });
  afterEach(async () => {
    server.front = (_, answer) => answer();
    await server.running.sql('delete from "user" where id <> $1', [ada]);
  });

  const row = async (id: string) => (await server.running.sql('select * from "user" where id = $1', [id]))[0];
  const targets = (...ids: string[]) => ids.map((id) => ({ id }));

  describe('connecting', () => {
    it('says who is signed in, and what the server permits them', async () => {
      const { viewer, allowed, capabilities } = await adapter.connect(calm);
      assert.deepEqual(viewer, { id: ada, name: 'Ada Admin' });
      assert.deepEqual([...allowed].sort(), [
        'activate',
        'change-roles',
        'create',
        'deactivate',
        'delete',
        'export',
        'import',
        'update',
        'view',
      ]);
      assert.deepEqual(capabilities.delete, { kind: 'permanent', statistics: 'lost', freesLogin: true });
      assert.equal(capabilities.concurrency, 'none');
      assert.deepEqual(server.paths(), ['/get-session', '/admin/has-permission']);
    });

    it('offers nothing to who is permitted nothing, and the server refuses them too (R1, R12)', async () => {
      const plain = await server.adapterOf('grace.gone@example.com');
      const { allowed } = await plain.connect(calm);
      assert.equal(allowed.size, 0);
      assert.deepEqual(
        [plain.create, plain.update, plain.delete, plain.setActive, plain.resetPassword],
        Array(5).fill(undefined),
      );
      assert.equal((await rejection(plain.query({ size: 5 }, calm))).reason, 'role');
      assert.equal((await rejection(plain.get(linus, calm))).kind, 'forbidden');
      const bold = await server.adapterOf('grace.gone@example.com', {
        may: { user: ['delete', 'deactivate', 'create', 'update'] },
      });
      assert.deepEqual(await states(bold.delete?.(targets(linus), calm)), { [linus]: 'refused' });
      assert.deepEqual(await states(bold.setActive?.(targets(linus), false, calm)), { [linus]: 'refused' });
      assert.equal((await rejection(bold.create?.({ login: 'n@x.test' }, calm))).kind, 'forbidden');
      assert.equal((await rejection(bold.update?.({ id: linus }, { displayName: 'N' }, calm))).kind, 'forbidden');
      assert.ok(await row(linus));
    });

    it('takes what the host says that roles may, and of nothing else that objects have (S11)', async () => {
      const may = { owner: ['delete'], admin: ['view'] } as const;
      const session = await (await server.adapterOf('olga.owner@example.com', { may })).connect(calm);
      assert.deepEqual([...session.allowed].sort(), ['delete', 'view']);
      await server.running.sql(`update "user" set role = 'constructor' where id = $1`, [linus]);
      const linusSession = await (await server.adapterOf('linus.left@example.com', { may })).connect(calm);
      assert.equal(linusSession.allowed.size, 0);
    });

    it('knows that nobody is signed in, and rejects with it afterwards', async () => {
      const nobody = server.unconnected('none');
      assert.equal((await nobody.connect(calm)).viewer, null);
      assert.equal((await rejection(nobody.query({ size: 5 }, calm))).kind, 'unauthenticated');
    });

    it('says that no admin plugin is at this address, and calls nobody gone (F8)', async () => {
      const token = await server.signIn('ada.admin@example.com');
      const lost = server.unconnected(token, { url: `${server.running.url}/elsewhere`, may: { admin: ['delete'] } });
      assert.equal((await rejection(lost.connect(calm))).kind, 'unsupported');
      server.front = async (asked, answer) =>
        asked.path === '/admin/remove-user' ? fetch(`${server.running.url}/none`) : answer();
      assert.deepEqual(await states(adapter.delete?.(targets(grace), calm)), { [grace]: 'failed' });
    });
  });

  describe('who is the owner', () => {
    const ownership = async (owner: BetterAuthOptions['owner']): Promise<(boolean | undefined)[]> => {
      const one = await server.adapterOf('ada.admin@example.com', { owner });
      return Promise.all([olga, grace].map(async (id) => (await one.get(id, calm)).owner));
    };

    it('is said by role, by id, or by the host', async () => {
      assert.deepEqual(await ownership('owner'), [true, false]);
      assert.deepEqual(await ownership([olga]), [true, false]);
      assert.deepEqual(await ownership(({ email }) => email === 'olga.owner@example.com'), [true, false]);
      assert.deepEqual(await ownership([]), [false, false]);
    });

    it('is unknown where nobody says it, and then nobody can be deleted or deactivated (R11)', async () => {
      assert.deepEqual(await ownership(undefined), [undefined, undefined]);
      assert.deepEqual(await ownership(() => undefined), [undefined, undefined]);
      const one = await server.adapterOf('ada.admin@example.com', { owner: undefined });
      const session = await one.connect(calm);
      const user = await one.get(grace, calm);
      assert.equal(denialOf('delete', user, session)?.rule, 'R11');
      assert.equal(denialOf('deactivate', user, session)?.rule, 'R11');
      assert.equal(denialOf('update', user, session), undefined);
    });
  });

  describe('deleting', () => {
    it('tells one outcome for each id, once, and touches nobody else (U11)', async () => {
      const asked = targets(grace, ada, 'nobody', grace, '', '\ud800');
      const told = await all(adapter.delete?.(asked, calm));
      const byId = Object.fromEntries(told.map(({ id, state }) => [id, state]));
      assert.deepEqual(byId, {
        [grace]: 'done',
        [ada]: 'refused',
        nobody: 'already',
        '': 'failed',
        '\ud800': 'failed',
      });
      assert.equal(told.length, 5);
      assert.deepEqual([await row(grace), Boolean(await row(linus)), Boolean(await row(ada))], [undefined, true, true]);
      const self = told.find(({ id }) => id === ada);
      assert.ok(self && 'error' in self && self.error.reason === 'self' && self.error.kind === 'protected');
    });

    it('sends nothing for nobody (T8)', async () => {
      assert.deepEqual(await all(adapter.delete?.([], calm)), []);
      assert.deepEqual(server.paths(), []);
    });

    it('sends nothing after Stop, and waits for what was sent (U14)', async () => {
      const stop = new AbortController();
      server.front = async (asked, answer) => {
        if (asked.path === '/admin/remove-user') stop.abort();
        return answer();
      };
      const many = targets(grace, linus, 'a', 'b', 'c', 'd');
      const told = await states(adapter.delete?.(many, { ...calm, stop: stop.signal }));
      assert.deepEqual([told['c'], told['d']], ['not-attempted', 'not-attempted']);
      assert.equal(await row(grace), undefined);
      assert.equal(told[grace], 'done');
    });

    it('calls unknown whose answer was lost, though they are gone, and sends it once (F7, T1)', async () => {
      server.front = async (asked, answer) => {
        const response = await answer();
        if (asked.path === '/admin/remove-user') throw new TypeError('terminated');
        return response;
      };
      assert.deepEqual(await states(adapter.delete?.(targets(grace), calm)), { [grace]: 'unknown' });
      assert.deepEqual(server.paths(), ['/admin/remove-user']);
      assert.equal((await rejection(adapter.get(grace, calm))).kind, 'not-found');
    });

    for (const [what, answer] of [
      [
        'a gateway',
        () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } }),
      ],
      ['an error of the server', () => new Response(null, { status: 500 })],
      [
        'a page of a portal (F21)',
        () => new Response('<h1>Sign in</h1>', { headers: { 'Content-Type': 'text/html' } }),
      ],
      ['a success that says nothing', () => Response.json({})],
      ['a success that says no', () => Response.json({ success: false })],
    ] as const)
      it(`calls unknown whom ${what} answered for, and sends it once`, async () => {
        server.front = () => Promise.resolve(answer());
        assert.deepEqual(await states(adapter.delete?.(targets(grace), calm)), { [grace]: 'unknown' });
        assert.equal(server.paths().length, 1);
        assert.ok(await row(grace));
      });

    it('follows no redirect, though a success is where it leads (F20)', async () => {
      const away = createServer((_, response) =>
        response.writeHead(303, { Location: '/auth/admin/remove-user' }).end(),
      );
      const port = await listen(away, 0);
      try {
        server.front = ({ path, init }) => fetch(`http://127.0.0.1:${port}${path}`, init);
        assert.deepEqual(await states(adapter.delete?.(targets(grace), calm)), { [grace]: 'unknown' });
        assert.deepEqual(server.paths(), ['/admin/remove-user']);
      } finally {
        await closeServer(away);
      }
    });

    it('does not believe a success while the user is there: a hook may have kept them', async () => {
      const keeper = await AuthServer.start({
        settings: { databaseHooks: { user: { delete: { before: () => Promise.resolve(false) } } } },
      });
      try {
        await keeper.enrol('Ada Admin', 'admin');
        const kept = await keeper.enrol('Kim Kept');
        const told = await all((await keeper.adapterOf('ada.admin@example.com')).delete?.(targets(kept), calm));
        assert.deepEqual(
          told.map(({ state }) => state),
          ['failed'],
        );
        assert.ok('error' in told[0]! && told[0].error.message.includes('still has them'));
      } finally {
        await keeper.running.close();
      }
    });

    it('believes it where it can’t look', async () => {
      server.front = (asked, answer) =>
        asked.path === '/admin/get-user' ? Promise.resolve(new Response(null, { status: 403 })) : answer();
      assert.deepEqual(await states(adapter.delete?.(targets(grace), calm)), { [grace]: 'done' });
    });

    it('stops at a sign-in that has ended: the rest was not attempted (F19)', async () => {
      server.front = () => Promise.resolve(new Response(null, { status: 401 }));
      const told = await states(adapter.delete?.(targets('a', 'b', 'c', 'd', 'e', 'f'), calm));
      assert.deepEqual(Object.values(told), ['failed', 'failed', 'failed', 'failed', 'not-attempted', 'not-attempted']);
    });
  });

  describe('being told to wait (F11)', () => {
    const limited = async (call: Partial<Call> = {}): Promise<{ told: Record<string, string>; waits: number[] }> => {
      const waits: number[] = [];
      const limiter = await AuthServer.start({
        settings: {
          rateLimit: {
            enabled: true,
            window: 1,
            max: 100,
            customRules: { '/admin/remove-user': { window: 2, max: 1 } },
          },
        },
      });
      try {
        await limiter.enrol('Ada Admin', 'admin');
        const ids = [await limiter.enrol('One'), await limiter.enrol('Two')];
        const waiting = await limiter.adapterOf('ada.admin@example.com', {
          wait: (ms) => new Promise((done) => setTimeout(done, (waits.push(ms), ms))),
        });
        const told = await states(waiting.delete?.(targets(...ids), { ...calm, ...call }));
        return { told: Object.fromEntries(ids.map((id, at) => [`${at}`, told[id]!])), waits };
      } finally {
        await limiter.running.close();
      }
    };

    it('waits as long as X-Retry-After says, and sends again what was not done', async () => {
      const { told, waits } = await limited();
      assert.deepEqual(told, { 0: 'done', 1: 'done' });
      assert.ok(waits.length > 0 && waits.every((ms) => ms >= 1000 && ms <= 2000), String(waits));
    });

    it('sends once where the caller waits, and says how long', async () => {
      server.front = (asked, answer) =>
        asked.path === '/admin/remove-user'
          ? Promise.resolve(
              Response.json({ message: 'Too many requests.' }, { status: 429, headers: { 'X-Retry-After': '7' } }),
            )
          : answer();
      const [told] = await all(adapter.delete?.(targets(grace), { ...calm, once: true }));
      assert.ok(told && 'error' in told);
      assert.deepEqual([told.state, told.error.kind, told.error.retryAfterMs], ['failed', 'rate-limited', 7000]);
      assert.equal(server.paths().length, 1);
    });
  });

  describe('a ban as inactive', () => {
    it('keeps people out, ends their sessions, and lets them in again (R8)', async () => {
      await server.signIn('grace.gone@example.com');
      const reason = 'Left us';
      const [out] = await all(adapter.setActive?.(targets(grace), false, { ...calm, reason }));
      assert.ok(out?.state === 'done' && out.user?.status === 'inactive');
      const { banReason, banned } = (await row(grace))!;
      assert.deepEqual([banned, banReason], [true, reason]);
      assert.deepEqual(await adapter.sessions(grace, calm), []);
      await assert.rejects(server.signIn('grace.gone@example.com'), /403/);
      assert.equal((await adapter.get(grace, calm)).status, 'inactive');
      assert.deepEqual(await states(adapter.setActive?.(targets(grace), true, calm)), { [grace]: 'done' });
      assert.ok(await server.signIn('grace.gone@example.com'));
    });

    it('refuses the viewer, and tells who is not there', async () => {
      const told = await states(adapter.setActive?.(targets(ada, 'nobody', linus), false, calm));
      assert.deepEqual(told, { [ada]: 'refused', nobody: 'failed', [linus]: 'done' });
    });

    it('shows a ban with an end as what is lifted then, and one that has run out as over', async () => {
      const ban = (ends: string) =>
        server.running.sql(`update "user" set banned = true, "banExpires" = ${ends} where id = $1`, [grace]);
      await ban(`'2099-01-01T00:00:00Z'`);
      const until = await adapter.get(grace, calm);
      assert.deepEqual(
        [until.status, until.scheduled],
        ['inactive', { action: 'activate', at: '2099-01-01T00:00:00.000Z' }],
      );
      await ban(`'2001-01-01T00:00:00Z'`);
      const over = await adapter.get(grace, calm);
      assert.deepEqual([over.status, over.scheduled], ['active', undefined]);
      assert.ok(await server.signIn('grace.gone@example.com'), 'the server lets them in too');
      await server.running.sql(`update "user" set banned = null where id = $1`, [grace]);
      assert.equal((await adapter.get(grace, calm)).status, 'active');
    });

    it('is unknown where the answer shows another user, or the same as before', async () => {
      const banned = new Map((await server.running.sql('select * from "user"')).map((each) => [each.id, each]));
      for (const id of [linus, grace]) {
        server.front = () => Promise.resolve(Response.json({ user: banned.get(id) }));
        assert.deepEqual(await states(adapter.setActive?.(targets(grace), false, calm)), { [grace]: 'unknown' });
      }
    });
  });

  describe('creating and changing', () => {
    it('creates a user with role and additional fields, who can be got', async () => {
      const made = await adapter.create?.(
        {
          login: '',
          email: 'New@Example.com',
          displayName: 'Nia New',
          phone: '+49 1',
          roles: [{ id: 'admin', name: 'Admin' }],
          extra: { desk: '7', role: 'x' },
        },
        calm,
      );
      assert.deepEqual(
        [made?.login, made?.email, made?.displayName, made?.phone, made?.roles, made?.status, made?.owner],
        ['new@example.com', 'new@example.com', 'Nia New', '+49 1', [{ id: 'admin', name: 'Admin' }], 'active', false],
      );
      assert.deepEqual(made?.extra, { desk: '7', emailVerified: false });
      assert.deepEqual(await adapter.get(made!.id, calm), made);
      const plain = await adapter.create?.({ login: 'other@example.com', firstName: 'Otto', lastName: 'Other' }, calm);
      assert.deepEqual([plain?.displayName, plain?.roles], ['Otto Other', [{ id: 'user', name: 'User' }]]);
    });

    it('refuses an address that somebody has, and one that is none, at the field', async () => {
      const taken = await rejection(adapter.create?.({ login: '', email: 'GRACE.gone@example.com' }, calm));
      assert.deepEqual([taken.kind, Object.keys(taken.fields!)], ['conflict', ['email', 'login']]);
      const invalid = await rejection(adapter.update?.({ id: grace }, { email: 'none' }, calm));
      assert.deepEqual([invalid.kind, Object.keys(invalid.fields!)], ['invalid', ['email', 'login']]);
      assert.equal(
        (await rejection(adapter.update?.({ id: grace }, { email: 'linus.left@example.com' }, calm))).kind,
        'conflict',
      );
    });

    it('changes what was changed and leaves the rest, and never a right by the way', async () => {
      const before = await adapter.get(grace, calm);
      const changed = await adapter.update?.(
        { id: grace },
        { displayName: 'Grace H', phone: '', extra: { desk: null, banned: true, role: 'admin', emailVerified: false } },
        calm,
      );
      assert.deepEqual(changed, { ...before, displayName: 'Grace H', extra: { desk: null, emailVerified: true } });
      assert.deepEqual(server.asked.at(-1)?.body, {
        userId: grace,
        data: { name: 'Grace H', phoneNumber: '', desk: null },
      });
      assert.equal((await row(grace))?.role, 'user');
    });

    it('refuses to leave anybody without a name, which the server would do', async () => {
      const nameless = [
        adapter.update?.({ id: grace }, { displayName: ' ' }, calm),
        adapter.create?.({ login: 'n@x.test', displayName: '' }, calm),
      ];
      for (const wish of nameless) {
        const error = await rejection(wish);
        assert.deepEqual([error.kind, Object.keys(error.fields!)], ['invalid', ['displayName']]);
      }
      assert.deepEqual(server.paths(), []);
    });

    it('sends nothing where nothing was changed that the server has', async () => {
      assert.equal((await adapter.update?.({ id: grace }, { jobTitle: 'x', login: 'y' }, calm))?.id, grace);
      assert.deepEqual(server.paths(), ['/admin/get-user']);
      assert.equal((await rejection(adapter.update?.({ id: 'nobody' }, { displayName: 'x' }, calm))).kind, 'not-found');
    });

    it('writes to people how to choose a password, where the host has a page for it', async () => {
      const writer = await server.adapterOf('ada.admin@example.com', { passwordPage: '/choose' });
      assert.ok((await writer.connect(calm)).allowed.has('reset-password'));
      const sent = server.running.mails.length;
      await writer.resetPassword?.(grace, calm);
      await writer.create?.({ login: 'told@example.com' }, { ...calm, notify: true });
      await writer.create?.({ login: 'untold@example.com' }, { ...calm, notify: false });
      await adapter.create?.({ login: 'no-page@example.com' }, { ...calm, notify: true });
      const mails = server.running.mails.slice(sent);
      assert.deepEqual(
        mails.map(({ to }) => to),
        ['grace.gone@example.com', 'told@example.com'],
      );
      assert.ok(mails.every(({ url }) => url.includes('%2Fchoose')));
      assert.equal((await rejection(writer.resetPassword?.('nobody', calm))).kind, 'not-found');
    });

    it('has made whom it has made, whatever becomes of the mail', async () => {
      const writer = await server.adapterOf('ada.admin@example.com', { passwordPage: '/choose' });
      server.front = (asked, answer) =>
        asked.path === '/request-password-reset' ? Promise.resolve(Response.json({ status: false })) : answer();
      assert.ok(await writer.create?.({ login: 'made@example.com' }, { ...calm, notify: true }));
      assert.equal((await rejection(writer.resetPassword?.(grace, calm))).kind, 'protocol');
    });
  });

  describe('roles, passwords and sessions, for pages of the host', () => {
    it('gives roles, and neither makes nor unmakes an owner (R2)', async () => {
      const one = await server.adapterOf('ada.admin@example.com', {
        owner: 'owner',
        roles: [{ id: 'admin', name: 'Boss' }],
      });
      assert.deepEqual((await one.setRoles(grace, ['admin', 'user'], calm)).roles, [
        { id: 'admin', name: 'Boss' },
        { id: 'user', name: 'user' },
      ]);
      for (const [id, roles] of [
        [grace, ['owner']],
        [olga, ['admin']],
        [olga, ['admin', 'owner']],
      ] as const) {
        const error = await rejection(one.setRoles(id, roles, calm));
        assert.deepEqual([error.kind, error.reason], ['protected', 'owner']);
      }
      const blind = await server.adapterOf('ada.admin@example.com', { owner: undefined });
      assert.equal((await rejection(blind.setRoles(grace, ['user'], calm))).reason, 'unknown');
      assert.equal((await row(olga))?.role, 'admin,owner');
    });

    it('sets a password, which then lets the user in', async () => {
      await adapter.setPassword(grace, `${password} 2`, calm);
      await assert.rejects(server.signIn('grace.gone@example.com'), /401/);
      const error = await rejection(adapter.setPassword(grace, 'x', calm));
      assert.deepEqual([error.kind, Object.keys(error.fields!)], ['invalid', ['password']]);
      assert.equal((await rejection(adapter.setPassword('nobody', password, calm))).kind, 'not-found');
    });

    it('tells of sessions without their tokens (S16), and ends them', async () => {
      const token = await server.signIn('grace.gone@example.com');
      const sessions = await adapter.sessions(grace, calm);
      assert.equal(sessions.length, 1);
      assert.ok(sessions[0]!.expiresAt! > sessions[0]!.createdAt!);
      assert.ok(!JSON.stringify(sessions).includes(token.split('.')[0]!));
      await adapter.endSessions(grace, calm);
      assert.deepEqual(await adapter.sessions(grace, calm), []);
      assert.equal((await server.unconnected(token).connect(calm)).viewer, null);
    });
  });

  describe('whatever happens', () => {
    it('stops at once when it is told to', async () => {
      const stopped = { signal: AbortSignal.abort() };
      assert.equal((await rejection(adapter.get(grace, stopped))).kind, 'aborted');
      assert.deepEqual(await states(adapter.delete?.(targets(grace), stopped)), { [grace]: 'not-attempted' });
      const later = new AbortController();
      server.front = () => new Promise(() => later.abort());
      assert.equal((await rejection(adapter.get(grace, { signal: later.signal }))).kind, 'aborted');
    });

    it('shows no token in an address or an error (S16)', async () => {
      const token = await server.signIn('ada.admin@example.com');
      server.front = (asked) =>
        Promise.resolve(asked.path === '/get-session' ? new Response(null, { status: 500 }) : Response.error());
      const seen = server.asked.length;
      const errors = [
        await rejection(server.unconnected(token).connect(calm)),
        await rejection(adapter.get(grace, calm)),
      ];
      const told = JSON.stringify(errors.map((error) => [error.message, error.stack, error]));
      assert.ok(!told.includes(token));
      assert.ok(server.asked.slice(seen).every(({ query, path }) => !`${path}${query}`.includes(token)));
    });

    it('is told from other backends by its address', () => {
      const idOf = (url: string) => server.unconnected('x', { url }).backendId;
      assert.equal(idOf('https://portal.test/api/auth/#top'), 'https://portal.test/api/auth');
      assert.notEqual(idOf('https://portal.test/api/auth?tenant=7'), idOf('https://portal.test/api/auth?tenant=8'));
    });

    it('refuses records that it can’t read, rather than guessing (R11, S10)', async () => {
      const good = { id: 'u', email: 'u@x.test', banned: false };
      for (const bad of [{ id: 7 }, { id: '' }, { email: null }, { banned: undefined }, { banned: 'no' }]) {
        server.front = () => Promise.resolve(Response.json({ users: [good, { ...good, ...bad }], total: 2, limit: 5 }));
        assert.equal((await rejection(adapter.query({ size: 5 }, calm))).kind, 'protocol', JSON.stringify(bad));
      }
      server.front = () => Promise.resolve(Response.json(good));
      assert.equal((await rejection(adapter.get('other', calm))).kind, 'protocol');
      const { roles, owner }: User = await (await unreadableRole()).get('u', calm);
      assert.deepEqual([roles, owner], [undefined, undefined], 'who has no readable role may be the owner');
    });

    async function unreadableRole(): Promise<BetterAuthAdapter> {
      server.front = () => Promise.resolve(Response.json({ id: 'u', email: 'u@x.test', banned: false, role: 7 }));
      return server.unconnected('x', { owner: 'owner' });
    }
  });
});
