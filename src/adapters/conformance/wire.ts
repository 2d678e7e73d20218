/** One request of the adapter, as it was sent. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  /** What the adapter can stop it by. */
  readonly signal: AbortSignal | undefined;
  /** By the clock of the run. */
  readonly at: number;
  /** May it change something? */
  readonly writes: boolean;
}

/** Answers in place of the server; `next` lets the request through to it. `undefined` does so too. */
export type Fault = (request: SeenRequest, next: () => Promise<Response>) => Promise<Response> | undefined;

/** The way between an adapter and its server, where the adapter uses the `fetch` that it was given: counts, and goes wrong on purpose. */
export class Wire {
  readonly requests: SeenRequest[] = [];
  fault: Fault | undefined;
  readonly #send: typeof globalThis.fetch;
  readonly #now: () => number;

  constructor(send: typeof globalThis.fetch, now: () => number) {
    this.#send = send;
    this.#now = now;
  }

  /** Those that may have changed something. */
  get writes(): readonly SeenRequest[] {
    return this.requests.filter(({ writes }) => writes);
  }

  readonly fetch: typeof globalThis.fetch = (input, init) => {
    const request = seen(input, init, this.#now());
    // then nothing is sent
    if (request.signal?.aborted) return Promise.reject(request.signal.reason as Error);
    this.requests.push(request);
    const next = (): Promise<Response> => (0, this.#send)(input, init);
    return this.fault?.(request, next) ?? next();
  };
}

function seen(input: RequestInfo | URL, init: RequestInit = {}, at: number): SeenRequest {
  const given = input instanceof Request ? input : undefined;
  const url = given?.url ?? (input instanceof URL ? input.href : (input as string));
  const method = (init.method ?? given?.method ?? 'GET').toUpperCase();
  return {
    method,
    url,
    headers: new Headers(init.headers ?? given?.headers),
    body: typeof init.body === 'string' ? init.body : '',
    signal: init.signal ?? given?.signal,
    at,
    // a search may be sent by POST
    writes: !/^(GET|HEAD|OPTIONS)$/.test(method) && !/\/\.search$/.test(url.split('?')[0]),
  };
}

/** Nobody answers: what `fetch` says when the server is down. */
export const down: Fault = () => Promise.reject(new TypeError('fetch failed'));

/** The page of a portal or of a gateway, in place of an answer. */
export function portalPage(status: number): Fault {
  return () =>
    Promise.resolve(
      new Response('<!doctype html><title>Sign in</title>', { status, headers: { 'Content-Type': 'text/html' } }),
    );
}

/** An answer without a body. */
export function bare(status: number, headers: Record<string, string> = {}): Fault {
  return () => Promise.resolve(new Response(null, { status, headers }));
}

/** No answer ever, until the adapter aborts its request. */
export const silence: Fault = ({ signal }) =>
  new Promise((_, reject) => {
    const stop = (): void => reject(new DOMException('This operation was aborted', 'AbortError'));
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });

/** The so-manieth write, counted from 1, is answered by this; all else goes through. */
export function onWrite(turn: number, fault: Fault): Fault {
  let count = 0;
  return (request, next) => (request.writes && ++count === turn ? fault(request, next) : undefined);
}

/** The server does it, and the connection is cut before its answer arrives. */
export const cutAfterSend: Fault = (_, next) => next().then(() => Promise.reject(new TypeError('terminated')));
