import { adapterError, isAdapterError, type AdapterError } from '../../adapters/adapter-error.js';
import type { UserId } from '../../domain/user.js';
import { plainError, plainUser } from '../plain-record.js';
import type { RunOutcome, RunOutcomeState } from '../run-state.js';

const known: ReadonlySet<unknown> = new Set<RunOutcomeState>(
  ['done', 'already', 'refused', 'changed', 'failed', 'unknown', 'not-attempted'], // prettier-ignore
);

/** What stands for the answer that a target did not get. */
export const unanswered = (): AdapterError => adapterError('protocol', 'The system gave no answer for this user.');

/** An answer as the contract wants it, in plain data, or nothing: then the target stays unanswered, which is `unknown`. */
export function readOutcome(given: unknown): RunOutcome | undefined {
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

/** What the system wants first, where it did nothing at all and may be asked again (F11, F13, F19). */
export function wantedFirst({ kind, retryAfterMs }: AdapterError): 'wait' | 'sign-in' | undefined {
  if (kind === 'unauthenticated') return 'sign-in';
  return kind === 'rate-limited' || (kind === 'unavailable' && retryAfterMs !== undefined) ? 'wait' : undefined;
}

/** The error of an answer that says: certainly not done, first wait or sign in. */
export function turnedAway(outcome: RunOutcome): AdapterError | undefined {
  return outcome.state === 'failed' && wantedFirst(outcome.error) ? outcome.error : undefined;
}

/** Is the system away, rather than unwilling? The kind of error says in which way (F16, F22). */
export function outageOf(outcome: RunOutcome): 'unavailable' | 'network' | undefined {
  if (outcome.state !== 'failed' && outcome.state !== 'unknown') return undefined;
  const { kind } = outcome.error;
  return (kind === 'unavailable' || kind === 'network') && !wantedFirst(outcome.error) ? kind : undefined;
}

/** How long the system asked to wait: the longest of all, in milliseconds; nothing where none of them says it in a way that makes sense. */
export function longestWait(errors: readonly AdapterError[]): number | undefined {
  const asked = errors.map(({ retryAfterMs }) => retryAfterMs).filter((ms) => typeof ms === 'number' && ms >= 0);
  return asked.length > 0 ? Math.max(...(asked as number[])) : undefined;
}

/**
 * What became of everybody in a chunk that has ended. Who was not answered is `unknown`: they may have been met. Only where
 * the call was turned away as a whole, before anybody was answered, nobody was (F11).
 */
export function answersOf(
  asked: Iterable<UserId>,
  answered: ReadonlyMap<UserId, RunOutcome>,
  error: AdapterError,
): ReadonlyMap<UserId, RunOutcome> {
  const state = answered.size === 0 && wantedFirst(error) ? 'failed' : 'unknown';
  return new Map([...asked].map((id) => [id, answered.get(id) ?? { id, state, error }]));
}
