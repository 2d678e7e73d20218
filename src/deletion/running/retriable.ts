import type { Plan } from '../../bulk/plan.js';
import type { RunOutcome } from '../../bulk/run-state.js';
import type { UserId } from '../../domain/user.js';

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
