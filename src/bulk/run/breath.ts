import { browserTimer } from '../patience.js';

/** So many answers one after the other, and the page has its turn. */
const atMost = 50;

/** Lets the page live between answers: an adapter that never waits, as one out of memory, would keep it from everything else. */
export class Breath {
  #answers = 0;

  /** Waits where it is time to. */
  async take(): Promise<void> {
    this.#answers += 1;
    if (this.#answers % atMost === 0) await new Promise<void>((resolve) => void browserTimer(0, resolve));
  }
}
