import { turnFor } from '../../bulk/run/breath.js';

/** So long something may go on before the page has its turn, in milliseconds: well under what counts as a long task. */
const longest = 12;

/**
 * Tells when the page has to have its turn. How long is counted, not how many: a row may have a hundred cells, and a machine,
 * or an adapter that never waits, may be slow.
 */
export class Turns {
  readonly #clock: () => number;
  #began: number;

  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
    this.#began = clock();
  }

  /** Has it gone on for so long? */
  get isDue(): boolean {
    return this.#clock() - this.#began >= longest;
  }

  /** The page has its turn. */
  async take(): Promise<void> {
    await turnFor(Infinity);
    this.#began = this.#clock();
  }
}
