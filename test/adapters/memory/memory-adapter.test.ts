import { expect } from '@open-wc/testing';
import { MemoryAdapter, sampleUsers, type Faults, type MemoryOptions } from '../../../src/adapters/memory.js';
import type { Filters } from '../../../src/domain/query.js';
import { aUser } from '../../support/builders.js';
import { all, calm, rejection, states } from '../contract.js';

const ids = (...given: number[]) => given.map((each) => ({ id: `u-${each}`, version: 'v1' }));
const day = 86_400_000;

describe('MemoryAdapter', () => {
  it('is told from other backends where a host says how: its data go with the page otherwise (F24)', () => {
    expect(new MemoryAdapter().backendId).to.equal(undefined);
    expect(new MemoryAdapter({ backendId: 'demo' }).backendId).to.equal('demo');
  });

  it('holds 67 people with one owner, and an administrator is signed in', async () => {
    const adapter = new MemoryAdapter();
    const { viewer, allowed } = await adapter.connect(calm);
    expect(adapter.users).to.have.lengthOf(67);
    expect(adapter.users.filter(({ owner }) => owner).map(({ id }) => id)).to.deep.equal(['u-1']);
    expect(adapter.users.find(({ id }) => id === viewer?.id)?.roles).to.deep.equal([
      { id: 'administrator', name: 'Administrator' },
    ]);
    expect(allowed).to.have.property('size', 14);
  });

  it('is the same for the same seed, and another one for another', () => {
    const snapshot = (seed?: number): string => JSON.stringify(new MemoryAdapter({ seed }).users);
    expect(snapshot(7)).to.equal(snapshot(7));
    expect(snapshot()).to.equal(snapshot(1));
    expect(snapshot(7)).to.not.equal(snapshot(8));
  });

  it('notes every call, and who it was about', async () => {
    const adapter = new MemoryAdapter();
    await adapter.connect(calm);
    await all(adapter.delete(ids(3, 4, 3), { ...calm, requestId: 'r' }));
    expect(adapter.log).to.deep.equal([
      { method: 'connect', ids: [] },
      { method: 'delete', ids: ['u-3', 'u-4'], requestId: 'r' },
    ]);
  });

  it('reads those of several who are there, as one call about all of them', async () => {
    const adapter = new MemoryAdapter();
    const { users, missing } = await adapter.getMany(['u-3', 'nobody', 'u-4'], calm);
    expect(users).to.deep.equal([await adapter.get('u-3', calm), await adapter.get('u-4', calm)]);
    expect(missing).to.deep.equal(['nobody']);
    expect(adapter.log[0]).to.deep.equal({ method: 'getMany', ids: ['u-3', 'nobody', 'u-4'] });
  });

  it('has no method that it is said to be without, and restores only what is deleted softly', () => {
    const adapter = new MemoryAdapter({ without: ['delete', 'subscribe'] });
    expect([adapter.delete, adapter.subscribe, adapter.restore]).to.deep.equal([undefined, undefined, undefined]);
    expect(typeof new MemoryAdapter({ deletion: 'soft' }).restore).to.equal('function');
  });

  it('lets a test sign somebody else in, and change their rights', async () => {
    const adapter = new MemoryAdapter({ users: [aUser()] });
    expect(adapter.viewer?.id).to.equal('me');
    adapter.viewer = { id: 'u-1' };
    adapter.allowed = ['view', 'delete'];
    expect([...adapter.allowed]).to.deep.equal(['view', 'delete']);
    expect(await states(adapter.delete([{ id: 'u-1' }], calm))).to.deep.equal(['u-1 refused']);
  });

  it('counts the seats that are taken (R10)', async () => {
    const adapter = new MemoryAdapter({ users: 9, capabilities: { seats: { used: 0, limit: 10 } } });
    const active = adapter.users.filter(({ status }) => status === 'active').length;
    expect((await adapter.connect(calm)).capabilities.seats).to.deep.equal({ used: active, limit: 10 });
  });

  it('declares the statuses and roles of its own users as choices', async () => {
    const roles = [{ id: 'pilot', name: 'Pilot' }];
    const users = [aUser({ status: 'sabbatical', statusLabel: 'Sabbatical', roles })];
    const { capabilities } = await new MemoryAdapter({ users }).connect(calm);
    const choices = new Map(capabilities.filters?.map(({ field, choices: each }) => [field, each]));
    expect(choices.get('status')).to.deep.include({ value: 'sabbatical', label: 'Sabbatical' });
    expect(choices.get('role')).to.deep.include({ value: 'pilot', label: 'Pilot' });
    expect(choices.get('department')).to.equal(undefined);
  });

  it('filters by groups, and by fields of its own where they are declared', async () => {
    const users = [
      aUser({ id: 'a', groups: [{ id: 'g', name: 'G' }], extra: { site: 'Oslo' } }),
      aUser({ id: 'b', login: 'b' }),
    ];
    const adapter = new MemoryAdapter({ users, capabilities: { filters: [{ field: 'group' }, { field: 'site' }] } });
    for (const filters of [{ group: ['g'] }, { site: ['Oslo'] }] as Filters[])
      expect((await adapter.query({ size: 5, filters }, calm)).users.map(({ id }) => id)).to.deep.equal(['a']);
  });

  describe('with many users', () => {
    it('finds by page and by word', async function () {
      this.timeout(30_000);
      const adapter = new MemoryAdapter({ users: 20_000 });
      const sort = { field: 'name', direction: 'ascending' } as const;
      const page = await adapter.query({ size: 100, sort, at: { offset: 19_950 } }, calm);
      expect(page.users).to.have.lengthOf(50);
      expect(page.total?.value).to.equal(20_000);
      const found = await adapter.query({ size: 5, search: 'lopez' }, calm);
      expect(found.total?.value).to.be.within(200, 2000);
      expect(new Set(adapter.users.map(({ login }) => login))).to.have.property('size', 20_000);
    });

    it('keeps its orders right while users come and go', async () => {
      const adapter = new MemoryAdapter({ users: 300 });
      const fields = ['name', 'login', 'department', 'status', 'role', 'created', 'last-login'];
      const order = async (field: string): Promise<string[]> => {
        const { users } = await adapter.query({ size: 200, sort: { field, direction: 'descending' } }, calm);
        return users.map(({ id }) => id);
      };
      for (const field of fields) await order(field);
      await all(adapter.delete(ids(...Array.from({ length: 90 }, (_, index) => index * 3 + 3)), calm));
      await all(adapter.setActive(ids(4, 5, 7, 8, 10), false, calm));
      adapter.meanwhile('u-11', { firstName: 'Aaa', lastName: 'Aaa', lastLoginAt: null });
      const fresh = new MemoryAdapter({ users: adapter.users });
      for (const field of fields) {
        const { users } = await fresh.query({ size: 200, sort: { field, direction: 'descending' } }, calm);
        expect(await order(field), field).to.deep.equal(users.map(({ id }) => id));
      }
    });
  });

  describe('what happens meanwhile', () => {
    it('tells subscribers of each change until they leave', async () => {
      const adapter = new MemoryAdapter();
      const stop = new AbortController();
      const heard: unknown[] = [];
      adapter.subscribe((change) => heard.push(change), stop.signal);
      adapter.subscribe(() => heard.push('never'), AbortSignal.abort());
      await all(adapter.delete(ids(1, 3), calm));
      adapter.meanwhile('u-4', { jobTitle: 'Pilot' });
      adapter.meanwhile('u-5', null);
      adapter.meanwhile('nobody', {});
      stop.abort();
      adapter.meanwhile('u-6', null);
      expect(heard).to.deep.equal([{ ids: ['u-3'] }, { ids: ['u-4'] }, { ids: ['u-5'] }, { ids: ['nobody'] }]);
      expect(await states(adapter.delete(ids(4, 5), calm))).to.deep.equal(['u-4 changed', 'u-5 already']);
    });

    it('does what was planned once the time has come', async () => {
      let now = Date.UTC(2026, 0, 1);
      const scheduled = { action: 'activate', at: '2026-01-03T00:00:00Z' } as const;
      const users = [aUser(), aUser({ id: 'u-2', login: 'b', status: 'inactive', statusLabel: 'Resting', scheduled })];
      const adapter = new MemoryAdapter({ users, now: () => now });
      const plan = { action: 'deactivate', at: '2026-01-02T00:00:00Z' } as const;
      await all(adapter.schedule([{ id: 'u-1' }], plan, calm));
      expect(await states(adapter.schedule([{ id: 'u-1' }], plan, calm))).to.deep.equal(['u-1 already']);
      expect(await states(adapter.schedule([{ id: 'u-2' }], { action: 'activate', at: null }, calm))).to.deep.equal([
        'u-2 done',
      ]);
      expect(await states(adapter.schedule([{ id: 'u-2' }], { action: 'activate', at: null }, calm))).to.deep.equal([
        'u-2 already',
      ]);
      adapter.meanwhile('u-2', { scheduled });
      const look = async () => [await adapter.get('u-1', calm), await adapter.get('u-2', calm)];
      expect((await look()).map(({ status }) => status)).to.deep.equal(['active', 'inactive']);
      now += 2 * day;
      const [one, two] = await look();
      expect([one.status, two.status]).to.deep.equal(['inactive', 'active']);
      expect(one).to.not.have.property('scheduled');
      expect(two).to.not.have.any.keys('scheduled', 'statusLabel');
    });

    it('keeps a plan for the opposite, and calls a status that is there already so', async () => {
      const adapter = new MemoryAdapter({ users: [aUser({ status: 'inactive' })] });
      const at = '2099-01-01T00:00:00Z';
      await all(adapter.schedule([{ id: 'u-1' }], { action: 'deactivate', at }, calm));
      await all(adapter.setActive([{ id: 'u-1' }], true, calm));
      expect(adapter.users[0].scheduled?.at).to.equal(at);
      expect(await states(adapter.setActive([{ id: 'u-1' }], true, calm))).to.deep.equal(['u-1 already']);
    });
  });

  describe('deleting', () => {
    it('softly can be undone for as long as it says, and keeps the login taken until then', async () => {
      let now = 0;
      const adapter = new MemoryAdapter({ deletion: 'soft', restorableDays: 2, now: () => now });
      expect((await adapter.connect(calm)).capabilities.delete).to.include({ kind: 'soft', restorableDays: 2 });
      const before = await adapter.get('u-3', calm);
      await all(adapter.delete(ids(3, 4, 5), calm));
      const again = { login: before.login, email: 'n@x.test' };
      expect((await rejection(adapter.create(again, calm))).kind).to.equal('conflict');
      now = 2 * day;
      const [outcome] = await all(adapter.restore(['u-3'], calm));
      expect(outcome).to.deep.equal({ id: 'u-3', state: 'done', user: await adapter.get('u-3', calm) });
      expect(await adapter.get('u-3', calm)).to.deep.equal({ ...before, version: adapter.users.at(-1)?.version });
      expect(await states(adapter.restore(['u-3', 'nobody'], calm))).to.deep.equal(['nobody failed', 'u-3 already']);
      adapter.allowed = ['view'];
      expect(await states(adapter.restore(['u-5'], calm))).to.deep.equal(['u-5 refused']);
      now += 1;
      expect(await states(adapter.restore(['u-4', 'u-5'], calm))).to.deep.equal(['u-4 failed', 'u-5 failed']);
    });

    it('for good frees the login', async () => {
      const adapter = new MemoryAdapter();
      const { login } = await adapter.get('u-3', calm);
      await all(adapter.delete(ids(3), calm));
      expect((await adapter.create({ login, email: 'n@x.test', status: 'inactive' }, calm)).status).to.equal(
        'inactive',
      );
    });

    it('deletes in two steps where it says so: who is active is deactivated first (F10)', async () => {
      const adapter = new MemoryAdapter({ capabilities: { delete: { kind: 'deactivate-first' } } });
      const there = (id: string) => adapter.users.find((user) => user.id === id);
      const active = adapter.users.find(({ status, owner, id }) => status === 'active' && owner === false && id !== adapter.viewer?.id)!; // prettier-ignore
      const { id, version } = active;
      expect(await states(adapter.delete([{ id, version }], calm))).to.deep.equal([`${id} done`]);
      expect([there(id)?.status, there(id)?.version === version]).to.deep.equal(['inactive', false]);
      // the second step is another consent: the version of the first is no longer enough
      expect(await states(adapter.delete([{ id, version }], calm))).to.deep.equal([`${id} changed`]);
      expect(await states(adapter.delete([{ id, version: there(id)?.version }], calm))).to.deep.equal([`${id} done`]);
      expect(there(id)).to.equal(undefined);
    });

    it('asks why where it is told to insist, and deletes nobody without', async () => {
      const adapter = new MemoryAdapter({ capabilities: { delete: { kind: 'permanent', reason: 'required' } } });
      const [outcome] = await all(adapter.delete(ids(3), calm));
      expect(outcome).to.deep.include({ id: 'u-3', state: 'failed' });
      expect(outcome).to.have.nested.property('error.fields.reason');
      expect(await states(adapter.delete(ids(3), { ...calm, reason: '' }))).to.deep.equal(['u-3 failed']);
      expect(await states(adapter.delete(ids(3), { ...calm, reason: 'Left' }))).to.deep.equal(['u-3 done']);
    });

    it('asks for a successor where one must take over', async () => {
      const adapter = new MemoryAdapter({ capabilities: { delete: { kind: 'permanent', successor: 'required' } } });
      const heir = async (successor?: string) => (await states(adapter.delete(ids(3), { ...calm, successor })))[0];
      expect(await heir()).to.equal('u-3 failed');
      expect(await heir('u-3')).to.equal('u-3 failed');
      expect(await heir('nobody')).to.equal('u-3 failed');
      expect(await heir('u-4')).to.equal('u-3 done');
    });

    it('does not look at versions where the backend does not', async () => {
      const adapter = new MemoryAdapter({ capabilities: { concurrency: 'none' } });
      expect(await states(adapter.delete([{ id: 'u-3', version: 'old' }], calm))).to.deep.equal(['u-3 done']);
    });

    it('heeds what the backend says of one user, and names the kind of refusal (R4)', async () => {
      const users = [
        aUser({ id: 'a', denied: { delete: 'managed' } }),
        aUser({ id: 'b', login: 'b', denied: { delete: 'scope' } }),
        aUser({ id: 'c', login: 'c', owner: undefined }),
      ];
      const outcomes = await all(new MemoryAdapter({ users }).delete([{ id: 'a' }, { id: 'b' }, { id: 'c' }], calm));
      const errors = outcomes.map((each) => ('error' in each ? `${each.error.kind} ${each.error.reason}` : ''));
      expect(errors).to.deep.equal(['protected managed', 'forbidden scope', 'forbidden unknown']);
    });
  });

  describe('with faults', () => {
    const faulty = (faults: Faults, options: MemoryOptions = {}) => new MemoryAdapter({ faults, ...options });

    it('fails the share of requests that it is told to, the same ones for the same seed', async () => {
      const run = (seed: number): Promise<string[]> =>
        states(
          faulty({ failPercent: 30 }, { seed }).delete(ids(...Array.from({ length: 60 }, (_, at) => at + 3)), calm),
        );
      const one = await run(5);
      expect(one.filter((line) => line.endsWith('failed')).length).to.be.within(8, 30);
      expect(await run(5)).to.deep.equal(one);
      expect(await run(6)).to.not.deep.equal(one);
      expect((await rejection(faulty({ failPercent: 100 }).query({ size: 5 }, calm))).kind).to.equal('unavailable');
    });

    it('takes its time through the wait that it is given', async () => {
      const waits: number[] = [];
      const wait = (ms: number) => Promise.resolve(void waits.push(ms));
      const adapter = faulty({ latencyMs: [100, 200] }, { wait });
      await adapter.query({ size: 5 }, calm);
      await all(adapter.delete(ids(3, 4, 5, 6, 7), calm));
      expect(waits).to.have.lengthOf(3);
      expect(waits.every((ms) => ms >= 100 && ms < 200)).to.equal(true);
      await faulty({ latencyMs: 7 }, { wait }).connect(calm);
      expect(waits.at(-1)).to.equal(7);
    });

    it('waits by the clock otherwise, and stops waiting when stopped', async () => {
      await faulty({ latencyMs: 1 }).connect(calm);
      const stop = new AbortController();
      const answer = faulty({ latencyMs: 60_000 }).update({ id: 'u-3' }, {}, { signal: stop.signal });
      stop.abort();
      expect((await rejection(answer)).kind).to.equal('aborted');
    });

    it('attempts nobody after it was stopped in the middle', async () => {
      const stop = new AbortController();
      const adapter = new MemoryAdapter();
      const seen: string[] = [];
      for await (const { id, state } of adapter.delete(ids(3, 4, 5), { signal: stop.signal })) {
        seen.push(`${id} ${state}`);
        stop.abort();
      }
      expect(seen).to.deep.equal(['u-3 done', 'u-4 not-attempted', 'u-5 not-attempted']);
    });

    it('attempts nobody after no further request was wanted', async () => {
      const stop = new AbortController();
      const adapter = new MemoryAdapter();
      const seen: string[] = [];
      for await (const { id, state } of adapter.delete(ids(3, 4), { ...calm, stop: stop.signal })) {
        seen.push(`${id} ${state}`);
        stop.abort();
      }
      expect(seen).to.deep.equal(['u-3 done', 'u-4 not-attempted']);
    });

    it('says wait at each so-manieth request, and leaves the rest for later', async () => {
      const adapter = faulty({ rateLimit: { every: 3, retryAfterMs: 5000 } });
      const outcomes = await all(adapter.delete(ids(3, 4, 5, 6), calm));
      expect(outcomes.map(({ state }) => state)).to.deep.equal(['done', 'done', 'failed', 'not-attempted']);
      expect(outcomes[2]).to.have.nested.property('error.retryAfterMs', 5000);
      expect(await states(adapter.delete(ids(5, 6), calm))).to.deep.equal(['u-5 done', 'u-6 done']);
    });

    it('does what it was asked and loses the answer', async () => {
      const adapter = faulty({ lostAnswerPercent: 100 });
      expect(await states(adapter.delete(ids(3), calm))).to.deep.equal(['u-3 unknown']);
      expect((await rejection(adapter.get('u-3', calm))).kind).to.equal('not-found');
      expect((await rejection(adapter.update({ id: 'u-4' }, { phone: '1' }, calm))).kind).to.equal('network');
      expect((await adapter.get('u-4', calm)).phone).to.equal('1');
    });

    it('lets somebody else be faster', async () => {
      const adapter = faulty({ stalePercent: 100 });
      const [outcome] = await all(adapter.delete(ids(3), calm));
      expect(outcome.state).to.equal('changed');
      expect(outcome).to.have.nested.property('error.latest.version', (await adapter.get('u-3', calm)).version);
    });

    it('lies about the total', async () => {
      expect((await faulty({ lyingTotal: 9 }).query({ size: 5 }, calm)).total?.value).to.equal(9);
      const silent = faulty({ lyingTotal: 9 }, { capabilities: { total: 'none' } });
      expect(await silent.query({ size: 5 }, calm)).to.not.have.property('total');
    });
  });
});

describe('sampleUsers', () => {
  it('are different people with different logins and addresses, in every script and length', () => {
    const users = sampleUsers(67);
    expect(new Set(users.map(({ login }) => login))).to.have.property('size', 67);
    expect(users.some(({ firstName = '' }) => /[\u0590-\u06ff]/.test(firstName))).to.equal(true);
    expect(users.some(({ lastName = '' }) => lastName.length > 40)).to.equal(true);
    expect(new Set(users.map(({ status }) => status))).to.have.property('size', 5);
    expect(users.some(({ lastLoginAt }) => lastLoginAt === null)).to.equal(true);
    expect(users.some(({ department }) => department?.path.length === 3)).to.equal(true);
  });

  it('begin with the same people, however many there are', () => {
    expect(sampleUsers(1000).slice(0, 67)).to.deep.equal(sampleUsers(67));
    expect(sampleUsers(1000).filter(({ owner }) => owner)).to.have.lengthOf(1);
    expect(sampleUsers(0)).to.deep.equal([]);
  });
});
