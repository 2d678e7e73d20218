import { undoOf, type BulkWork } from '../../bulk/bulk-work.js';
import type { SettledReport } from '../../deletion/deletion-state.js';
import type { User, UserId } from '../../domain/user.js';

/** What takes it back, and for whom: where everyone can be given what they had `before`, with the version that they have now. */
export function undoFor(
  { work, outcomes }: SettledReport,
  done: readonly UserId[],
  before: readonly User[],
): readonly [work: Exclude<BulkWork, { action: 'delete' }>, users: readonly User[]] | undefined {
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
