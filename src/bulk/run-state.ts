import { adapterError, isAdapterError, type AdapterError } from '../adapters/adapter-error.js';
import type { Outcome, Target } from '../adapters/contract.js';
import type { User, UserId } from '../domain/user.js';
import { isDone, isVerifiable, type BulkWork } from './bulk-work.js';
import type { FrozenTargets } from './frozen-targets.js';
import { plainError, plainUser } from './plain-record.js';
import type { ReadResult } from './read-each.js';

/** What became of one target. */
export type RunOutcome = Outcome & {
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
  readonly work: BulkWork;
  readonly targets: FrozenTargets;
  /** The most targets in one request. */
  readonly chunkSize: number;
  readonly phase: 'ready' | 'sending' | 'stopping' | 'reconciling' | 'ended';
  /** How many targets, from the first on, have been sent. */
  readonly sent: number;
  /** What the chunk under way was asked for. */
  readonly asked: ReadonlySet<UserId>;
  /** Answers of the chunk under way. */
  readonly answered: ReadonlyMap<UserId, RunOutcome>;
  /** Outcomes of the chunks that ended. When the run has ended: of every target, each once. */
  readonly outcomes: ReadonlyMap<UserId, RunOutcome>;
}

/** What a run is told. `outcome` comes from outside and may be anything. */
export type RunEvent =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  | { readonly type: 'outcome-arrived'; readonly outcome: unknown }
  | { readonly type: 'chunk-ended'; readonly error?: AdapterError | undefined }
  | { readonly type: 'users-read'; readonly results: readonly ReadResult[] };

/** What a run wants done. */
export type RunEffect =
  | { readonly type: 'send'; readonly targets: readonly Target[] }
  | { readonly type: 'read'; readonly ids: readonly UserId[] }
  | { readonly type: 'end' };

type Next = readonly [RunState, readonly RunEffect[]];

const unanswered = (): AdapterError => adapterError('protocol', 'The system gave no answer for this user.');
const known: ReadonlySet<unknown> = new Set<RunOutcomeState>(
  ['done', 'already', 'refused', 'changed', 'failed', 'unknown', 'not-attempted'], // prettier-ignore
);

/** A run that has not started. */
export function readyRun(work: BulkWork, targets: FrozenTargets, chunkSize = 50): RunState {
  const none = new Map<UserId, RunOutcome>();
  const size = Math.min(500, Math.max(1, Math.floor(chunkSize) || 1));
  return {
    work,
    targets,
    chunkSize: size,
    phase: 'ready',
    sent: 0,
    asked: new Set(),
    answered: none,
    outcomes: none,
  };
}

/** What happens next: pure. Every target ends in exactly one outcome, whatever is answered, twice or not at all (F17, F33, F34). */
export function transition(state: RunState, event: RunEvent): Next {
  switch (event.type) {
    case 'start':
      return state.phase === 'ready' ? sendNext(state) : [state, []];
    case 'stop':
      if (state.phase === 'ready') return finish(state);
      return [state.phase === 'sending' ? { ...state, phase: 'stopping' } : state, []];
    case 'outcome-arrived':
      return [arrived(state, event.outcome), []];
    case 'chunk-ended':
      return isSending(state) ? chunkEnded(state, event.error ?? unanswered()) : [state, []];
    case 'users-read':
      return state.phase === 'reconciling' ? reconciled(state, event.results) : [state, []];
  }
}

/** Has every target of the chunk under way been answered? */
export function isChunkAnswered({ asked, answered }: RunState): boolean {
  return answered.size === asked.size;
}

const isSending = ({ phase }: RunState): boolean => phase === 'sending' || phase === 'stopping';

function sendNext(state: RunState): Next {
  const targets = state.targets.slice(state.sent, state.sent + state.chunkSize);
  const asked = new Set(targets.map(({ id }) => id));
  const sent = state.sent + targets.length;
  return [{ ...state, phase: 'sending', sent, asked, answered: new Map() }, [{ type: 'send', targets }]];
}

function arrived(state: RunState, given: unknown): RunState {
  const outcome = readOutcome(given);
  if (!isSending(state) || !outcome || !state.asked.has(outcome.id) || state.answered.has(outcome.id)) return state;
  return { ...state, answered: new Map(state.answered).set(outcome.id, outcome) };
}

/** An answer as the contract wants it, in plain data, or nothing: then the target stays unanswered, which is `unknown`. */
function readOutcome(given: unknown): RunOutcome | undefined {
  try {
    const { id, state, user, error } = given as Partial<Record<string, unknown>>;
    if (typeof id !== 'string' || !known.has(state)) return undefined;
    if (state === 'done') {
      const after = plainUser(user, id);
      return { id, state, ...(after && { user: after }) };
    }
    if (state === 'already' || state === 'not-attempted') return { id, state };
    const reason = isAdapterError(error) ? plainError(error, id) : unanswered();
    return { id, state: state as 'failed', error: reason, ...(reason.latest && { latest: reason.latest }) };
  } catch {
    return undefined;
  }
}

function chunkEnded(state: RunState, error: AdapterError): Next {
  const outcomes = new Map(state.outcomes);
  for (const id of state.asked) outcomes.set(id, state.answered.get(id) ?? { id, state: 'unknown', error });
  const ended: RunState = { ...state, outcomes, asked: new Set(), answered: new Map() };
  const answers = [...state.asked].map((id) => outcomes.get(id));
  const signedOut = answers.some((one) => one && 'error' in one && one.error.kind === 'unauthenticated');
  const more = ended.sent < ended.targets.length;
  return more && !signedOut && state.phase === 'sending' ? sendNext(ended) : finish(ended);
}

function finish(state: RunState): Next {
  const outcomes = new Map(state.outcomes);
  for (const { id } of state.targets) if (!outcomes.has(id)) outcomes.set(id, { id, state: 'not-attempted' });
  const ids = [...outcomes.values()].filter((one) => one.state === 'unknown').map(({ id }) => id);
  if (ids.length === 0 || !isVerifiable(state.work)) return [{ ...state, phase: 'ended', outcomes }, [{ type: 'end' }]];
  return [{ ...state, phase: 'reconciling', outcomes }, [{ type: 'read', ids }]];
}

function reconciled(state: RunState, results: readonly ReadResult[]): Next {
  const outcomes = new Map(state.outcomes);
  for (const result of results) {
    const outcome = outcomes.get(result.id);
    if (outcome?.state === 'unknown') outcomes.set(result.id, truthOf(state.work, outcome, result));
  }
  return [{ ...state, phase: 'ended', outcomes }, [{ type: 'end' }]];
}

/** Gone after a lost deletion is deleted; a record that is as it was wanted proves the work. Anything else stays unknown, and is never sent again. */
function truthOf(work: BulkWork, outcome: RunOutcome, result: ReadResult): RunOutcome {
  const { id } = outcome;
  if (result.state === 'gone') return work.action === 'delete' ? { id, state: 'done', confirmed: true } : outcome;
  if (result.state === 'unread') return outcome;
  const { user } = result;
  if (isDone(work, user)) return { id, state: 'done', confirmed: true, user };
  return { ...outcome, latest: user };
}
