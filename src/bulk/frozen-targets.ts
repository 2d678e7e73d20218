import type { Target } from '../adapters/contract.js';

/** Targets that were agreed to: at least one, each id once, never changed again (U9). */
export type FrozenTargets = readonly Target[];

/**
 * Freezes ids and versions.
 *
 * Nobody is never everybody: an empty set throws, and so does an id that is not a non-empty string, before anything is
 * sent (T8). Of two targets with the same id the first counts.
 */
export function freezeTargets(given: Iterable<Target>): FrozenTargets {
  const targets = new Map<string, Target>();
  for (const { id, version } of given) {
    if (typeof id !== 'string' || id === '') throw new RangeError('A target without an id.');
    if (!targets.has(id)) targets.set(id, Object.freeze(version === undefined ? { id } : { id, version }));
  }
  if (targets.size === 0) throw new RangeError('No targets: nothing is sent for an empty set.');
  return Object.freeze([...targets.values()]);
}
