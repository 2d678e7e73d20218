import { adapterError, type AdapterError } from '../adapter-error.js';
import { aborted, untilAborted, type HttpAnswer, type HttpOptions, type HttpRequest } from '../http-transport.js';

const attempts = 3;

/**
 * Sends, and again what provably was not done: 429, and 503 that says when (F13, F14), after the wait that was asked for.
 * `first` is the error of an attempt that was made already. Loaded with the first write, or the first answer that asks to wait.
 */
export async function sendPatiently(
  { signal, stop, pace = {}, repeatable = true }: HttpRequest,
  once: (ready: () => void) => Promise<HttpAnswer>,
  { wait = pause, random = dice, longestWaitMs = 300_000 }: HttpOptions,
  first?: unknown,
): Promise<HttpAnswer> {
  const either = stop ? AbortSignal.any([signal, stop]) : signal;
  const ready = (): void => {
    if (signal.aborted) throw aborted();
    if (either.aborted) throw untouched();
  };
  for (let attempt = 1; ; attempt++) {
    try {
      if (attempt === 1 && first !== undefined) throw first as Error;
      if (pace.pause) await untilAborted(pace.pause, either).catch(() => undefined);
      ready();
      return await once(ready);
    } catch (error) {
      const { status, retryAfterMs: asked } = error as AdapterError;
      const again = status === 429 || (status === 503 && asked !== undefined);
      if (again && either.aborted) throw untouched();
      if (!again || either.aborted || !repeatable || attempt === attempts || (asked ?? 0) > longestWaitMs) throw error;
      const backOff = random() * Math.min(20_000, 500 * 2 ** (attempt - 1));
      const waiting = untilAborted(wait((asked ?? 0) + backOff, either), either);
      pace.pause = waiting.catch(() => undefined);
      await waiting.catch(() => Promise.reject(untouched()));
    }
  }
}

/** With the status of a refusal: whoever reads it knows that nothing was sent, or that the server did nothing. */
const untouched = (): AdapterError => adapterError('aborted', 'The request was stopped.', { status: 429 });
const dice = (): number => crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
