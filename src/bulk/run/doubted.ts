import { adapterError } from '../../adapters/adapter-error.js';
import type { SchedulePlan } from '../../adapters/contract.js';
import type { User } from '../../domain/user.js';
import type { RunWork } from '../bulk-work.js';
import type { RunOutcome } from '../run-state.js';

const contradicted = adapterError('protocol', 'The system says that it was done, and its record says otherwise.');

/**
 * What the system says it has done, while the record in the same answer shows that it is not so: that is not told as done. Like
 * a lost answer it is unknown until the user was read (F7).
 */
export function doubted(work: RunWork, outcome: RunOutcome): RunOutcome {
  if (outcome.state !== 'done' || !outcome.user) return outcome;
  const { id, user } = outcome;
  if (!isContradicted(work, user)) return outcome;
  return { id, state: 'unknown', error: contradicted, latest: user };
}

const day = 86_400_000;

/**
 * Does the record tell the opposite? A status of the backend's own does not, nor does a moment that it has rounded, nor a record
 * without departments. Who has no date planned is told by leaving it out.
 */
function isContradicted(work: RunWork, { status, department, scheduled }: User): boolean {
  switch (work.action) {
    case 'activate':
      return status === 'inactive';
    case 'deactivate':
      return status === 'active';
    case 'change-department':
      return department !== undefined && department.id !== work.department.id;
    case 'schedule':
      return !isPlanned(work.plan, scheduled);
    default:
      return false;
  }
}

function isPlanned({ action, at }: SchedulePlan, scheduled: User['scheduled'] | null): boolean {
  if (at === null || !scheduled) return at === null && !scheduled;
  return scheduled.action === action && Math.abs(Date.parse(scheduled.at) - Date.parse(at)) < day;
}

/** Was the answer lost? Not where it only had to be doubted: then reading is no news about it. */
export function wasLost(outcome: RunOutcome): boolean {
  return !('error' in outcome && outcome.error.message === contradicted.message);
}
