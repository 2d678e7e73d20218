import { adapterError } from '../../../../src/adapters/adapter-error.js';
import type { Call } from '../../../../src/adapters/contract.js';
import type { ManyUsers, UserPage, UserQuery } from '../../../../src/domain/query.js';
import type { User } from '../../../../src/domain/user.js';
import type { Broken } from './broken.js';

type Answer = (query: UserQuery, ask: (query: UserQuery) => Promise<UserPage>) => UserPage | Promise<UserPage>;

/** An adapter whose list answers in this way. */
const listing = (answer: Answer, more: Omit<Broken, 'wreck'>): Broken => ({
  ...more,
  wreck: (adapter) => ({
    query: async (query: UserQuery, call: Call) => answer(query, (asked) => adapter.query(asked, call)),
  }),
});

/** An adapter whose records look like this, in the list as by themselves. */
const recording = (change: (user: User) => unknown, more: Omit<Broken, 'wreck'>): Broken => ({
  ...more,
  wreck: (adapter) => ({
    query: async (query, call) => {
      const page = await adapter.query(query, call);
      return { ...page, users: page.users.map((user) => change(user) as User) };
    },
    get: async (id, call) => change(await adapter.get(id, call)) as User,
  }),
});

/** An adapter that reads several in this way. */
const manyReading = (change: (answer: ManyUsers) => unknown, says: RegExp): Broken => ({
  wreck: (adapter) => ({
    getMany: async (ids: readonly string[], call: Call) => change(await adapter.getMany!(ids, call)) as ManyUsers,
  }),
  caughtBy: 12,
  says,
});
const thoseOfGet = /Expected getMany\(\) to answer with those that get\(\) has, once each, and with nobody else/;
const missingOnes = /Expected getMany\(\) to name as `missing` who is not there, and nobody else/;

const byCursor = { capabilities: { page: { kind: 'cursor' } } } as const;

/** What goes wrong with reading, by what it looks like. */
export const brokenReading: Readonly<Record<string, Broken>> = {
  'promises changes by others, and has no subscribe': {
    memory: { without: ['subscribe'] },
    caughtBy: 1,
    says: /Expected subscribe\(\) where live is declared/,
  },
  'declares no way of searching': {
    memory: { capabilities: { search: { fields: ['name'] } as never } },
    caughtBy: 1,
    says: /Expected capabilities to have search.mode/,
  },
  'has other people’s viewer on the second connect': {
    wreck: (adapter) => {
      let count = 0;
      return {
        connect: async (call) => {
          const session = await adapter.connect(call);
          return count++ > 0 ? { ...session, viewer: { id: 'u-9' } } : session;
        },
      };
    },
    caughtBy: 1,
    says: /a second connect\(\) to tell the same viewer/,
  },
  'tells a total that is not true': {
    memory: { faults: { lyingTotal: 1000 } },
    caughtBy: 2,
    says: /Expected 1000 users, as the exact total says; saw 67/,
  },
  'begins each page with the last user of the one before': listing(
    (query, ask) => {
      const { at, search, filters, sort } = query;
      if (search || filters || sort || !at || !('offset' in at) || at.offset > 60) return ask(query);
      return ask({ ...query, at: { offset: at.offset - 1 } });
    },
    { caughtBy: 2, says: /Expected each user once in a walk through all pages; saw u-\d+ twice/ },
  ),
  'has a page before the second that is not the first': listing(
    async (query, ask) => {
      const page = await ask(query);
      return page.previous ? { ...page, previous: { offset: 3 } } : page;
    },
    { caughtBy: 2, says: /`previous` of the second page to lead to the first/ },
  ),
  'answers with empty pages for ever': listing(
    async (query, ask) => {
      const page = await ask(query);
      const plain = !query.search && !query.filters && !query.sort && !(query.at && 'offset' in query.at && query.at.offset > 999);
      return page.next || !plain ? page : { ...page, users: [], next: query.at ?? { offset: 0 } };
    },
    { caughtBy: 2, says: /no two empty pages in a row/ },
  ),
  'gives two users at least': listing((query, ask) => ask({ ...query, size: Math.max(2, query.size) }), {
    caughtBy: 3,
    says: /Expected at most 1 users on a page of 1; saw 2/,
  }),
  'cuts a page and does not say so': listing(
    async (query, ask) => {
      const { notApplied: _, ...page } = await ask(query);
      return query.sort || query.filters || query.search ? ask(query) : page;
    },
    {
      memory: { capabilities: { page: { kind: 'offset', maxSize: 20 } } },
      caughtBy: 3,
      says: /`notApplied: \["size"\]` on a page that was cut/,
    },
  ),
  'starts anew past the end': listing(
    (query, ask) => (query.at && 'offset' in query.at && query.at.offset > 900 ? ask({ size: query.size }) : ask(query)),
    { caughtBy: 4, says: /Expected nobody at offset 1067, past the end; saw 5 users/ },
  ),
  'takes any cursor for the first page': listing(
    (query, ask) =>
      query.at && 'cursor' in query.at && !query.at.cursor.startsWith('after-') ? ask({ size: query.size }) : ask(query),
    { memory: byCursor, caughtBy: 5, says: /a page at the cursor “conformance”, which nobody made/ },
  ),
  'sorts upwards only': listing(
    (query, ask) => ask({ ...query, ...(query.sort && { sort: { ...query.sort, direction: 'ascending' } }) }),
    { caughtBy: 6, says: /Expected users in descending order of name/ },
  ),
  'sorts each page by itself': listing(
    async (query, ask) => {
      if (query.sort?.field !== 'login') return ask(query);
      const page = await ask({ ...query, sort: { field: 'created', direction: 'ascending' } });
      const up = [...page.users].sort((a, b) => (a.login < b.login ? -1 : 1));
      return { ...page, users: query.sort.direction === 'ascending' ? up : up.reverse() };
    },
    { caughtBy: 6, says: /Expected users in ascending order of login over all pages/ },
  ),
  'takes any field to sort by': listing(
    async (query, ask) => {
      const { notApplied: _, ...page } = await ask(query);
      return query.sort ? page : ask(query);
    },
    { caughtBy: 6, says: /for an order by a field that there is not/ },
  ),
  'shuffles those who are equal': {
    wreck: (adapter, { truth }) => {
      let turn = 0;
      return {
        query: async (query, call) => {
          if (query.sort?.field !== 'status') return adapter.query(query, call);
          turn += 1;
          const down = query.sort.direction === 'descending';
          const place = ({ id, status }: User): string => `${status} ${((parseInt(id.slice(2)) || 1) * (turn % 2 ? 31 : 17)) % 101}`;
          const all = [...truth.users].sort((a, b) => (place(a) < place(b) ? -1 : 1));
          if (down) all.reverse();
          const from = query.at && 'offset' in query.at ? query.at.offset : 0;
          const next = from + query.size;
          return {
            users: all.slice(from, next),
            total: { value: all.length, kind: 'exact' },
            ...(next < all.length && { next: { offset: next } }),
          };
        },
      };
    },
    caughtBy: 7,
    says: /sorted by status; saw u-\d+ twice/,
  },
  'lets through the active as well': listing(
    (query, ask) => ask(query.filters?.status?.[0] === 'on-leave' ? { ...query, filters: { status: ['on-leave', 'active'] } } : query),
    { caughtBy: 8, says: /Expected only users whose status is on-leave/ },
  ),
  'takes one value of a filter only': listing(
    (query, ask) => ask(query.filters?.status?.[1] ? { ...query, filters: { status: [query.filters.status[0]!] } } : query),
    { caughtBy: 8, says: /Expected 59 users who are active or inactive; saw 54/ },
  ),
  'never tells the departments': {
    wreck: () => ({ departments: () => new Promise(() => undefined) }),
    options: { timeLimitMs: 300 },
    caughtBy: 8,
    says: /Expected the check to be done within 0.3 s; saw no end of it, last departments\(\)/,
  },
  'forgets a hit': listing(
    async (query, ask) => {
      const page = await ask(query);
      const known = /^\p{L}+$/u.test(query.search ?? '');
      return known && page.total?.value === 1 ? { ...page, users: [], total: { value: 0, kind: 'exact' } } : page;
    },
    { caughtBy: 9, says: /among the hits for “/ },
  ),
  'takes % for whatever': listing((query, ask) => ask(query.search === '%' ? { size: query.size } : query), {
    caughtBy: 10,
    says: /Expected “%” to be searched for as it stands/,
  }),
  'breaks on a long search': listing(
    (query, ask) => {
      if ((query.search?.length ?? 0) > 1000) throw adapterError('unavailable', 'Status 414.', { status: 414 });
      return ask(query);
    },
    { caughtBy: 10, says: /Expected a search for 2,000 letters to be answered/ },
  ),
  'says that it tells letters apart': {
    memory: { capabilities: { search: { mode: 'contains', fields: ['name', 'login', 'email'], caseSensitive: true } } },
    caughtBy: 11,
    says: /as `search.caseSensitive` says/,
  },
  'says over its wire that it tells letters apart': {
    rest: {},
    memory: { capabilities: { search: { mode: 'contains', fields: ['name', 'login', 'email'], caseSensitive: true } } },
    caughtBy: 11,
    says: /as `search.caseSensitive` says/,
  },
  'makes an address of an id as it stands': {
    wreck: (adapter) => ({
      get: (id, call) => adapter.get(new URL(`http://x.test/users/${id}`).pathname.replace(/^.*\/(?=.)|\/$/g, ''), call),
    }),
    caughtBy: 12,
    says: /Expected get\(x\/\.\.\/u-\d+\) to find nobody but/,
  },
  'reads several, and leaves the last one out': manyReading(({ users, missing }) => ({ users: users.slice(0, -1), missing }), thoseOfGet),
  'reads several from an index that lags behind': manyReading(({ users, missing }) => ({ users: users.map((user) => ({ ...user, version: 'v0' })), missing }), thoseOfGet),
  'reads several, and somebody twice': manyReading(({ users, missing }) => ({ users: [...users, ...users.slice(0, 1)], missing }), thoseOfGet),
  'reads several, and keeps silent about who is not there': manyReading(({ users }) => ({ users, missing: [] }), missingOnes),
  'reads several, and calls missing who is there': manyReading(({ users, missing }) => ({ users, missing: [...missing, users[0]!.id] }), missingOnes),
  'reads several as a list alone': manyReading(({ users }) => users, /Expected getMany\(\) to answer with `users` and `missing`/),
  'answers with nobody for who is not there': {
    wreck: (adapter) => ({
      get: (id, call) => adapter.get(id, call).catch((error: { kind: string }) => {
        if (error.kind === 'not-found' && id.startsWith('nobody-')) throw adapterError('unavailable', 'Status 500.');
        throw error as unknown as Error;
      }),
    }),
    options: { disposableIds: [] },
    caughtBy: 12,
    says: /Expected get\(\) of somebody who is not there to reject/,
    memory: { allowed: ['view'] },
  },
  'sends along what nobody may know': recording((user) => ({ ...user, extra: { passwordHash: '$2b$10$abcdefgh' } }), {
    caughtBy: 13,
    says: /no secret in the record of the user u-\d+; saw a text under “passwordHash”/,
    memory: { allowed: ['view'] },
  }),
  'tells days instead of instants': recording((user) => ({ ...user, createdAt: user.createdAt?.slice(0, 10) }), {
    caughtBy: 13,
    says: /Expected an ISO 8601 instant with a zone as createdAt/,
    memory: { allowed: ['view'] },
  }),
  'tells numbers as ids of departments': recording((user) => ({ ...user, department: { ...user.department, id: 7 } }), {
    caughtBy: 13,
    says: /Expected id and name in department/,
    memory: { allowed: ['view'], capabilities: { filters: [] } },
  }),
  'says one thing in the list and another by itself': {
    wreck: (adapter) => ({
      query: async (query, call) => {
        const page = await adapter.query(query, call);
        return { ...page, users: page.users.map((user) => ({ ...user, version: 'list' })) };
      },
    }),
    caughtBy: 13,
    says: /Expected get\(\) and the list to say the same of a user/,
  },
}; // prettier-ignore
