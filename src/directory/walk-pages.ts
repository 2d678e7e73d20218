import { asAdapterError } from '../adapters/adapter-error.js';
import { notNarrowed, PageWalk } from '../bulk/reading/page-walk.js';
import { Breath } from '../bulk/run/breath.js';
import type { Total, UserPage, UserQuery } from '../domain/query.js';
import type { User } from '../domain/user.js';
import type { ViewerPart } from './directory-controller.js';

/**
 * Reads everybody that a query finds, page after page, each user once; `undefined` where the backend did not narrow the
 * list as asked, so that what it sent are not the users that match (T7).
 */
export async function walkPages(
  ask: (query: UserQuery) => Promise<UserPage>,
  query: UserQuery,
  advanced: (found: number) => void,
): Promise<{ readonly users: readonly User[]; readonly total?: Total } | undefined> {
  const users: User[] = [];
  const walk = new PageWalk(ask, query);
  // an adapter that never waits, as one out of memory, would keep the page from everything else
  const breath = new Breath(1);
  while (!walk.isOver) {
    try {
      users.push(...((await walk.next()) ?? []));
    } catch (thrown) {
      if (asAdapterError(thrown).reason === notNarrowed) return undefined;
      throw thrown;
    }
    if (walk.isOver) break;
    advanced(walk.found);
    await breath.take();
  }
  return { users, ...(walk.total && { total: walk.total }) };
}

/** "Select all that match", as the list performs it. */
export const walk: ViewerPart['walk'] = async ({ request, query }, ask, tell) => {
  const found = await walkPages(ask, query, (found) => tell({ type: 'walk-advanced', request, found }));
  tell(found ? { type: 'walked', request, ...found } : { type: 'walk-failed', request, error: 'not-narrowed' });
};
