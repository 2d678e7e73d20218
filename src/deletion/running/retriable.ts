import type { BulkWork } from '../../bulk/bulk-work.js';
import type { Plan } from '../../bulk/plan.js';
import type { RunOutcome } from '../../bulk/run-state.js';
import type { User, UserId } from '../../domain/user.js';
import type { DeletionState } from '../deletion-state.js';

/**
 * Who can be tried again: to whom nothing was done, for certain, and by no rule. Where a new question is asked, which reads
 * them again, also who had changed or could not be read. Never whoever's answer was lost (F7).
 */
export function retriable(plan: Plan, outcomes: readonly RunOutcome[], asksAnew: boolean): ReadonlySet<UserId> {
  const states = asksAnew ? /^(failed|not-attempted|changed)$/ : /^(failed|not-attempted)$/;
  const ids = outcomes.filter(({ state }) => states.test(state)).map(({ id }) => id);
  const unread = asksAnew ? plan.leftOut.filter(({ why }) => why === 'deletion.unread') : [];
  return new Set([...ids, ...unread.map(({ user }) => user.id)]);
}

/** What another try is about: of a report those who can be tried again, otherwise everyone who was asked about. */
export function workAgain(state: DeletionState): { work: BulkWork; users: readonly User[] } | undefined {
  if (state.phase === 'closed') return undefined;
  const { work, users } = state;
  if (state.phase !== 'reported') return { work, users };
  const ids = retriable(state.plan, state.report.outcomes, work.action === 'delete');
  const again = state.again ?? users.filter(({ id }) => ids.has(id));
  return again.length > 0 ? { work, users: again } : undefined;
}
