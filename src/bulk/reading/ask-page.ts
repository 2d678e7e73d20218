import { adapterError } from '../../adapters/adapter-error.js';
import type { UserAdapter } from '../../adapters/contract.js';
import type { UserPage, UserQuery } from '../../domain/query.js';
import { plainUser } from '../plain-record.js';
import { patiently, type Timer } from '../patience.js';

/** How a page is asked for. */
export interface PageCall {
  readonly signal: AbortSignal;
  readonly timer?: Timer | undefined;
  /** How long the answer is waited for, in milliseconds. */
  readonly patience?: number;
}

/**
 * One page of the list, with its users as plain data. Rejects with `protocol` where it can't be read: with nobody's id, or
 * with one id twice (F3, F33).
 */
export async function askPage(
  adapter: UserAdapter,
  query: UserQuery,
  { signal, timer, patience = 60_000 }: PageCall,
): Promise<UserPage> {
  const page = await patiently(() => adapter.query(query, { signal }), patience, signal, timer);
  const given: readonly unknown[] = Array.isArray(page?.users) ? page.users : [undefined];
  const users = given.flatMap((each) => {
    const id = (each as { id?: unknown } | undefined)?.id;
    return (typeof id === 'string' && id !== '' && plainUser(each, id)) || [];
  });
  if (users.length < given.length || new Set(users.map(({ id }) => id)).size < users.length)
    throw adapterError('protocol', 'The list of users could not be read.');
  return { ...page, users };
}
