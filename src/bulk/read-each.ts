import { adapterError, type AdapterError } from '../adapters/adapter-error.js';
import type { UserAdapter } from '../adapters/contract.js';
import { toldOfMany, type ManyUsers } from '../domain/query.js';
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

/** So many are asked for in one request, where the backend reads several at once. */
const mostAtOnce = 100;

/**
 * Reads every user anew, a few at a time, in order: by the hundred where the adapter can. Never rejects: what can't be read is
 * `unread`. Results stand in the order of `ids`.
 */
export async function readEach(
  adapter: UserAdapter,
  ids: readonly UserId[],
  { signal, read, timer, patience = 30_000, atOnce = 4 }: ReadOptions,
): Promise<readonly ReadResult[]> {
  const results: ReadResult[] = new Array<ReadResult>(ids.length);
  const breath = new Breath();
  const ask = <T>(what: () => Promise<T>): Promise<T> => patiently(what, patience, signal, timer);
  let size = adapter.getMany && ids.length > 1 ? mostAtOnce : 1;
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let from = next; from < ids.length; from = next) {
      const part = ids.slice(from, (next += size));
      const known = part.length > 1 ? await readPart(adapter, part, ask, signal) : [];
      // a backend that does not do what it offers is not asked for it again
      if (!known) size = 1;
      for (const [index, id] of part.entries()) {
        const result = known?.[index] ?? (await readOne(adapter, id, ask, signal));
        results[from + index] = result;
        read?.(result);
        await breath.take();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, ids.length) }, worker));
  return results;
}

type Ask = <T>(what: () => Promise<T>) => Promise<T>;

/** What one answer shows of each, in order, and nothing of whom it proves nothing; nothing at all where it can't be read. */
async function readPart(
  adapter: UserAdapter,
  ids: readonly UserId[],
  ask: Ask,
  signal: AbortSignal,
): Promise<readonly (ReadResult | undefined)[] | undefined> {
  try {
    const told = toldOfMany((await ask(async () => adapter.getMany?.(ids, { signal }))) as ManyUsers);
    return ids.map((id) => {
      const user = plainUser(told.get(id), id);
      if (user) return { id, state: 'found', user };
      return told.has(id) && !told.get(id) ? { id, state: 'gone' } : undefined;
    });
  } catch {
    return undefined;
  }
}

async function readOne(adapter: UserAdapter, id: UserId, ask: Ask, signal: AbortSignal): Promise<ReadResult> {
  try {
    const user = plainUser(await ask(() => adapter.get(id, { signal })), id);
    // somebody else's record, or none, proves nothing about this user (F3, F33)
    if (!user) throw adapterError('protocol', 'The system gave another answer than this user’s record.');
    return { id, state: 'found', user };
  } catch (thrown) {
    const error = plainError(thrown);
    return error.kind === 'not-found' ? { id, state: 'gone' } : { id, state: 'unread', error };
  }
}
