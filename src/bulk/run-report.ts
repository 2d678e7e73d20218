import type { UserId } from '../domain/user.js';
import type { RunOutcome, RunOutcomeState } from './run-state.js';

/** How many targets ended in each way. */
export type RunCounts = Readonly<Record<RunOutcomeState, number>>;

/** Counts outcomes: the numbers add up to how many there are (F34). */
export function countsOf(outcomes: Iterable<RunOutcome>): RunCounts {
  const counts = {
    done: 0,
    deactivated: 0,
    already: 0,
    refused: 0,
    changed: 0,
    failed: 0,
    unknown: 0,
    'not-attempted': 0,
  };
  for (const { state } of outcomes) counts[state] += 1;
  return counts;
}

/** What is known of a run besides what became of each: for whoever keeps a record of it. */
export interface RunFacts {
  readonly runId: string;
  /** Who confirmed it. */
  readonly viewerId?: UserId;
  /** ISO 8601 instants. */
  readonly startedAt: string;
  readonly endedAt: string;
}
