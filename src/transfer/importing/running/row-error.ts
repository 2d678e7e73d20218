import { adapterError, isAdapterError, type AdapterError } from '../../../adapters/adapter-error.js';
import type { Outcome } from '../../../adapters/contract.js';
import { isUncertain } from '../../../bulk/run/is-uncertain.js';
import { plainError } from '../../../bulk/plain-record.js';

/** What an error of one of its requests makes of a row (F7, R12). */
export function outcomeOfError(ref: string, thrown: unknown): Outcome {
  const error = plainError(thrown);
  const { kind } = error;
  // it was stopped before it was sent
  if (kind === 'aborted' && error.status === 429) return { id: ref, state: 'not-attempted' };
  if (kind === 'stale') return { id: ref, state: 'changed', error };
  if (kind === 'forbidden' || kind === 'protected') return { id: ref, state: 'refused', error };
  return { id: ref, state: isUncertain(error) ? 'unknown' : 'failed', error };
}

/** The same of what one request said of a user: nothing where it was done, or had been done before. */
export function outcomeOfAnswer(ref: string, answer: unknown): Outcome | undefined {
  const { state, error } = (answer ?? {}) as { state?: unknown; error?: unknown };
  if (state === 'done' || state === 'already') return undefined;
  if (state === 'not-attempted') return { id: ref, state };
  const known: AdapterError = isAdapterError(error)
    ? plainError(error)
    : adapterError('protocol', 'The system gave no answer for this user.');
  const isSaid = state === 'refused' || state === 'changed' || state === 'failed';
  return { id: ref, state: isSaid ? state : 'unknown', error: known };
}
