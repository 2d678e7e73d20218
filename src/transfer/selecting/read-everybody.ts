import type { UserAdapter } from '../../adapters/contract.js';
import type { Timer } from '../../bulk/patience.js';
import { askPage } from '../../bulk/reading/ask-page.js';
import { PageWalk } from '../../bulk/reading/page-walk.js';
import { Breath } from '../../bulk/run/breath.js';
import type { SortOrder, UserPage } from '../../domain/query.js';
import type { Session } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import type { ReadingSpan } from './from-file-state.js';

/** Everybody whom the backend gave; `whole` where it gave all whom it has. */
export interface Everybody extends ReadingSpan {
  readonly users: readonly User[];
  readonly whole: boolean;
}

/** How {@link readEverybody} reads. */
export interface EverybodyOptions {
  readonly session: Session | undefined;
  readonly sort: SortOrder | undefined;
  readonly signal: AbortSignal;
  readonly advanced: (span: ReadingSpan) => void;
  readonly timer?: Timer | undefined;
}

/** So many users are asked for at once. */
const pageSize = 500;

/**
 * Reads the whole directory, whatever the list is narrowed by. It is not `whole` where the backend stopped before its end, or
 * gave fewer than it says that there are: then nobody can be said not to be there.
 */
export async function readEverybody(
  adapter: UserAdapter,
  { session, sort, signal, advanced, timer }: EverybodyOptions,
): Promise<Everybody> {
  const users: User[] = [];
  let last: UserPage | undefined;
  const ask: ConstructorParameters<typeof PageWalk>[0] = async (query) =>
    (last = await askPage(adapter, query, { signal, timer }));
  const size = Math.min(session?.capabilities.page.maxSize ?? pageSize, pageSize);
  const walk = new PageWalk(ask, { size, ...(sort && { sort }) });
  // an adapter that never waits, as one out of memory, would keep the page from everything else
  const breath = new Breath(1);
  while (!walk.isOver) {
    for (const user of (await walk.next()) ?? []) users.push(user);
    signal.throwIfAborted();
    advanced({ read: users.length, total: walk.total?.value });
    await breath.take();
    signal.throwIfAborted();
  }
  const total = walk.total?.value;
  return { users, whole: !last?.next && users.length >= (total ?? 0), read: users.length, total };
}
