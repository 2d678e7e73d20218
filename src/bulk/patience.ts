import { adapterError } from '../adapters/adapter-error.js';

/** Calls back after a time, unless it is called off. */
export type Timer = (ms: number, then: () => void) => () => void;

/** The timer of the browser. */
export const browserTimer: Timer = (ms, then) => {
  const id = setTimeout(then, ms);
  return () => clearTimeout(id);
};

/**
 * Waits for an answer, but not for ever: rejects when `signal` aborts or `ms` have passed. An adapter that never settles holds
 * nobody up (F33), and however it ends, no timer is left.
 */
export function patiently<T>(
  ask: () => Promise<T>,
  ms: number,
  signal: AbortSignal,
  timer: Timer = browserTimer,
): Promise<T> {
  let letGo = (): void => undefined;
  return new Promise<T>((resolve, reject) => {
    const givenUp = (): void => reject(adapterError('aborted', 'The waiting was stopped.'));
    if (signal.aborted) return givenUp();
    const callOff = timer(ms, () => reject(adapterError('network', 'No answer came in time.')));
    letGo = () => {
      callOff();
      signal.removeEventListener('abort', givenUp);
    };
    signal.addEventListener('abort', givenUp);
    new Promise<T>((settle) => settle(ask())).then(resolve, reject);
  }).finally(() => letGo());
}
