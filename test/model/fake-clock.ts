import { untilAborted } from '../../src/adapters/http-transport.js';

interface Alarm {
  readonly at: number;
  readonly ring: () => void;
  /** Nobody waits for it alone: it goes off when time passes anyhow. */
  readonly idle: boolean;
}

/** All the time there is: nothing passes but what a step lets pass. */
export class FakeClock {
  now = 0;
  #alarms = new Set<Alarm>();

  /** As engine and dialog want it. */
  readonly timer = (ms: number, then: () => void, idle = false): (() => void) => {
    const alarm = { at: this.now + ms, ring: then, idle };
    this.#alarms.add(alarm);
    return () => void this.#alarms.delete(alarm);
  };

  /** As the list wants it. */
  readonly numbered = {
    set: (run: () => void, ms: number): number => {
      const number = (this.#last += 1);
      this.#numbers.set(number, this.timer(ms, run));
      return number;
    },
    clear: (number: number): void => this.#numbers.get(number)?.(),
  };
  #last = 0;
  readonly #numbers = new Map<number, () => void>();

  /** As the transport wants it. */
  readonly wait = (ms: number, signal: AbortSignal): Promise<void> =>
    untilAborted(new Promise((resolve) => this.timer(ms, resolve)), signal);

  /** As the platform has it: a signal that aborts in time. */
  readonly timeout = (ms: number): AbortSignal => {
    const late = new AbortController();
    this.timer(ms, () => late.abort(new DOMException('Too late.', 'TimeoutError')), true);
    return late.signal;
  };

  /** How many wait for a time. */
  get waiting(): number {
    return [...this.#alarms].filter(({ idle }) => !idle).length;
  }

  /** Goes to the next alarm that somebody waits for; `false` where there is none. */
  async next(): Promise<boolean> {
    const next = Math.min(...[...this.#alarms].filter(({ idle }) => !idle).map(({ at }) => at));
    if (next === Infinity) return false;
    await this.pass(Math.max(0, next - this.now));
    return true;
  }

  /** Lets so many milliseconds pass: what was set for then goes off, in order, and each has its effect before the next. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    const first = (): Alarm | undefined => [...this.#alarms].sort((a, b) => a.at - b.at)[0];
    for (let alarm = first(); alarm && alarm.at <= end; alarm = first()) {
      this.now = Math.max(this.now, alarm.at);
      this.#alarms.delete(alarm);
      alarm.ring();
      await quiet();
    }
    this.now = end;
  }
}

/** After everything that is ready. */
const immediately: (run: () => void) => void =
  globalThis.setImmediate ??
  ((run) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = run;
    port2.postMessage(0);
  });
let soon = 0;

/** Lets everything that is ready run, and nothing that waits for an answer or a time. */
export async function quiet(): Promise<void> {
  do await new Promise<void>((resolve) => immediately(resolve));
  while (soon > 0);
}

/** From now on this page has no time and no dice but these: whoever asks the platform for a real timer fails. */
export function withoutRealTime(clock: () => FakeClock, dice: () => number): void {
  const timeouts = (run: () => void, ms = 0): number => {
    if (ms > 0) throw new Error(`A real timer of ${ms} ms was asked for.`);
    soon += 1;
    immediately(() => {
      soon -= 1;
      run();
    });
    return 0;
  };
  Object.assign(globalThis, { setTimeout: timeouts, clearTimeout: () => undefined });
  // a browser that keeps nothing, has no locks, and is never closed
  const window = { addEventListener: () => undefined, removeEventListener: () => undefined };
  for (const [name, value] of Object.entries({ window, navigator: {} }))
    Object.defineProperty(globalThis, name, { value, configurable: true });
  AbortSignal.timeout = (ms) => clock().timeout(ms);
  const getRandomValues = (numbers: Uint32Array): Uint32Array => numbers.map(() => dice());
  const fill = (numbers: Uint32Array): Uint32Array => (numbers.set(getRandomValues(numbers)), numbers);
  Object.defineProperty(globalThis, 'crypto', { value: { getRandomValues: fill }, configurable: true });
}
