import type { Call, ImportRow, Outcome, SchedulePlan, Target, UserAdapter } from '../adapters/contract.js';
import { denialOf, type Denial } from '../domain/rules.js';
import type { Session } from '../domain/session.js';
import type { Department, User, UserId } from '../domain/user.js';

/** What is done to each of many users: plain data, so that it can be frozen, compared and told. */
export type BulkWork =
  /** `successor`: who takes over what belongs to them. */
  | { readonly action: 'delete'; readonly reason?: string; readonly successor?: UserId }
  | { readonly action: 'activate' | 'deactivate'; readonly reason?: string }
  /** Takes back a deletion. */
  | { readonly action: 'restore' }
  | { readonly action: 'change-department'; readonly department: Pick<Department, 'id' | 'name'> }
  /** `at: null` cancels what was planned. */
  | { readonly action: 'schedule'; readonly plan: SchedulePlan }
  | { readonly action: 'message'; readonly subject?: string; readonly body: string };

/** What a run does: a work on users, or the rows of an import, whose targets are their refs. */
export type RunWork =
  BulkWork | { readonly action: 'import'; readonly rows: ReadonlyMap<string, ImportRow>; readonly notify?: boolean };

/** The right that a work needs. */
export type BulkAction = BulkWork['action'];

/** The optional method of an adapter that does it: where it is absent, the work is not offered. */
export const methodOf = {
  delete: 'delete',
  activate: 'setActive',
  deactivate: 'setActive',
  restore: 'restore',
  'change-department': 'changeDepartment',
  schedule: 'schedule',
  message: 'sendMessage',
} as const satisfies Record<BulkAction, keyof UserAdapter>;

/** Has an adapter do the work to these targets; nothing where it can't. */
export function perform(
  adapter: UserAdapter,
  work: RunWork,
  targets: readonly Target[],
  given: Call,
): AsyncIterable<Outcome> | undefined {
  const call = 'reason' in work ? { ...given, reason: work.reason } : given;
  switch (work.action) {
    case 'delete':
      return adapter.delete?.(targets, work.successor === undefined ? call : { ...call, successor: work.successor });
    case 'activate':
    case 'deactivate':
      return adapter.setActive?.(targets, work.action === 'activate', call);
    case 'restore':
      return adapter.restore?.(
        targets.map(({ id }) => id),
        call,
      );
    case 'change-department':
      return adapter.changeDepartment?.(targets, work.department.id, call);
    case 'schedule':
      return adapter.schedule?.(targets, work.plan, call);
    case 'message': {
      const { subject, body } = work;
      const ids = targets.map(({ id }) => id);
      return adapter.sendMessage?.(ids, { ...(subject !== undefined && { subject }), body }, call);
    }
    case 'import': {
      const { notify = false, rows } = work;
      return adapter.importUsers?.(
        targets.flatMap(({ id }) => rows.get(id) ?? []),
        { ...call, notify },
      );
    }
  }
}

/** Do viewers of this backend take back deletions themselves (R7)? Which of them may, and whom, the rules say. */
export function isRestoredHere(adapter: UserAdapter | undefined, session: Session | undefined): boolean {
  return typeof adapter?.restore === 'function' && session?.capabilities.delete?.restoredBy === 'viewer';
}

/** Somebody of whom nothing is known that would protect them. */
const anybody: User = { id: '-', login: '-', status: 'inactive' };

/** Why this viewer can restore nobody at all (R1, R11). */
export function restoringDenialOf(session: Session | undefined): Denial | undefined {
  return denialOf('restore', anybody, session);
}

/** May this viewer do it to this user? Who may not deactivate somebody may not do it on a date either, but may cancel one (R2, R3, R4). */
export function denialFor(work: BulkWork, user: User | undefined, session: Session | undefined): Denial | undefined {
  const denial = denialOf(work.action, user, session);
  if (denial || work.action !== 'schedule' || work.plan.at === null) return denial;
  return denialOf(work.plan.action, user, session);
}

/** Can reading a user tell whether the work was done? A message leaves no trace in anybody's record. */
export function isVerifiable({ action }: RunWork): boolean {
  return action !== 'message';
}

/** Does this record prove that the work is done? Somebody who is still there was not deleted; who is there again was restored. */
export function isDone(work: RunWork, user: User): boolean {
  switch (work.action) {
    case 'restore':
    // whoever stands behind a row that was sent is only found where it was done
    case 'import':
      return true;
    case 'activate':
      return user.status === 'active';
    case 'deactivate':
      return user.status === 'inactive';
    case 'change-department':
      return user.department?.id === work.department.id;
    case 'schedule':
      return isPlanned(work.plan, user.scheduled);
    default:
      return false;
  }
}

/** Instants are compared, not how they are written. */
function isPlanned({ action, at }: SchedulePlan, scheduled: User['scheduled'] | null): boolean {
  if (at === null) return !scheduled;
  return scheduled?.action === action && Date.parse(scheduled.at) === Date.parse(at);
}

/**
 * What takes a work back: as these users were before it, where one and the same work does that for all of them.
 * It is a change like any other: the rules and the backend are asked again.
 */
export function undoOf(work: BulkWork, before: readonly User[]): Exclude<BulkWork, { action: 'delete' }> | undefined {
  switch (work.action) {
    case 'delete':
      return { action: 'restore' };
    // who was invited, on leave or has left is none of both: nothing that is done here makes them that again
    case 'activate':
      return before.every(({ status }) => status === 'inactive') ? { action: 'deactivate' } : undefined;
    case 'deactivate':
      return before.every(({ status }) => status === 'active') ? { action: 'activate' } : undefined;
    case 'change-department': {
      const department = before[0]?.department;
      const same = before.every((user) => user.department?.id === department?.id);
      return department && same ? { action: 'change-department', department } : undefined;
    }
    case 'schedule': {
      const scheduled = before[0]?.scheduled;
      const plan: SchedulePlan = scheduled ?? { action: work.plan.action, at: null };
      return before.every((user) => isPlanned(plan, user.scheduled)) ? { action: 'schedule', plan } : undefined;
    }
    default:
      return undefined;
  }
}
