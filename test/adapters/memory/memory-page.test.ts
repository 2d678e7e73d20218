import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  MemoryAdapter,
  sampleDepartments,
  sampleRoles,
  sampleUsers,
  sampleViewer,
} from '../../../src/adapters/memory.js';
import type { PageRef, UserQuery } from '../../../src/domain/query.js';
import type { Capabilities } from '../../../src/domain/session.js';
import type { User } from '../../../src/domain/user.js';
import { aUser } from '../../support/builders.js';
import { all, calm, rejection } from '../contract.js';

const sorts = ['name', 'login', 'department', 'status', 'role', 'created', 'last-login'];
const idsOf = (users: readonly User[]) => users.map(({ id }) => id);

/** The ids of all pages from the first to the last, or the other way round. */
async function walk(adapter: MemoryAdapter, query: UserQuery, to: 'next' | 'previous' = 'next'): Promise<string[][]> {
  const pages: string[][] = [];
  let at: PageRef | undefined = query.at;
  for (let turns = 0; turns < 99; turns++) {
    const page = await adapter.query({ ...query, ...(at && { at }) }, calm);
    pages.push(idsOf(page.users));
    at = page[to];
    if (!at) return pages;
  }
  throw new Error('The pages never end.');
}

describe('the pages of a MemoryAdapter', () => {
  it('show everybody once, by every order, size and kind of place (F17)', async () => {
    const aWalk = fc.record({
      count: fc.integer({ min: 0, max: 90 }),
      size: fc.integer({ min: 1, max: 40 }),
      kind: fc.constantFrom<Capabilities['page']['kind']>('offset', 'cursor'),
      field: fc.constantFrom(...sorts),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
    });
    await fc.assert(
      fc.asyncProperty(aWalk, async ({ count, size, kind, field, direction }) => {
        const adapter = new MemoryAdapter({ users: sampleUsers(count), viewer: sampleViewer, capabilities: { page: { kind } } });
        const pages = await walk(adapter, { size, sort: { field, direction } });
        expect(pages.flat().sort()).to.deep.equal(idsOf(adapter.users).sort());
        for (const page of pages.slice(0, -1)) expect(page).to.have.lengthOf(size);
        expect(pages).to.have.lengthOf(Math.max(1, Math.ceil(count / size)));
      }),
      { numRuns: 40, seed: 31 },
    ); // prettier-ignore
  });

  it('lead back the way they came', async () => {
    const adapter = new MemoryAdapter({ capabilities: { page: { kind: 'cursor' } } });
    const forth = await walk(adapter, { size: 20 });
    const last = await adapter.query({ size: 20, at: { cursor: 'after-60' } }, calm);
    expect(idsOf(last.users)).to.deep.equal(forth.at(-1));
    expect(await walk(adapter, { size: 20, at: { cursor: 'after-60' } }, 'previous')).to.deep.equal(forth.reverse());
  });

  it('count what was found, not what is shown, nor everybody', async () => {
    const adapter = new MemoryAdapter();
    const query = { size: 2, filters: { status: ['inactive'] } };
    const inactive = adapter.users.filter(({ status }) => status === 'inactive');
    expect((await adapter.query(query, calm)).total).to.deep.equal({ value: inactive.length, kind: 'exact' });
    expect((await walk(adapter, query)).flat().sort()).to.deep.equal(idsOf(inactive).sort());
  });

  it('are refused from a place that is none', async () => {
    const adapter = new MemoryAdapter({ capabilities: { page: { kind: 'cursor' } } });
    const places = [{ offset: -1 }, { offset: 1.5 }, { offset: NaN }, { offset: '5' }, { cursor: '' }, { cursor: 'after-' }, { cursor: 'after--1' }, { cursor: 'after-99999999999999999' }, { cursor: ' after-1' }]; // prettier-ignore
    for (const at of places) {
      const error = await rejection(adapter.query({ size: 5, at: at as PageRef }, calm));
      expect(error, JSON.stringify(at)).to.include({ kind: 'invalid' });
      expect(error.fields).to.have.key('at');
    }
  });

  it('hold one user at least, however little was asked for, and say so', async () => {
    for (const size of [0, -5]) {
      const page = await new MemoryAdapter().query({ size }, calm);
      expect([page.users.length, page.notApplied]).to.deep.equal([1, ['size']]);
    }
  });

  it('stay whole while a user is deleted in between: nobody comes twice', async () => {
    const adapter = new MemoryAdapter();
    const page = await adapter.query({ size: 10 }, calm);
    await all(adapter.delete([{ id: page.users[3].id === 'u-2' ? page.users[4].id : page.users[3].id }], calm));
    const next = await adapter.query({ size: 10, at: page.next }, calm);
    expect(idsOf(next.users).filter((id) => idsOf(page.users).includes(id))).to.deep.equal([]);
    expect(next.total?.value).to.equal(66);
  });
});

describe('the subscription to a MemoryAdapter', () => {
  const listen = (adapter: MemoryAdapter) => {
    const stop = new AbortController();
    const heard: string[] = [];
    adapter.subscribe((change) => heard.push(change === 'stale' ? change : change.ids.join()), stop.signal);
    return { heard, stop };
  };

  it('tells of what was done, and of nothing that was refused, changed, already so or failed', async () => {
    const users = [aUser({ id: 'a' }), aUser({ id: 'b', login: 'b', owner: true }), aUser({ id: 'c', login: 'c', status: 'inactive' }), aUser({ id: 'd', login: 'd' })]; // prettier-ignore
    const adapter = new MemoryAdapter({ users });
    const { heard } = listen(adapter);
    const targets = [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd', version: 'old' }, { id: 'nobody' }];
    await all(adapter.setActive(targets, false, calm));
    expect(heard).to.deep.equal(['a']);
  });

  it('tells of what was done though its answer was lost', async () => {
    const adapter = new MemoryAdapter({ faults: { lostAnswerPercent: 100 } });
    const { heard } = listen(adapter);
    await all(adapter.delete([{ id: 'u-3' }], calm));
    expect(heard).to.deep.equal(['u-3']);
  });

  it('reaches each listener, and ends for the one who left', async () => {
    const adapter = new MemoryAdapter();
    const [one, two] = [listen(adapter), listen(adapter)];
    adapter.meanwhile('u-3', { phone: '1' });
    one.stop.abort();
    const made = await adapter.create({ login: 'n', email: 'n@x.test' }, calm);
    expect([one.heard, two.heard]).to.deep.equal([['u-3'], ['u-3', made.id]]);
  });
});

describe('the sample company', () => {
  const users = sampleUsers(500);

  it('has one owner, one administrator who is signed in, and ids and logins that nobody shares', () => {
    expect(users.filter(({ owner }) => owner).map(({ id }) => id)).to.deep.equal(['u-1']);
    expect(users[1]).to.deep.include({ id: sampleViewer.id, status: 'active', roles: [sampleRoles[1]] });
    expect(users.filter(({ owner }) => typeof owner !== 'boolean')).to.deep.equal([]);
    for (const key of ['id', 'login', 'email'] as const)
      expect(new Set(users.map((user) => user[key]?.toLowerCase()))).to.have.property('size', 500);
    for (const { roles = [] } of users.slice(2)) expect(['owner', 'administrator']).to.not.include(roles[0].id);
  });

  it('reaches nobody in the world: reserved mail domain, fictional numbers', () => {
    for (const { email = '', phone = '+1 202 555 0100' } of users) {
      expect(email).to.match(/^[^@\s]+@example\.com$/);
      expect(phone).to.match(/^\+1 202 555 01\d\d$/);
    }
  });

  it('has instants that follow each other, and never signed in whoever is invited', () => {
    for (const { createdAt = '', lastLoginAt, status } of users) {
      expect(new Date(createdAt).toISOString()).to.equal(createdAt);
      if (status === 'invited') expect(lastLoginAt).to.equal(null);
      if (typeof lastLoginAt === 'string') expect(lastLoginAt >= createdAt).to.equal(true);
    }
  });

  it('puts everybody into a department that exists, each under departments that exist', () => {
    const known = new Set(sampleDepartments.map(({ path, name }) => [...path, name].join('/')));
    for (const { path } of sampleDepartments) if (path.length > 0) expect(known).to.include(path.join('/'));
    expect(new Set(sampleDepartments.map(({ id }) => id))).to.have.property('size', sampleDepartments.length);
    for (const { department } of users) expect(sampleDepartments).to.include(department);
  });
});
