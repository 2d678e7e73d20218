import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { freezeTargets } from '../../../src/bulk/frozen-targets.js';
import {
  accountOf,
  isOpen,
  journalFormat,
  journalWork,
  markOf,
  mergedEntry,
  newMarks,
  supersededPlaces,
  type JournalHeader,
  type Mark,
} from '../../../src/bulk/journal/journal.js';
import { readyRun, transition, type RunEvent, type RunState } from '../../../src/bulk/run-state.js';
import { aUser } from '../../support/builders.js';

const targets = (...ids: string[]) => freezeTargets(ids.map((id) => ({ id, version: `${id}1` })));
const header = (given: Partial<JournalHeader> = {}): JournalHeader => ({
  format: journalFormat,
  run: 'r1',
  backend: 'b1',
  viewer: 'me',
  started: 1_000,
  work: { action: 'delete' },
  targets: targets('a', 'b', 'c', 'd'),
  ...given,
});

describe('journalWork', () => {
  it('keeps what is done, and of a department the id alone (S28)', () => {
    expect(journalWork({ action: 'delete' })).to.deep.equal({ action: 'delete' });
    expect(journalWork({ action: 'delete', reason: 'Ana left' })).to.deep.equal({ action: 'delete' });
    expect(journalWork({ action: 'deactivate', reason: 'Ana left' })).to.deep.equal({ action: 'deactivate' });
    expect(journalWork({ action: 'deactivate' })).to.deep.equal({ action: 'deactivate' });
    expect(journalWork({ action: 'change-department', department: { id: 'd1', name: 'Secret Lab' } })).to.deep.equal({
      action: 'change-department',
      department: 'd1',
    });
  });

  it('keeps no message and no date', () => {
    expect(journalWork({ action: 'message', body: 'Dear Ana' })).to.equal(undefined);
    expect(journalWork({ action: 'schedule', plan: { action: 'deactivate', at: null } })).to.equal(undefined);
  });
});

describe('markOf', () => {
  it('calls whoever was turned away before anything was done not tried (F11)', () => {
    const wait = adapterError('rate-limited', 'Wait.', { retryAfterMs: 1 });
    expect(markOf({ id: 'a', state: 'failed', error: wait })).to.equal('not-attempted');
    expect(markOf({ id: 'a', state: 'failed', error: adapterError('invalid', 'No.') })).to.equal('failed');
    expect(markOf({ id: 'a', state: 'done', user: aUser() })).to.equal('done');
  });
});

describe('newMarks', () => {
  const start = (size = 2): RunState => transition(readyRun({ action: 'delete' }, targets('a', 'b', 'c'), size), { type: 'start' })[0]; // prettier-ignore
  const tell = (state: RunState, event: RunEvent): [RunState, ReturnType<typeof newMarks>] => {
    const [after] = transition(state, event);
    return [after, newMarks(state, after)];
  };
  const done = (id: string): RunEvent => ({ type: 'outcome-arrived', outcome: { id, state: 'done' } });

  it('are those of one chunk: what another one is asked, or was not answered, is not told with it', () => {
    const [one] = tell(start(), done('a'));
    const other = {
      ...one,
      asked: new Map(one.asked),
      answered: new Map([['b', { id: 'b', state: 'done' } as const]]),
    };
    expect(newMarks(one, { ...other, outcomes: one.outcomes })).to.deep.equal([]);
    const later = { ...one, outcomes: new Map([['c', { id: 'c', state: 'done' } as const]]) };
    expect(newMarks(one, later)).to.deep.equal([['c', 'done']]);
  });

  it('tells an answer as it comes', () => {
    const [first, marks] = tell(start(), done('b'));
    expect(marks).to.deep.equal([['b', 'done']]);
    expect(tell(first, done('a'))[1]).to.deep.equal([['a', 'done']]);
    expect(tell(first, done('nobody'))[1]).to.deep.equal([]);
  });

  it('tells of a chunk that has ended what became of each', () => {
    const [first] = tell(start(), done('a'));
    const [after, marks] = tell(first, { type: 'chunk-ended' });
    expect(marks).to.deep.equal([['a', 'done'], ['b', 'unknown']]); // prettier-ignore
    expect(after.phase).to.equal('sending');
  });

  it('calls those of a chunk not tried who are sent again, the whole call having been turned away (F19)', () => {
    const error = adapterError('unauthenticated', 'Sign in.');
    expect(tell(start(), { type: 'chunk-ended', error })[1]).to.deep.equal([
      ['a', 'not-attempted'],
      ['b', 'not-attempted'],
    ]);
  });

  it('tells who is no longer allowed after a new sign-in', () => {
    const [paused] = tell(start(), { type: 'chunk-ended', error: adapterError('unauthenticated', 'Sign in.') });
    const [, marks] = tell(paused, { type: 'signed-in', denied: new Map([['c', 'role']]) });
    expect(marks).to.deep.equal([['c', 'refused']]);
  });

  it('tells what looking again showed', () => {
    const [looking] = tell(start(3), { type: 'chunk-ended', error: adapterError('network', 'Lost.') });
    expect(looking.phase).to.equal('reconciling');
    const results = [
      { id: 'a', state: 'gone' as const },
      { id: 'b', state: 'found' as const, user: aUser({ id: 'b' }) },
    ];
    const [, marks] = tell(looking, { type: 'users-read', results });
    expect(marks).to.deep.equal([['a', 'done'], ['b', 'unknown']]); // prettier-ignore
  });

  it('says nothing of those who were not sent when the viewer stops (U14)', () => {
    const [stopping] = tell(start(), { type: 'stop' });
    const [ended, marks] = tell(stopping, { type: 'chunk-ended' });
    expect(ended.outcomes.get('c')?.state).to.equal('not-attempted');
    expect(marks.map(([id]) => id)).to.deep.equal(['a', 'b']);
  });
});

describe('mergedEntry', () => {
  it('lets a later mark of a user take the place of an earlier one, whatever the record', () => {
    const entry = mergedEntry(header(), [
      { run: 'r1', marks: [[0, 'sent'], [1, 'sent']] },
      { run: 'r1', marks: [[0, 'done'], [1, 'not-attempted'], [1, 'sent']] },
    ]); // prettier-ignore
    expect([...entry.marks]).to.deep.equal([['a', 'done'], ['b', 'sent']]); // prettier-ignore
    expect(entry.ended).to.equal(false);
  });

  it('has ended when one record says so', () => {
    expect(mergedEntry(header(), [{ run: 'r1', marks: [], ended: true }]).ended).to.equal(true);
  });

  it('ignores places that are none', () => {
    expect([...mergedEntry(header(), [{ run: 'r1', marks: [[9, 'done']] }]).marks]).to.deep.equal([]);
  });
});

describe('accountOf', () => {
  const account = (...marks: [string, Mark][]) => accountOf({ header: header(), marks: new Map(marks), ended: false });

  it('calls whoever was sent and not answered unknown, and who has no mark not tried (F24)', () => {
    const { total, done, trouble, unknown, untried } = account(['a', 'done'], ['b', 'sent'], ['c', 'unknown']);
    expect({ total, done, trouble }).to.deep.equal({ total: 4, done: 1, trouble: 0 });
    expect(unknown).to.deep.equal([{ id: 'b', version: 'b1' }, { id: 'c', version: 'c1' }]); // prettier-ignore
    expect(untried).to.deep.equal([{ id: 'd', version: 'd1' }]);
  });

  it('counts no more whom a newer run is about', () => {
    const { total, untried } = account(['a', 'superseded'], ['b', 'already'], ['c', 'failed']);
    expect([total, untried.length]).to.deep.equal([3, 1]);
  });

  it('puts every target into exactly one place (F34)', () => {
    const marks = ['sent', 'superseded', 'done', 'deactivated', 'already', 'refused', 'changed', 'failed', 'unknown', 'not-attempted'] as const; // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom(...marks)), { minLength: 1, maxLength: 40 }), (given) => {
        const all = freezeTargets(given.map((_, index) => ({ id: `u${index}` })));
        const known = given.flatMap((mark, index): [string, Mark][] => (mark ? [[`u${index}`, mark]] : []));
        const { total, done, deactivated, trouble, unknown, untried } = accountOf({
          header: header({ targets: all }),
          marks: new Map(known),
          ended: false,
        });
        expect(done + deactivated + trouble + unknown.length + untried.length).to.equal(total);
        expect(total).to.equal(given.filter((mark) => mark !== 'superseded').length);
      }),
    );
  });

  it('is open while anybody is unknown, was not tried, or did not end well', () => {
    const ended = (mark: Mark): boolean => isOpen(account(['a', 'done'], ['b', 'done'], ['c', 'already'], ['d', mark]));
    expect((['done', 'deactivated', 'already', 'superseded'] as const).map(ended)).to.deep.equal([
      false,
      false,
      false,
      false,
    ]);
    expect((['sent', 'unknown', 'not-attempted', 'refused', 'changed', 'failed'] as const).every(ended)).to.equal(true);
  });
});

describe('supersededPlaces', () => {
  const newer = header({ run: 'r2', targets: targets('d', 'x', 'b') });

  it('names the places of those whom a newer run of the same viewer is about', () => {
    expect(supersededPlaces(header(), newer)).to.deep.equal([1, 3]);
  });

  it('names none of another backend, viewer or action, nor of itself', () => {
    for (const other of [
      { backend: 'b2' },
      { viewer: 'you' },
      { work: { action: 'activate' as const } },
      { run: 'r2' },
    ])
      expect(supersededPlaces(header(other), newer)).to.deep.equal([]);
  });
});
