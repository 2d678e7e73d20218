import type { BulkWork } from '../../bulk/bulk-work.js';
import { leftOutOf, type Plan } from '../../bulk/plan.js';
import { countsOf, type RunCounts, type RunFacts } from '../../bulk/run-report.js';
import type { RunOutcome, RunState } from '../../bulk/run-state.js';
import type { DenialReason, User, UserId } from '../../domain/user.js';

/** What became of a work on users, each of whom is in it once. */
export interface SettledReport {
  readonly work: BulkWork;
  readonly outcomes: readonly RunOutcome[];
  readonly counts: RunCounts;
  /** Users for whom nothing was sent, and why: a rule, or as {@link LeftOut} says. */
  readonly skipped: readonly { readonly id: UserId; readonly reason: DenialReason }[];
  /** Who began the run and when; absent where nothing ran. */
  readonly facts?: RunFacts | undefined;
  /** The run was interrupted, and has been looked at again. */
  readonly isReview?: boolean;
}

/** A run that was interrupted, as looking again has settled it. */
export interface ReviewedRun {
  readonly work: BulkWork;
  readonly users: readonly User[];
  readonly outcomes: readonly RunOutcome[];
  /** Who was never tried, and can be asked about anew. */
  readonly again: readonly User[];
  readonly facts: RunFacts;
}

/** Everybody in a plan, each once: with an outcome, or with the reason why there is none. */
export function reportOf(
  { work, plan }: { readonly work: BulkWork; readonly plan: Plan },
  run?: Pick<RunState, 'outcomes'>,
): SettledReport {
  const outcomes = [...(run?.outcomes.values() ?? [])];
  return {
    work,
    outcomes,
    counts: countsOf(outcomes),
    skipped: leftOutOf(plan, work.action, outcomes).map(({ user, reason }) => ({ id: user.id, reason })),
  };
}
