import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { BetterAuthAdapter } from '../../../src/adapters/better-auth.js';
import type { UserPage, UserQuery } from '../../../src/domain/query.js';
import { AuthServer, calm, rejection } from './an-auth-server.js';

/** Fifty names for five hundred people, in two cases, and one of them is half of everybody’s. */
const nameOf = (index: number): string => {
  if (index % 2 === 0) return 'Sam Same';
  const name = `Person ${String(index % 50).padStart(2, '0')}`;
  return index % 3 ? name : name.toUpperCase();
};

describe('listing on a real better-auth server', () => {
  let server: AuthServer;
  let adapter: BetterAuthAdapter;
  let everybody: string[];

  before(async () => {
    server = await AuthServer.start();
    await server.enrol('Ada Admin', 'admin');
    await server.enrol('Pia Plain');
    await server.running.fill(
      Array.from({ length: 500 }, (_, index) => ({
        email: `user_${String(index).padStart(4, '0')}@example.com`,
        name: nameOf(index),
        role: index % 10 ? 'user' : 'admin',
      })),
    );
    everybody = (await server.running.sql('select id from "user" order by id')).map(({ id }) => id);
    adapter = await server.adapterOf('ada.admin@example.com');
  });
  after(() => server.running.close());
  afterEach(() => {
    server.front = (_, answer) => answer();
    server.asked.length = 0;
  });

  /** All pages, one after the other; bounded. */
  async function walk(query: UserQuery): Promise<{ ids: string[]; pages: UserPage[] }> {
    const pages: UserPage[] = [];
    let at: UserPage['next'] | undefined;
    for (let turn = 0; turn < 600; turn++) {
      const page = await adapter.query({ ...query, ...(at && { at }) }, calm);
      pages.push(page);
      at = page.next;
      if (!at) break;
    }
    return { ids: pages.flatMap(({ users }) => users.map(({ id }) => id)), pages };
  }

  for (const direction of ['ascending', 'descending'] as const)
    for (const size of [11, 25, 200])
      it(`has every one of 502 users exactly once by name, ${direction}, ${size} at a time`, async () => {
        const { ids, pages } = await walk({ size, sort: { field: 'name', direction } });
        assert.equal(ids.length, 502);
        assert.deepEqual(ids.toSorted(), everybody);
        assert.ok(pages.every(({ users, total }) => users.length <= size && total?.value === 502));
        assert.ok(pages.every(({ notApplied }) => notApplied === undefined));
        const inSql = direction === 'ascending' ? 'asc' : 'desc';
        const truth = await server.running.sql(`select name from "user" order by name ${inSql}`);
        const names = pages.flatMap(({ users }) => users.map(({ displayName }) => displayName));
        assert.deepEqual(
          names,
          truth.map(({ name }) => name),
        );
      });

  it('answers the same page in the same order, though half of everybody has one name', async () => {
    const query: UserQuery = { size: 25, at: { offset: 300 }, sort: { field: 'name', direction: 'ascending' } };
    const first = await adapter.query(query, calm);
    await server.running.sql(`update "user" set "updatedAt" = now() where name = 'Sam Same'`);
    assert.deepEqual(
      (await adapter.query(query, calm)).users.map(({ id }) => id),
      first.users.map(({ id }) => id),
    );
  });

  it('asks once where no name reaches over an edge of the page', async () => {
    await adapter.query({ size: 1, sort: { field: 'name', direction: 'ascending' } }, calm);
    assert.deepEqual(server.paths(), ['/admin/list-users']);
  });

  it('declines to sort by role, whose order is left to chance, and has everybody once all the same', async () => {
    const { capabilities } = await adapter.connect(calm);
    assert.ok(!capabilities.sort.includes('role'));
    const { ids, pages } = await walk({ size: 50, sort: { field: 'role', direction: 'ascending' } });
    assert.deepEqual(ids.toSorted(), everybody);
    assert.ok(pages.every(({ notApplied }) => notApplied?.[0] === 'sort'));
  });

  it('stands by address where nothing else is asked for, both ways', async () => {
    const { ids, pages } = await walk({ size: 100 });
    assert.deepEqual(ids.toSorted(), everybody);
    const emails = pages.flatMap(({ users }) => users.map(({ email }) => email));
    const back = await walk({ size: 100, sort: { field: 'email', direction: 'descending' } });
    assert.deepEqual(
      back.pages.flatMap(({ users }) => users.map(({ email }) => email)),
      emails.toReversed(),
    );
  });

  it('goes back as it came', async () => {
    const sort = { field: 'name', direction: 'ascending' } as const;
    const { pages } = await walk({ size: 150, sort });
    const back = await adapter.query({ size: 150, sort, at: pages[2]!.previous! }, calm);
    assert.deepEqual(back.users, pages[1]!.users);
  });

  it('has nobody and no next past the end, and says that the size was too large', async () => {
    const past = await adapter.query({ size: 5, at: { offset: 600 } }, calm);
    assert.deepEqual([past.users, past.next, past.total?.value], [[], undefined, 502]);
    const large = await adapter.query({ size: 500 }, calm);
    assert.deepEqual([large.users.length, large.notApplied], [200, ['size']]);
  });

  it('refuses a place that it did not make', async () => {
    for (const at of [{ cursor: 'foreign' }, { offset: -1 }, { offset: 1.5 }])
      assert.equal((await rejection(adapter.query({ size: 5, at }, calm))).kind, 'invalid');
  });

  it('looks in addresses for what has an @, and in names for anything else', async () => {
    const hits = async (search: string) =>
      (await adapter.query({ size: 9, search }, calm)).users.map(({ email }) => email);
    assert.deepEqual(await hits('Pia'), ['pia.plain@example.com']);
    assert.deepEqual(await hits('PLAIN@'), ['pia.plain@example.com']);
    assert.deepEqual(await hits('  Ada Admin '), ['ada.admin@example.com']);
  });

  it('takes % and _ for what they are, which the server takes for wildcards', async () => {
    const found = await adapter.query({ size: 3, search: 'user_0007@' }, calm);
    assert.deepEqual([found.users.map(({ email }) => email), found.total?.value], [['user_0007@example.com'], 1]);
    assert.equal((await adapter.query({ size: 3, search: 'pia_plain@' }, calm)).total?.value, 0);
    assert.equal((await adapter.query({ size: 3, search: 'Pia%Plain' }, calm)).total?.value, 0);
    const tens = await adapter.query({ size: 4, search: '_001@EXAMPLE', at: { offset: 0 } }, calm);
    assert.equal(tens.total?.value, 0, 'nobody has it, though four letters before the @ are enough for the server');
    const hundreds = await adapter.query({ size: 2, search: '_0001@', at: { offset: 1 } }, calm);
    assert.deepEqual([hundreds.users, hundreds.total?.value, hundreds.previous], [[], 1, { offset: 0 }]);
  });

  it('says that it did not search where too many are found to look through', async () => {
    const many = await adapter.query({ size: 5, search: '_@example.com' }, calm);
    assert.deepEqual([many.notApplied, many.total?.value], [['search'], 502]);
  });

  it('survives hostile search texts', async () => {
    for (const search of [
      '"',
      '\\',
      '%%%',
      "'",
      '*',
      '(',
      ')',
      '漢',
      '😀',
      '&limit=1',
      '#',
      '\0',
      'x\0y',
      'x'.repeat(2000),
    ]) {
      const page = await adapter.query({ size: 9, search }, calm);
      assert.ok(page.notApplied?.includes('search') || page.users.length === 0, search.slice(0, 9));
    }
  });

  it('narrows the list by one role, in the order that stays whole', async () => {
    const query = { size: 20, filters: { role: ['admin'] } };
    const { ids, pages } = await walk(query);
    const truth = await server.running.sql(`select id from "user" where role = 'admin' order by id`);
    assert.deepEqual(
      ids.toSorted(),
      truth.map(({ id }) => id),
    );
    assert.ok(pages.every(({ notApplied }) => notApplied === undefined));
    const byName = await adapter.query({ ...query, sort: { field: 'name', direction: 'ascending' } }, calm);
    assert.deepEqual(byName.notApplied, ['sort']);
  });

  it('says that it did not filter where the server can’t', async () => {
    const hopeless: NonNullable<UserQuery['filters']>[] = [
      { role: ['admin', 'user'] },
      { role: ['nonsense'] },
      { status: ['active'] },
      { role: ['admin'], status: ['active'] },
    ];
    for (const filters of hopeless) {
      const page = await adapter.query({ size: 5, filters }, calm);
      assert.deepEqual([page.notApplied, page.total?.value], [['filters'], 502]);
    }
    assert.equal((await adapter.query({ size: 5, filters: { role: [] } }, calm)).notApplied, undefined);
  });

  it('takes the empty list, with which the server hides that it failed, for a failure', async () => {
    await server.running.sql('alter table "user" rename to hidden');
    try {
      // the session is read from the table too, so the list alone is asked past it
      server.front = () => Promise.resolve(Response.json({ users: [], total: 0 }));
      assert.equal((await rejection(adapter.query({ size: 5 }, calm))).kind, 'unavailable');
    } finally {
      await server.running.sql('alter table hidden rename to "user"');
    }
    server.front = (asked) => {
      asked.query.set('sortBy', 'nonsense');
      return fetch(`${server.running.url}${asked.path}?${asked.query}`, asked.init);
    };
    const error = await rejection(adapter.query({ size: 5 }, calm));
    assert.deepEqual([error.kind, error.message], ['unavailable', 'The server can’t list its users.']);
  });

  it('gives pages without a gap where the server gives fewer users than it was asked for', async () => {
    server.front = (asked) => {
      if (Number(asked.query.get('limit')) > 10) asked.query.set('limit', '10');
      return fetch(`${server.running.url}${asked.path}?${asked.query}`, asked.init);
    };
    for (const field of ['name', 'email']) {
      const { ids } = await walk({ size: 60, sort: { field, direction: 'ascending' } });
      assert.deepEqual(ids.toSorted(), everybody, field);
    }
  });

  it('reads one user, and knows who is not there', async () => {
    const [id] = everybody;
    assert.equal((await adapter.get(id!, calm)).id, id);
    assert.equal((await rejection(adapter.get('nobody', calm))).kind, 'not-found');
    for (const odd of ['..', 'a/b?c#d%2e', ' ', '漢'])
      assert.equal((await rejection(adapter.get(odd, calm))).kind, 'not-found', odd);
    server.paths();
    for (const bad of ['', '\0', '\ud800', 7 as never])
      assert.equal((await rejection(adapter.get(bad, calm))).kind, 'invalid');
    assert.deepEqual(server.paths(), [], 'nothing was asked (S9)');
  });
});
