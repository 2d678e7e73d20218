import { adapterError } from '../../adapters/adapter-error.js';
import type { User, UserId } from '../../domain/user.js';
import type { ReadResult } from '../read-each.js';
import type { RunOutcome } from '../run-state.js';

/** The system deletes in two steps, and has done the first one: the user is still there, inactive (F10). */
export interface FirstStep {
  readonly id: UserId;
  readonly state: 'deactivated';
  readonly user?: User;
}

/**
 * Whom one deletion only deactivates, for they were active when it was confirmed. `true`: the system refuses it where they
 * are not as they were; otherwise somebody else may have done the first step meanwhile.
 */
export type FirstSteps = ReadonlyMap<UserId, boolean>;

const undecided = adapterError('protocol', 'It is not known which of the two steps was done.');

/** What the system says it has done, as it is: a first step deletes nobody. Where it can’t be told which step it was they are read. */
export function stepOf(outcome: RunOutcome, firstSteps: FirstSteps): RunOutcome {
  const { id, state } = outcome;
  if (state !== 'done' || !firstSteps.has(id)) return outcome;
  return firstSteps.get(id) ? { ...outcome, state: 'deactivated' } : { id, state: 'unknown', error: undecided };
}

/** What reading shows of somebody whose first step it was; nothing where it shows nothing (F7). */
export function stepSeen(outcome: RunOutcome, result: ReadResult, firstSteps: FirstSteps): RunOutcome | undefined {
  const { id } = result;
  if (!firstSteps.has(id)) return undefined;
  const wasLost = !('error' in outcome && outcome.error === undecided);
  const how = wasLost ? ({ confirmed: true } as const) : {};
  if (result.state === 'gone') return { id, state: 'done', ...how };
  if (result.state !== 'found' || result.user.status !== 'inactive') return undefined;
  return { id, state: 'deactivated', ...how, user: result.user };
}
