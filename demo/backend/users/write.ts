import type { Problem } from '../problems.js';

/** Who writes, under which request. */
export interface Writer {
  readonly viewerId: string;
  readonly requestId: string;
  readonly idempotencyKey?: string;
  /** Why, in the viewer's own words. */
  readonly statedReason?: string;
  /** Refuse targets that come without a version (428). */
  readonly requireVersion?: boolean;
}

/** A user to write to: the id, and the version that the viewer saw and agreed to. */
export interface Target {
  readonly id: string;
  readonly version?: string;
}

/** Columns of a user that an edit may set; `null` empties. */
export type EditedColumns = Readonly<
  Partial<
    Record<'login' | 'email' | 'first_name' | 'last_name' | 'display_name' | 'phone' | 'job_title', string | null>
  >
>;

/** Who gets what belongs to those who are deleted. */
export interface HandOver {
  readonly to: string;
}

/** What to do to the targets. */
export type Change =
  /**
   * `keptDays`: they can be restored for so many days; 0 deletes for good. Without `handOver` what belongs to them stays
   * with them for those days.
   */
  | { readonly action: 'delete'; readonly keptDays: number; readonly handOver?: HandOver }
  | { readonly action: 'activate' | 'deactivate' | 'reset-password' }
  /** `dueBy`: only where a schedule for this action has come due by then. The job that runs schedules asks so. */
  | { readonly action: 'activate' | 'deactivate'; readonly dueBy: Date }
  | { readonly action: 'schedule'; readonly plan: SchedulePlan | null }
  | { readonly action: 'change-department'; readonly departmentId: string }
  | { readonly action: 'update'; readonly columns: EditedColumns; readonly extra: Readonly<Record<string, unknown>> }
  | { readonly action: 'message'; readonly subject: string | null; readonly body: string };

/** What happens to a user on a date. */
export interface SchedulePlan {
  readonly action: 'activate' | 'deactivate';
  /** An ISO 8601 instant with a zone. */
  readonly at: string;
}

/** What became of one target, with the HTTP status that the same request for one user would have. */
export interface WriteOutcome {
  readonly id: string;
  readonly status: number;
  readonly user?: object;
  readonly problem?: Problem;
}
