import { expect } from '@open-wc/testing';
import { isAdapterError, type AdapterError } from '../../src/adapters/adapter-error.js';
import type { Call, Outcome, UserAdapter } from '../../src/adapters/contract.js';
import type { MemoryAdapter, MemoryOptions } from '../../src/adapters/memory.js';
import type { Session } from '../../src/domain/session.js';
import { nameOf, type User } from '../../src/domain/user.js';
import { aUser } from '../support/builders.js';

/** An adapter to try, and the backend behind it as the truth to compare with. */
export interface Tried {
  readonly adapter: UserAdapter;
  readonly truth: MemoryAdapter;
}

/** A call that nobody stops. */
export const calm: Call = { signal: new AbortController().signal };

/** Everything that an iterable yields. */
export async function all<T>(items: AsyncIterable<T> | undefined): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items ?? []) list.push(item);
  return list;
}

/** The outcomes' states by id, sorted, as in `u-1 done`. */
export async function states(outcomes: AsyncIterable<Outcome> | undefined): Promise<string[]> {
  return (await all(outcomes)).map(({ id, state }) => `${id} ${state}`).sort();
}

/** The error that a promise rejects with, which must be an AdapterError. */
export async function rejection(promise: Promise<unknown> | undefined): Promise<AdapterError> {
  const thrown = await promise?.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!isAdapterError(thrown)) throw new Error(`not an AdapterError: ${String(thrown)}`);
  return thrown;
}

const people: readonly User[] = [
  aUser({ id: 'owner', login: 'olga', firstName: 'Olga', lastName: 'Owner', email: 'olga@x.test', owner: true }),
  aUser({ id: 'me', login: 'ada', firstName: 'Ada', lastName: 'Admin', email: 'ada@x.test' }),
  aUser({ id: 'a', login: 'same', firstName: 'Sam', lastName: 'Same', email: 'sam1@x.test' }),
  aUser({ id: 'b', login: 'same2', firstName: 'Sam', lastName: 'Same', email: 'sam2@x.test', status: 'inactive' }),
  aUser({ id: 'c', login: 'zoe', firstName: 'Zoë', lastName: 'Ångström', email: 'zoe@x.test', status: 'on-leave' }),
  aUser({ id: 'd/e?f#g%2e', login: 'odd', firstName: 'Odd', lastName: 'Id', email: 'odd@x.test' }),
];

const places = [
  { id: 'co', name: 'My Company', path: [] },
  { id: 'dev', name: 'Development', path: ['My Company'] },
  { id: 'web', name: 'Web', path: ['My Company', 'Development'] },
  { id: 'ops', name: 'Operations', path: ['My Company'] },
];

/** The adapter contract as tests: what every adapter of this package promises, whatever stands behind it. */
export function adapterContract(name: string, make: (options: MemoryOptions) => Tried | Promise<Tried>): void {
  const house: MemoryOptions = {
    users: people.map((user, index) => ({ ...user, department: places[index % places.length] })),
    departments: places,
    viewer: { id: 'me', name: 'Ada Admin' },
  };
  let adapter: UserAdapter;
  let truth: MemoryAdapter;
  let session: Session;
  const start = async (options: MemoryOptions = {}): Promise<void> => {
    ({ adapter, truth } = await make({ ...house, ...options }));
    session = await adapter.connect(calm);
  };
  const find = (id: string): User | undefined => truth.users.find((user) => user.id === id);
  const targets = (...ids: string[]): { id: string; version?: string }[] =>
    ids.map((id) => ({ id, version: find(id)?.version }));

  describe(`the adapter contract, kept by ${name}`, () => {
    beforeEach(() => start());

    describe('reading', () => {
      it('says who is signed in and what they may', () => {
        expect(session.viewer).to.deep.equal({ id: 'me', name: 'Ada Admin' });
        expect(session.allowed.has('delete')).to.equal(true);
        expect(session.capabilities.delete?.kind).to.equal('permanent');
      });

      it('tells nobody’s session when nobody is signed in, and refuses to list', async () => {
        await start({ viewer: null });
        expect(session.viewer).to.equal(null);
        expect((await rejection(adapter.query({ size: 5 }, calm))).kind).to.equal('unauthenticated');
      });

      it('refuses to list without the right to see users', async () => {
        await start({ allowed: ['delete'] });
        expect((await rejection(adapter.query({ size: 5 }, calm))).kind).to.equal('forbidden');
      });

      it('walks all pages without a gap or a repeat, though names are the same', async () => {
        for (const kind of ['offset', 'cursor'] as const) {
          await start({ capabilities: { page: { kind } } });
          const seen: string[] = [];
          const sort = { field: 'name', direction: 'ascending' } as const;
          let page = await adapter.query({ size: 2, sort }, calm);
          for (;;) {
            expect(page.users.length).to.be.at.most(2);
            expect(page.total).to.deep.equal({ value: 6, kind: 'exact' });
            seen.push(...page.users.map(({ id }) => id));
            if (!page.next) break;
            page = await adapter.query({ size: 2, sort, at: page.next }, calm);
          }
          expect(seen).to.have.lengthOf(6);
          expect(new Set(seen)).to.have.property('size', 6);
          const back = await adapter.query({ size: 2, sort, at: page.previous }, calm);
          expect(back.users.map(({ id }) => id)).to.deep.equal(seen.slice(2, 4));
        }
      });

      it('answers past the end with nobody and no next page', async () => {
        const page = await adapter.query({ size: 5, at: { offset: 50 } }, calm);
        expect(page.users).to.deep.equal([]);
        expect(page.next).to.equal(undefined);
      });

      it('refuses a place that it did not make', async () => {
        await start({ capabilities: { page: { kind: 'cursor' } } });
        expect((await rejection(adapter.query({ size: 5, at: { cursor: 'foreign' } }, calm))).kind).to.equal('invalid');
      });

      it('says that the size was not applied where it is more than the backend gives', async () => {
        await start({ capabilities: { page: { kind: 'offset', maxSize: 3 } } });
        const page = await adapter.query({ size: 5 }, calm);
        expect(page.users).to.have.lengthOf(3);
        expect(page.notApplied).to.deep.equal(['size']);
      });

      it('says what it can’t do, instead of posing a part as the result', async () => {
        await start({ capabilities: { search: { mode: 'none', fields: [] }, sort: [], filters: [] } });
        const page = await adapter.query(
          { size: 9, search: 'x', filters: { status: ['active'] }, sort: { field: 'name', direction: 'ascending' } },
          calm,
        );
        expect(page.notApplied).to.have.members(['search', 'filters', 'sort']);
        expect(page.users).to.have.lengthOf(6);
      });

      it('searches in name, login and e-mail, whatever the case and the accents', async () => {
        const hits = async (search: string): Promise<string[]> =>
          (await adapter.query({ size: 9, search }, calm)).users.map(({ id }) => id).sort();
        expect(await hits('sam')).to.deep.equal(['a', 'b']);
        expect(await hits('ANGSTRÖM')).to.deep.equal(['c']);
        expect(await hits('SAM2@')).to.deep.equal(['b']);
        expect(await hits('same2')).to.deep.equal(['b']);
        expect(await hits('Zoë Å')).to.deep.equal(['c']);
      });

      it('survives hostile search texts', async () => {
        for (const search of ['"', '\\', '%', '_', '*', '(', '漢', '😀', '&size=1', '#', 'x'.repeat(2000)])
          expect((await adapter.query({ size: 9, search }, calm)).users).to.deep.equal([]);
      });

      it('filters by status, by role, and by a department with those under it', async () => {
        const hits = async (filters: Record<string, string[]>): Promise<string[]> =>
          (await adapter.query({ size: 9, filters }, calm)).users.map(({ id }) => id).sort();
        expect(await hits({ status: ['inactive', 'on-leave'] })).to.deep.equal(['b', 'c']);
        expect(await hits({ department: ['dev'] })).to.deep.equal(['a', 'd/e?f#g%2e', 'me']);
        expect(await hits({ department: ['dev'], status: ['inactive'] })).to.deep.equal([]);
        expect(await hits({ role: ['nobody'] })).to.deep.equal([]);
      });

      it('sorts both ways by every field that it declares', async () => {
        for (const field of session.capabilities.sort) {
          const ids = async (direction: 'ascending' | 'descending'): Promise<string[]> =>
            (await adapter.query({ size: 9, sort: { field, direction } }, calm)).users.map(({ id }) => id);
          expect((await ids('ascending')).reverse(), field).to.deep.equal(await ids('descending'));
        }
        const { users } = await adapter.query({ size: 9, sort: { field: 'name', direction: 'ascending' } }, calm);
        expect(users.map(nameOf)).to.deep.equal([
          'Ada Admin', 'Odd Id', 'Olga Owner', 'Sam Same', 'Sam Same', 'Zoë Ångström',
        ]); // prettier-ignore
      });

      it('gets one user whole, whatever their id looks like', async () => {
        expect(await adapter.get('c', calm)).to.deep.equal(find('c'));
        expect((await adapter.get('d/e?f#g%2e', calm)).login).to.equal('odd');
      });

      it('rejects with not-found for nobody', async () => {
        expect((await rejection(adapter.get('nobody', calm))).kind).to.equal('not-found');
      });

      it('tells the departments', async () => {
        expect(await adapter.departments?.(calm)).to.deep.equal(places);
      });

      it('stops at once when it is told to, before or while it waits', async () => {
        const stopped = AbortSignal.abort();
        expect((await rejection(adapter.get('c', { signal: stopped }))).kind).to.equal('aborted');
        let slow = false;
        const wait = (_: number, signal: AbortSignal): Promise<void> =>
          slow ? new Promise((done) => signal.addEventListener('abort', () => done())) : Promise.resolve();
        await start({ faults: { latencyMs: 1000 }, wait });
        slow = true;
        const stop = new AbortController();
        const answer = adapter.get('c', { signal: stop.signal });
        stop.abort();
        expect((await rejection(answer)).kind).to.equal('aborted');
      });
    });

    describe('writing one', () => {
      it('creates a user who can be got, and who is not the owner', async () => {
        const made = await adapter.create?.({ login: 'new', email: 'new@x.test', firstName: 'Nia' }, calm);
        expect(made).to.include({ login: 'new', firstName: 'Nia', status: 'active', owner: false });
        expect(await adapter.get(made?.id ?? '', calm)).to.deep.equal(made);
      });

      it('creates one user for one request id, however often it arrives', async () => {
        const call = { ...calm, requestId: 'r-1' };
        const one = await adapter.create?.({ login: 'new', email: 'new@x.test' }, call);
        const two = await adapter.create?.({ login: 'new', email: 'new@x.test' }, call);
        expect(two?.id).to.equal(one?.id);
        expect(truth.users).to.have.lengthOf(7);
      });

      it('refuses a login that somebody has, and says so at the field', async () => {
        const error = await rejection(adapter.create?.({ login: 'SAME', email: 'n@x.test' }, calm));
        expect(error.kind).to.equal('conflict');
        expect(error.fields).to.have.property('login');
        expect(truth.users).to.have.lengthOf(6);
      });

      it('refuses an e-mail address that somebody has, and leaves everybody theirs', async () => {
        const email = (find('a') as User).email ?? '';
        const error = await rejection(adapter.create?.({ login: 'new', email: email.toUpperCase() }, calm));
        expect(error.kind).to.equal('conflict');
        expect(error.fields).to.have.key('email');
        expect((await adapter.update?.({ id: 'a' }, { email, phone: '1' }, calm))?.phone).to.equal('1');
      });

      it('refuses what is not valid, field by field', async () => {
        const error = await rejection(adapter.create?.({ login: ' ', email: 'none' }, calm));
        expect(error.kind).to.equal('invalid');
        expect(error.fields).to.have.all.keys('login', 'email');
        expect((await rejection(adapter.update?.({ id: 'a' }, { email: '' }, calm))).fields).to.have.key('email');
      });

      it('updates what was changed and leaves the rest', async () => {
        const before = find('a') as User;
        const after = await adapter.update?.({ id: 'a', version: before.version }, { phone: '1' }, calm);
        expect(after).to.deep.equal({ ...before, phone: '1', version: after?.version });
        expect(after?.version).to.not.equal(before.version);
        expect(find('a')).to.deep.equal(after);
      });

      it('refuses a stale version and hands over the latest (R12)', async () => {
        truth.meanwhile('a', { jobTitle: 'Changed' });
        const error = await rejection(adapter.update?.({ id: 'a', version: 'v1' }, { phone: '1' }, calm));
        expect(error.kind).to.equal('stale');
        expect(error.latest).to.deep.equal(find('a'));
        expect(find('a')?.phone).to.equal(undefined);
      });

      it('resets a password, and not of nobody', async () => {
        await adapter.resetPassword?.('a', calm);
        expect(truth.log.at(-1)).to.include({ method: 'resetPassword' });
        expect((await rejection(adapter.resetPassword?.('nobody', calm))).kind).to.equal('not-found');
      });

      it('refuses every write without the right, and changes nothing (R1)', async () => {
        await start();
        truth.allowed = new Set(['view'] as const);
        const before = truth.users;
        for (const write of [
          () => adapter.create?.({ login: 'n', email: 'n@x.test' }, calm),
          () => adapter.update?.({ id: 'a' }, { phone: '1' }, calm),
          () => adapter.resetPassword?.('a', calm),
        ])
          expect((await rejection(write())).kind).to.equal('forbidden');
        const at = '2099-01-01T00:00:00Z';
        for (const outcomes of [
          adapter.delete?.(targets('a'), calm),
          adapter.setActive?.(targets('a'), false, calm),
          adapter.schedule?.(targets('a'), { action: 'deactivate', at }, calm),
          adapter.changeDepartment?.(targets('a'), 'ops', calm),
          adapter.sendMessage?.(['a'], { body: 'Hi' }, calm),
        ])
          expect(await states(outcomes)).to.deep.equal(['a refused']);
        expect(truth.users).to.deep.equal(before);
      });
    });

    describe('writing many', () => {
      it('tells exactly one outcome for each id, and touches nobody else (U11)', async () => {
        truth.meanwhile('c', { jobTitle: 'Changed' });
        const asked = [...targets('owner', 'me', 'a', 'b', 'a'), { id: 'c', version: 'v1' }, { id: 'nobody' }];
        expect(await states(adapter.delete?.(asked, calm))).to.deep.equal([
          'a done', 'b done', 'c changed', 'me refused', 'nobody already', 'owner refused',
        ]); // prettier-ignore
        expect(truth.users.map(({ id }) => id).sort()).to.deep.equal(['c', 'd/e?f#g%2e', 'me', 'owner']);
      });

      it('says why: the rule for a refusal, the latest record for a change (R2, R3, F1)', async () => {
        truth.meanwhile('c', { owner: true });
        truth.meanwhile('a', { jobTitle: 'Changed' });
        const asked = [...targets('owner', 'me', 'c'), { id: 'a', version: 'v1' }];
        const outcomes = await all(adapter.delete?.(asked, calm));
        const reasons = new Map(outcomes.map((each) => [each.id, 'error' in each ? each.error : undefined]));
        expect(reasons.get('owner')).to.include({ kind: 'protected', reason: 'owner' });
        expect(reasons.get('me')).to.include({ kind: 'protected', reason: 'self' });
        expect(reasons.get('c')).to.include({ reason: 'owner' });
        expect(reasons.get('a')?.latest).to.deep.equal(find('a'));
      });

      it('deletes a user whatever their id looks like (S9)', async () => {
        expect(await states(adapter.delete?.(targets('d/e?f#g%2e'), calm))).to.deep.equal(['d/e?f#g%2e done']);
        expect(truth.users).to.have.lengthOf(5);
      });

      it('does nothing at all for nobody (T8)', async () => {
        expect(await all(adapter.delete?.([], calm))).to.deep.equal([]);
        expect(await all(adapter.setActive?.([], false, calm))).to.deep.equal([]);
        expect(truth.users).to.have.lengthOf(6);
      });

      it('attempts nothing once it is stopped (U14)', async () => {
        const call = { signal: AbortSignal.abort() };
        expect(await states(adapter.delete?.(targets('a', 'b'), call))).to.deep.equal([
          'a not-attempted',
          'b not-attempted',
        ]);
        expect(truth.users).to.have.lengthOf(6);
      });

      it('sends nothing more once no further request is wanted (U14)', async () => {
        const call = { ...calm, stop: AbortSignal.abort() };
        const both = ['a not-attempted', 'b not-attempted'];
        expect(await states(adapter.delete?.(targets('a', 'b'), call))).to.deep.equal(both);
        expect(await states(adapter.setActive?.(targets('a', 'b'), false, call))).to.deep.equal(both);
        expect(truth.users.map(({ status }) => status).filter((status) => status === 'inactive')).to.have.lengthOf(1);
        expect(truth.users).to.have.lengthOf(6);
      });

      it('stops asking when the sign-in has expired, and fails nobody it did not ask for (F19)', async () => {
        truth.viewer = null;
        const asked = Array.from({ length: 12 }, (_, index) => ({ id: `x-${index}` }));
        const outcomes = await all(adapter.delete?.(asked, calm));
        expect(outcomes).to.have.lengthOf(12);
        const failed = outcomes.filter(({ state }) => state === 'failed');
        expect(failed.length).to.be.within(1, 12);
        for (const each of failed) expect('error' in each && each.error.kind).to.equal('unauthenticated');
        for (const { state } of outcomes) expect(state).to.be.oneOf(['failed', 'not-attempted']);
      });

      it('deactivates and activates, and says so in the list', async () => {
        const done = await all(adapter.setActive?.(targets('a'), false, calm));
        expect(done).to.deep.equal([{ id: 'a', state: 'done', user: find('a') }]);
        const { users } = await adapter.query({ size: 9, filters: { status: ['inactive'] } }, calm);
        expect(users.map(({ id }) => id).sort()).to.deep.equal(['a', 'b']);
        await all(adapter.setActive?.(targets('a'), true, calm));
        expect(find('a')?.status).to.equal('active');
      });

      it('refuses to deactivate the owner and the viewer (R2, R3)', async () => {
        expect(await states(adapter.setActive?.(targets('owner', 'me'), false, calm))).to.deep.equal([
          'me refused',
          'owner refused',
        ]);
      });

      it('plans a deactivation and cancels it', async () => {
        const at = '2099-12-31T23:59:00.000Z';
        const plan = { action: 'deactivate', at } as const;
        expect(await states(adapter.schedule?.(targets('a'), plan, calm))).to.deep.equal(['a done']);
        expect(find('a')?.scheduled).to.deep.equal(plan);
        await all(adapter.schedule?.(targets('a'), { ...plan, at: null }, calm));
        expect(find('a')).to.not.have.property('scheduled');
      });

      it('plans nothing for a day that is past', async () => {
        const plan = { action: 'deactivate', at: '1999-12-31T23:59:00Z' } as const;
        expect(await states(adapter.schedule?.(targets('a', 'b'), plan, calm))).to.deep.equal(['a failed', 'b failed']);
      });

      it('moves to a department that exists', async () => {
        expect(await states(adapter.changeDepartment?.(targets('a', 'b'), 'web', calm))).to.satisfy((each: string[]) =>
          each.every((line) => / (done|already)$/.test(line)),
        );
        expect([find('a')?.department, find('b')?.department]).to.deep.equal([places[2], places[2]]);
        expect(await states(adapter.changeDepartment?.(targets('a', 'b'), 'none', calm))).to.deep.equal([
          'a failed',
          'b failed',
        ]);
      });

      it('writes to whoever may get messages (R8)', async () => {
        expect(await states(adapter.sendMessage?.(['a', 'b', 'c'], { body: 'Hello' }, calm))).to.deep.equal([
          'a done',
          'b refused',
          'c done',
        ]);
      });
    });
  });
}
