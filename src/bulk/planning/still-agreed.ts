import { adapterError } from '../../adapters/adapter-error.js';
import type { Session } from '../../domain/session.js';
import type { User, UserId } from '../../domain/user.js';
import { denialFor, type BulkWork } from '../bulk-work.js';
import type { ReadResult } from '../read-each.js';
import type { RunOutcome } from '../run-state.js';

/** Is it another record than the viewer saw? Where there is no version, what the list shows is compared. */
export function isChanged(seen: User, read: User): boolean {
  if (seen.version !== undefined && read.version !== undefined) return seen.version !== read.version;
  const shown = ['login', 'email', 'firstName', 'lastName', 'displayName', 'status', 'owner'] as const;
  return shown.some((field) => seen[field] !== read[field]);
}

/**
 * Why somebody is not met who was agreed to, by what reading shows now: a rule protects them, they are somebody else than was
 * asked about, they are gone, or they can't be read (F1, R11). Nothing where they are as they were.
 */
export function noLongerAgreed(
  work: BulkWork,
  agreed: ReadonlyMap<UserId, User>,
  session: Session | undefined,
  result: ReadResult,
): RunOutcome | undefined {
  const { id } = result;
  if (result.state === 'gone') return { id, state: 'already' };
  if (result.state === 'unread') {
    const { error } = result;
    return error.kind === 'aborted' ? { id, state: 'not-attempted' } : { id, state: 'failed', error };
  }
  const { user } = result;
  const reason = denialFor(work, user, session)?.reason;
  if (reason !== undefined)
    return { id, state: 'refused', error: adapterError('forbidden', 'This is no longer allowed.', { reason }) };
  const seen = agreed.get(id);
  if (seen && !isChanged(seen, user)) return undefined;
  return { id, state: 'changed', error: adapterError('stale', 'Changed since the question.', { latest: user }) };
}
