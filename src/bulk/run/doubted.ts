import { adapterError } from '../../adapters/adapter-error.js';
import { isDone, type RunWork } from '../bulk-work.js';
import type { RunOutcome } from '../run-state.js';

/** What shows in the record of whom it was done to. */
const telling: ReadonlySet<RunWork['action']> = new Set<RunWork['action']>([
  'activate',
  'deactivate',
  'change-department',
  'schedule',
]);
const contradicted = adapterError('protocol', 'The system says that it was done, and its record says otherwise.');

/**
 * What the system says it has done, while the record in the same answer shows that it is not so: that is not told as done. Like
 * a lost answer it is unknown until the user was read (F7). A record that does not tell the department says nothing about it.
 */
export function doubted(work: RunWork, outcome: RunOutcome): RunOutcome {
  if (outcome.state !== 'done' || !outcome.user) return outcome;
  const { id, user } = outcome;
  const tells = telling.has(work.action) && (work.action !== 'change-department' || user.department !== undefined);
  if (!tells || isDone(work, user)) return outcome;
  return { id, state: 'unknown', error: contradicted, latest: user };
}

/** Was the answer lost? Not where it only had to be doubted: then reading is no news about it. */
export function wasLost(outcome: RunOutcome): boolean {
  return !('error' in outcome && outcome.error.message === contradicted.message);
}
