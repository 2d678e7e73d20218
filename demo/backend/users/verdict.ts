import type { AuditEntry } from '../audit.js';
import { noSuchUser, problem, refusal, type Problem } from '../problems.js';
import { denialOf, isActiveAdministrator, placementDenialOf, type Action, type Viewer } from './rules.js';
import type { Account, UserRecord } from './users-repository.js';
import type { Change, Target, Writer } from './write.js';

/** All that a decision about one target looks at. The counts move along while a batch is decided. */
export interface Circumstances {
  readonly viewer: Viewer;
  readonly account: Account | undefined;
  readonly lineage: readonly string[] | undefined;
  administrators: number;
  seatsFree: number;
}

/** What is to happen to one target. */
export type Verdict = 'go' | 'unchanged' | { readonly outcome: AuditEntry['outcome']; readonly problem: Problem };

/** Judges one target on its locked row: rules first, then the version, then whether there is anything to do. */
export function verdictOn(
  target: Target,
  user: UserRecord | undefined,
  change: Change,
  writer: Writer,
  now: Circumstances,
): Verdict {
  if (!user) return { outcome: 'missing', problem: noSuchUser };
  const asked: Action[] =
    change.action === 'schedule' && change.plan ? ['schedule', change.plan.action] : [change.action];
  for (const action of asked) {
    const reason = denialOf(action, user, now.viewer, now.administrators);
    if (reason) return { outcome: 'refused', problem: refusal(reason) };
  }
  const placement = now.lineage && placementDenialOf(now.lineage, now.viewer);
  if (placement) return { outcome: 'refused', problem: refusal(placement) };
  if (target.version === undefined && writer.requireVersion) {
    return {
      outcome: 'refused',
      problem: problem(428, 'invalid', 'Say which version of the user you saw (If-Match).'),
    };
  }
  if (target.version !== undefined && target.version !== '*' && target.version !== String(user.version)) {
    return { outcome: 'stale', problem: problem(412, 'stale', 'Somebody changed this user meanwhile.') };
  }
  return verdictOnStatus(user, change, now);
}

function verdictOnStatus(user: UserRecord, change: Change, now: Circumstances): Verdict {
  if ('dueBy' in change && !isDue(user, change)) return 'unchanged';
  if (change.action === 'activate') {
    if (user.status === 'active') return user.scheduled_action === 'activate' ? 'go' : 'unchanged';
    if (now.seatsFree <= 0) {
      const detail = `All ${now.account?.seats ?? 0} seats of the licence are in use.`;
      return { outcome: 'refused', problem: problem(409, 'conflict', detail, { fields: { status: detail } }) };
    }
    now.seatsFree--;
  }
  if (change.action === 'deactivate' && user.status === 'inactive')
    return user.scheduled_action === 'deactivate' ? 'go' : 'unchanged';
  if ((change.action === 'delete' || change.action === 'deactivate') && isActiveAdministrator(user))
    now.administrators--;
  if (change.action === 'change-department' && user.department_id === change.departmentId) return 'unchanged';
  if (change.action === 'schedule' && !change.plan && !user.scheduled_at) return 'unchanged';
  return 'go';
}

function isDue(user: UserRecord, { action, dueBy }: { action: string; dueBy: Date }): boolean {
  return user.scheduled_action === action && user.scheduled_at !== null && user.scheduled_at <= dueBy;
}
