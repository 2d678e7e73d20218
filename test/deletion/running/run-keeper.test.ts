import { expect } from '@open-wc/testing';
import { freezeTargets } from '../../../src/bulk/frozen-targets.js';
import { digest } from '../../../src/bulk/journal/digest.js';
import type { JournalStore } from '../../../src/bulk/journal/journal-store.js';
import { deletionLock, heldLocks, hold, runLock } from '../../../src/bulk/journal/run-locks.js';
import { readyRun, transition, type RunState } from '../../../src/bulk/run-state.js';
import { RunKeeper } from '../../../src/deletion/running/run-keeper.js';
import { aSession } from '../../support/builders.js';
import { MemoryJournal } from '../../support/memory-journal.js';
import { deferred, FakeTimer, ScriptedAdapter, turn, until } from '../../support/scripted-adapter.js';

const targets = freezeTargets([{ id: 'a', version: '1' }, { id: 'b' }]);
const deletion = { action: 'delete' } as const;
let count = 0;

function stage(
  given: { backendId?: string | undefined; viewer?: null; open?: () => Promise<JournalStore>; timer?: FakeTimer } = {},
) {
  const backendId = 'backendId' in given ? given.backendId : `backend-${Date.now()}-${count++}`;
  const store = new MemoryJournal();
  const adapter = Object.assign(new ScriptedAdapter(), { backendId });
  let changes = 0;
  const keeper = new RunKeeper({
    adapter,
    session: aSession(given.viewer === null ? { viewer: null } : {}),
    timer: given.timer?.set,
    changed: () => (changes += 1),
    open: given.open ?? (() => Promise.resolve(store)),
  });
  const lock = deletionLock(digest(backendId ?? ''));
  return { keeper, store, lock, backendId, changes: () => changes };
}
const ended = (...states: ('done' | 'unknown')[]): RunState => ({
  ...readyRun(deletion, targets),
  phase: 'ended',
  outcomes: new Map(
    states.map((state, index) => [`u${index}`, { id: `u${index}`, state }]),
  ) as unknown as RunState['outcomes'],
});
const isGuarded = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

describe('RunKeeper', () => {
  it('writes who, what and whom before anything is sent: ids and versions, a digest of the backend, and no more (S28)', async () => {
    const { keeper, store, backendId } = stage();
    expect(await keeper.enter(deletion, targets)).to.equal(true);
    const [header] = store.headers.values();
    const { run, started, ...rest } = header!;
    expect(rest).to.deep.equal({
      format: 1,
      backend: digest(backendId!),
      viewer: 'me',
      work: deletion,
      targets: [{ id: 'a', version: '1' }, { id: 'b' }],
    });
    expect(run).to.match(/^\w+(-\w+){3}$/);
    expect(started).to.be.at.most(Date.now());
    expect(JSON.stringify(header)).not.to.include(backendId);
    keeper.leave();
  });

  it('holds the lock of deletions and that of its run until it ends (F26, F27)', async () => {
    const { keeper, store, lock } = stage();
    await keeper.enter(deletion, targets);
    const [run] = store.headers.keys();
    expect([...(await heldLocks())]).to.include.members([lock, runLock(run!)]);
    keeper.leave(ended('done'), true);
    await until(async () => !(await heldLocks()).has(runLock(run!)));
    await until(async () => !(await heldLocks()).has(lock));
    expect(store.headers.size).to.equal(0);
  });

  it('may not begin while another deletes, and writes nothing then (F27)', async () => {
    const { keeper, store, lock } = stage();
    const release = await hold(lock);
    expect(await keeper.enter(deletion, targets)).to.equal(false);
    expect([store.headers.size, isGuarded()]).to.deep.equal([0, false]);
    release!();
    keeper.leave();
  });

  it('keeps the lock that was taken when the viewer confirmed', async () => {
    const { keeper, lock } = stage();
    expect(await keeper.hold()).to.equal(true);
    expect(await hold(lock)).to.equal(undefined);
    expect(await keeper.enter(deletion, targets)).to.equal(true);
    keeper.leave();
  });

  it('does other works beside a deletion', async () => {
    const { keeper, store, lock } = stage();
    const release = await hold(lock);
    expect(await keeper.enter({ action: 'deactivate' }, targets)).to.equal(true);
    expect(store.headers.size).to.equal(1);
    keeper.leave(ended('done'), true);
    release!();
  });

  for (const [what, work, of] of [
    ['a message', { action: 'message', body: 'Hello' }, targets],
    ['a date', { action: 'schedule', plan: { action: 'deactivate', at: null } }, targets],
  ] as const) {
    it(`keeps no journal of ${what}`, async () => {
      const { keeper, store } = stage();
      expect(await keeper.enter(work, of)).to.equal(true);
      expect(keeper.sending(of)).to.equal(undefined);
      expect(store.headers.size).to.equal(0);
      keeper.leave(ended('done'), true);
    });
  }

  for (const backendId of [undefined, '', 7 as unknown as string]) {
    it(`has neither journal nor lock, and waits for nothing, where the backend is called ${backendId}`, async () => {
      const { keeper, store } = stage({ backendId });
      await keeper.look();
      expect([keeper.isUnkept, keeper.hold(), keeper.enter(deletion, targets)]).to.deep.equal([false, true, true]);
      expect(keeper.sending(targets)).to.equal(undefined);
      expect(store.writes).to.deep.equal([]);
      keeper.leave(ended('done'), true);
    });
  }

  it('keeps no journal for nobody', async () => {
    const { keeper, store } = stage({ viewer: null });
    expect(await keeper.enter(deletion, targets)).to.equal(true);
    expect(store.headers.size).to.equal(0);
    expect(keeper.facts()).not.to.have.property('viewerId');
    keeper.leave();
  });

  const broken: readonly (readonly [string, () => Promise<JournalStore>])[] = [
    ['missing', () => { throw new TypeError('No indexedDB.'); }],
    ['forbidden', () => Promise.reject(new DOMException('No.', 'SecurityError'))],
    ['full', () => Promise.resolve(Object.assign(new MemoryJournal(), { before: () => Promise.reject(new Error('Full.')) }))],
  ]; // prettier-ignore
  for (const [what, open] of broken) {
    it(`says beforehand that the run can’t be picked up, and lets it run, where the store is ${what}`, async () => {
      const { keeper, changes } = stage({ open });
      await keeper.look();
      expect([keeper.isUnkept, changes()]).to.deep.equal([true, 1]);
      expect(await keeper.enter(deletion, targets)).to.equal(true);
      expect(keeper.sending(targets)).to.equal(undefined);
      keeper.leave(ended('done'), true);
    });
  }

  it('does not try a store again that can’t be written to', async () => {
    const store = new MemoryJournal();
    let tries = 0;
    store.before = () => Promise.reject(new Error(`Full, for the ${(tries += 1)}. time.`));
    const { keeper } = stage({ open: () => Promise.resolve(store) });
    await keeper.look();
    expect(await keeper.enter(deletion, targets)).to.equal(true);
    expect(tries).to.equal(1);
    keeper.leave(ended('done'), true);
  });

  it('opens no store for nobody, or where nobody knows who is signed in', async () => {
    let opened = 0;
    const open = (): Promise<JournalStore> => ((opened += 1), Promise.resolve(new MemoryJournal()));
    const nobody = stage({ viewer: null, open }).keeper;
    expect(await nobody.enter(deletion, targets)).to.equal(true);
    nobody.leave();
    const adapter = Object.assign(new ScriptedAdapter(), { backendId: `unknown-${count++}` });
    const unknown = new RunKeeper({ adapter, session: undefined, open });
    expect(await unknown.enter(deletion, targets)).to.equal(true);
    unknown.leave();
    expect(opened).to.equal(0);
  });

  it('waits a second for a store that never answers, and no longer', async () => {
    const timer = new FakeTimer();
    const { keeper } = stage({ open: () => deferred<JournalStore>().promise, timer });
    const looked = keeper.look();
    await turn();
    expect(timer.delays).to.deep.equal([1_000]);
    timer.ring();
    await looked;
    expect(keeper.isUnkept).to.equal(true);
    keeper.leave();
  });

  it('waits a second for a lock that never answers, gives back what comes late, and goes on', async () => {
    const timer = new FakeTimer();
    const { keeper } = stage({ timer });
    const { locks } = navigator;
    const late = deferred<void>();
    const asked: ((lock: Lock) => unknown)[] = [];
    const silent = {
      request: (_: string, __: unknown, then: (lock: Lock) => unknown) => (asked.push(then), late.promise),
    };
    Object.defineProperty(navigator, 'locks', { value: silent, configurable: true });
    try {
      const entering = keeper.enter(deletion, targets) as Promise<boolean>;
      let went: boolean | undefined;
      void entering.then((value) => (went = value));
      for (let round = 0; went === undefined && round < 50; round++) {
        await turn();
        timer.ring();
      }
      expect(went).to.equal(true);
      let released = false;
      void (asked[0]!({} as Lock) as Promise<void>).then(() => (released = true));
      await turn();
      expect(released).to.equal(true);
    } finally {
      delete (navigator as { locks?: unknown }).locks;
      expect(navigator.locks).to.equal(locks);
      keeper.leave();
    }
  });

  it('has the browser ask before the page goes away, while it runs and not before or after (F24)', async () => {
    const { keeper } = stage();
    await keeper.look();
    expect(isGuarded()).to.equal(false);
    await keeper.enter(deletion, targets);
    expect(isGuarded()).to.equal(true);
    keeper.leave(ended('done'), true);
    expect(isGuarded()).to.equal(false);
  });

  for (const [what, run, told, left] of [
    ['everything is known and told', ended('done', 'done'), true, 0],
    ['somebody is unknown', ended('done', 'unknown'), true, 1],
    ['nobody could be told', ended('done'), false, 1],
  ] as const) {
    it(`leaves ${left ? 'the journal' : 'nothing'} behind where ${what} (S28)`, async () => {
      const { keeper, store } = stage();
      await keeper.enter(deletion, targets);
      await keeper.sending(targets);
      keeper.leave(run, told);
      keeper.leave();
      await until(() => store.closed > 0);
      expect(store.headers.size).to.equal(left);
      expect(store.records.length > 0).to.equal(left > 0);
    });
  }

  it('leaves the journal behind where nobody says that the viewer was told (S28)', async () => {
    const { keeper, store } = stage();
    await keeper.enter(deletion, targets);
    keeper.leave(ended('done'));
    await until(() => store.closed > 0);
    expect(store.headers.size).to.equal(1);
  });

  it('says that it can’t be kept, and nothing where it can', async () => {
    const kept = stage();
    await kept.keeper.look();
    expect([kept.keeper.isUnkept, kept.changes()]).to.deep.equal([false, 0]);
    kept.keeper.leave();
    const unkept = stage({ open: () => Promise.reject(new Error('Forbidden.')) });
    await unkept.keeper.look();
    expect([unkept.keeper.isUnkept, unkept.changes()]).to.deep.equal([true, 1]);
    unkept.keeper.leave();
    const alone = new RunKeeper({
      adapter: Object.assign(new ScriptedAdapter(), { backendId: 'alone' }),
      session: aSession(),
      open: () => Promise.reject(new Error('Forbidden.')),
    });
    await alone.look();
    expect(alone.isUnkept).to.equal(true);
    alone.leave();
  });

  it('writes nothing where there is no journal', () => {
    const { keeper } = stage({ backendId: undefined });
    keeper.enter(deletion, targets);
    const ready = readyRun(deletion, targets);
    keeper.note(ready, transition(ready, { type: 'start' })[0]);
    expect(keeper.sending(targets)).to.equal(undefined);
    keeper.leave();
  });

  it('closes the store where nothing was confirmed', async () => {
    const { keeper, store } = stage();
    await keeper.look();
    keeper.leave();
    await turn();
    expect(store.closed).to.equal(1);
  });

  it('writes what the run tells it', async () => {
    const { keeper, store } = stage();
    await keeper.enter(deletion, targets);
    const [sending] = transition(readyRun(deletion, targets), { type: 'start' });
    await keeper.sending(targets);
    keeper.note(sending, transition(sending, { type: 'outcome-arrived', outcome: { id: 'b', state: 'done' } })[0]);
    await turn();
    expect(store.records.map(({ marks }) => marks)).to.deep.equal([[[0, 'sent'], [1, 'sent']], [[1, 'done']]]); // prettier-ignore
    keeper.leave();
  });

  it('tells who began it and when, each run under a name of its own', () => {
    const [one, two] = [stage({ backendId: undefined }).keeper, stage({ backendId: undefined }).keeper];
    expect(one.enter(deletion, targets)).to.equal(true);
    const facts = one.facts();
    expect(facts.viewerId).to.equal('me');
    expect(Date.parse(facts.startedAt)).to.be.at.most(Date.parse(facts.endedAt));
    expect(facts.runId).not.to.equal(two.facts().runId);
    one.leave();
  });
});
