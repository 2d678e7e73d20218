import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';
import { closeServer, listen } from '../../demo/backend/start-backend.js';
import { openPeopledAuth } from '../../demo/backends/better-auth/demo-auth.js';
import type { Auth } from '../../demo/backends/better-auth/open-auth.js';
import { strictPolicy } from './portal.js';

const built = join(import.meta.dirname, '../../dist/cdn');
const html = 'text/html; charset=utf-8';

/** A host's site whose users are those of a better-auth server on the same origin, under the strict policy. */
export class AuthPortal {
  /** What the page wanted changed, as `POST /auth/admin/remove-user`. */
  readonly writes: string[] = [];
  readonly url: string;
  readonly auth: Auth;
  readonly #server: Server;
  readonly #pages: ReadonlyMap<string, readonly [body: string, type: string]>;

  private constructor(server: Server, url: string, auth: Auth, pages: Readonly<Record<string, string>>) {
    this.#server = server;
    this.url = url;
    this.auth = auth;
    const typed = Object.entries(pages).map(
      ([path, body]) => [path, [body, path.endsWith('.js') ? 'text/javascript' : html]] as const,
    );
    this.#pages = new Map(typed);
    server.on('request', (request, response) => void this.#answer(request, response));
  }

  static async start(pages: Readonly<Record<string, string>>): Promise<AuthPortal> {
    const server = createServer();
    const url = `http://127.0.0.1:${await listen(server, 0)}`;
    return new AuthPortal(server, url, await openPeopledAuth(url), pages);
  }

  async stop(): Promise<void> {
    await closeServer(this.#server, 1_000);
    await this.auth.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.url);
    if (pathname.startsWith('/auth/')) {
      if (request.method !== 'GET') this.writes.push(`${request.method} ${pathname}`);
      return this.auth.listener(request, response);
    }
    const file = join(built, normalize(pathname.replace(/^\/cdn\//, '')));
    const code =
      pathname.startsWith('/cdn/') && file.startsWith(built) ? await readFile(file).catch(() => undefined) : undefined;
    const [body, type] = code ? [code, 'text/javascript'] : (this.#pages.get(pathname) ?? []);
    if (!body || !type) return void response.writeHead(404).end();
    const policy = type === html ? { 'Content-Security-Policy': strictPolicy } : {};
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store', ...policy }).end(body);
  }
}
