import type { ReactiveControllerHost } from 'lit';
import { browserTimer } from '../../../bulk/patience.js';
import type { RunPause } from '../../../bulk/run/pause.js';
import type { DialogEnvironment } from '../../confirm-delete-dialog.js';

/** Knows how long a pause still takes, by the clock and not by counting, and has the dialog drawn anew each second (F26). */
export class Countdown {
  readonly #host: ReactiveControllerHost;
  readonly #environment: () => DialogEnvironment;
  #pause: RunPause | undefined;
  #until = 0;
  #callOff: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, environment: () => DialogEnvironment) {
    this.#host = host;
    this.#environment = environment;
  }

  /** Follows this pause from now on; nothing ticks where there is none, or where it does not go on by itself. */
  follow(pause: RunPause | undefined): void {
    if (pause === this.#pause) return;
    this.#callOff?.();
    this.#pause = pause;
    this.#until = this.#environment().now() + (pause?.ms ?? 0);
    if (pause && !pause.asks) this.#wait();
  }

  /** How long it still takes, in milliseconds. */
  get remaining(): number {
    return Math.max(0, this.#until - this.#environment().now());
  }

  #wait(): void {
    const { remaining } = this;
    const { timer = browserTimer } = this.#environment();
    if (remaining > 0) this.#callOff = timer(remaining % 1000 || 1000, () => this.#tick());
  }

  #tick(): void {
    this.#host.requestUpdate();
    this.#wait();
  }
}
