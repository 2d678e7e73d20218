const quiet = 3_000;
const pause = 10_000;

/** Decides when progress is worth saying: at each quarter, never within the first 3 seconds, never more than once in 10. */
export class ProgressSpeech {
  readonly #started: number;
  #said = -Infinity;
  #quarter = 0;

  constructor(now: number) {
    this.#started = now;
  }

  /** Is it time to say that `done` of `total` are through? */
  isDue(done: number, total: number, now: number): boolean {
    const quarter = Math.floor((done / total) * 4);
    if (quarter <= this.#quarter || quarter >= 4) return false;
    if (now - this.#started < quiet || now - this.#said < pause) return false;
    this.#quarter = quarter;
    this.#said = now;
    return true;
  }
}
