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
  /** Why the last twenty could not be reached; `undefined` for each who could (F16). */
  readonly recent: readonly (string | undefined)[];
}

const fullBudget = 10;
const inARow = 5;
const window = 20;

/** Nothing has gone wrong. */
export const calm: Strain = { waits: 0, budget: fullBudget, failures: 0, recent: [] };

/** Full jitter: half a second at most the first time, twice as much each time, never more than 20 seconds (F14). */
export function backOffMs(waits: number, dice: number): number {
  return dice * Math.min(20_000, 500 * 2 ** waits);
}

/** Is the system away: five in a row for one cause, or for one cause more than half of the last twenty (F16, F22)? */
export function isAway({ failures, recent }: Strain): boolean {
  if (failures >= inARow) return true;
  const alike = (cause: string): number => recent.filter((one) => one === cause).length;
  return recent.length === window && recent.some((cause) => cause !== undefined && alike(cause) > window / 2);
}

/** Somebody got through: what failed before is forgotten. */
export const answering = (strain: Strain): Strain => ({ ...strain, failures: 0, recent: [] });

/** The strain after one more answer; `cause` where it came from a system that is away. Who was not sent says nothing. */
export function strained(strain: Strain, outcome: RunOutcome, cause: string | undefined): Strain {
  const { state } = outcome;
  if (state === 'not-attempted' || isUnsendable(outcome)) return strain;
  const recent = [...strain.recent, cause].slice(-window);
  if (cause) return { ...strain, recent, cause, failures: cause === strain.cause ? strain.failures + 1 : 1 };
  if (state === 'failed' || state === 'unknown') return { ...strain, recent, cause, failures: 0 };
  return { waits: 0, budget: Math.min(fullBudget, strain.budget + 1), failures: 0, recent };
}

/** Could this target not even be asked for, as with an id that fits into no address? No system has said so. */
function isUnsendable(outcome: RunOutcome): boolean {
  return outcome.state === 'failed' && outcome.error.kind === 'invalid' && outcome.error.status === undefined;
}
