import type { DialogEnvironment } from '../../confirm-delete-dialog.js';

/** How long a button that changes something ignores everything after it appeared, in milliseconds (U4). */
export const armingDelay = 500;

/** Decides whether a press can be meant: the button has stood there for a while, and the viewer can see it. */
export class Arming {
  readonly #environment: DialogEnvironment;
  #since = Infinity;

  constructor(environment: DialogEnvironment) {
    this.#environment = environment;
  }

  /** The button appeared, or what the viewer sees has changed under their hands: the delay starts anew. */
  arm(): void {
    this.#since = this.#environment.now();
  }

  /** Nothing counts until {@link arm} is called again. */
  disarm(): void {
    this.#since = Infinity;
  }

  /** Does a press count now? One that comes while the window is out of sight starts the delay anew (S18). */
  isArmed(): boolean {
    if (!this.#environment.isWatched()) this.arm();
    return this.#environment.now() - this.#since >= armingDelay;
  }
}
