import { expect } from '@open-wc/testing';
import type { RestDescription } from '../../../src/describe-rest.js';
import { calm, rejection } from '../contract.js';
import { least, over, row, rows } from './a-server.js';

const one = (record: unknown, given: Partial<RestDescription> = {}, init: ResponseInit = {}) =>
  over(() => Response.json(record, init), given).adapter.get('7', calm);
const nested = {
  no: 7,
  account: { handle: 'ann', state: 'A' },
  name: { given: 'Ann', family: 'Ames' },
  emails: [{ value: 'ann@x.test' }],
  since: 1_600_000_000,
  phone: 4912,
  badge: 'B-7',
};
const nestedFields: RestDescription['fields'] = {
  id: 'no',
  login: 'account.handle',
  firstName: 'name.given',
  lastName: { path: 'name.family' },
  email: 'emails.0.value',
  phone: 'phone',
  displayName: { read: (_, record) => `${(record as typeof nested).name.given}!` },
  status: { path: 'account.state', values: { active: 'A', inactive: 'Z' } },
  createdAt: { path: 'since', read: (seconds) => new Date(Number(seconds) * 1000).toISOString() },
  badge: { path: 'badge', label: 'Badge' },
};

describe('describeRest: records', () => {
  it('finds fields in nested members, lists and under other names, and their values by other words', async () => {
    const user = await one(nested, { fields: nestedFields });
    expect(user).to.deep.equal({
      id: '7',
      login: 'ann',
      firstName: 'Ann',
      lastName: 'Ames',
      email: 'ann@x.test',
      phone: '4912',
      displayName: 'Ann!',
      status: 'active',
      createdAt: '2020-09-13T12:26:40.000Z',
      extra: { badge: 'B-7' },
      owner: false,
    });
  });

  it('takes one user out of an envelope, and refuses one who is not there or somebody else (S10)', async () => {
    expect((await one({ data: { user: row(7) } }, { one: 'data.user' })).id).to.equal('7');
    for (const answer of [{ data: null }, { data: { user: null } }, [], 'x'])
      expect((await rejection(one(answer, { one: 'data.user' }))).kind).to.equal('protocol');
    expect((await rejection(one(row(8)))).message).to.match(/another user/);
  });

  it('calls nobody active of whom that is not said, and shows a word that is not ours', async () => {
    const statuses: readonly (readonly [unknown, string, string?])[] = [
      [true, 'active'],
      [false, 'inactive'],
      [undefined, 'unknown', 'Unknown'],
      [null, 'unknown', 'Unknown'],
      ['suspended', 'suspended', 'Suspended'],
      [1, '1', '1'],
    ];
    for (const [on, status, statusLabel] of statuses) {
      const user = await one({ ...row(7), on });
      expect([user.status, user.statusLabel], String(on)).to.deep.equal([status, statusLabel]);
    }
  });

  it('knows the owner as described, and else not at all (R11)', async () => {
    const record = { ...row(7), role: ['boss', 'staff'], boss: true };
    const owners: readonly (readonly [RestDescription['owner'], boolean | undefined])[] = [
      [undefined, undefined],
      [{ path: 'boss', is: true }, true],
      [{ path: 'boss', is: 'true' }, false],
      [{ path: 'role', is: 'boss' }, true],
      [{ path: 'nothing', is: 'boss' }, undefined],
      [{ ids: ['7'] }, true],
      [{ ids: ['8'] }, false],
      [(_, { login }) => login === 'p7@x.test', true],
      [() => undefined, undefined],
      [() => 'yes' as never, undefined],
    ];
    for (const [owner, is] of owners) expect((await one(record, { owner })).owner).to.equal(is);
  });

  it('makes departments, roles and groups of texts and of objects', async () => {
    const fields = { ...least.fields, department: 'team', roles: 'roles', groups: 'groups' };
    const record = { ...row(7), team: 'Sales', roles: ['admin', { id: 3, name: 'Third' }, null], groups: 'all' };
    const user = await one(record, { fields });
    expect(user.department).to.deep.equal({ id: 'Sales', name: 'Sales', path: [] });
    expect(user.roles).to.deep.equal([{ id: 'admin', name: 'admin' }, { id: '3', name: 'Third' }]); // prettier-ignore
    expect(user.groups).to.deep.equal([{ id: 'all', name: 'all' }]);
  });

  it('takes a version from the entity tag of one user or from the record, and weak tags for none (F12)', async () => {
    const tagged = (ETag: string) => one(row(7), { version: 'etag' }, { headers: { ETag } });
    expect([(await tagged('"v7"')).version, (await tagged('W/"v7"')).version]).to.deep.equal(['v7', undefined]);
    expect((await one({ ...row(7), rev: 3 }, { version: { path: 'rev' } })).version).to.equal('3');
    expect((await one({ ...row(7), rev: 3 })).version).to.equal(undefined);
  });

  it('reads nothing from a prototype, and keeps big numbers where the host reads them', async () => {
    const fields = { ...least.fields, firstName: 'toString.name', badge: 'valueOf' };
    const user = await one(row(7), { fields });
    expect([user.firstName, user.extra]).to.deep.equal([undefined, { badge: undefined }]);
    const parse = (text: string): unknown => JSON.parse(text.replace(/"id":(\d{16,})/g, '"id":"$1"'));
    const text = '{"id":9007199254740993,"mail":"m","on":true}';
    const big = over(() => new Response(text, { headers: { 'Content-Type': 'application/json' } }), { parse });
    expect((await big.adapter.get('9007199254740993', calm)).id).to.equal('9007199254740993');
  });

  it('puts ids into one segment, and sends nothing for what is none (S9)', async () => {
    const { adapter, lines } = over(() => Response.json(row(7)), { path: 'by-id/{id}/all' });
    await rejection(adapter.get('x/../7?a#b', calm));
    for (const id of ['', '.', '..', '%2e']) expect((await rejection(adapter.get(id, calm))).kind).to.equal('invalid');
    expect(lines()).to.deep.equal(['GET /people/by-id/x%2F..%2F7%3Fa%23b/all']);
  });

  it('ends each address in a slash where that of the users does, and keeps what stands behind the ?', async () => {
    const { adapter, lines } = over(({ path }) => Response.json(/\d/.test(path) ? row(7) : []), { url: 'https://x.test/people/?tenant=5' }); // prettier-ignore
    await adapter.get('7', calm);
    await adapter.query({ size: 5 }, calm);
    expect(lines()).to.deep.equal(['GET /people/7/?tenant=5', 'GET /people/?tenant=5&limit=5&offset=0']);
  });
});

describe('describeRest: what is asked', () => {
  const asking = async (given: Partial<RestDescription>, query: object, answer: unknown[] = []) => {
    const { adapter, lines } = over(() => Response.json(answer), { pages: { by: 'none' }, ...given });
    const { notApplied, users } = await adapter.query({ size: 10, ...query }, calm);
    return { line: decodeURIComponent(lines()[0]), notApplied, users };
  };

  it('sorts by the server’s names, in its style, and by nothing else', async () => {
    const fields = { name: 'last', email: 'mail' };
    const styles: readonly (readonly [NonNullable<RestDescription['sort']>['params'], string, string])[] = [
      [undefined, 'sort=last', 'sort=-last'],
      [{ _sort: '{field},id', _order: '{direction}' }, '_sort=last,id&_order=asc', '_sort=last,id&_order=desc'],
      [{ sort: '{field},{direction}' }, 'sort=last,asc', 'sort=last,desc'],
      [(field, direction) => ({ by: `${field}:${direction}` }), 'by=last:asc', 'by=last:desc'],
    ];
    for (const [params, up, down] of styles)
      for (const direction of ['ascending', 'descending'] as const) {
        const { line } = await asking({ sort: { fields, params } }, { sort: { field: 'name', direction } });
        expect(line).to.equal(`GET /people?${direction === 'ascending' ? up : down}`);
      }
    const { line, notApplied } = await asking({ sort: { fields } }, { sort: { field: 'toString', direction: 'ascending' } }); // prettier-ignore
    expect([line, notApplied]).to.deep.equal(['GET /people', ['sort']]);
  });

  it('searches by a parameter or by what a function makes, and says so where it can’t', async () => {
    const fields = ['email'];
    expect((await asking({ search: { params: 'q', fields } }, { search: ' p1 ' })).line).to.equal('GET /people?q=p1');
    const both = { search: { params: (text: string) => ({ 'name~': text, any: true }), fields } };
    expect((await asking(both, { search: 'a&b' })).line).to.equal('GET /people?name~=a&b&any=true');
    expect((await asking({}, { search: 'p1' })).notApplied).to.deep.equal(['search']);
  });

  it('says that a search was not applied where somebody has not what was looked for', async () => {
    const search = { params: 'q', fields: ['email'] };
    const found = async (text: string) => (await asking({ search }, { search: text }, [row(1), row(2)])).notApplied;
    expect([await found('P1@'), await found('x.TEST'), await found('nobody')]).to.deep.equal([['search'], undefined, ['search']]); // prettier-ignore
  });

  it('filters in the server’s words, many at once as it takes them', async () => {
    const filter = (many?: 'repeat' | 'comma') => ({ filters: { status: { param: 'on', ...(many && { many }) } } });
    const asked = async (many: 'repeat' | 'comma' | undefined, ...status: string[]) => {
      const { line, notApplied } = await asking(filter(many), { filters: { status } });
      return [line.replace('GET /people', ''), notApplied?.join()];
    };
    expect(await asked(undefined, 'inactive')).to.deep.equal(['?on=false', undefined]);
    expect(await asked('repeat', 'active', 'inactive')).to.deep.equal(['?on=true&on=false', undefined]);
    expect(await asked('comma', 'active', 'inactive')).to.deep.equal(['?on=true,false', undefined]);
    expect(await asked(undefined, 'active', 'inactive')).to.deep.equal(['', 'filters']);
    const { notApplied } = await asking(filter(), { filters: { status: ['inactive'] } }, [row(1), row(3)]);
    expect(notApplied, 'a server that ignores the parameter').to.deep.equal(['filters']);
  });
});

describe('describeRest: who is signed in', () => {
  const session = (viewer: RestDescription['viewer'], answer: unknown = { me: { id: 5, name: 'Ann' }, may: ['view', 'delete'] }, given: Partial<RestDescription> = {}) => {
    const { adapter, lines } = over(({ path }) => Response.json(path === '/me' ? answer : rows(1)), { viewer, ...given });
    return { adapter, lines, session: adapter.connect(calm) };
  }; // prettier-ignore

  it('is said, asked of the host, or read at an address', async () => {
    const viewers: readonly (readonly [RestDescription['viewer'], object | null])[] = [
      ['u-1', { id: 'u-1' }],
      [
        { id: 'u-1', name: 'Ann' },
        { id: 'u-1', name: 'Ann' },
      ],
      [() => Promise.resolve({ id: 'u-2' }), { id: 'u-2' }],
      [
        { url: 'https://x.test/me', id: 'me.id', name: 'me.name' },
        { id: '5', name: 'Ann' },
      ],
      [null, null],
      [() => null, null],
    ];
    for (const [given, viewer] of viewers) expect((await session(given).session).viewer).to.deep.equal(viewer);
  });

  it('may look, unless more is said; nobody may anything', async () => {
    const may = async (viewer: RestDescription['viewer'], allowed?: RestDescription['allowed']) => [
      ...(await session(viewer, undefined, { allowed }).session).allowed,
    ];
    expect(await may('u-1')).to.deep.equal(['view']);
    expect(await may('u-1', ['view', 'delete'])).to.deep.equal(['view', 'delete']);
    expect(await may({ url: 'https://x.test/me', id: 'me.id' }, (_, answer) => (answer as { may: ['view'] }).may)).to.deep.equal(['view', 'delete']); // prettier-ignore
    expect(await may(null, ['delete'])).to.deep.equal([]);
  });

  it('is let in or not before the list is read: without an address for the viewer, one user is asked for', async () => {
    const { session: told, lines } = session('u-1');
    await told;
    expect(lines()).to.deep.equal(['GET /people?limit=1&offset=0']);
    for (const viewer of ['u-1', { url: 'https://x.test/me' }]) {
      const { adapter } = over(() => new Response(null, { status: 401 }), { viewer });
      expect((await rejection(adapter.connect(calm))).kind).to.equal('unauthenticated');
    }
  });

  it('is refused without an id', async () => {
    for (const answer of [{}, { id: null }, { id: 1.5 }])
      expect((await rejection(session({ url: 'https://x.test/me' }, answer).session)).kind).to.equal('protocol');
  });

  it('claims nothing that is not described', async () => {
    const { adapter, session: told } = session('u-1', undefined, { allowed: ['view', 'create', 'update', 'delete', 'activate', 'deactivate', 'reset-password'] }); // prettier-ignore
    const { capabilities } = await told;
    const methods = ['create', 'update', 'delete', 'setActive', 'resetPassword', 'departments', 'restore'] as const;
    expect(methods.filter((name) => adapter[name])).to.deep.equal([]);
    expect(capabilities).to.deep.include({ search: { mode: 'none', fields: [] }, sort: [], total: 'none', concurrency: 'none' }); // prettier-ignore
    expect(Object.keys(capabilities)).to.have.members(['fields', 'search', 'sort', 'page', 'total', 'concurrency']);
    expect(capabilities.fields?.filter(({ readOnly }) => !readOnly).map(({ name }) => name)).to.deep.equal(['login']);
  });

  it('has fields and filters as described', async () => {
    const fields = {
      ...nestedFields,
      ...least.fields,
      displayName: { read: () => 'x' },
      createdAt: 'since',
      workplace: { path: 'w', type: 'choice', values: { Office: 'o', Remote: 'r' } },
    } as const;
    const filters = { status: { param: 'state' }, team: { param: 't', label: 'Team', choices: [{ value: 'a' }] } };
    const { capabilities } = await session('u-1', undefined, { fields, filters }).session;
    expect(capabilities.fields?.find(({ name }) => name === 'workplace')).to.deep.equal({ name: 'workplace', type: 'choice', choices: ['Office', 'Remote'], readOnly: false }); // prettier-ignore
    expect(capabilities.fields?.find(({ name }) => name === 'displayName')?.readOnly).to.equal(true);
    expect(capabilities.filters).to.deep.equal([
      { field: 'status', choices: [{ value: 'active' }, { value: 'inactive' }] },
      { field: 'team', label: 'Team', choices: [{ value: 'a' }] },
    ]);
  });
});
