import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { TestBackend, type PortalOptions } from './backend.js';

/** One request to the backend, as it went over the wire. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Stands between the page and the backend. `forward` lets the backend answer; `'drop'` cuts the connection before a byte
 * of the answer, `'cut'` in the middle of it.
 */
export type Interceptor = (seen: Seen, forward: () => Promise<Response>) => Interception | Promise<Interception>;

type Interception = Response | 'drop' | 'cut' | undefined;

/** The policy that the component promises to live under, word for word. */
export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** The beginning of an answer. A browser does not repeat a request once it has seen this. */
const half = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"half';

const root = join(import.meta.dirname, '../..');
const folders: readonly (readonly [prefix: string, folder: string])[] = [
  ['/cdn/', 'dist/cdn'],
  ['/', 'demo'],
];
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * A host's site for tests: the built CDN file, the reference backend on a database of its own, and one place where
 * answers can be lost, delayed or forged. Its log of requests is the oracle; what the screen says is what is tested.
 */
export class Portal {
  readonly seen: Seen[] = [];
  readonly violations: unknown[] = [];
  readonly backend: TestBackend;
  readonly #pages = new Map<string, { body: string; type: string; policy: string | null }>();
  readonly #mounts = new Map<string, RequestListener>();
  #interceptors: Interceptor[] = [];
  #server!: Server;

  private constructor(backend: TestBackend) {
    this.backend = backend;
  }

  /** Starts the site on a free port of this machine. */
  static async start(options?: PortalOptions): Promise<Portal> {
    const portal = new Portal(await TestBackend.start(options));
    const listener = getRequestListener((request, env) => portal.#answer(request, env as HttpBindings), {
      overrideGlobalObjects: false,
    });
    portal.#server = createServer((incoming, outgoing) => {
      const [, own] = [...portal.#mounts].find(([prefix]) => incoming.url?.startsWith(prefix)) ?? [];
      void (own ?? listener)(incoming, outgoing);
    });
    await new Promise<void>((resolve) => portal.#server.listen(0, '127.0.0.1', resolve));
    return portal;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Everything as on the first day: 67 people or so many, no faults, nothing seen. */
  async reset(users = 67): Promise<void> {
    this.#interceptors = [];
    await this.backend.reset(users);
    this.seen.length = 0;
    this.violations.length = 0;
  }

  /** Serves a page of the host's own, under the strict policy unless said; `null` for none. */
  page(path: string, body: string, policy: string | null = strictPolicy): void {
    this.#pages.set(path, { body, type: types[extname(path)] ?? types['.html'], policy });
  }

  /** Another backend of the same site, below this path. */
  mount(prefix: string, listener: RequestListener): void {
    this.#mounts.set(prefix, listener);
  }

  /** From now on this stands before the backend; the latest one is asked first. */
  intercept(interceptor: Interceptor): void {
    this.#interceptors.unshift(interceptor);
  }

  /** Requests that were meant to delete somebody, whether or not they did. */
  get deletions(): readonly Seen[] {
    return this.seen.filter(
      ({ method, path, body }) => method === 'DELETE' || (path.endsWith('/batch') && /"action":\s*"delete"/.test(body)),
    );
  }

  /** Every request that was meant to change something; many are read by a POST. */
  get writes(): readonly Seen[] {
    return this.seen.filter(({ method, path }) => !/^(GET|HEAD)$/.test(method) && !path.endsWith('/users/read'));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.backend.stop();
  }

  async #answer(request: Request, { incoming }: HttpBindings): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    if (pathname === '/csp') {
      this.violations.push(await request.json());
      return new Response(null, { status: 204 });
    }
    if (!pathname.startsWith('/api/')) return this.#file(pathname);
    const body = await request.text();
    const seen: Seen = {
      method: request.method,
      path: pathname,
      search,
      headers: Object.fromEntries(request.headers),
      body,
    };
    if (!pathname.startsWith('/api/demo/')) this.seen.push(seen);
    const forward = (): Promise<Response> =>
      this.backend.answer(
        new Request(request.url, { method: request.method, headers: request.headers, ...(body && { body }) }),
      );
    for (const interceptor of this.#interceptors) {
      const answer = await interceptor(seen, forward);
      if (answer === 'drop' || answer === 'cut') {
        if (answer === 'cut') incoming.socket.write(half);
        incoming.socket.destroySoon();
        return new Response(null, { status: 500 });
      }
      if (answer) return answer;
    }
    return forward();
  }

  async #file(path: string): Promise<Response> {
    const own = this.#pages.get(path);
    if (own) return new Response(own.body, { headers: headersFor(own.type, own.policy) });
    const [prefix, folder] = folders.find(([start]) => path.startsWith(start))!;
    const file = join(root, folder, normalize(path.slice(prefix.length)));
    const type = types[extname(file)];
    const content =
      type && file.startsWith(join(root, folder)) ? await readFile(file).catch(() => undefined) : undefined;
    if (!content) return new Response('not found', { status: 404 });
    return new Response(new Uint8Array(content), { headers: headersFor(type, strictPolicy) });
  }
}

function headersFor(type: string, policy: string | null): HeadersInit {
  const reported = policy && type.startsWith('text/html') ? `${policy}; report-uri /csp` : undefined;
  return {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    ...(reported && { 'Content-Security-Policy': reported }),
  };
}
