import { expect } from '@open-wc/testing';
import { freezeTargets } from '../../../src/bulk/frozen-targets.js';
import { journalFormat, mergedEntry, type JournalHeader } from '../../../src/bulk/journal/journal.js';
import { RunJournal } from '../../../src/bulk/journal/run-journal.js';
import { readyRun, transition, type RunState } from '../../../src/bulk/run-state.js';
import { MemoryJournal } from '../../support/memory-journal.js';
import { deferred, FakeTimer, turn } from '../../support/scripted-adapter.js';

const targets = freezeTargets(['a', 'b', 'c'].map((id) => ({ id })));
const header: JournalHeader = {
  format: journalFormat, run: 'r1', backend: 'b1', viewer: 'me', started: 0, work: { action: 'delete' }, targets,
}; // prettier-ignore
const sending = (): RunState => transition(readyRun({ action: 'delete' }, targets), { type: 'start' })[0];
const answered = (state: RunState, id: string): RunState =>
  transition(state, { type: 'outcome-arrived', outcome: { id, state: 'done' } })[0];
const marksIn = (store: MemoryJournal) => Object.fromEntries(mergedEntry(header, store.records).marks);

describe('RunJournal', () => {
  it('writes the header, and then whom it sends, before it lets them be sent (F24)', async () => {
    const store = new MemoryJournal();
    const journal = await RunJournal.begin(store, header);
    expect(store.writes).to.deep.equal(['begin']);
    const held = deferred<void>();
    store.after = () => held.promise;
    let sent = false;
    const going = journal.sending(targets.slice(0, 2)).then(() => (sent = true));
    await turn();
    expect([sent, marksIn(store)]).to.deep.equal([false, { a: 'sent', b: 'sent' }]);
    held.resolve();
    await going;
    expect(journal.isKept).to.equal(true);
  });

  it('writes answers in the background: one write at a time, with all that came meanwhile', async () => {
    const store = new MemoryJournal();
    const journal = await RunJournal.begin(store, header);
    const held = deferred<void>();
    store.before = () => held.promise;
    const start = sending();
    const one = answered(start, 'a');
    const two = answered(one, 'b');
    const three = answered(two, 'c');
    journal.note(start, one);
    journal.note(one, two);
    journal.note(two, three);
    held.resolve();
    await turn();
    expect(store.writes).to.deep.equal(['begin', 'append', 'append']);
    expect(marksIn(store)).to.deep.equal({ a: 'done', b: 'done', c: 'done' });
  });

  it('writes nothing where nothing is new', async () => {
    const store = new MemoryJournal();
    const journal = await RunJournal.begin(store, header);
    const state = sending();
    journal.note(state, { ...state, phase: 'stopping' });
    await turn();
    expect(store.writes).to.deep.equal(['begin']);
  });

  it('writes what comes while it writes, as often as it comes, and that nothing has ended', async () => {
    const store = new MemoryJournal();
    const journal = await RunJournal.begin(store, header);
    const start = sending();
    const one = answered(start, 'a');
    const two = answered(one, 'b');
    const three = answered(two, 'c');
    for (const [before, after] of [[start, one], [one, two], [two, three]] as const) {
      journal.note(before, after);
      await turn();
    } // prettier-ignore
    expect(store.records).to.deep.equal([0, 1, 2].map((place) => ({ run: 'r1', marks: [[place, 'done']] })));
    const held = deferred<void>();
    store.before = () => held.promise;
    journal.note(start, one);
    journal.note(one, two);
    store.before = () => Promise.resolve();
    held.resolve();
    await turn();
    journal.note(two, three);
    await turn();
    expect(store.records.slice(3).map(({ marks }) => marks)).to.deep.equal([0, 1, 2].map((place) => [[place, 'done']]));
  });

  it('writes nothing more where nothing is to stay', async () => {
    const store = new MemoryJournal();
    const journal = await RunJournal.begin(store, header);
    await journal.end(false);
    expect(store.writes).to.deep.equal(['begin', 'remove']);
  });

  it('leaves nothing behind when all is told (S28)', async () => {
    const store = new MemoryJournal();
    const journal = await RunJournal.begin(store, header);
    await journal.sending(targets);
    journal.note(sending(), answered(sending(), 'a'));
    await journal.end(false);
    await turn();
    expect([store.headers.size, store.records.length, store.closed]).to.deep.equal([0, 0, 1]);
  });

  it('stays, and says that it has ended, where something is to be told later', async () => {
    const store = new MemoryJournal();
    const journal = await RunJournal.begin(store, header);
    await journal.end(true);
    expect(mergedEntry(header, store.records).ended).to.equal(true);
    expect([store.headers.size, store.closed]).to.deep.equal([1, 1]);
  });

  for (const what of ['begin', 'append'] as const) {
    it(`gives itself up where ${what} fails, and removes what would be half the truth`, async () => {
      const store = new MemoryJournal();
      store.before = (write) => (write === what ? Promise.reject(new Error('No room.')) : Promise.resolve());
      const journal = await RunJournal.begin(store, header);
      await journal.sending(targets);
      await journal.sending(targets);
      expect(journal.isKept).to.equal(false);
      expect(store.writes).to.deep.equal(what === 'begin' ? ['remove'] : ['begin', 'remove']);
      await journal.end(true);
      expect([store.headers.size, store.closed]).to.deep.equal([0, 1]);
    });
  }

  it('is waited for a second, and no longer: deleting never depends on it', async () => {
    const store = new MemoryJournal();
    const timer = new FakeTimer();
    const journal = await RunJournal.begin(store, header, timer.set);
    store.before = () => deferred<void>().promise;
    let sent = false;
    const going = journal.sending(targets).then(() => (sent = true));
    await turn();
    expect([sent, timer.delays]).to.deep.equal([false, [1_000]]);
    timer.ring();
    await turn();
    timer.ring();
    await going;
    expect([sent, journal.isKept, timer.waiting]).to.deep.equal([true, false, 0]);
  });
});
