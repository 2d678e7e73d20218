import type { Call } from '../contract.js';
import type { HttpRequest, HttpTransport } from '../http-transport.js';
import { segmentUrl } from '../segment-url.js';

/**
 * A path of ours, such as `'me'`, or its segments, each of which may be an id: `['people', id, 'disable']`. A `URL` is an address of
 * its own, for what stands elsewhere.
 */
export type Path = string | readonly string[] | URL;

type Asked = string | number | boolean | undefined;
/** What is asked for behind the `?`; a list is asked for once for each value, and what is `undefined` is left out. */
export type Query = Readonly<Record<string, Asked | readonly Asked[]>>;

/**
 * The way to a backend that speaks JSON, for one call: it stops when the call is stopped, waits when it is told to, follows no
 * redirect, takes no page of a portal for an answer, and sends nothing twice that may have been done.
 */
export class JsonApi {
  readonly #http: HttpTransport;
  readonly #base: URL;
  readonly #shared: Pick<HttpRequest, 'signal' | 'stop' | 'repeatable' | 'pace' | 'version'>;

  constructor(
    http: HttpTransport,
    base: URL,
    { signal, stop, once }: Call,
    more: Pick<HttpRequest, 'pace' | 'version'> = {},
  ) {
    this.#http = http;
    this.#base = base;
    this.#shared = { signal, stop, repeatable: !once, ...more };
  }

  get<T = unknown>(path: Path, query?: Query): Promise<T> {
    const { signal } = this.#shared;
    return this.#send({ url: this.#url(path, query), signal });
  }

  post<T = unknown>(path: Path, body: unknown = {}, query?: Query): Promise<T> {
    return this.#write('POST', path, query, body);
  }

  put<T = unknown>(path: Path, body: unknown = {}, query?: Query): Promise<T> {
    return this.#write('PUT', path, query, body);
  }

  patch<T = unknown>(path: Path, body: unknown = {}, query?: Query): Promise<T> {
    return this.#write('PATCH', path, query, body);
  }

  delete<T = unknown>(path: Path, query?: Query): Promise<T> {
    return this.#write('DELETE', path, query);
  }

  /** Async, so that an id that can't be in an address rejects and is not thrown. */
  async #write<T>(method: string, path: Path, query?: Query, body?: unknown): Promise<T> {
    return this.#send({ ...this.#shared, method, url: this.#url(path, query), ...(body !== undefined && { body }) });
  }

  async #send<T>(request: HttpRequest): Promise<T> {
    return (await this.#http.send(request)).data as T;
  }

  #url(path: Path, query: Query = {}): URL {
    const segments = typeof path === 'string' ? path.split('/').filter(Boolean) : path instanceof URL ? [] : path;
    const start = new URL(path instanceof URL ? path : this.#base);
    const url = segments.reduce((under, segment) => segmentUrl(under, segment), start);
    for (const [name, asked] of Object.entries(query)) {
      const values = [asked].flat().filter((value) => value !== undefined);
      if (values.length > 0) url.searchParams.delete(name);
      for (const value of values) url.searchParams.append(name, String(value));
    }
    return url;
  }
}
