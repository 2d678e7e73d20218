import { adapterError } from '../../../adapters/adapter-error.js';
import { isChanged } from '../../../bulk/planning/still-agreed.js';
import type { ReadResult } from '../../../bulk/read-each.js';
import type { LookFirst } from '../../../bulk/run/look-first.js';
import type { RunOutcome } from '../../../bulk/run-state.js';
import { own } from '../../../domain/rules.js';
import type { Session } from '../../../domain/session.js';
import type { User } from '../../../domain/user.js';
import type { PlannedRow } from '../planning/planned-row.js';
import type { UpdateRow } from './as-wanted.js';
import { rowDenialOf } from './row-denial.js';

type Update = Extract<PlannedRow, { kind: 'update' }>;

/**
 * Whom a run reads once more just before their row is sent: where the backend checks no version, nobody else notices that
 * somebody has changed them since the dry run (F1). Nothing where everybody is checked.
 */
export function lookAgain(rows: readonly Update[], session: Session | undefined): LookFirst | undefined {
  const isEnforced = session?.capabilities.concurrency === 'enforced';
  const due = rows.filter(({ user }) => !isEnforced || user.version === undefined);
  const byRef = new Map(due.map((row) => [row.row.ref, row]));
  if (byRef.size === 0) return undefined;
  return { ids: new Set(byRef.keys()), judge: (result) => judged(byRef.get(result.id) as Update, result, session) };
}

function judged({ row, user }: Update, result: ReadResult, session: Session | undefined): RunOutcome | undefined {
  const { ref } = row;
  if (result.state === 'gone')
    return { id: ref, state: 'failed', error: adapterError('not-found', 'This user is no longer there.') };
  if (result.state === 'unread') {
    const { error } = result;
    return error.kind === 'aborted' ? { id: ref, state: 'not-attempted' } : { id: ref, state: 'failed', error };
  }
  const now: User = { ...result.user, id: user.id };
  const reason = rowDenialOf(row, now, session)?.reason;
  if (reason !== undefined)
    return { id: ref, state: 'refused', error: adapterError('forbidden', 'This is no longer allowed.', { reason }) };
  if (isAsSeen(row as UpdateRow, user, now)) return undefined;
  return { id: ref, state: 'changed', error: adapterError('stale', 'Changed since the dry run.') };
}

/** Is everything that the row changes, and who they are, as it was in the dry run? */
function isAsSeen({ changes = {}, departmentId }: UpdateRow, seen: User, now: User): boolean {
  if (isChanged(seen, now)) return false;
  if (departmentId !== undefined && seen.department?.id !== now.department?.id) return false;
  const { extra = {}, ...fields } = changes;
  const extraOf = (user: User, name: string): unknown => own(own(user, 'extra'), name);
  return (
    Object.keys(fields).every((name) => own(seen, name) === own(now, name)) &&
    Object.keys(extra).every((name) => extraOf(seen, name) === extraOf(now, name))
  );
}
