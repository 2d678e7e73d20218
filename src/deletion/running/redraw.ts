import { browserTimer, type Timer } from '../../bulk/patience.js';

/** So long what only counts up stands still, in milliseconds. */
const rest = 100;

/** Draws at once what is new, and what only counts up a few times a second: thousands of answers are no reason to draw as often. */
export class Redraw {
  readonly #draw: () => void;
  readonly #timer: Timer;
  #rests = false;
  #isDue = false;

  constructor(draw: () => void, timer: Timer = browserTimer) {
    this.#draw = draw;
    this.#timer = timer;
  }

  /** Something is new. */
  now(): void {
    this.#isDue = false;
    this.#draw();
  }

  /** A count has gone on. */
  soon(): void {
    if (this.#rests) this.#isDue = true;
    else {
      this.#rests = true;
      this.#draw();
      this.#timer(rest, () => this.#wake());
    }
  }

  #wake(): void {
    this.#rests = false;
    if (this.#isDue) this.now();
  }
}
