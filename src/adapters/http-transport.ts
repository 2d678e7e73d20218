import { adapterError, isAdapterError, type AdapterError } from './adapter-error.js';
import type { User } from '../domain/user.js';

/** How an adapter reaches its server. */
export interface HttpOptions {
  readonly fetch?: typeof globalThis.fetch;
  /** Asked before each request, retries included: the place for a token (S16). */
  readonly headers?: () => HeadersInit | Promise<HeadersInit>;
  /** `same-origin` unless said (S15). */
  readonly credentials?: RequestCredentials;
  /** How long one request may take: 30 seconds unless said (F23). */
  readonly timeoutMs?: number;
  /** The longest wait that a server may ask for: 5 minutes unless said. Where it asks for more, the error is handed on at once. */
  readonly longestWaitMs?: number;
  /** Reads an answer's text; give one that keeps big numbers where ids are numbers (S10). */
  readonly parse?: (text: string) => unknown;
  /** The dice of the back-off, from 0 up to 1. */
  readonly random?: () => number;
  /** Takes so long, or rejects as soon as the signal is aborted. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** One request. */
export interface HttpRequest {
  readonly method?: string;
  readonly url: URL;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Beside or in place of those that every request has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes out as `If-Match`. */
  readonly version?: string;
  /** Goes out as `Idempotency-Key`, the same one on each attempt. */
  readonly key?: string;
  readonly signal: AbortSignal;
  /** When it aborts nothing more is sent, and what was sent is waited for (U14). */
  readonly stop?: AbortSignal | undefined;
  /** `false`: sent once, whatever the answer. */
  readonly repeatable?: boolean;
  /** Requests that share it wait together when one of them is asked to wait (F11). */
  readonly pace?: { pause?: Promise<unknown> } | undefined;
  readonly readUser?: (raw: unknown) => User;
}

/** A success: 200 or 201 with JSON, or 204. */
export interface HttpAnswer {
  readonly status: number;
  readonly data: unknown;
  /** The strong entity tag without its quotes, where the browser lets us read it (F12). */
  readonly version?: string;
}

/**
 * Sends requests and takes no answer for a success that is not one: no redirect (F20), no page of a portal (F21). Only what
 * provably was not done is sent again: 429, and 503 that says when (F13, F14). Whatever it rejects with is an `AdapterError`.
 */
export class HttpTransport {
  readonly #options: HttpOptions;

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    const { signal, stop, pace, repeatable = true } = request;
    if (signal.aborted) throw aborted();
    const once = (ready?: () => void): Promise<HttpAnswer> => this.#once(request, ready);
    let first: unknown;
    if (!stop && !pace) {
      try {
        return await once();
      } catch (error) {
        if (!repeatable || ![429, 503].includes((error as AdapterError).status as number)) throw error;
        first = error;
      }
    }
    const { sendPatiently } = await import('./http/send-patiently.js').catch(() => {
      throw (first as Error | undefined) ?? partMissing();
    });
    return sendPatiently(request, once, this.#options, first);
  }

  /** `ready` may still throw once the headers are there, which may take a while: then nothing is sent. */
  async #once(request: HttpRequest, ready?: () => void): Promise<HttpAnswer> {
    const { fetch = globalThis.fetch, timeoutMs = 30_000, credentials = 'same-origin' } = this.#options;
    const { method = 'GET', url, body, readUser } = request;
    const headers = await untilAborted(this.#headers(request), request.signal).catch((error: unknown) => {
      throw isAdapterError(error) ? error : unready();
    });
    ready?.();
    const tooLate = AbortSignal.timeout(timeoutMs);
    const signal = AbortSignal.any([request.signal, tooLate]);
    try {
      const sending = fetch(url.href, {
        method,
        headers,
        credentials,
        signal,
        redirect: 'error',
        cache: 'no-store',
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return await untilAborted(
        sending.then((response) => this.#read(response, readUser)),
        signal,
      );
    } catch (error) {
      if (request.signal.aborted) throw aborted();
      if (isAdapterError(error) && error.kind !== 'aborted') throw error;
      // the cause is left out: some engines quote headers and addresses in it (S16)
      throw adapterError(
        'network',
        tooLate.aborted ? 'There was no answer in time.' : 'The server could not be reached.',
      );
    }
  }

  async #headers({ body, version, key, headers: more }: HttpRequest): Promise<Headers> {
    const headers = new Headers(await this.#options.headers?.());
    if (version !== undefined && !/^[!#-~]+$/.test(version))
      throw adapterError('invalid', 'This version can’t be an entity tag.');
    const own: Record<string, string | undefined> = {
      Accept: 'application/json, application/problem+json',
      'X-Requested-With': 'user-manager',
      'Content-Type': body === undefined ? body : 'application/json',
      'Idempotency-Key': key,
      'If-Match': version && `"${version}"`,
      ...more,
    };
    for (const name in own) if (own[name]) headers.set(name, own[name]);
    return headers;
  }

  async #read(response: Response, readUser?: (raw: unknown) => User): Promise<HttpAnswer> {
    const { status, redirected } = response;
    if (status === 204 && !redirected) return { status, data: undefined };
    const type = response.headers.get('Content-Type') ?? '';
    const isJson = /^application\/(?:[\w.+-]+\+)?json\b/i.test(type);
    const { parse = JSON.parse as (text: string) => unknown } = this.#options;
    const data = isJson ? await response.text().then(parse).catch(notJson) : undefined;
    if (status >= 400) {
      const { failedAnswer } = await import('./http/failed-answer.js').catch(() => ({ failedAnswer: unexplained }));
      throw failedAnswer(response, data, readUser);
    }
    if (redirected || (status !== 200 && status !== 201) || data === undefined)
      throw adapterError('protocol', 'The server’s answer can’t be read.', { status });
    const version = /^"(.+)"$/.exec(response.headers.get('ETag') ?? '')?.[1];
    return { status, data, ...(version && { version }) };
  }
}

/** The request was stopped: nobody knows what it has done. */
export const aborted = (): AdapterError => adapterError('aborted', 'The request was stopped.');
/** Where the code that reads errors can't be loaded: the status alone still says whether something may have happened. */
const unexplained = ({ status }: Response): AdapterError =>
  adapterError(status === 401 ? 'unauthenticated' : 'unavailable', `Status ${status}.`, {
    status,
  });
const unready = (): AdapterError => adapterError('unknown', 'Nothing was sent.');
const notJson = (): undefined => undefined;

/** Code that is loaded when it is needed did not come: nothing was sent. */
export const partMissing = (): AdapterError => adapterError('unavailable', 'A part could not be loaded.');

/** Settles as the promise does, or rejects as soon as the signal is aborted. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(aborted());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
