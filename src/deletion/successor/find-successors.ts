import type { UserAdapter } from '../../adapters/contract.js';
import type { Session } from '../../domain/session.js';
import { nameOf, type User } from '../../domain/user.js';
import { folded, wordsIn } from '../../ui/picker/folded.js';
import type { FoundSuccessors } from './successor-search.js';

/** So many are shown; and so many, the first of all, are looked through where the backend searches nothing. */
const shown = 25;
const lookedThrough = 100;

/** Finds users of a backend who fit a text, by its own search; among the first of all where it has none. */
export async function findSuccessors(
  adapter: UserAdapter,
  { capabilities: { search, sort, page } }: Session,
  text: string,
  signal: AbortSignal,
): Promise<FoundSuccessors> {
  const searches = search.mode !== 'none';
  const wanted = searches ? shown : lookedThrough;
  const { users, next, notApplied } = await adapter.query(
    {
      size: Math.min(wanted, page.maxSize ?? wanted),
      ...(searches && text !== '' && { search: text }),
      ...(sort.includes('name') && { sort: { field: 'name', direction: 'ascending' } as const }),
    },
    { signal },
  );
  if (searches && !(text !== '' && notApplied?.includes('search'))) return { users, more: next !== undefined };
  // a part of a list never poses as what was searched for
  const among = next === undefined ? {} : { among: users.length };
  return { users: users.filter((user) => fits(user, text)).slice(0, lookedThrough), ...among };
}

/** Has a user every word of a text in their name, login or e-mail? */
function fits(user: User, text: string): boolean {
  const known = folded([nameOf(user), user.login, user.email ?? ''].join(' '));
  return wordsIn(text).every((word) => known.includes(word));
}
