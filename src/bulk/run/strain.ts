import type { RunOutcome } from '../run-state.js';

/** How hard it is to get through to a system. */
export interface Strain {
  /** Waits since somebody last got through. */
  readonly waits: number;
  /** Waits that are left before the viewer is asked; who gets through gives one back (F14). */
  readonly budget: number;
  /** How many in a row could not be reached, for the same cause (F16). */
  readonly failures: number;
  readonly cause?: string | undefined;
}

const fullBudget = 10;

/** Nothing has gone wrong. */
export const calm: Strain = { waits: 0, budget: fullBudget, failures: 0 };

/** Full jitter: half a second at most the first time, twice as much each time, never more than 20 seconds (F14). */
export function backOffMs(waits: number, dice: number): number {
  return dice * Math.min(20_000, 500 * 2 ** waits);
}

/** The strain after one more answer; `cause` where it came from a system that is away. Who was not sent says nothing. */
export function strained(strain: Strain, outcome: RunOutcome, cause: string | undefined): Strain {
  const { state } = outcome;
  if (state === 'not-attempted' || isUnsendable(outcome)) return strain;
  if (cause) return { ...strain, cause, failures: cause === strain.cause ? strain.failures + 1 : 1 };
  if (state === 'failed' || state === 'unknown') return { ...strain, cause, failures: 0 };
  return { waits: 0, budget: Math.min(fullBudget, strain.budget + 1), failures: 0 };
}

/** Could this target not even be asked for, as with an id that fits into no address? No system has said so. */
function isUnsendable(outcome: RunOutcome): boolean {
  return outcome.state === 'failed' && outcome.error.kind === 'invalid' && outcome.error.status === undefined;
}
