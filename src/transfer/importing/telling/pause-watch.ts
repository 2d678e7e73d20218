import { browserTimer, type Timer } from '../../../bulk/patience.js';
import type { RunPause } from '../../../bulk/run/pause.js';
import type { PauseClock } from './pause-text.js';

const second = 1_000;

/** Knows when a pause began, and has it shown anew each second for as long as it counts down. */
export class PauseWatch {
  readonly #tick: () => void;
  readonly #timer: Timer;
  #pause: RunPause | undefined;
  #began = 0;
  #callOff: (() => void) | undefined;

  constructor(tick: () => void, timer: Timer = browserTimer) {
    this.#tick = tick;
    this.#timer = timer;
  }

  /** The run is paused in this way now, or is not. */
  look(pause: RunPause | undefined): void {
    if (pause === this.#pause) return;
    this.end();
    this.#pause = pause;
    this.#began = Date.now();
    if (pause && !pause.asks) this.#wait();
  }

  /** How much of a pause is left. */
  clockOf(pause: RunPause | undefined): PauseClock | undefined {
    if (!pause || pause !== this.#pause) return undefined;
    const now = Date.now();
    return { remaining: Math.max(0, this.#began + (pause.ms ?? 0) - now), now };
  }

  /** Nobody looks any more. */
  end(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#pause = undefined;
  }

  #wait(): void {
    this.#callOff = this.#timer(second, () => {
      this.#tick();
      if (this.#pause) this.#wait();
    });
  }
}
