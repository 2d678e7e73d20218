import { asAdapterError, type AdapterError } from '../adapter-error.js';
import type { Outcome } from '../contract.js';
import { mayHaveHappened } from '../problem-details.js';
import type { User, UserId } from '../../domain/user.js';

/** What an error means for one target. `gone`: their absence is what was wanted. */
export function outcomeOf(id: UserId, error: AdapterError, gone: boolean): Outcome {
  if (mayHaveHappened(error)) return { id, state: 'unknown', error };
  if (gone && error.kind === 'not-found') return { id, state: 'already' };
  if (error.kind === 'aborted') return { id, state: 'not-attempted' };
  if (error.kind === 'stale') return { id, state: 'changed', error };
  return { id, state: error.kind === 'forbidden' || error.kind === 'protected' ? 'refused' : 'failed', error };
}

/** Sends one write and says what became of it; it never rejects. */
export async function written(id: UserId, gone: boolean, send: () => Promise<User | undefined>): Promise<Outcome> {
  try {
    const user = await send();
    return { id, state: 'done', ...(user && { user }) };
  } catch (thrown) {
    return outcomeOf(id, asAdapterError(thrown), gone);
  }
}
