import { adapterError, type AdapterError } from '../adapters/adapter-error.js';
import type { UserAdapter } from '../adapters/contract.js';
import type { User, UserId } from '../domain/user.js';
import { Breath } from './run/breath.js';
import { patiently, type Timer } from './patience.js';
import { plainError, plainUser } from './plain-record.js';

/** What reading one user showed. */
export type ReadResult = { readonly id: UserId } & (
  | { readonly state: 'found'; readonly user: User }
  | { readonly state: 'gone' }
  | { readonly state: 'unread'; readonly error: AdapterError }
);

/** How {@link readEach} reads. */
export interface ReadOptions {
  readonly signal: AbortSignal;
  /** Hears of each result as it comes. */
  readonly read?: (result: ReadResult) => void;
  readonly timer?: Timer | undefined;
  /** How long one user's answer is waited for, in milliseconds. */
  readonly patience?: number;
  readonly atOnce?: number;
}

/** Reads every user anew, a few at a time, in order. Never rejects: what can't be read is `unread`. Results stand in the order of `ids`. */
export async function readEach(
  adapter: UserAdapter,
  ids: readonly UserId[],
  { signal, read, timer, patience = 30_000, atOnce = 4 }: ReadOptions,
): Promise<readonly ReadResult[]> {
  const results: ReadResult[] = new Array<ReadResult>(ids.length);
  const breath = new Breath();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < ids.length; index = next++) {
      const result = await readOne(adapter, ids[index], signal, patience, timer);
      results[index] = result;
      read?.(result);
      await breath.take();
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, ids.length) }, worker));
  return results;
}

async function readOne(
  adapter: UserAdapter,
  id: UserId,
  signal: AbortSignal,
  patience: number,
  timer?: Timer,
): Promise<ReadResult> {
  try {
    const user = plainUser(await patiently(() => adapter.get(id, { signal }), patience, signal, timer), id);
    // somebody else's record, or none, proves nothing about this user (F3, F33)
    if (!user) throw adapterError('protocol', 'The system gave another answer than this user’s record.');
    return { id, state: 'found', user };
  } catch (thrown) {
    const error = plainError(thrown);
    return error.kind === 'not-found' ? { id, state: 'gone' } : { id, state: 'unread', error };
  }
}
