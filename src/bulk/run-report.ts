import type { RunOutcomeState, RunState } from './run-state.js';

/** How many targets ended in each way. The numbers add up to the number of targets (F34). */
export type RunCounts = Readonly<Record<RunOutcomeState, number>>;

/** Counts outcomes; a target without one counts as not attempted. */
export function countsOf({
  targets,
  outcomes,
  answered,
}: Pick<RunState, 'targets' | 'outcomes' | 'answered'>): RunCounts {
  const counts = { done: 0, already: 0, refused: 0, changed: 0, failed: 0, unknown: 0, 'not-attempted': 0 };
  for (const { id } of targets) counts[(outcomes.get(id) ?? answered.get(id))?.state ?? 'not-attempted'] += 1;
  return counts;
}
