import { adapterError } from '../adapter-error.js';
import { seededRandom } from './seeded-random.js';

/** What goes wrong on purpose. Percentages are of the requests, from 0 to 100; each target of a write counts as one. */
export interface Faults {
  /** How long an answer takes: always, or from so long to so long. */
  readonly latencyMs?: number | readonly [least: number, most: number];
  /** Requests that fail before anything was done. */
  readonly failPercent?: number;
  /** Each so-manieth request is refused with the time to wait. */
  readonly rateLimit?: { readonly every: number; readonly retryAfterMs: number };
  /** Writes that are done, but whose answer never arrives. */
  readonly lostAnswerPercent?: number;
  /** Writes whose user somebody else changes a moment before. */
  readonly stalePercent?: number;
  /** The total that every page claims, whatever is true. */
  readonly lyingTotal?: number;
}

/** Waits so long, or rejects as soon as the signal is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** Makes the faults happen, the same ones in the same order for the same seed. */
export class FaultInjector {
  readonly #faults: Faults;
  readonly #random: () => number;
  readonly #wait: Wait;
  #requests = 0;

  constructor(faults: Faults, seed: number, wait: Wait = pause) {
    this.#faults = faults;
    this.#random = seededRandom(seed);
    this.#wait = wait;
  }

  /** Takes the time that an answer takes; rejects with `aborted` as soon as the signal says so. */
  async delay(signal: AbortSignal): Promise<void> {
    const { latencyMs = 0 } = this.#faults;
    const [least, most] = typeof latencyMs === 'number' ? [latencyMs, latencyMs] : latencyMs;
    const ms = least + this.#random() * (most - least);
    if (ms > 0 && !signal.aborted) await this.#wait(ms, signal).catch(() => undefined);
    if (signal.aborted) throw adapterError('aborted', 'The request was stopped.');
  }

  /** One request arrives: throws where it is to be refused or to fail. */
  arrive(): void {
    const { rateLimit, failPercent } = this.#faults;
    if (rateLimit && ++this.#requests % rateLimit.every === 0) {
      const { retryAfterMs } = rateLimit;
      throw adapterError('rate-limited', 'Too many requests.', { status: 429, retryAfterMs });
    }
    if (this.#happens(failPercent)) throw adapterError('unavailable', 'The backend failed.', { status: 500 });
  }

  /** Is the user of this write changed by somebody else first? */
  goesStale(): boolean {
    return this.#happens(this.#faults.stalePercent);
  }

  /** Is the answer to this write lost? */
  losesAnswer(): boolean {
    return this.#happens(this.#faults.lostAnswerPercent);
  }

  /** The total to claim instead of the real one. */
  total(real: number): number {
    return this.#faults.lyingTotal ?? real;
  }

  #happens(percent = 0): boolean {
    return percent > 0 && this.#random() * 100 < percent;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
