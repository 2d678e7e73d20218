import type { UserAdapter } from '../../contract.js';
import type { HttpOptions } from '../../http-transport.js';
import { isRecord } from '../../is-record.js';
import { retryAfterMs } from '../../http/retry-after.js';
import { EventStreamParser, type StreamPart } from './event-stream.js';
import { Visibility } from './visibility.js';

/** How the stream is asked for. */
export type StreamOptions = Pick<HttpOptions, 'fetch' | 'headers' | 'credentials' | 'random' | 'wait'>;

type Listener = Parameters<NonNullable<UserAdapter['subscribe']>>[0];
type Change = Parameters<Listener>[0];

/** A server that lives says something at least twice in this time. */
const silenceMs = 60_000;
const shortestPauseMs = 1_000;
const usualPauseMs = 3_000;
const longestPauseMs = 120_000;
const idsMost = 1_000;
/** The next request, or the next sign-in, finds out what these mean; asking again would not. */
const final: ReadonlySet<number> = new Set([204, 400, 401, 403, 404, 405, 406, 410, 501]);

/**
 * Follows the changes that a server streams, until the signal aborts or the server says that there is nothing to follow; it
 * never rejects.
 *
 * After a loss it asks again, later each time, for what came after the last place that it knows; where there is none it says
 * `stale`. While nobody has looked at the page for a minute it does not follow, and says `stale` afterwards: a browser opens
 * few connections to one server, and pages in the background would hold them all.
 */
export async function followChanges(
  options: StreamOptions,
  url: URL,
  listener: Listener,
  signal: AbortSignal,
): Promise<void> {
  const { wait = pause } = options;
  const visibility = new Visibility(wait, signal);
  const stream = new ChangeStream(options, url, listener);
  while (!signal.aborted) {
    if (visibility.unwatched.aborted) {
      await visibility.untilWatched();
      if (!signal.aborted) stream.forget();
      continue;
    }
    const call = new AbortController();
    await stream.read(AbortSignal.any([signal, visibility.unwatched, call.signal])).catch(() => undefined);
    call.abort();
    if (stream.isOver) return;
    await wait(stream.pauseMs(), AbortSignal.any([signal, visibility.unwatched])).catch(() => undefined);
  }
}

/** The stream over all its connections: where it stands, and when to try again. */
class ChangeStream {
  readonly #options: StreamOptions;
  readonly #url: URL;
  readonly #listener: Listener;
  /** What the server called the last place that was heard of. */
  #place: string | undefined;
  #opened = false;
  #retryMs = usualPauseMs;
  #askedMs = 0;
  #failures = 0;
  #over = false;

  constructor(options: StreamOptions, url: URL, listener: Listener) {
    this.#options = options;
    this.#url = url;
    this.#listener = listener;
  }

  /** Did the server say that asking again is of no use? */
  get isOver(): boolean {
    return this.#over;
  }

  /** What was missed shall not be caught up with. */
  forget(): void {
    this.#place = undefined;
    this.#opened = false;
    this.#listener('stale');
  }

  /** How long to wait before the next connection: with jitter, so that not all come back at the same moment. */
  pauseMs(): number {
    const { random = dice } = this.#options;
    const backOff = Math.min(longestPauseMs, this.#retryMs * 2 ** Math.max(0, this.#failures - 1));
    return this.#askedMs + backOff * (0.5 + random() / 2);
  }

  /** One connection, to its end. Rejects when it is lost, silent or no stream of events. */
  async read(signal: AbortSignal): Promise<void> {
    const { fetch = globalThis.fetch, credentials = 'same-origin' } = this.#options;
    this.#failures++;
    this.#askedMs = 0;
    const response = await this.#unlessSilent(signal, async () =>
      fetch(this.#url.href, {
        headers: await this.#headers(),
        credentials,
        signal,
        redirect: 'error',
        cache: 'no-store',
      }),
    );
    const body = this.#bodyOf(response);
    if (!body) return;
    // without a place to go on from nobody knows what was missed
    if (this.#opened && this.#place === undefined) this.#listener('stale');
    this.#opened = true;
    const reader = body.getReader();
    const parser = new EventStreamParser();
    try {
      for (;;) {
        const { value, done } = await this.#unlessSilent(signal, () => reader.read());
        if (done) return;
        for (const part of parser.read(value)) this.#take(part);
      }
    } finally {
      void reader.cancel().catch(() => undefined);
    }
  }

  #bodyOf({ status, headers, redirected, body }: Response): ReadableStream<Uint8Array> | undefined {
    const isStream = /^text\/event-stream\s*(?:;|$)/i.test(headers.get('Content-Type') ?? '');
    if (status === 200 && isStream && !redirected && body) return body;
    this.#over = final.has(status);
    this.#askedMs = Math.min(longestPauseMs, retryAfterMs(headers.get('Retry-After'), Date.now()) ?? 0);
    void body?.cancel().catch(() => undefined);
    return undefined;
  }

  async #headers(): Promise<Headers> {
    const headers = new Headers(await this.#options.headers?.());
    headers.set('Accept', 'text/event-stream');
    headers.set('X-Requested-With', 'user-manager');
    if (this.#place) headers.set('Last-Event-ID', this.#place);
    return headers;
  }

  #take(part: StreamPart): void {
    this.#failures = 0;
    // a place that can't be a header is a place that nobody knows
    if (part.type === 'place') this.#place = /^[\x21-\x7e]{1,1000}$/.test(part.id) ? part.id : undefined;
    else if (part.type === 'retry') this.#retryMs = Math.min(longestPauseMs, Math.max(shortestPauseMs, part.ms));
    else if (part.name === 'stale') this.#listener('stale');
    else if (part.name === 'changed') this.#listener(changeIn(part.data));
  }

  async #unlessSilent<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const { wait = pause } = this.#options;
    const answered = new AbortController();
    const silence = wait(silenceMs, AbortSignal.any([signal, answered.signal])).then(() => Promise.reject(new Error('silent'))); // prettier-ignore
    try {
      return await Promise.race([work(), silence]);
    } finally {
      answered.abort();
    }
  }
}

/** The ids in an event. Somebody has changed even where it can't be read who. */
function changeIn(text: string): Change {
  try {
    const data: unknown = JSON.parse(text);
    const ids = isRecord(data) ? data.ids : undefined;
    const readable = Array.isArray(ids) && ids.length > 0 && ids.length <= idsMost;
    if (readable && ids.every((id) => typeof id === 'string' && id !== '')) return { ids: ids as string[] };
  } catch {
    // no JSON
  }
  return 'stale';
}

const dice = (): number => crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const stop = (): void => {
      clearTimeout(timer);
      reject(new Error('stopped'));
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}
