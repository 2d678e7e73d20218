import { browserTimer } from '../patience.js';

/** Work on more than so many users is done in pieces. */
const inOnePiece = 500;

const aTurn = (): Promise<void> => new Promise<void>((resolve) => void browserTimer(0, resolve));

/** Where it is about so many, the page has its turn before what comes next. */
export function turnFor(count: number): Promise<void> | undefined {
  return count > inOnePiece ? aTurn() : undefined;
}

/** Where it is about so many, in a turn of its own; otherwise at once. */
export function inTurn(count: number, then: () => void): void {
  if (count > inOnePiece) void aTurn().then(then);
  else then();
}

/** Lets the page live between answers: an adapter that never waits, as one out of memory, would keep it from everything else. */
export class Breath {
  readonly #atMost: number;
  #answers = 0;

  /** After `atMost` answers, one after the other, the page has its turn. */
  constructor(atMost = 50) {
    this.#atMost = atMost;
  }

  /** Waits where it is time to. */
  async take(): Promise<void> {
    this.#answers += 1;
    if (this.#answers % this.#atMost === 0) await aTurn();
  }
}
