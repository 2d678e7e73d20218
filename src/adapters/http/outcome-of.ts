import { asAdapterError, type AdapterError } from '../adapter-error.js';
import type { Outcome } from '../contract.js';
import type { HttpTransport } from '../http-transport.js';
import { mayHaveHappened } from './problem-details.js';
import { segmentUrl } from '../segment-url.js';
import type { User, UserId } from '../../domain/user.js';

/** Where one user is read again. */
export interface UserSource {
  readonly http: Pick<HttpTransport, 'send'>;
  readonly users: URL;
  readUser(this: void, raw: unknown): User;
}

/** Does this user, or their absence, prove that the write was done? */
export type Proof = (user: User | undefined) => boolean;

/** What an error means for one target. `gone`: their absence is what was wanted. */
export function outcomeOf(id: UserId, error: AdapterError, gone: boolean): Outcome {
  if (mayHaveHappened(error)) return { id, state: 'unknown', error };
  if (gone && error.kind === 'not-found') return { id, state: 'already' };
  if (error.kind === 'aborted') return { id, state: 'not-attempted' };
  if (error.kind === 'stale') return { id, state: 'changed', error };
  return { id, state: error.kind === 'forbidden' || error.kind === 'protected' ? 'refused' : 'failed', error };
}

/** How often in a row somebody could not be read, and after how often nobody is read any more. */
export interface Sight {
  misses: number;
  readonly most: number;
  /** Has the deed two steps? */
  readonly steps?: boolean;
}

/**
 * Looks after a lost answer (F7, F9): reads the user, and never sends the write again. Proof of the deed makes it `done`.
 * Without it a server that has answered with a failure has `failed`; where no answer came the deed may still be on its way,
 * and it stays `unknown`; so it does where the deed has two steps, of which the first may be done (F10). `sight` is shared by
 * targets whose answer was lost together: where they can't be read, the others are not waited for. `looks` has those who were
 * read already.
 */
export async function settled(
  source: UserSource,
  outcome: Outcome,
  proof: Proof,
  signal: AbortSignal,
  sight: Sight,
  looks?: ReadonlyMap<UserId, User | undefined>,
): Promise<Outcome> {
  if (outcome.state !== 'unknown' || sight.misses >= sight.most || signal.aborted) return outcome;
  const { id } = outcome;
  if (looks?.has(id)) return judged(outcome, looks.get(id), proof, sight);
  let user: User | undefined;
  try {
    const { data } = await source.http.send({ url: segmentUrl(source.users, id), signal });
    user = source.readUser(data);
    if (user.id !== id) return outcome;
  } catch (thrown) {
    if (asAdapterError(thrown).kind !== 'not-found') {
      sight.misses += 1;
      return outcome;
    }
  }
  sight.misses = 0;
  return judged(outcome, user, proof, sight);
}

/** What somebody who was looked at, or their absence, makes of an outcome that is not known. */
function judged(
  outcome: Outcome & { readonly state: 'unknown' },
  user: User | undefined,
  proof: Proof,
  { steps }: Sight,
): Outcome {
  const { id, error } = outcome;
  if (proof(user)) return { id, state: 'done', ...(user && { user }) };
  return error.status === 500 && !steps ? { id, state: 'failed', error } : outcome;
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
