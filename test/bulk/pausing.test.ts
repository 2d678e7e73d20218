import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { adapterError, type AdapterError, type AdapterErrorKind } from '../../src/adapters/adapter-error.js';
import { freezeTargets } from '../../src/bulk/frozen-targets.js';
import { countsOf } from '../../src/bulk/run-report.js';
import { readyRun, transition, type RunEffect, type RunEvent, type RunState } from '../../src/bulk/run-state.js';
import { aUser } from '../support/builders.js';

const idsOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `u${index}`);
const ready = (count: number, chunk = 50, repeatable = true): RunState =>
  readyRun({ action: 'delete' }, freezeTargets(idsOf(count).map((id) => ({ id }))), chunk, repeatable);
const wait = (retryAfterMs?: number): AdapterError =>
  adapterError('rate-limited', 'Too many requests.', {
    status: 429,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
const failed = (id: string, error: AdapterError): RunEvent => ({
  type: 'outcome-arrived',
  outcome: { id, state: 'failed', error },
});
const signedOut = adapterError('unauthenticated', 'Sign in again.');
const done = (...ids: string[]): RunEvent[] =>
  ids.map((id) => ({ type: 'outcome-arrived', outcome: { id, state: 'done' } }));
const left = (...ids: string[]): RunEvent[] =>
  ids.map((id) => ({ type: 'outcome-arrived', outcome: { id, state: 'not-attempted' } }));
const chunkEnded = (error?: AdapterError, dice?: number): RunEvent => ({
  type: 'chunk-ended',
  error,
  ...(dice !== undefined && { dice }),
});
const start: RunEvent = { type: 'start' };

interface Played {
  readonly state: RunState;
  readonly effects: readonly RunEffect[];
  /** Ids in the order in which they were sent, one list for each request. */
  readonly sent: readonly (readonly string[])[];
}

function play(state: RunState, ...events: RunEvent[]): Played {
  const effects: RunEffect[] = [];
  for (const event of events) {
    const [next, more] = transition(state, event);
    state = next;
    effects.push(...more);
  }
  const sent = effects.flatMap((effect) => (effect.type === 'send' ? [effect.targets.map(({ id }) => id)] : []));
  return { state, effects, sent };
}

const queued = ({ queue }: RunState): string[] => queue.map(({ id }) => id);
const endOf = (state: RunState): Record<string, string> =>
  Object.fromEntries([...state.outcomes].map(([id, outcome]) => [id, outcome.state]));

describe('a run that is asked to wait (F11)', () => {
  it('waits as a whole, so long as the system said, and sends first those whom it turned away', () => {
    const { state, effects, sent } = play(ready(6, 4), start, ...done('u0'), failed('u1', wait(42_000)), ...left('u2', 'u3'), chunkEnded()); // prettier-ignore
    expect(state.phase).to.equal('waiting');
    expect(state.pause).to.deep.equal({ reason: 'rate-limited', ms: 42_000, asks: false });
    expect(effects.at(-1)).to.deep.equal({ type: 'wait', ms: 42_000 });
    expect(sent).to.have.lengthOf(1);
    expect(endOf(state)).to.deep.equal({ u0: 'done' });
    const on = play(state, { type: 'waited' });
    expect(on.sent).to.deep.equal([['u1', 'u2', 'u3', 'u4']]);
    expect(on.state.pause).to.equal(undefined);
  });

  it('does not wait for what a call says that had answered for everybody', () => {
    const { state, sent } = play(ready(4, 2), start, ...done('u0', 'u1'), chunkEnded(wait(5_000)));
    expect([state.phase, sent]).to.deep.equal(['sending', [['u0', 'u1'], ['u2', 'u3']]]); // prettier-ignore
  });

  it('waits the longest that any of them was told', () => {
    const { state } = play(ready(3), start, failed('u0', wait(1_000)), failed('u1', wait(9_000)), failed('u2', wait()), chunkEnded()); // prettier-ignore
    expect(state.pause?.ms).to.equal(9_000);
  });

  it('takes a 503 with a time as a wait, and one without as a failure (F13)', () => {
    const busy = adapterError('unavailable', 'Busy.', { status: 503, retryAfterMs: 2_000 });
    const down = adapterError('unavailable', 'Down.', { status: 503 });
    expect(play(ready(2, 1), start, failed('u0', busy), chunkEnded()).state.pause?.ms).to.equal(2_000);
    const other = play(ready(2, 1), start, failed('u0', down), chunkEnded());
    expect(other.state.phase).to.equal('sending');
    expect(endOf(other.state)).to.deep.equal({ u0: 'failed' });
  });

  it('waits after a call that was refused as a whole, and takes nobody for done or failed', () => {
    const { state } = play(ready(3, 2), start, chunkEnded(wait(3_000)));
    expect(state).to.deep.include({ phase: 'waiting' });
    expect(queued(state)).to.deep.equal(idsOf(3));
    expect(state.outcomes.size).to.equal(0);
  });

  it('never sends again whose call broke after somebody was answered: they may have been met (T1)', () => {
    const { state } = play(ready(4, 3), start, ...done('u0'), chunkEnded(wait(3_000)));
    expect(state.phase).to.equal('waiting');
    expect(endOf(state)).to.deep.equal({ u0: 'done', u1: 'unknown', u2: 'unknown' });
    expect(queued(state)).to.deep.equal(['u3']);
  });

  it('pauses for the viewer where it would be longer than five minutes', () => {
    const five = play(ready(1), start, failed('u0', wait(300_000)), chunkEnded()).state;
    expect(five.phase).to.equal('waiting');
    const { state, effects } = play(ready(1), start, failed('u0', wait(300_001)), chunkEnded());
    expect(state.phase).to.equal('paused');
    expect(state.pause).to.deep.equal({ reason: 'rate-limited', ms: 300_001, asks: true });
    expect(effects.map(({ type }) => type)).to.deep.equal(['send']);
    expect(play(state, { type: 'waited' }).state).to.equal(state);
    expect(play(state, { type: 'resume' }).sent).to.deep.equal([['u0']]);
  });

  for (const ms of [NaN, -1, 'soon' as never]) {
    it(`takes ${String(ms)} for no time at all, and backs off`, () => {
      expect(play(ready(1), start, failed('u0', wait(ms)), chunkEnded(undefined, 0.5)).state.pause?.ms).to.equal(250);
    });
  }

  it('sends nobody a fourth time: who is turned away three times has failed, with the system’s own words (F14)', () => {
    const again: RunEvent[] = [failed('u0', wait(1)), chunkEnded(), { type: 'waited' }];
    const { state, sent } = play(ready(2, 1), start, ...again, ...again, ...again);
    expect(sent).to.deep.equal([['u0'], ['u0'], ['u0'], ['u1']]);
    expect(state.outcomes.get('u0')).to.deep.include({ state: 'failed' }).and.have.nested.property('error.kind', 'rate-limited'); // prettier-ignore
  });

  it('waits before the next of the queue although the third attempt of one was the last', () => {
    const again: RunEvent[] = [failed('u0', wait(1)), chunkEnded(), { type: 'waited' }];
    const { state } = play(ready(2, 1), start, ...again, ...again, failed('u0', wait(7_000)), chunkEnded());
    expect(state).to.deep.include({ phase: 'waiting' });
    expect(queued(state)).to.deep.equal(['u1']);
  });

  it('ends without waiting where nobody is left to be sent', () => {
    const again: RunEvent[] = [failed('u0', wait(1)), chunkEnded(), { type: 'waited' }];
    const { state } = play(ready(1), start, ...again, ...again, failed('u0', wait(7_000)), chunkEnded());
    expect(state.phase).to.equal('ended');
  });

  it('never repeats a deletion in two steps: the turned away has failed, the others go on after the wait (F10, F13)', () => {
    const { state } = play(ready(4, 3, false), start, ...done('u0'), failed('u1', wait(5_000)), ...left('u2'), chunkEnded()); // prettier-ignore
    expect(endOf(state)).to.deep.equal({ u0: 'done', u1: 'failed' });
    expect(state.phase).to.equal('waiting');
    expect(play(state, { type: 'waited' }).sent).to.deep.equal([['u2', 'u3']]);
  });

  it('keeps “not attempted” of an adapter that was not interrupted: nobody is asked for in circles (F33)', () => {
    const { state } = play(ready(2), start, ...done('u0'), ...left('u1'), chunkEnded());
    expect(endOf(state)).to.deep.equal({ u0: 'done', u1: 'not-attempted' });
    expect(state.phase).to.equal('ended');
  });

  describe('without a time (F14)', () => {
    const turn = (dice: number): RunEvent[] => [failed('u0', wait()), chunkEnded(undefined, dice)];

    it('backs off with full jitter, from half a second on', () => {
      for (const [dice, ms] of [[0, 0], [0.5, 250], [0.999, 499.5]] as const)
        expect(play(ready(2), start, ...turn(dice)).effects.at(-1)).to.deep.equal({ type: 'wait', ms }); // prettier-ignore
    });

    it('doubles while nobody gets through, up to 20 seconds, and starts anew when somebody does', () => {
      const waits: number[] = [];
      let state = play(ready(60, 1), start).state;
      for (let index = 0; index < 9; index++) {
        state = play(state, failed(`u${Math.floor(index / 3)}`, wait()), chunkEnded(undefined, 1)).state;
        waits.push(state.pause?.ms ?? -1);
        state = play(state, { type: 'waited' }).state;
      }
      expect(waits).to.deep.equal([500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000, 20_000]);
      const through = play(state, ...done('u3'), chunkEnded(), failed('u4', wait()), chunkEnded(undefined, 1)).state;
      expect(through.pause?.ms).to.equal(500);
    });

    it('asks the viewer once the run has waited ten times in vain, and nobody failed for that', () => {
      let { state } = play(ready(60, 1), start);
      for (let index = 0; index < 10; index++)
        state = play(state, failed(queued({ ...state, queue: [...state.asked.values()] })[0], wait(5)), chunkEnded(), { type: 'waited' }).state; // prettier-ignore
      const { id } = [...state.asked.values()][0];
      state = play(state, failed(id, wait(5)), chunkEnded()).state;
      expect(state.pause).to.deep.equal({ reason: 'rate-limited', ms: 5, asks: true });
      expect(queued(state)).to.include(id);
      // the viewer’s word fills the budget again
      const on = play(state, { type: 'resume' }, failed(id, wait(5)), chunkEnded());
      expect(on.state.phase).to.equal('waiting');
    });
  });
});

describe('a run whose system is away (F16, F22)', () => {
  const lost = adapterError('network', 'Could not be reached.');
  const down = adapterError('unavailable', 'Down.', { status: 500 });
  const five = (error: AdapterError, from = 0): RunEvent[] => idsOf(5).map((_, index) => failed(`u${from + index}`, error)); // prettier-ignore

  it('pauses after five targets in a row that fail for the same cause, within a chunk too', () => {
    const { state, effects } = play(ready(20, 10), start, ...five(down));
    expect(state.phase).to.equal('holding');
    expect(effects.at(-1)).to.deep.equal({ type: 'hold' });
    const held = play(state, ...left('u5', 'u6', 'u7', 'u8', 'u9'), chunkEnded()).state;
    expect(held.pause).to.deep.equal({ reason: 'unreachable', asks: true });
    expect(queued(held)).to.deep.equal(idsOf(20).slice(5));
    expect(countsOf(held.outcomes.values())).to.include({ failed: 5, 'not-attempted': 0 });
  });

  it('counts each who was answered once, when they are and not again when their chunk ends', () => {
    const { state } = play(ready(9, 3), start, ...idsOf(3).map((id) => failed(id, down)), chunkEnded());
    expect([state.phase, state.strain.failures]).to.deep.equal(['sending', 3]);
  });

  it('pauses after chunks of one, and after one whole chunk that was lost', () => {
    const ones = Array.from({ length: 5 }, () => chunkEnded(lost));
    expect(play(ready(9, 1), start, ...ones).state.phase).to.equal('paused');
    const whole = play(ready(9, 5), start, chunkEnded(lost)).state;
    expect(whole.phase).to.equal('paused');
    expect(countsOf(whole.outcomes.values())).to.include({ unknown: 5 });
  });

  const reasons: [string, RunEvent[]][] = [
    ['four', [...five(down).slice(1)]],
    ['two causes in turn', [failed('u0', down), failed('u1', lost), failed('u2', down), failed('u3', lost), failed('u4', down)]],
    ['somebody who was done', [...five(down).slice(0, 4), ...done('u5'), failed('u4', down)]],
    ['another failure', [...five(down).slice(0, 4), failed('u5', adapterError('conflict', 'No.')), failed('u4', down)]],
    ['refusals', idsOf(6).map((id) => ({ type: 'outcome-arrived', outcome: { id, state: 'refused', error: down } }))],
  ]; // prettier-ignore
  for (const [what, events] of reasons) {
    it(`goes on through ${what}`, () => {
      expect(play(ready(12, 6), start, ...events).state.phase).to.equal('sending');
    });
  }

  describe('for more than half of twenty', () => {
    /** Every other one can be reached, but for those whose number is here. */
    const mixed = (...more: number[]): RunEvent[] =>
      idsOf(20).flatMap((id, at) => (at % 2 || more.includes(at) ? [failed(id, down)] : done(id))); // prettier-ignore

    it('pauses, though never five in a row failed', () => {
      const events = mixed(6);
      expect(play(ready(40, 40), start, ...events.slice(0, 19)).state.phase).to.equal('sending');
      expect(play(ready(40, 40), start, ...events).state.phase).to.equal('holding');
    });

    it('goes on for just half, and for two causes that share them', () => {
      expect(play(ready(40, 40), start, ...mixed()).state.phase).to.equal('sending');
      const inTurn = idsOf(20).map((id, at) => failed(id, at % 2 ? down : lost));
      expect(play(ready(40, 40), start, ...inTurn).state.phase).to.equal('sending');
    });

    it('forgets what was longer ago', () => {
      const later = idsOf(12).map((_, at): RunEvent => done(`u${20 + at}`)[0] as RunEvent);
      const early = idsOf(12).map((id, at) => failed(id, at % 4 ? down : lost));
      expect(play(ready(40, 40), start, ...early, ...later, failed('u32', down)).state.phase).to.equal('sending');
    });

    it('counts anew after the viewer has let it go on and the system answered', () => {
      const held = play(ready(40, 20), start, ...mixed(6), chunkEnded(), { type: 'resume' }).state;
      expect(held.phase).to.equal('probing');
      const result = { id: 'u20', state: 'gone' } as const;
      const { state } = play(held, { type: 'probed', result }, failed('u20', down), failed('u21', down));
      expect(state.phase).to.equal('sending');
    });
  });

  it('says nothing of those who were not sent in between', () => {
    expect(play(ready(12, 6), start, ...five(down).slice(0, 4), ...left('u5'), failed('u4', down)).state.phase).to.equal('holding'); // prettier-ignore
  });

  it('goes on with those whom it held back where the system has come back meanwhile: nobody is left out', () => {
    const { state, sent } = play(ready(8, 8), start, ...five(down), ...done('u5'), ...left('u6', 'u7'), chunkEnded());
    expect(state.phase).to.equal('sending');
    expect(sent).to.deep.equal([idsOf(8), ['u6', 'u7']]);
  });

  it('says nothing of those who could not even be asked for: no system has answered for them (F14)', () => {
    const unfit = failed('u5', adapterError('invalid', 'This user’s id can’t be part of an address.'));
    expect(play(ready(12, 6), start, ...five(down).slice(0, 4), unfit, failed('u4', down)).state.phase).to.equal('holding'); // prettier-ignore
    const refused = failed('u5', adapterError('invalid', 'Not so.', { status: 422 }));
    expect(play(ready(12, 6), start, ...five(down).slice(0, 4), refused, failed('u4', down)).state.phase).to.equal('sending'); // prettier-ignore
  });

  it('ends where nobody is left, without a question', () => {
    expect(play(ready(5), start, ...five(down), chunkEnded()).state.phase).to.equal('ended');
  });

  describe('and is told to go on', () => {
    const paused = (): RunState => play(ready(9, 5), start, ...five(down), chunkEnded()).state;
    const probing = (): Played => play(paused(), { type: 'resume' });
    const unread = (kind: AdapterErrorKind, details = {}): RunEvent => ({
      type: 'probed',
      dice: 1,
      result: { id: 'u5', state: 'unread', error: adapterError(kind, 'No.', details) },
    });

    it('looks first, by reading the next user', () => {
      const { state, effects } = probing();
      expect(state.phase).to.equal('probing');
      expect(effects).to.deep.equal([{ type: 'probe', id: 'u5' }]);
      expect(play(state, { type: 'resume' }).state).to.equal(state);
    });

    for (const result of [{ id: 'u5', state: 'found', user: aUser({ id: 'u5' }) }, { id: 'u5', state: 'gone' }] as const) {
      it(`goes on where the user is ${result.state}, and counts failures anew`, () => {
        const { state, sent } = play(probing().state, { type: 'probed', result }, failed('u5', down));
        expect(sent).to.deep.equal([['u5', 'u6', 'u7', 'u8']]);
        expect(state.phase).to.equal('sending');
      });
    } // prettier-ignore

    for (const kind of ['network', 'unavailable', 'aborted', 'protocol', 'unknown'] as const) {
      it(`stays paused where the answer is ${kind}, and sends nothing`, () => {
        const { state, sent } = play(probing().state, unread(kind));
        expect(state.pause).to.deep.equal({ reason: 'unreachable', asks: true, again: true });
        expect(sent).to.deep.equal([]);
      });
    }

    it('goes on where the system answers with a refusal: it is there', () => {
      expect(play(probing().state, unread('forbidden')).state.phase).to.equal('sending');
    });

    it('waits or asks for a sign-in where that is the answer', () => {
      expect(play(probing().state, unread('rate-limited', { retryAfterMs: 4_000 })).state.pause?.ms).to.equal(4_000);
      expect(play(probing().state, unread('unauthenticated')).state.pause?.reason).to.equal('signed-out');
    });

    it('takes an answer to a look that nobody waits for any more for none', () => {
      const state = paused();
      expect(play(state, unread('network')).state).to.equal(state);
    });
  });
});

describe('a run whose sign-in expires (F19)', () => {
  const out = (at: number, total = 6, chunk = 3): RunState => {
    const before = done(...idsOf(at % chunk).map((_, index) => `u${at - (at % chunk) + index}`));
    let { state } = play(ready(total, chunk), start);
    for (let from = 0; from + chunk <= at; from += chunk)
      state = play(state, ...done(...idsOf(chunk).map((_, index) => `u${from + index}`)), chunkEnded()).state;
    return play(state, ...before, failed(`u${at}`, signedOut), ...left(...queued({ ...state, queue: [...state.asked.values()] })), chunkEnded()).state; // prettier-ignore
  };

  for (const at of [0, 3, 5]) {
    it(`at user ${at + 1} of 6 pauses, with nobody failed, and goes on exactly there`, () => {
      const state = out(at);
      expect(state.pause).to.deep.equal({ reason: 'signed-out', asks: true });
      expect(countsOf(state.outcomes.values())).to.include({ done: at, failed: 0 });
      const { sent } = play(state, { type: 'signed-in', denied: new Map() });
      expect(sent[0]?.[0]).to.equal(`u${at}`);
    });
  }

  it('is not gone on with by the viewer’s word alone, nor by time', () => {
    const state = out(3);
    expect(transition(state, { type: 'resume' })).to.deep.equal([state, []]);
    expect(play(state, { type: 'resume' }, { type: 'waited' }).state).to.equal(state);
  });

  it('leaves out who may no longer be met, as refused with the reason (R12)', () => {
    const { state, sent } = play(out(3), { type: 'signed-in', denied: new Map([['u4', 'role'], ['u0', 'role']]) }); // prettier-ignore
    expect(sent).to.deep.equal([['u3', 'u5']]);
    expect(state.outcomes.get('u4')).to.deep.include({ state: 'refused' }).and.have.nested.property('error.reason', 'role'); // prettier-ignore
    expect(state.outcomes.get('u4')).to.have.nested.property(
      'error.message',
      'No longer allowed after the new sign-in.',
    );
    expect(state.outcomes.get('u4')).to.have.nested.property('error.kind', 'forbidden');
    expect(state.outcomes.get('u0')?.state).to.equal('done');
  });

  it('ends where nobody is left who may be met', () => {
    const denied = new Map(['u3', 'u4', 'u5'].map((id) => [id, 'role'] as const));
    const { state, effects } = play(out(3), { type: 'signed-in', denied });
    expect(effects).to.deep.equal([{ type: 'end' }]);
    expect(countsOf(state.outcomes.values())).to.include({ done: 3, refused: 3 });
  });

  it('means nothing to a run that is not paused for it', () => {
    const state = play(ready(3), start).state;
    expect(play(state, { type: 'signed-in', denied: new Map([['u0', 'role']]) }).state).to.equal(state);
  });

  it('sends nobody a fourth time, however often one signs in', () => {
    let state = play(ready(1), start).state;
    let sends = 1;
    for (let index = 0; index < 5; index++) {
      const played = play(state, failed('u0', signedOut), chunkEnded(), { type: 'signed-in', denied: new Map() });
      sends += played.sent.length;
      state = played.state;
    }
    expect(sends).to.equal(3);
    expect(endOf(state)).to.deep.equal({ u0: 'failed' });
  });
});

describe('Stop', () => {
  const lost = adapterError('network', 'Lost.');
  const pauses: Record<string, RunEvent[]> = {
    'while it waits': [failed('u0', wait(1)), ...left('u1', 'u2', 'u3', 'u4'), chunkEnded()],
    'in a long wait': [failed('u0', wait(999_999)), ...left('u1', 'u2', 'u3', 'u4'), chunkEnded()],
    'while signed out': [failed('u0', signedOut), ...left('u1', 'u2', 'u3', 'u4'), chunkEnded()],
  };
  for (const [when, events] of Object.entries(pauses)) {
    it(`${when} ends the run: the rest is not attempted, nobody failed (U14)`, () => {
      const { state, sent } = play(ready(8, 5), start, ...events, { type: 'stop' }, { type: 'waited' }, { type: 'resume' }, { type: 'signed-in', denied: new Map() }); // prettier-ignore
      expect(state).to.deep.include({ phase: 'ended', pause: undefined });
      expect(countsOf(state.outcomes.values())).to.include({ 'not-attempted': 8, failed: 0 });
      expect(sent).to.have.lengthOf(1);
    });
  }

  it('while the system is away, or is being looked at, looks after those whose answer was lost', () => {
    const away = play(ready(8, 5), start, chunkEnded(lost)).state;
    for (const state of [away, play(away, { type: 'resume' }).state]) {
      const { effects } = play(state, { type: 'stop' });
      expect(effects).to.deep.equal([{ type: 'read', ids: idsOf(5) }]);
    }
  });

  it('while a chunk is held waits for what was sent, and pauses no more', () => {
    const five = idsOf(5).map((id) => failed(id, lost));
    const { state } = play(ready(20, 10), start, ...five, { type: 'stop' }, ...left('u5'), chunkEnded());
    expect(endOf(state)).to.include({ u0: 'failed', u5: 'not-attempted', u19: 'not-attempted' });
    expect(state.phase).to.equal('reconciling');
  });

  it('while a chunk is on its way keeps what its answers say', () => {
    const { state } = play(ready(3, 2), start, { type: 'stop' }, failed('u0', wait(5)), ...left('u1'), chunkEnded());
    expect(endOf(state)).to.deep.equal({ u0: 'failed', u1: 'not-attempted', u2: 'not-attempted' });
    expect(state.phase).to.equal('ended');
  });
});

describe('any sequence of answers', () => {
  const error = fc.oneof(
    fc.constantFrom(signedOut, wait(), wait(5_000), wait(400_000), adapterError('network', 'Lost.')),
    fc.constantFrom(adapterError('unavailable', 'Down.'), adapterError('unavailable', 'Busy.', { retryAfterMs: 1 })),
    fc.constantFrom(adapterError('conflict', 'No.'), adapterError('protocol', 'What?')),
  );
  const outcome = fc.record({
    about: fc.nat({ max: 11 }),
    state: fc.constantFrom('done', 'already', 'refused', 'changed', 'failed', 'failed', 'failed', 'unknown', 'not-attempted'),
    error,
  }); // prettier-ignore
  const step = fc.oneof(
    { weight: 9, arbitrary: outcome.map((one) => ({ ...one, type: 'outcome' as const })) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant('chunk-ended' as const), error: fc.option(error, { nil: undefined }) }) },
    { weight: 2, arbitrary: fc.constant({ type: 'waited' as const }) },
    { weight: 2, arbitrary: fc.constant({ type: 'resume' as const }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('probed' as const), error: fc.option(error, { nil: undefined }) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('signed-in' as const), denied: fc.subarray(idsOf(12)) }) },
  ); // prettier-ignore

  it('leaves each target in exactly one outcome, sends nobody again but who was turned away last, and each three times at most (F11, F14, F34)', () => {
    const property = fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 6 }),
      fc.boolean(),
      fc.array(step, { maxLength: 80 }),
      (count, chunk, repeatable, steps) => {
        let state = ready(count, chunk, repeatable);
        /** What was last heard of each who is under way or was: the oracle. */
        const last = new Map<string, string>();
        const turns = new Map<string, number>();
        const tell = (event: RunEvent): void => {
          if (event.type === 'outcome-arrived' && /^(sending|holding|stopping)$/.test(state.phase)) {
            const given = event.outcome as { id: string; state: string; error: AdapterError };
            if (state.asked.has(given.id) && !state.answered.has(given.id)) last.set(given.id, sayingOf(given));
          }
          if (event.type === 'chunk-ended' && state.answered.size === 0 && event.error && asksFirst(event.error))
            for (const id of state.asked.keys()) last.set(id, 'away');
          const [next, effects] = transition(state, event);
          state = next;
          for (const effect of effects) {
            if (effect.type !== 'send') continue;
            for (const { id } of effect.targets) {
              if (last.has(id)) expect(['away', 'left']).to.include(last.get(id), id);
              if (last.get(id) === 'away') {
                expect(repeatable, 'a deletion in two steps is never repeated').to.equal(true);
                turns.set(id, (turns.get(id) ?? 1) + 1);
              }
              last.set(id, 'sent');
            }
          }
          const met = [...state.outcomes.keys(), ...state.asked.keys(), ...queued(state)];
          expect(met.sort(), 'each in one place').to.deep.equal(idsOf(count).sort());
        };
        tell(start);
        for (const one of steps) tell(eventOf(one, state));
        tell({ type: 'stop' });
        tell(chunkEnded());
        if (state.phase === 'reconciling') tell({ type: 'users-read', results: [] });
        expect(state.phase).to.equal('ended');
        expect(Object.values(countsOf(state.outcomes.values())).reduce((a, b) => a + b)).to.equal(count);
        for (const often of turns.values()) expect(often).to.be.at.most(3);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  const asksFirst = ({ kind, retryAfterMs }: AdapterError): boolean =>
    kind === 'unauthenticated' || kind === 'rate-limited' || (kind === 'unavailable' && retryAfterMs !== undefined);

  function sayingOf({ state, error }: { state: string; error: AdapterError }): string {
    if (state === 'not-attempted') return 'left';
    return state === 'failed' && asksFirst(error) ? 'away' : state;
  }

  function eventOf(one: typeof step extends fc.Arbitrary<infer T> ? T : never, state: RunState): RunEvent {
    switch (one.type) {
      case 'outcome':
        return { type: 'outcome-arrived', outcome: { id: [...state.asked.keys()][one.about % (state.asked.size || 1)] ?? 'u0', state: one.state, error: one.error } }; // prettier-ignore
      case 'probed': {
        const id = state.queue[0]?.id ?? 'u0';
        return {
          type: 'probed',
          result: one.error ? { id, state: 'unread', error: one.error } : { id, state: 'gone' },
        };
      }
      case 'signed-in':
        return { type: 'signed-in', denied: new Map(one.denied.map((id) => [id, 'role'])) };
      default:
        return one;
    }
  }
});
