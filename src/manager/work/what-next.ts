import type { UserAdapter } from '../../adapters/contract.js';
import { isRestoredHere, undoOf, type BulkWork } from '../../bulk/bulk-work.js';
import type { SettledReport } from '../../deletion/deletion-state.js';
import { denialOf } from '../../domain/rules.js';
import type { Session } from '../../domain/session.js';
import type { User, UserId } from '../../domain/user.js';

/** What takes it back, and for whom: where everyone can be given what they had `before`, with the version that they have now. */
export function undoFor(
  { work, outcomes }: SettledReport,
  done: readonly UserId[],
  before: readonly User[],
  { adapter, session }: { adapter?: UserAdapter | undefined; session?: Session | undefined } = {},
): readonly [work: Exclude<BulkWork, { action: 'delete' }>, users: readonly User[]] | undefined {
  if (work.action === 'delete') {
    // exactly who was deleted here and now: who was gone already was deleted by somebody else
    const deleted = new Set(outcomes.filter(({ state }) => state === 'done').map(({ id }) => id));
    const users = before.filter((user) => deleted.has(user.id) && !denialOf('restore', user, session));
    return users.length > 0 && isRestoredHere(adapter, session) ? [{ action: 'restore' }, users] : undefined;
  }
  const changed = outcomes.flatMap((one) => (one.state === 'done' && one.user ? [one.user] : []));
  if (done.length === 0 || changed.length < done.length) return undefined;
  const ids = new Set(done);
  const back = undoOf(work, before.filter(({ id }) => ids.has(id))); // prettier-ignore
  return back && [back, changed];
}

/** Who surely did not get what was written. */
export function missedBy({ work, outcomes }: SettledReport, before: readonly User[]): readonly User[] {
  if (work.action !== 'message') return [];
  const missed = new Set(outcomes.filter(({ state }) => /^(failed|not-attempted)$/.test(state)).map(({ id }) => id));
  return before.filter(({ id }) => missed.has(id));
}
