import type { Call, Outcome, Target } from '../contract.js';

const atOnce = 4;

/**
 * Runs one request per target, four at a time unless said (F15), and yields each outcome as soon as it is known. After an answer that
 * concerns everybody – sign in again, wait – and after a stop nothing more is sent: the rest is `not-attempted` (F19, U14).
 */
export async function* eachTarget<T extends Target>(
  targets: readonly T[],
  { signal, stop }: Call,
  one: (target: T) => Promise<Outcome>,
  most = atOnce,
): AsyncGenerator<Outcome, void> {
  const queue = distinct(targets);
  const running = new Map<T, Promise<readonly [T, Outcome]>>();
  let stopped = false;
  for (;;) {
    while (queue.length > 0 && running.size < most && !stopped && !signal.aborted && !stop?.aborted) {
      const target = queue.shift() as T;
      running.set(
        target,
        one(target).then((outcome) => {
          // at once, and not when its turn to be told has come
          stopped ||= concernsAll(outcome);
          return [target, outcome];
        }),
      );
    }
    if (running.size === 0) break;
    const [target, outcome] = await Promise.race(running.values());
    running.delete(target);
    yield outcome;
  }
  for (const { id } of queue) yield { id, state: 'not-attempted' };
}

/** The targets, each id once: the first wins. */
export function distinct<T extends Target>(targets: readonly T[]): T[] {
  const seen = new Set<string>();
  return targets.filter(({ id }) => seen.size < seen.add(id).size);
}

/** Would every other target get the same answer now? */
export function concernsAll(outcome: Outcome): boolean {
  if (!('error' in outcome)) return false;
  const { kind, retryAfterMs } = outcome.error;
  return /^(unauthenticated|rate-limited)$/.test(kind) || (kind === 'unavailable' && retryAfterMs !== undefined);
}
