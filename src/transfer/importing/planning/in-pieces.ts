import { Turns } from '../turns.js';

/** The clock is looked at after so many. */
const few = 16;

/**
 * Does something with each, and lets the page live in between; rejects with the reason of `signal` once that is aborted.
 * `turns` tells when it is time to.
 */
export async function inPieces<T>(
  each: Iterable<T>,
  signal: AbortSignal,
  work: (one: T) => void,
  turns: Pick<Turns, 'isDue' | 'take'> = new Turns(),
): Promise<void> {
  signal.throwIfAborted();
  let done = 0;
  for (const one of each) {
    work(one);
    done += 1;
    if (done % few !== 0 || !turns.isDue) continue;
    await turns.take();
    signal.throwIfAborted();
  }
}
