import type { DeletedUser } from '../../domain/deleted/deleted-users.js';
import { denialOf } from '../../domain/rules.js';
import type { Session } from '../../domain/session.js';
import type { DenialReason } from '../../domain/user.js';

/**
 * Why this viewer can't restore this user now: a rule, the end of their time, or what the backend says that it would meet.
 * Whatever can't be read is refused (R11).
 */
export function restoreDenialOf(
  { user, restorableUntil, obstacles = [] }: DeletedUser,
  session: Session | undefined,
  now: number,
): DenialReason | undefined {
  const denial = denialOf('restore', user, session);
  if (denial) return denial.reason;
  if (restorableUntil !== undefined && !(Date.parse(restorableUntil) > now)) return 'expired';
  const [obstacle] = Array.isArray(obstacles) ? (obstacles as readonly unknown[]) : ['unknown'];
  if (obstacle === undefined) return undefined;
  return typeof obstacle === 'string' && obstacle !== '' ? obstacle : 'unknown';
}
