import type { UserAdapter, UserDraft } from '../../adapters/contract.js';
import type { PageRef } from '../../domain/query.js';
import type { Capabilities } from '../../domain/session.js';
import type { User } from '../../domain/user.js';

/**
 * What a look after a lost answer showed. `made`: they are there as they were sent. `taken`: somebody else has the login.
 * `absent`: nobody has it, so far. `unseen`: it can't be told.
 */
export type Found = { readonly state: 'made' | 'taken'; readonly user: User } | { readonly state: 'absent' | 'unseen' };

const size = 100;
const mostPages = 5;

/** Looks for the user that this draft was to become (F7); never rejects, and never asks for more than five pages. */
export async function findCreated(
  adapter: UserAdapter,
  draft: UserDraft,
  { search, page }: Pick<Capabilities, 'search' | 'page'>,
  signal: AbortSignal,
): Promise<Found> {
  const term = termOf(draft, search);
  if (!term) return { state: 'unseen' };
  let at: PageRef | undefined;
  try {
    for (let turn = 0; turn < mostPages; turn++) {
      const question = { search: term, size: Math.min(size, page.maxSize ?? size), ...(at && { at }) };
      const answer = await adapter.query(question, { signal });
      if (answer.notApplied?.includes('search')) return { state: 'unseen' };
      const user = answer.users.find(({ login }) => isSame(login, draft.login));
      if (user) return { state: isSame(user.email ?? draft.email, draft.email) ? 'made' : 'taken', user };
      if (!answer.next) return { state: 'absent' };
      at = answer.next;
    }
  } catch {
    // whoever can't be looked for is not known to be missing
  }
  return { state: 'unseen' };
}

function termOf({ login, email }: UserDraft, { mode, fields }: Capabilities['search']): string | undefined {
  if (mode === 'none') return undefined;
  if (fields.includes('login')) return login;
  return fields.includes('email') ? email : undefined;
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one?.trim().toLowerCase() === other?.trim().toLowerCase();
}
