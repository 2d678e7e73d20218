import { browserTimer } from '../../bulk/patience.js';

/** So long what only counts up stands still, in milliseconds. */
const rest = 100;

/** Draws at once what is new, and what only counts up a few times a second: thousands of answers are no reason to draw as often. */
export class Redraw {
  readonly #draw: () => void;
  #rests = false;
  #isDue = false;

  constructor(draw: () => void) {
    this.#draw = draw;
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
      browserTimer(rest, () => this.#wake());
    }
  }

  #wake(): void {
    this.#rests = false;
    if (this.#isDue) this.now();
  }
}
