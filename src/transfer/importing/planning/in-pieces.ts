import { Breath } from '../../../bulk/run/breath.js';

/** So many are gone through before the page has its turn. */
const piece = 500;

/** Does something with each, and lets the page live meanwhile; rejects with the reason of `signal` once that is aborted. */
export async function inPieces<T>(each: Iterable<T>, signal: AbortSignal, work: (one: T) => void): Promise<void> {
  const breath = new Breath(piece);
  signal.throwIfAborted();
  for (const one of each) {
    work(one);
    await breath.take();
    signal.throwIfAborted();
  }
}
