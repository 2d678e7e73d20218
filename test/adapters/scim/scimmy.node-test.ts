import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import express5 from 'express-5';
import { scimPeople } from '../../../demo/backends/scim-people.js';
import { startScimmy } from '../../../demo/backends/scimmy.js';
import { isAdapterError, type AdapterError } from '../../../src/adapters/adapter-error.js';
import type { Outcome, UserAdapter } from '../../../src/adapters/contract.js';
import { ScimAdapter, type ScimOptions } from '../../../src/adapters/scim.js';
import type { PageRef, UserPage, UserQuery } from '../../../src/domain/query.js';
import { dataSheet, runConformance } from '../../../src/testing.js';
import { denialOf } from '../../../src/domain/rules.js';
import type { Session } from '../../../src/domain/session.js';

const calm = { signal: new AbortController().signal };
const rights = ['view', 'create', 'update', 'delete', 'activate', 'deactivate'] as const;
type Server = Awaited<ReturnType<typeof startScimmy>>;

async function all<T>(items: AsyncIterable<T> | undefined): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items ?? []) list.push(item);
  return list;
}

const states = async (outcomes: AsyncIterable<Outcome> | undefined): Promise<string[]> =>
  (await all(outcomes)).map(({ id, state }) => `${id} ${state}`).sort();

async function rejection(promise: Promise<unknown> | undefined): Promise<AdapterError> {
  const thrown = await promise?.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(isAdapterError(thrown), String(thrown));
  return thrown;
}

/** Every page, one after the other. */
async function walk(adapter: UserAdapter, query: UserQuery): Promise<UserPage[]> {
  const pages: UserPage[] = [];
  let at: PageRef | undefined;
  do {
    pages.push(await adapter.query({ ...query, ...(at && { at }) }, calm));
    at = pages.at(-1)?.next;
  } while (at && pages.length < 200);
  return pages;
}

const idsOf = (pages: readonly UserPage[]): string[] => pages.flatMap(({ users }) => users.map(({ id }) => id));

/** A server, and an adapter whose requests are written down. */
function aHouse(makeApp?: typeof express5) {
  const house = {} as { server: Server; adapter: ScimAdapter; session: Session; sent: string[] };
  const connect = async (options: Partial<ScimOptions> = {}): Promise<void> => {
    house.sent = [];
    house.adapter = new ScimAdapter({
      url: house.server.url,
      headers: () => ({ Authorization: 'Bearer secret' }),
      owner: { role: 'owner' },
      allowed: rights,
      fetch: (url, init) => {
        house.sent.push(`${init?.method ?? 'GET'} ${decodeURIComponent(String(url).slice(house.server.url.length))}`);
        return fetch(url, init);
      },
      ...options,
    });
    house.session = await house.adapter.connect(calm);
    house.sent.length = 0;
  };
  before(async () => {
    house.server = await startScimmy({ token: 'secret', ...(makeApp && { makeApp }) });
  });
  after(() => house.server.close());
  beforeEach(async () => {
    house.server.people.clear();
    for (const person of scimPeople(67)) house.server.people.set(person.id, person);
    await connect();
  });
  return { house, connect };
}

describe('ScimAdapter on SCIMMY and Express 4', () => {
  const { house, connect } = aHouse();

  it('finds out what the server does, by what it answers', () => {
    const { viewer, capabilities } = house.session;
    assert.deepEqual(viewer, { id: 'u-2', name: 'Jonas Lindqvist' });
    assert.deepEqual(capabilities.search, { mode: 'contains', fields: ['login', 'name', 'email'] });
    assert.deepEqual(capabilities.sort, ['name', 'login', 'created']);
    assert.deepEqual(capabilities.page, { kind: 'offset', maxSize: 200 });
    assert.equal(capabilities.total, 'exact');
    assert.equal(capabilities.concurrency, 'none', 'SCIMMY checks no versions');
    assert.deepEqual(capabilities.delete, { kind: 'permanent', batchMax: 100 });
    assert.deepEqual(capabilities.fields?.map(({ name }) => name), ['login', 'firstName', 'lastName', 'email', 'phone', 'jobTitle']); // prettier-ignore
  });

  it('walks all pages, each user exactly once, in the order asked for, with the true total', async () => {
    for (const size of [10, 67, 100])
      for (const direction of ['ascending', 'descending'] as const) {
        const pages = await walk(house.adapter, { size, sort: { field: 'login', direction } });
        const logins = pages.flatMap(({ users }) => users.map(({ login }) => login));
        const sorted = [...house.server.people.values()].map(({ userName }) => userName).sort();
        assert.deepEqual(logins, direction === 'ascending' ? sorted : sorted.reverse(), `${size} ${direction}`);
        for (const { total, notApplied } of pages) {
          assert.deepEqual(total, { value: 67, kind: 'exact' });
          assert.equal(notApplied, undefined);
        }
      }
  });

  it('answers past the end with nobody, though the server begins anew there', async () => {
    const raw = await fetch(`${house.server.url}/Users?startIndex=900&count=2`, { headers: { Authorization: 'Bearer secret' } }); // prettier-ignore
    assert.equal(((await raw.json()) as { Resources: object[] }).Resources.length, 2, 'SCIMMY still does that');
    const { users, next } = await house.adapter.query({ size: 10, at: { offset: 900 } }, calm);
    assert.deepEqual([users, next], [[], undefined]);
  });

  it('searches whatever the capitals, though the server tells them apart, and says so of what it can’t', async () => {
    const found = async (search: string) =>
      (await house.adapter.query({ size: 25, search }, calm)).users.map(({ displayName }) => displayName);
    for (const search of ['jonas', 'JONAS', 'Jonas', 'jonas lindqvist', 'Lindqvist jonas', 'LINDQVIST@example'])
      assert.ok((await found(search)).includes('Jonas Lindqvist'), search);
    for (const search of ['\\', '%', '*', "'", '漢', '😀', 'a&b#c', 'x'.repeat(2000), 'nobody at all'])
      assert.deepEqual(await found(search), [], search);
    assert.equal((await rejection(house.adapter.query({ size: 5, search: 'a"b' }, calm))).kind, 'unsupported');
  });

  it('filters by status, and with a search as well', async () => {
    const inactive = [...house.server.people.values()].filter(({ active }) => active === false).map(({ id }) => id);
    const pages = await walk(house.adapter, { size: 4, filters: { status: ['inactive'] } });
    assert.deepEqual(idsOf(pages).sort(), inactive.sort());
    const both = await house.adapter.query({ size: 9, search: 'jonas', filters: { status: ['inactive'] } }, calm);
    assert.deepEqual([both.users, both.notApplied], [[], undefined]);
    const odd = await house.adapter.query({ size: 9, filters: { status: ['on-leave'] } }, calm);
    assert.deepEqual(odd.notApplied, ['filters']);
  });

  it('knows the owner by role, whom the rules then protect (R2)', async () => {
    const owner = await house.adapter.get('u-1', calm);
    assert.equal(owner.owner, true);
    assert.equal(denialOf('delete', owner, house.session)?.reason, 'owner');
    assert.equal(denialOf('delete', await house.adapter.get('u-3', calm), house.session), undefined);
    await connect({ owner: undefined as never });
    assert.equal(denialOf('delete', await house.adapter.get('u-3', calm), house.session)?.rule, 'R11');
  });

  it('deletes one, alone, and sees that they are gone', async () => {
    assert.deepEqual(await states(house.adapter.delete?.([{ id: 'u-3' }], calm)), ['u-3 done']);
    assert.deepEqual(house.sent, ['DELETE /Users/u-3', 'GET /Users/u-3']);
    assert.equal(house.server.people.has('u-3'), false);
  });

  it('deletes many in a batch: each ends in one outcome, and nobody else is met (U11, F17)', async () => {
    const ids = ['u-3', 'u-1', 'nobody', 'u-4', 'u-3', '..'];
    const outcomes = await all(house.adapter.delete?.(ids.map((id) => ({ id })), calm)); // prettier-ignore
    assert.deepEqual(outcomes.map(({ id, state }) => `${id} ${state}`).sort(), [
      '.. failed', 'nobody already', 'u-1 refused', 'u-3 done', 'u-4 done',
    ]); // prettier-ignore
    assert.equal(house.server.people.size, 65);
    assert.equal(house.sent.filter((line) => line.startsWith('POST /Bulk')).length, 1);
    const refused = outcomes.find(({ state }) => state === 'refused');
    assert.match((refused as { error: AdapterError }).error.message, /owner/);
  });

  it('sends nothing for nobody, and nothing after a stop (U14)', async () => {
    assert.deepEqual(await states(house.adapter.delete?.([], calm)), []);
    const call = { ...calm, stop: AbortSignal.abort() };
    assert.deepEqual(await states(house.adapter.delete?.([{ id: 'u-3' }, { id: 'u-4' }], call)), ['u-3 not-attempted', 'u-4 not-attempted']); // prettier-ignore
    assert.deepEqual(house.sent, []);
  });

  it('deactivates and activates, one and many, also who was so already', async () => {
    for (const targets of [[{ id: 'u-5' }], [{ id: 'u-5' }, { id: 'u-6' }, { id: 'u-7' }]])
      for (const active of [false, false, true]) {
        const outcomes = await states(house.adapter.setActive?.(targets, active, calm));
        assert.deepEqual(outcomes, targets.map(({ id }) => `${id} done`));
        for (const { id } of targets) assert.equal(house.server.people.get(id)?.active, active);
      } // prettier-ignore
    assert.deepEqual(await states(house.adapter.setActive?.([{ id: 'u-1' }], false, calm)), ['u-1 refused']);
  });

  it('changes the fields given and leaves the others: the names’ parts, numbers, roles, the extension', async () => {
    const before = structuredClone(house.server.people.get('u-3'));
    const user = await house.adapter.update?.({ id: 'u-3' }, { firstName: 'Nia', email: 'nia@x.test', phone: '', jobTitle: 'Pilot' }, calm); // prettier-ignore
    assert.deepEqual([user?.firstName, user?.email, user?.phone, user?.jobTitle], ['Nia', 'nia@x.test', undefined, 'Pilot']); // prettier-ignore
    const { meta: _, phoneNumbers, ...after } = house.server.people.get('u-3') as Record<string, unknown>;
    assert.deepEqual(phoneNumbers ?? [], []);
    const { meta: __, phoneNumbers: ___, ...rest } = before as Record<string, unknown>;
    const { familyName } = rest.name as { familyName: string };
    assert.deepEqual(after, {
      ...rest, name: { givenName: 'Nia', familyName }, displayName: `Nia ${familyName}`, title: 'Pilot',
      emails: [{ value: 'nia@x.test', type: 'work', primary: true }],
    }); // prettier-ignore
  });

  it('finds no place inside a list that is empty, and sends the list', async () => {
    const { phoneNumbers: _, ...person } = house.server.people.get('u-3') as never as Record<string, unknown>;
    house.server.people.set('u-3', person as never);
    assert.equal((await house.adapter.update?.({ id: 'u-3' }, { phone: '+1 202 555 0199' }, calm))?.phone, '+1 202 555 0199'); // prettier-ignore
  });

  it('creates a user who is listed then, and says at which field somebody is before', async () => {
    const made = await house.adapter.create?.({ login: 'nia.new', email: 'nia@x.test', firstName: 'Nia', lastName: 'New', status: 'inactive' }, calm); // prettier-ignore
    assert.deepEqual([made?.login, made?.displayName, made?.status], ['nia.new', 'Nia New', 'inactive']);
    assert.deepEqual(await house.adapter.get(made?.id ?? '', calm), made);
    const error = await rejection(house.adapter.create?.({ login: 'NIA.new', email: 'x@x.test' }, calm));
    assert.equal(error.kind, 'conflict');
    assert.deepEqual(Object.keys(error.fields ?? {}), ['login']);
    assert.equal(house.server.people.size, 68);
  });

  it('passes the conformance kit', { timeout: 300_000 }, async () => {
    const made =
      (more: Partial<ScimOptions> = {}) =>
      ({ fetch }: { fetch: typeof globalThis.fetch }) =>
        new ScimAdapter({
          url: house.server.url,
          fetch,
          headers: () => ({ Authorization: 'Bearer secret' }),
          owner: { role: 'owner', absent: false },
          allowed: rights,
          ...more,
        });
    const report = await runConformance({
      createAdapter: made(),
      createUnprivileged: made({ allowed: ['view'] }),
      createUnauthenticated: made({ headers: () => ({ Authorization: 'Bearer wrong' }) }),
      protectedIds: { owner: 'u-1' },
      secrets: ['secret'],
    });
    const of = (status: string) => report.results.filter((each) => each.status === status).map(({ number }) => number);
    assert.deepEqual(of('fail'), [], dataSheet(report));
    // cursors, capital letters, versions, dates, successors, an import of its own: this server has none, or nobody can say
    assert.deepEqual(of('not-applicable'), [5, 11, 19, 22, 29, 38]);
    assert.deepEqual(report.leftBehind, []);
    assert.equal(house.server.people.size, 67);
  });

  it('tells who is not signed in, who is not there, and what is no SCIM service', async () => {
    const stranger = new ScimAdapter({ url: house.server.url });
    assert.equal((await rejection(stranger.connect(calm))).kind, 'unauthenticated');
    assert.equal((await rejection(house.adapter.get('nobody', calm))).kind, 'not-found');
    const elsewhere = new ScimAdapter({
      url: house.server.url.replace('v2', 'v3'),
      headers: () => ({ Authorization: 'Bearer secret' }),
    });
    assert.equal((await rejection(elsewhere.connect(calm))).kind, 'protocol');
  });
});

describe('ScimAdapter on SCIMMY and Express 5, which ignores startIndex and count', () => {
  const { house } = aHouse(express5);

  it('catches it: nobody is shown twice, what can’t be reached is said, and no total is called exact', async () => {
    const pages = await walk(house.adapter, { size: 8 });
    const ids = idsOf(pages);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(ids.length, 20, 'as many as the server sends, whatever it is asked for');
    assert.deepEqual(pages.at(-1)?.notApplied, ['size']);
    assert.equal(pages.some(({ total }) => total?.kind === 'exact'), false); // prettier-ignore
    assert.equal(house.session.capabilities.total, 'estimated');
  });

  it('finds by search whom no page reaches', async () => {
    const last = [...house.server.people.values()].sort((a, b) => (a.userName < b.userName ? 1 : -1))[0];
    const { users, notApplied, total } = await house.adapter.query({ size: 8, search: last.userName }, calm);
    assert.deepEqual([users.map(({ id }) => id), notApplied, total], [[last.id], undefined, { value: 1, kind: 'exact' }]); // prettier-ignore
  });

  it('deletes all the same', async () => {
    assert.deepEqual(await states(house.adapter.delete?.([{ id: 'u-3' }, { id: 'u-1' }], calm)), ['u-1 refused', 'u-3 done']); // prettier-ignore
  });
});
