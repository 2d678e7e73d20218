import { createHash } from 'node:crypto';
import type { Call, Outcome } from '../../../src/adapters/contract.js';
import { BetterAuthAdapter, type BetterAuthOptions } from '../../../src/adapters/better-auth.js';
import { isAdapterError, type AdapterError } from '../../../src/adapters/adapter-error.js';
import { startAuth, type RunningAuth } from '../../../demo/backends/better-auth/start-auth.js';

/** A request as it went over the wire. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
  readonly init: RequestInit;
}

/** What answers instead of the server, or lets it answer. */
export type Front = (asked: Asked, server: () => Promise<Response>) => Promise<Response>;

/** A call that nobody stops. */
export const calm: Call = { signal: new AbortController().signal };

/** Passwords of tests need no protection, and better-auth's takes half a second. */
const quickPasswords = {
  hash: (word: string) => Promise.resolve(createHash('sha256').update(word).digest('hex')),
  verify: ({ hash, password: word }: { hash: string; password: string }) =>
    Promise.resolve(hash === createHash('sha256').update(word).digest('hex')),
};

export const password = 'correct horse battery staple';

/** Everything that an iterable yields. */
export async function all<T>(items: AsyncIterable<T> | undefined): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items ?? []) list.push(item);
  return list;
}

/** The outcomes' states in the order of the ids, as in `done`. */
export async function states(outcomes: AsyncIterable<Outcome> | undefined): Promise<Record<string, string>> {
  return Object.fromEntries((await all(outcomes)).map(({ id, state }) => [id, state]));
}

/** The error that a promise rejects with, which must be an AdapterError. */
export async function rejection(promise: Promise<unknown> | undefined): Promise<AdapterError> {
  const thrown: unknown = await promise?.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!isAdapterError(thrown)) throw new Error(`not an AdapterError: ${String(thrown)}`);
  return thrown;
}

/** A real better-auth server, on the PostgreSQL of DATABASE_URL or an embedded one. */
export class AuthServer {
  readonly asked: Asked[] = [];
  front: Front = (_, server) => server();

  private constructor(readonly running: RunningAuth) {}

  static async start(options: Parameters<typeof startAuth>[0] = {}): Promise<AuthServer> {
    const databaseUrl = process.env['DATABASE_URL'];
    return new AuthServer(await startAuth({ databaseUrl, passwords: quickPasswords, ...options }));
  }

  /** Makes a user, who can sign in. */
  async enrol(name: string, role = 'user'): Promise<string> {
    const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.com`;
    return this.running.enrol({ email, name, role, password });
  }

  /** A bearer's token for the user with this address. */
  async signIn(email: string): Promise<string> {
    const response = await fetch(`${this.running.url}/sign-in/email`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: this.running.origin },
      body: JSON.stringify({ email, password }),
    });
    const token = response.headers.get('set-auth-token');
    if (!token) throw new Error(`${email} did not get in: ${response.status}`);
    return token;
  }

  /** The adapter as this user has it, connected; nobody is the owner unless said. */
  async adapterOf(email: string, options: Partial<BetterAuthOptions> = {}): Promise<BetterAuthAdapter> {
    const adapter = this.unconnected(await this.signIn(email), options);
    await adapter.connect(calm);
    return adapter;
  }

  unconnected(token: string, options: Partial<BetterAuthOptions> = {}): BetterAuthAdapter {
    return new BetterAuthAdapter({
      url: this.running.url,
      owner: [],
      headers: () => ({ Authorization: `Bearer ${token}` }),
      fetch: this.fetch,
      wait: () => Promise.resolve(),
      random: () => 0,
      ...options,
    });
  }

  readonly fetch = (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    const path = url.pathname.replace(new URL(this.running.url).pathname, '');
    const body = JSON.parse((init.body as string | undefined) ?? '{}') as Record<string, unknown>;
    const asked = { method: init.method ?? 'GET', path, query: url.searchParams, body, init };
    this.asked.push(asked);
    return this.front(asked, () => fetch(url, init));
  };

  /** The paths that were asked for since the last time. */
  paths(): string[] {
    return this.asked.splice(0).map(({ path }) => path);
  }
}
