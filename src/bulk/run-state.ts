import { adapterError, type AdapterError } from '../adapters/adapter-error.js';
import type { Outcome, Target } from '../adapters/contract.js';
import type { DenialReason, User, UserId } from '../domain/user.js';
import { isDone, isVerifiable, type RunWork } from './bulk-work.js';
import type { FrozenTargets } from './frozen-targets.js';
import type { ReadResult } from './read-each.js';
import { answersOf, outageOf, readOutcome, turnedAway, unanswered, wantedFirst } from './run/answers.js';
import { paused, waiting, type RunPause } from './run/pause.js';
import { stepOf, stepSeen, type FirstStep, type FirstSteps } from './run/first-step.js';
import { answering, calm, isAway, strained, type Strain } from './run/strain.js';
import { doubted, wasLost } from './run/doubted.js';
import { sortChunk } from './run/sort-chunk.js';

/** What became of one target. */
export type RunOutcome = (Outcome | FirstStep) & {
  /** The answer was lost; reading the user afterwards showed that it was done (F7). */
  readonly confirmed?: true;
  /** The answer was lost or the version is another one: the user as last read. */
  readonly latest?: User;
};

/** One of the ways in which a target can end. */
export type RunOutcomeState = RunOutcome['state'];

/** Where a run stands. */
export interface RunState {
  /** What is done to each of them. */
  readonly work: RunWork;
  readonly targets: FrozenTargets;
  /** The most targets in one request. */
  readonly chunkSize: number;
  /** May a target be sent again that the system turned away? */
  readonly repeatable: boolean;
  /** Whom one deletion only deactivates (F10). */
  readonly firstSteps: FirstSteps;
  /**
   * `holding`: the chunk under way is ended early, for a pause. `waiting` goes on by itself; `paused` when the viewer says so
   * or has signed in; `probing` looks first whether the system answers again.
   */
  readonly phase:
    | 'ready' | 'sending' | 'holding' | 'stopping' | 'waiting' | 'paused' | 'probing' | 'reconciling' | 'ended'; // prettier-ignore
  /** Why nothing is sent: while it waits, is paused or probes. */
  readonly pause?: RunPause | undefined;
  /** Who is still to be sent, in order: never sent, or turned away before anything was done. */
  readonly queue: readonly Target[];
  /** The chunk under way. */
  readonly asked: ReadonlyMap<UserId, Target>;
  /** Answers of the chunk under way. */
  readonly answered: ReadonlyMap<UserId, RunOutcome>;
  /** How often somebody was turned away. */
  readonly turns: ReadonlyMap<UserId, number>;
  /** How hard it is to get through. */
  readonly strain: Strain;
  /** Outcomes of those who will not be sent again. When the run has ended: of every target, each once. */
  readonly outcomes: ReadonlyMap<UserId, RunOutcome>;
}

/** What a run is told. `outcome` comes from outside and may be anything. `dice`, from 0 up to 1, spread what waits by itself. */
export type RunEvent =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  | { readonly type: 'outcome-arrived'; readonly outcome: unknown }
  | { readonly type: 'chunk-ended'; readonly error?: AdapterError | undefined; readonly dice?: number }
  | { readonly type: 'waited' }
  /** The viewer wants it to go on. */
  | { readonly type: 'resume' }
  | { readonly type: 'probed'; readonly result: ReadResult; readonly dice?: number }
  /** The same viewer has signed in again; these of the queue may no longer be met. */
  | { readonly type: 'signed-in'; readonly denied: ReadonlyMap<UserId, DenialReason> }
  | { readonly type: 'users-read'; readonly results: readonly ReadResult[] };

/** What a run wants done. */
export type RunEffect =
  | { readonly type: 'send'; readonly targets: readonly Target[] }
  /** The adapter is to send no more of the chunk under way. */
  | { readonly type: 'hold' }
  | { readonly type: 'wait'; readonly ms: number }
  | { readonly type: 'probe'; readonly id: UserId }
  | { readonly type: 'read'; readonly ids: readonly UserId[] }
  | { readonly type: 'end' };

/** The next state, and what is to be done. */
export type Next = readonly [RunState, readonly RunEffect[]];

/** A run that has not started. */
export function readyRun(
  work: RunWork,
  targets: FrozenTargets,
  chunkSize = 50,
  repeatable = true,
  firstSteps: FirstSteps = new Map(),
): RunState {
  const none = new Map<UserId, never>();
  const size = Math.min(500, Math.max(1, Math.floor(chunkSize) || 1));
  return {
    work,
    targets,
    chunkSize: size,
    repeatable,
    firstSteps,
    phase: 'ready',
    queue: targets,
    asked: none,
    answered: none,
    turns: none,
    strain: calm,
    outcomes: none,
  };
}

/**
 * What happens next: pure. Every target ends in exactly one outcome, whatever is answered, twice or not at all (F17, F33,
 * F34). Nobody is sent again but those whom the system turned away before it did anything, and they three times at most.
 */
export function transition(state: RunState, event: RunEvent): Next {
  switch (event.type) {
    case 'start':
      return state.phase === 'ready' ? sendNext(state) : [state, []];
    case 'stop':
      return stopped(state);
    case 'outcome-arrived':
      return arrived(state, event.outcome);
    case 'chunk-ended':
      return isSending(state) ? chunkEnded(state, event.error ?? unanswered(), event.dice) : [state, []];
    case 'waited':
      return state.phase === 'waiting' ? sendNext(state) : [state, []];
    case 'resume':
      return state.phase === 'paused' ? resumed(state) : [state, []];
    case 'probed':
      return state.phase === 'probing' ? probed(state, event.result, event.dice) : [state, []];
    case 'signed-in':
      return state.pause?.reason === 'signed-out' ? signedIn(state, event.denied) : [state, []];
    case 'users-read':
      return state.phase === 'reconciling' ? reconciled(state, event.results) : [state, []];
  }
}

/** Has every target of the chunk under way been answered? */
export function isChunkAnswered({ asked, answered }: RunState): boolean {
  return answered.size === asked.size;
}

const isSending = ({ phase }: RunState): boolean => /^(sending|holding|stopping)$/.test(phase);

function sendNext(state: RunState): Next {
  const targets = state.queue.slice(0, state.chunkSize);
  if (targets.length === 0) return finish(state);
  const asked = new Map(targets.map((target) => [target.id, target]));
  const queue = state.queue.slice(targets.length);
  const next: RunState = { ...state, phase: 'sending', pause: undefined, queue, asked, answered: new Map() };
  return [next, [{ type: 'send', targets }]];
}

function stopped(state: RunState): Next {
  if (state.phase === 'sending' || state.phase === 'holding') return [{ ...state, phase: 'stopping' }, []];
  return /^(ready|waiting|paused|probing)$/.test(state.phase) ? finish(state) : [state, []];
}

function arrived(state: RunState, given: unknown): Next {
  const told = readOutcome(given);
  if (!isSending(state) || !told || !state.asked.has(told.id) || state.answered.has(told.id)) return [state, []];
  const outcome = doubted(state.work, stepOf(told, state.firstSteps));
  const answered = new Map(state.answered).set(outcome.id, outcome);
  const strain = strained(state.strain, outcome, outageOf(outcome));
  const next: RunState = { ...state, answered, strain };
  const holds = state.phase === 'sending' && isAway(strain);
  return holds ? [{ ...next, phase: 'holding' }, [{ type: 'hold' }]] : [next, []];
}

function chunkEnded(state: RunState, error: AdapterError, dice?: number): Next {
  const { asked, answered } = state;
  const answers = answersOf(asked.keys(), answered, error);
  const silent = [...answers.values()].filter(({ id }) => !answered.has(id));
  const strain = silent.reduce((all, one) => strained(all, one, outageOf(one)), state.strain);
  const errors = [...answers.values()].flatMap((answer) => turnedAway(answer) ?? []);
  if (silent.length > 0 && wantedFirst(error)) errors.push(error);
  const away = isAway(strain);
  const interrupted = away || state.phase === 'holding' || errors.length > 0;
  const next = sortChunk({ ...state, strain }, answers, interrupted);
  if (state.phase === 'stopping' || next.queue.length === 0) return finish(next);
  if (errors.some(({ kind }) => kind === 'unauthenticated')) return paused(next, 'signed-out');
  if (errors.length > 0) return waiting(next, errors, dice);
  return away ? paused(next, 'unreachable') : sendNext(next);
}

/** The viewer wants it to go on. A new sign-in is another matter; a system that was away is looked at first. */
function resumed(state: RunState): Next {
  const reason = state.pause?.reason;
  if (reason === 'signed-out') return [state, []];
  if (reason === 'rate-limited') return sendNext({ ...state, strain: calm });
  return [{ ...state, phase: 'probing' }, [{ type: 'probe', id: state.queue[0]?.id ?? '' }]];
}

function probed(state: RunState, result: ReadResult, dice?: number): Next {
  const calmed: RunState = { ...state, strain: answering(state.strain) };
  if (result.state !== 'unread') return sendNext(calmed);
  const { error } = result;
  const first = wantedFirst(error);
  if (first) return first === 'wait' ? waiting(calmed, [error], dice) : paused(calmed, 'signed-out');
  // whoever refuses, answers
  const away = /^(unavailable|network|aborted|protocol|unknown)$/.test(error.kind);
  return away ? paused(state, 'unreachable', { again: true }) : sendNext(calmed);
}

function signedIn(state: RunState, denied: ReadonlyMap<UserId, DenialReason>): Next {
  const outcomes = new Map(state.outcomes);
  for (const { id } of state.queue) {
    const reason = denied.get(id);
    if (reason === undefined) continue;
    const error = adapterError('forbidden', 'No longer allowed after the new sign-in.', { reason });
    outcomes.set(id, { id, state: 'refused', error });
  }
  return sendNext({ ...state, outcomes, queue: state.queue.filter(({ id }) => !denied.has(id)) });
}

function finish(state: RunState): Next {
  const outcomes = new Map(state.outcomes);
  for (const { id } of state.targets) if (!outcomes.has(id)) outcomes.set(id, { id, state: 'not-attempted' });
  const ids = [...outcomes.values()].filter((one) => one.state === 'unknown').map(({ id }) => id);
  const next: RunState = { ...state, outcomes, pause: undefined, queue: [] };
  if (ids.length === 0 || !isVerifiable(state.work)) return [{ ...next, phase: 'ended' }, [{ type: 'end' }]];
  return [{ ...next, phase: 'reconciling' }, [{ type: 'read', ids }]];
}

function reconciled(state: RunState, results: readonly ReadResult[]): Next {
  const outcomes = new Map(state.outcomes);
  for (const result of results) {
    const outcome = outcomes.get(result.id);
    if (outcome?.state === 'unknown')
      outcomes.set(result.id, stepSeen(outcome, result, state.firstSteps) ?? truthOf(state.work, outcome, result));
  }
  return [{ ...state, phase: 'ended', outcomes }, [{ type: 'end' }]];
}

/** Gone after a lost deletion is deleted; a record that is as it was wanted proves the work. Anything else stays unknown, and is never sent again. */
export function truthOf(work: RunWork, outcome: RunOutcome, result: ReadResult): RunOutcome {
  const { id } = outcome;
  if (result.state === 'gone') return work.action === 'delete' ? { id, state: 'done', confirmed: true } : outcome;
  if (result.state === 'unread') return outcome;
  const { user } = result;
  if (isDone(work, user)) return { id, state: 'done', ...(wasLost(outcome) && { confirmed: true }), user };
  return { ...outcome, latest: user };
}
