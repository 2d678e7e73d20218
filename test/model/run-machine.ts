import fc, { type Command } from 'fast-check';
import { adapterError, type AdapterError } from '../../src/adapters/adapter-error.js';
import { freezeTargets } from '../../src/bulk/frozen-targets.js';
import { countsOf } from '../../src/bulk/run-report.js';
import { readyRun, transition, type RunEffect, type RunEvent, type RunState } from '../../src/bulk/run-state.js';
import { aUser } from '../support/builders.js';

/** What is known of a run apart from itself: how many there are, and how often each was put back after it was turned away. */
interface Known {
  readonly count: number;
  readonly repeatable: boolean;
  readonly putBack: Map<string, number>;
  ended: boolean;
  steps: number;
}

interface Machine {
  state: RunState;
}

type Tell = Command<Known, Machine>;

const errors: readonly AdapterError[] = [
  adapterError('unauthenticated', 'Sign in.', { status: 401 }),
  adapterError('rate-limited', 'Wait.', { status: 429, retryAfterMs: 1000 }),
  adapterError('rate-limited', 'Wait.', { status: 429, retryAfterMs: 900_000 }),
  adapterError('unavailable', 'Wait.', { status: 503, retryAfterMs: 1000 }),
  adapterError('unavailable', 'Down.', { status: 502 }),
  adapterError('network', 'Away.'),
  adapterError('protocol', 'What?'),
  adapterError('invalid', 'No.', { status: 422 }),
  adapterError('forbidden', 'No.', { status: 403 }),
];

const ids = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', '__proto__', 'constructor'];
const id = fc.constantFrom(...ids, 'a stranger');
const error = fc.constantFrom(...errors);

const outcome = fc.oneof(
  fc.record({ id, state: fc.constantFrom('done', 'already', 'not-attempted') }),
  fc.record({ id, state: fc.constantFrom('failed', 'refused', 'changed', 'unknown'), error }),
  fc.constantFrom(undefined, null, 'done', { state: 'done' }, { id: 'u0' }, { id: 'u0', state: 'deleted' }),
);

const result = fc.oneof(
  id.map((id) => ({ id, state: 'gone' as const })),
  id.map((id) => ({ id, state: 'found' as const, user: aUser({ id }) })),
  fc.record({ id, state: fc.constant('unread' as const), error }),
);

/** Anything, at any time, in any order: also what no shell would tell. */
const events: fc.Arbitrary<RunEvent>[] = [
  fc.constantFrom<RunEvent>({ type: 'start' }, { type: 'waited' }, { type: 'resume' }),
  fc.constant<RunEvent>({ type: 'start' }),
  fc.nat({ max: 9 }).map((at): RunEvent => (at === 0 ? { type: 'stop' } : { type: 'waited' })),
  outcome.map((outcome): RunEvent => ({ type: 'outcome-arrived', outcome })),
  outcome.map((outcome): RunEvent => ({ type: 'outcome-arrived', outcome })),
  outcome.map((outcome): RunEvent => ({ type: 'outcome-arrived', outcome })),
  fc.record({ type: fc.constant('chunk-ended' as const), error: fc.option(error, { nil: undefined }), dice: fc.constantFrom(0, 0.5, 1) }), // prettier-ignore
  fc.record({ type: fc.constant('probed' as const), result }),
  fc.array(id).map((denied): RunEvent => ({ type: 'signed-in', denied: new Map(denied.map((one) => [one, 'role'])) })),
  fc.array(result).map((results): RunEvent => ({ type: 'users-read', results })),
];

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

function tell(event: RunEvent): Tell {
  return {
    check: () => true,
    run: (known, machine) => {
      known.steps += 1;
      const before = machine.state;
      const [state, effects] = transition(before, event);
      machine.state = state;
      for (const effect of effects) look(known, before, effect);
      for (const { id } of state.queue) if (before.asked.has(id)) putBack(known, before, id, event);
      checkState(known, before, state);
    },
    toString: () => JSON.stringify(event),
  };
}

/** Nobody is sent but who was waiting, and nothing comes after the end. */
function look(known: Known, { queue, outcomes, asked }: RunState, effect: RunEffect): void {
  must(!known.ended, `${effect.type} after the end`);
  if (effect.type === 'end') known.ended = true;
  if (effect.type !== 'send') return;
  must(effect.targets.length > 0, 'nobody was sent');
  for (const { id } of effect.targets) {
    must(queue.some((one) => one.id === id) || asked.has(id), `${id} was sent out of turn`);
    must(!outcomes.has(id), `${id} was sent and had an outcome`);
  }
}

const isTurnedAway = ({ kind, retryAfterMs }: AdapterError): boolean =>
  kind === 'unauthenticated' || kind === 'rate-limited' || (kind === 'unavailable' && retryAfterMs !== undefined);

/** Who is put back in the queue was not sent, or turned away: twice at most, and never where it may not be repeated (F13, F14). */
function putBack(known: Known, { answered }: RunState, id: string, event: RunEvent): void {
  const answer = answered.get(id);
  if (answer?.state === 'not-attempted') return;
  const whole = event.type === 'chunk-ended' && answered.size === 0 ? event.error : undefined;
  const error = answer?.state === 'failed' ? answer.error : answer ? undefined : whole;
  must(error !== undefined && isTurnedAway(error), `${id} was put back after ${answer?.state ?? 'silence'}`);
  const times = (known.putBack.get(id) ?? 0) + 1;
  known.putBack.set(id, times);
  must(times <= 2 && known.repeatable, `${id} was put back ${times} times`);
}

/** Each target has one place; what was settled stays so, but for what was unknown; numbers add up (F34). */
function checkState(known: Known, before: RunState, state: RunState): void {
  const parts = [...state.outcomes.keys(), ...state.queue.map(({ id }) => id), ...state.asked.keys()];
  const isOver = state.phase === 'ended' || state.phase === 'reconciling';
  must(
    parts.length === known.count && new Set(parts).size === known.count,
    `${parts.length} of ${known.count} are there`,
  );
  must(!isOver || state.outcomes.size === known.count, 'ended without everybody');
  const sum = Object.values(countsOf(state.outcomes.values())).reduce((total, count) => total + count, 0);
  must(sum === state.outcomes.size, 'the counts do not add up');
  for (const [id, { state: was }] of before.outcomes)
    must(state.outcomes.get(id)?.state === was || was === 'unknown', `${id} was ${was} before`);
  must(state.targets === before.targets, 'the targets were replaced');
  must((state.phase === 'paused' || state.phase === 'waiting' || state.phase === 'probing') === (state.pause !== undefined), `${state.phase} with a pause`); // prettier-ignore
  must(before.phase !== 'ended' || state === before, 'it went on after its end');
}

/** Tells the pure machine anything at all, so many times; what went wrong, if something did. */
export function runMachine(steps: number, seed: number): { readonly steps: number; readonly failure?: string } {
  const scene = fc.record({
    count: fc.integer({ min: 1, max: ids.length }),
    chunk: fc.integer({ min: 1, max: 6 }),
    repeatable: fc.boolean(),
  });
  let walked = 0;
  const commands = fc.commands(events.map((one) => one.map(tell)), { maxCommands: 120, size: 'max' }); // prettier-ignore
  const property = fc.property(scene, commands, ({ count, chunk, repeatable }, given) => {
    if (walked >= steps) return;
    const targets = freezeTargets(ids.slice(-count).map((id) => ({ id })));
    const known: Known = { count, repeatable, putBack: new Map(), ended: false, steps: 0 };
    const real = { state: readyRun({ action: 'delete' }, targets, chunk, repeatable) };
    fc.modelRun(() => ({ model: known, real }), given);
    walked += known.steps;
  });
  for (let at = 0; walked < steps; at += 1) {
    const details = fc.check(property, { seed: seed + at, numRuns: 200 });
    if (details.failed)
      return { steps: walked, failure: `${String(details.errorInstance)}\n  ${String(details.counterexample)}` };
  }
  return { steps: walked };
}
