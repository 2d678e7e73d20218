import { Breath } from '../bulk/run/breath.js';
import type { PageRef, Total, UserPage, UserQuery } from '../domain/query.js';
import type { User, UserId } from '../domain/user.js';
import type { ViewerPart } from './directory-controller.js';

/**
 * Reads everybody that a query finds, page after page, each user once; `undefined` where the backend did not narrow the
 * list as asked, so that what it sent are not the users that match (T7).
 *
 * Ends where a page is the last one, is empty, has nobody new, or leads back to a page that was read.
 */
export async function walkPages(
  ask: (query: UserQuery) => Promise<UserPage>,
  query: UserQuery,
  advanced: (found: number) => void,
): Promise<{ readonly users: readonly User[]; readonly total?: Total } | undefined> {
  const users = new Map<UserId, User>();
  const asked = new Set<string>();
  // an adapter that never waits, as one out of memory, would keep the page from everything else
  const breath = new Breath(1);
  for (let at: PageRef | undefined; ;) {
    const page = await ask(at ? { ...query, at } : query);
    if (page.notApplied?.some((what) => what === 'search' || what === 'filters')) return undefined;
    const before = users.size;
    for (const user of page.users) users.set(user.id, user);
    at = page.next;
    const place = JSON.stringify(at);
    if (!at || users.size === before || asked.has(place)) {
      return { users: [...users.values()], ...(page.total && { total: page.total }) };
    }
    asked.add(place);
    advanced(users.size);
    await breath.take();
  }
}

/** "Select all that match", as the list performs it. */
export const walk: ViewerPart['walk'] = async ({ request, query }, ask, tell) => {
  const found = await walkPages(ask, query, (found) => tell({ type: 'walk-advanced', request, found }));
  tell(found ? { type: 'walked', request, ...found } : { type: 'walk-failed', request, error: 'not-narrowed' });
};
