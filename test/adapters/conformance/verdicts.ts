import type { ConformanceReport } from '../../../src/testing.js';

/** The checks that failed, as in `6: Expected …`. */
export function failuresOf({ results }: ConformanceReport): string[] {
  return results.filter(({ status }) => status === 'fail').map(({ number, detail }) => `${number}: ${detail}`);
}

/** The numbers of the checks that were not applicable. */
export function skippedBy({ results }: ConformanceReport): number[] {
  return results.filter(({ status }) => status === 'not-applicable').map(({ number }) => number);
}
