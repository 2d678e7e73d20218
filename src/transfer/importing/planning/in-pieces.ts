import { Breath } from '../../../bulk/run/breath.js';

/**
 * Does something with each, and lets the page live after so many of them; rejects with the reason of `signal` once that is
 * aborted.
 */
export async function inPieces<T>(
  each: Iterable<T>,
  signal: AbortSignal,
  work: (one: T) => void,
  piece = 2000,
): Promise<void> {
  const breath = new Breath(piece);
  signal.throwIfAborted();
  for (const one of each) {
    work(one);
    await breath.take();
    signal.throwIfAborted();
  }
}
