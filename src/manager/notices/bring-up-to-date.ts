import type { UserAdapter } from '../../adapters/contract.js';
import type { SettledReport } from '../../deletion/deletion-state.js';
import type { DirectoryTools } from '../../directory/directory-tools.js';
import type { UserId } from '../../domain/user.js';

/** Are these the users of one backend? A host may give another adapter for the same one, as after a sign-in. */
export function isSameBackend(one: UserAdapter | undefined, other: UserAdapter): boolean {
  return one === other || (!!other.backendId && one?.backendId === other.backendId);
}

/** Has the list show what became of users, `done` those whom it was done to. Answers who is gone. */
export function bringUpToDate(
  list: DirectoryTools['list'],
  { work, outcomes, skipped }: SettledReport,
  done: readonly UserId[],
): readonly UserId[] {
  const isDeletion = work.action === 'delete';
  const gone = skipped.filter(({ reason }) => reason === 'gone').map(({ id }) => id);
  const fresh = outcomes.flatMap((one) => ('user' in one && one.user) || ('latest' in one && one.latest) || []);
  if (work.action === 'restore') list.dispatch({ type: 'expect-users', ids: done });
  list.dispatch({ type: 'replace-users', users: fresh });
  if (isDeletion) list.dispatch({ type: 'remove-users', ids: [...done, ...gone] });
  else list.dispatch({ intent: true, type: 'deselect', ids: done });
  // a message changes nobody's record
  if (work.action !== 'message' && (!isDeletion || done.length + gone.length === 0)) list.reload();
  return isDeletion ? [...done, ...gone] : [];
}
