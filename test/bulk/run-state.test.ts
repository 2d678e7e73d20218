import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { adapterError } from '../../src/adapters/adapter-error.js';
import { freezeTargets } from '../../src/bulk/frozen-targets.js';
import type { ReadResult } from '../../src/bulk/read-each.js';
import { countsOf } from '../../src/bulk/run-report.js';
import {
  isChunkAnswered,
  readyRun,
  transition,
  type RunEffect,
  type RunEvent,
  type RunState,
} from '../../src/bulk/run-state.js';
import type { BulkWork } from '../../src/bulk/bulk-work.js';
import { aUser } from '../support/builders.js';

const idsOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `u${index}`);
const ready = (count: number, chunk = 50, work: BulkWork = { action: 'delete' }): RunState =>
  readyRun(work, freezeTargets(idsOf(count).map((id) => ({ id, version: 'v1' }))), chunk);
const arrive = (outcome: unknown): RunEvent => ({ type: 'outcome-arrived', outcome });
const error = adapterError('network', 'The connection was lost.');

function play(state: RunState, ...events: RunEvent[]): { state: RunState; effects: RunEffect[] } {
  const effects: RunEffect[] = [];
  for (const event of events) {
    const [next, more] = transition(state, event);
    state = next;
    effects.push(...more);
  }
  return { state, effects };
}

const stateOf = (state: RunState, id: string): string | undefined => state.outcomes.get(id)?.state;

describe('transition of a run', () => {
  it('sends the first chunk when it starts, once', () => {
    const { state, effects } = play(ready(5, 2), { type: 'start' }, { type: 'start' });
    expect(effects).to.deep.equal([
      { type: 'send', targets: [{ id: 'u0', version: 'v1' }, { id: 'u1', version: 'v1' }] }, // prettier-ignore
    ]);
    expect(state.phase).to.equal('sending');
    expect(state.queue.map(({ id }) => id)).to.deep.equal(['u2', 'u3', 'u4']);
  });

  it('goes on with the next chunk when one has ended, and ends after the last', () => {
    const done = (id: string): RunEvent => arrive({ id, state: 'done' });
    const { state, effects } = play(
      ready(3, 2), { type: 'start' }, done('u0'), done('u1'), { type: 'chunk-ended' }, done('u2'), { type: 'chunk-ended' },
    ); // prettier-ignore
    expect(effects.map(({ type }) => type)).to.deep.equal(['send', 'send', 'end']);
    expect(state.phase).to.equal('ended');
    expect(countsOf(state.outcomes.values())).to.include({ done: 3 });
  });

  it('takes a chunk size that makes no sense as the nearest that does', () => {
    expect([0, -1, NaN, 2.9, 10_000].map((size) => ready(1, size).chunkSize)).to.deep.equal([1, 1, 1, 2, 500]);
  });

  describe('an answer', () => {
    const started = (): RunState => play(ready(3), { type: 'start' }).state;

    it('counts once for an id: a second one is ignored (F17)', () => {
      const { state } = play(
        started(),
        arrive({ id: 'u0', state: 'failed', error }),
        arrive({ id: 'u0', state: 'done' }),
      );
      expect(state.answered.get('u0')?.state).to.equal('failed');
    });

    it('for an id that was not asked for is ignored (F17)', () => {
      const { state } = play(started(), arrive({ id: 'stranger', state: 'done' }), { type: 'chunk-ended' });
      expect([...state.outcomes.keys()]).to.deep.equal(idsOf(3));
    });

    it('that is missing makes the target unknown, never failed or done (F17, T10)', () => {
      const { state } = play(started(), arrive({ id: 'u0', state: 'done' }), { type: 'chunk-ended' });
      expect(idsOf(3).map((id) => stateOf(state, id))).to.deep.equal(['done', 'unknown', 'unknown']);
    });

    it('is matched by id, in whatever order it comes (F17)', () => {
      const { state } = play(
        started(), arrive({ id: 'u2', state: 'already' }), arrive({ id: 'u0', state: 'done' }), { type: 'chunk-ended', error },
      ); // prettier-ignore
      expect(idsOf(3).map((id) => stateOf(state, id))).to.deep.equal(['done', 'unknown', 'already']);
    });

    const garbage = [undefined, null, 7, 'done', {}, { id: 'u0' }, { id: 'u0', state: 'DONE' }, { id: 3, state: 'done' }, { id: 'u0', state: 'toString' }, []]; // prettier-ignore
    for (const given of garbage) {
      it(`that is ${JSON.stringify(given)} is no answer (F33)`, () => {
        const { state } = play(started(), arrive(given), { type: 'chunk-ended' });
        expect(countsOf(state.outcomes.values())).to.include({ done: 0, unknown: 3 });
      });
    }

    it('without its error gets one, and one with a foreign error too (F33)', () => {
      const { state } = play(
        started(), arrive({ id: 'u0', state: 'failed' }), arrive({ id: 'u1', state: 'refused', error: new Error('no') }),
      ); // prettier-ignore
      for (const id of ['u0', 'u1']) expect(state.answered.get(id)).to.have.nested.property('error.kind', 'protocol');
    });

    it('brings the record along only if it is the right person’s (F3)', () => {
      const mine = aUser({ id: 'u0' });
      const { state } = play(
        started(),
        arrive({ id: 'u0', state: 'done', user: mine }),
        arrive({ id: 'u1', state: 'done', user: mine }),
        arrive({
          id: 'u2',
          state: 'changed',
          error: adapterError('stale', 'Changed.', { latest: aUser({ id: 'u2' }) }),
        }),
      );
      expect(state.answered.get('u0')).to.have.deep.property('user', mine);
      expect(state.answered.get('u1')).not.to.have.property('user');
      expect(state.answered.get('u2')).to.have.nested.property('latest.id', 'u2');
    });

    it('that comes before the start or after the end changes nothing', () => {
      const before = ready(1);
      expect(play(before, arrive({ id: 'u0', state: 'done' })).state).to.equal(before);
      const { state } = play(before, { type: 'start' }, arrive({ id: 'u0', state: 'done' }), { type: 'chunk-ended' });
      expect(play(state, arrive({ id: 'u0', state: 'failed' }), { type: 'chunk-ended' }).state).to.equal(state);
    });
  });

  it('knows when a chunk is answered in full', () => {
    const { state } = play(ready(2), { type: 'start' }, arrive({ id: 'u1', state: 'done' }));
    expect(isChunkAnswered(state)).to.equal(false);
    expect(isChunkAnswered(play(state, arrive({ id: 'u0', state: 'done' })).state)).to.equal(true);
  });

  describe('stopping', () => {
    it('sends no further chunk and waits for the one that was sent (U14)', () => {
      const { state, effects } = play(
        ready(4, 2), { type: 'start' }, { type: 'stop' }, arrive({ id: 'u0', state: 'done' }), arrive({ id: 'u1', state: 'done' }),
      ); // prettier-ignore
      expect(state.phase).to.equal('stopping');
      const end = play(state, { type: 'chunk-ended' });
      expect([...effects, ...end.effects].map(({ type }) => type)).to.deep.equal(['send', 'end']);
      expect(countsOf(end.state.outcomes.values())).to.include({ done: 2, 'not-attempted': 2 });
    });

    it('before the start sends nothing at all', () => {
      const { state, effects } = play(ready(2), { type: 'stop' }, { type: 'start' });
      expect(effects).to.deep.equal([{ type: 'end' }]);
      expect(countsOf(state.outcomes.values())).to.include({ 'not-attempted': 2 });
    });
  });

  describe('a lost answer (F7)', () => {
    const lost = (work: BulkWork): RunState =>
      play(ready(1, 50, work), { type: 'start' }, { type: 'chunk-ended', error }).state;
    const settle = (work: BulkWork, result: ReadResult): RunState =>
      play(lost(work), { type: 'users-read', results: [result] }).state;
    const found = (status: string): ReadResult => ({ id: 'u0', state: 'found', user: aUser({ id: 'u0', status }) });

    it('is settled by reading the user, never by sending again (T1)', () => {
      const { effects } = play(ready(1), { type: 'start' }, { type: 'chunk-ended', error });
      expect(effects[1]).to.deep.equal({ type: 'read', ids: ['u0'] });
      expect(lost({ action: 'delete' }).phase).to.equal('reconciling');
    });

    it('of a deletion is deleted, confirmed, when the user is gone (F9)', () => {
      expect(settle({ action: 'delete' }, { id: 'u0', state: 'gone' }).outcomes.get('u0')).to.deep.equal({ id: 'u0', state: 'done', confirmed: true }); // prettier-ignore
    });

    it('of a deletion stays unknown while the user is there, with their record', () => {
      const outcome = settle({ action: 'delete' }, found('active')).outcomes.get('u0');
      expect(outcome).to.include({ state: 'unknown', error });
      expect(outcome).to.have.nested.property('latest.status', 'active');
    });

    it('stays unknown when reading fails too', () => {
      const outcome = settle({ action: 'delete' }, { id: 'u0', state: 'unread', error }).outcomes.get('u0');
      expect(outcome).to.deep.equal({ id: 'u0', state: 'unknown', error });
    });

    for (const [action, status, state] of [
      ['deactivate', 'inactive', 'done'],
      ['deactivate', 'active', 'unknown'],
      ['deactivate', 'on-leave', 'unknown'],
      ['activate', 'active', 'done'],
      ['activate', 'inactive', 'unknown'],
    ] as const) {
      it(`of ${action} is ${state} when the user is then ${status}`, () => {
        expect(stateOf(settle({ action }, found(status)), 'u0')).to.equal(state);
      });
    }

    it('of which the record beside it says otherwise is read again; what it shows then is told, and as no lost answer', () => {
      const active = aUser({ id: 'u0', status: 'active' });
      const said = play(
        ready(1, 50, { action: 'deactivate' }),
        { type: 'start' },
        arrive({ id: 'u0', state: 'done', user: active }),
        { type: 'chunk-ended' },
      );
      expect(said.effects.at(-1)).to.deep.equal({ type: 'read', ids: ['u0'] });
      const read = (status: string): RunState =>
        play(said.state, { type: 'users-read', results: [{ ...found(status), id: 'u0' }] }).state;
      expect(read('inactive').outcomes.get('u0')).to.include({ state: 'done' }).and.to.not.have.property('confirmed');
      expect(read('active').outcomes.get('u0')).to.deep.include({ state: 'unknown', latest: active });
    });

    it('is told as confirmed where the record proves it', () => {
      const { outcomes } = settle({ action: 'deactivate' }, found('inactive'));
      expect(outcomes.get('u0')).to.deep.include({ state: 'done', confirmed: true });
    });

    it('of a deactivation whose user is gone stays unknown', () => {
      expect(stateOf(settle({ action: 'deactivate' }, { id: 'u0', state: 'gone' }), 'u0')).to.equal('unknown');
    });

    const department = { id: 'd2', name: 'Sales', path: [] };
    const deactivation = { action: 'deactivate', at: '2027-01-31T22:59:00Z' } as const;
    const move: BulkWork = { action: 'change-department', department };
    const plan = (at: string | null): BulkWork => ({ action: 'schedule', plan: { action: 'deactivate', at } });
    for (const [what, work, record, state] of [
      [
        'a move is done when the user is in the department',
        move,
        { department: { ...department, name: 'Ventes' } },
        'done',
      ],
      ['a move is unknown when the user is elsewhere', move, { department: { ...department, id: 'd1' } }, 'unknown'],
      [
        'a plan is done when it is there, however its instant is written',
        plan('2027-01-31T23:59:00+01:00'),
        { scheduled: deactivation },
        'done',
      ],
      [
        'a plan is unknown when another moment is there',
        plan('2027-02-01T00:00:00Z'),
        { scheduled: deactivation },
        'unknown',
      ],
      [
        'a plan is unknown when the opposite is there',
        plan(deactivation.at),
        { scheduled: { ...deactivation, action: 'activate' } },
        'unknown',
      ],
      ['a canceled plan is done when there is none', plan(null), {}, 'done'],
      ['a canceled plan is unknown when it is still there', plan(null), { scheduled: deactivation }, 'unknown'],
    ] as const) {
      it(`of ${what}`, () => {
        const end = settle(work, { id: 'u0', state: 'found', user: aUser({ id: 'u0', ...record }) });
        expect(stateOf(end, 'u0')).to.equal(state);
        expect(end.outcomes.get('u0')).to.have.property(state === 'done' ? 'confirmed' : 'latest');
      });
    }

    it('of a message stays unknown, and nobody is read: no record could tell', () => {
      const { state, effects } = play(
        ready(2, 50, { action: 'message', body: 'Hello' }),
        { type: 'start' },
        arrive({ id: 'u1', state: 'done' }),
        { type: 'chunk-ended', error },
      );
      expect(effects.map(({ type }) => type)).to.deep.equal(['send', 'end']);
      expect([stateOf(state, 'u0'), stateOf(state, 'u1')]).to.deep.equal(['unknown', 'done']);
    });

    it('is looked up only for those whose answer was lost', () => {
      const { state } = play(ready(2), { type: 'start' }, arrive({ id: 'u0', state: 'failed', error }), {
        type: 'chunk-ended',
        error,
      });
      const settled = play(state, { type: 'users-read', results: [{ id: 'u0', state: 'gone' }, { id: 'stranger', state: 'gone' }] }).state; // prettier-ignore
      expect(stateOf(settled, 'u0')).to.equal('failed');
      expect(settled.outcomes.size).to.equal(2);
    });

    it('that nobody asked about changes nothing', () => {
      const state = ready(1);
      expect(play(state, { type: 'users-read', results: [{ id: 'u0', state: 'gone' }] }).state).to.equal(state);
    });
  });

  describe('a deletion in two steps (F10)', () => {
    const stepping = (isChecked = true): RunState =>
      readyRun(
        { action: 'delete' },
        freezeTargets(idsOf(3).map((id) => ({ id }))),
        50,
        false,
        new Map([
          ['u0', isChecked],
          ['u1', isChecked],
        ]),
      );
    const found = (id: string, status: string): ReadResult => ({ id, state: 'found', user: aUser({ id, status }) });

    it('has deactivated whom the first step is done to, and deleted who was inactive before', () => {
      const events = idsOf(3).map((id) => arrive({ id, state: 'done' }));
      const { state } = play(stepping(), { type: 'start' }, ...events, { type: 'chunk-ended' });
      expect([...state.outcomes.values()].map((one) => one.state)).to.deep.equal([
        'deactivated',
        'deactivated',
        'done',
      ]);
      expect(countsOf(state.outcomes.values())).to.include({ deactivated: 2, done: 1 });
    });

    it('keeps what is no success as it is', () => {
      const events = [arrive({ id: 'u0', state: 'already' }), arrive({ id: 'u1', state: 'failed', error })];
      const { state } = play(stepping(), { type: 'start' }, ...events, { type: 'chunk-ended' });
      expect(idsOf(2).map((id) => stateOf(state, id))).to.deep.equal(['already', 'failed']);
    });

    it('reads where the system checks no version: somebody else may have done the first step meanwhile', () => {
      const events = idsOf(3).map((id) => arrive({ id, state: 'done' }));
      const { state, effects } = play(stepping(false), { type: 'start' }, ...events, { type: 'chunk-ended' });
      expect(effects.at(-1)).to.deep.equal({ type: 'read', ids: ['u0', 'u1'] });
      const results = [found('u0', 'inactive'), { id: 'u1', state: 'gone' }] as const;
      const { state: end } = play(state, { type: 'users-read', results });
      const user = aUser({ id: 'u0', status: 'inactive' });
      expect(end.outcomes.get('u0')).to.deep.equal({ id: 'u0', state: 'deactivated', user });
      expect(idsOf(3).map((id) => stateOf(end, id))).to.deep.equal(['deactivated', 'done', 'done']);
      const { state: unread } = play(state, { type: 'users-read', results: [{ id: 'u0', state: 'unread', error }] });
      expect(stateOf(unread, 'u0')).to.equal('unknown');
    });

    it('looks after a lost answer: inactive proves the first step to whom it was one, gone proves more (F7)', () => {
      const lost = [{ type: 'start' }, { type: 'chunk-ended', error }] as const;
      for (const [result, expected] of [
        [
          found('u0', 'inactive'),
          { id: 'u0', state: 'deactivated', confirmed: true, user: aUser({ id: 'u0', status: 'inactive' }) },
        ],
        [
          { id: 'u0', state: 'gone' },
          { id: 'u0', state: 'done', confirmed: true },
        ],
        [found('u0', 'active'), { id: 'u0', state: 'unknown', error, latest: aUser({ id: 'u0' }) }],
        [
          found('u2', 'inactive'),
          { id: 'u2', state: 'unknown', error, latest: aUser({ id: 'u2', status: 'inactive' }) },
        ],
        [
          { id: 'u0', state: 'unread', error },
          { id: 'u0', state: 'unknown', error },
        ],
      ] as const) {
        // prettier-ignore
        const { state } = play(stepping(), ...lost, { type: 'users-read', results: [result] });
        expect(state.outcomes.get(result.id)).to.deep.equal(expected);
      }
    });
  });

  it('ends every target in exactly one outcome, whatever is answered (F17, F33, F34)', () => {
    const outcome = fc.record({
      id: fc.oneof(fc.integer({ min: 0, max: 12 }).map((index) => `u${index}`), fc.anything()),
      state: fc.oneof(fc.constantFrom('done', 'already', 'refused', 'changed', 'failed', 'unknown', 'not-attempted'), fc.string()),
      error: fc.oneof(fc.constant(error), fc.anything()),
    }); // prettier-ignore
    const event = fc.oneof(
      { weight: 8, arbitrary: outcome.map(arrive) },
      { weight: 2, arbitrary: fc.constant<RunEvent>({ type: 'chunk-ended' }) },
      { weight: 1, arbitrary: fc.constant<RunEvent>({ type: 'stop' }) },
      { weight: 1, arbitrary: fc.anything().map(arrive) },
    );
    const property = fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 5 }),
      fc.array(event, { maxLength: 60 }),
      (count, chunk, events) => {
        const sent: string[] = [];
        let state = ready(count, chunk);
        const all = [{ type: 'start' } as RunEvent, ...events, ...Array<RunEvent>(12).fill({ type: 'chunk-ended' })];
        for (const one of all) {
          const [next, effects] = transition(state, one);
          state = next;
          for (const effect of effects) if (effect.type === 'send') sent.push(...effect.targets.map(({ id }) => id));
          expect(state.outcomes.size + state.answered.size).to.be.at.most(count);
        }
        if (state.phase === 'reconciling') [state] = transition(state, { type: 'users-read', results: [] });
        expect(state.phase).to.equal('ended');
        expect(sum(countsOf(state.outcomes.values()))).to.equal(count);
        expect([...state.outcomes.keys()].sort()).to.deep.equal(idsOf(count).sort());
        expect(new Set(sent).size).to.equal(sent.length);
        for (const [id, { state: how }] of state.outcomes)
          if (!sent.includes(id)) expect(how).to.equal('not-attempted');
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0);

describe('countsOf', () => {
  it('counts each outcome once, in every way there is (F34)', () => {
    const { state } = play(ready(3, 2), { type: 'start' }, arrive({ id: 'u1', state: 'already' }), { type: 'stop' }, { type: 'chunk-ended' }); // prettier-ignore
    expect(countsOf(state.outcomes.values())).to.deep.equal({
      done: 0, deactivated: 0, already: 1, refused: 0, changed: 0, failed: 0, unknown: 1, 'not-attempted': 1,
    }); // prettier-ignore
  });
});

describe('transition of a run that is told what does not belong there', () => {
  const sending = play(ready(3, 2), { type: 'start' }).state;
  const strays: readonly RunEvent[] = [
    { type: 'start' }, { type: 'waited' }, { type: 'resume' }, { type: 'users-read', results: [] },
    { type: 'signed-in', denied: new Map() }, { type: 'probed', result: { id: 'u0', state: 'gone' } }, arrive({}),
  ]; // prettier-ignore

  for (const event of strays) {
    it(`${event.type} changes nothing and wants nothing done`, () => {
      expect(transition(sending, event)).to.deep.equal([sending, []]);
    });
  }

  it('an end of a chunk or a stop, once it has ended', () => {
    const ended = play(ready(1), { type: 'stop' }).state;
    for (const event of [{ type: 'chunk-ended' }, { type: 'stop' }, arrive({ id: 'u0', state: 'done' })] as RunEvent[])
      expect(transition(ended, event)).to.deep.equal([ended, []]);
  });

  it('stops at once what waits to be answered, and wants nothing more', () => {
    expect(transition(sending, { type: 'stop' })[1]).to.deep.equal([]);
    expect(transition(sending, arrive({ id: 'u0', state: 'done' }))[1]).to.deep.equal([]);
  });
});
