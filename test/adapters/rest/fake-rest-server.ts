import { asAdapterError, type AdapterErrorKind } from '../../../src/adapters/adapter-error.js';
import type { Outcome, Target } from '../../../src/adapters/contract.js';
import type { MemoryAdapter } from '../../../src/adapters/memory.js';
import type { UserQuery } from '../../../src/domain/query.js';

/** One request as the server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Answers instead of the server; `next` lets the request through to it. `undefined` does so too. */
export type Interceptor = (
  request: SeenRequest,
  next: () => Promise<Response>,
) => Response | Promise<Response> | undefined;

const statuses = new Map<AdapterErrorKind, number>([
  ['unauthenticated', 401],
  ['forbidden', 403],
  ['protected', 403],
  ['not-found', 404],
  ['conflict', 409],
  ['stale', 412],
  ['invalid', 422],
  ['rate-limited', 429],
  ['unavailable', 500],
]);

/** A server of the REST wire inside the browser: it follows docs/rest-api.yaml and keeps its users in a MemoryAdapter. */
export class FakeRestServer {
  readonly requests: SeenRequest[] = [];
  intercept: Interceptor | undefined;
  /** What `GET session` lists as `operations`; absent: it lists none. */
  operations: readonly string[] | undefined;
  readonly #memory: MemoryAdapter;
  readonly #root: string;
  readonly #created = new Map<string, Response>();

  constructor(memory: MemoryAdapter, root = 'https://portal.test/api/') {
    this.#memory = memory;
    this.#root = root;
  }

  /** To be given to the adapter. */
  readonly fetch: typeof globalThis.fetch = async (input, init = {}) => {
    init.signal?.throwIfAborted();
    const url = new URL(input as string);
    const headers = new Headers(init.headers);
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const request = { method: init.method ?? 'GET', url, headers, body };
    this.requests.push(request);
    const next = (): Promise<Response> => this.#answer(request).catch(problem);
    return (await this.intercept?.(request, next)) ?? next();
  };

  /** Method and path of each request, as in `DELETE users/u-3`. */
  get log(): string[] {
    return this.requests.map(({ method, url }) => `${method} ${this.#pathOf(url).join('/')}`);
  }

  #pathOf(url: URL): string[] {
    return url.href.split('?')[0].slice(this.#root.length).split('/').map(decodeURIComponent);
  }

  async #answer({ method, url, headers, body }: SeenRequest): Promise<Response> {
    const [collection, id, part] = this.#pathOf(url);
    const call = { signal: new AbortController().signal };
    const asked = { method, url, body: body as Record<string, unknown>, key: headers.get('Idempotency-Key') ?? '' };
    if (collection === 'session') return this.#session();
    if (collection === 'departments') return json({ departments: await this.#memory.departments(call) });
    if (collection === 'changes') return nothing();
    if (collection === 'deleted-users' && id === undefined) return this.#deleted(url);
    if (collection === 'deleted-users') return this.#restore(id as string);
    if (collection === 'messages') return this.#many({ ...asked.body, action: 'message' });
    if (id === undefined) return method === 'POST' ? this.#create(asked.body, asked.key) : this.#list(url);
    if (id === 'batch' && method === 'POST') return this.#many(asked.body);
    if (id === 'read' && method === 'POST') return json(await this.#memory.getMany(asked.body.ids as string[], call));
    if (method === 'GET') return user(await this.#memory.get(id, call));
    const target = { id, version: headers.get('If-Match')?.slice(1, -1) };
    if (method === 'PATCH') return user(await this.#memory.update(target, asked.body, call));
    if (part === 'reset-password') return this.#memory.resetPassword(id, call).then(nothing);
    const outcome = await first(this.#write(actionOf(method, part), [target], successorOf(url, asked.body)));
    return 'error' in outcome ? problem(outcome.error) : this.#single(outcome, method, part);
  }

  async #single(outcome: Outcome, method: string, part: string | undefined): Promise<Response> {
    if (method === 'DELETE' && !part) return outcome.state === 'already' ? json({ title: 'Gone' }, 404) : nothing();
    return user(await this.#memory.get(outcome.id, { signal: new AbortController().signal }));
  }

  async #session(): Promise<Response> {
    const { viewer, allowed, capabilities } = await this.#memory.connect({ signal: new AbortController().signal });
    return json({ viewer, allowed: [...allowed], capabilities, operations: this.operations });
  }

  async #deleted({ searchParams }: URL): Promise<Response> {
    const size = Number(searchParams.get('size'));
    const at = { offset: Number(searchParams.get('offset') ?? 0) };
    return json(await this.#memory.deletedUsers({ size, at }, { signal: new AbortController().signal }));
  }

  async #restore(id: string): Promise<Response> {
    const outcome = await first(this.#write('restore', [{ id }], {}));
    if ('error' in outcome) return problem(outcome.error);
    return user(await this.#memory.get(id, { signal: new AbortController().signal }));
  }

  async #list({ searchParams }: URL): Promise<Response> {
    const filters: Record<string, string[]> = {};
    for (const [name, value] of searchParams)
      if (name.startsWith('filter.')) (filters[name.slice(7)] ??= []).push(value);
    const sort = searchParams.get('sort');
    const cursor = searchParams.get('cursor');
    const query: UserQuery = {
      search: searchParams.get('search') ?? '',
      filters,
      size: Number(searchParams.get('size')),
      ...(sort && { sort: { field: sort.replace(/^-/, ''), direction: sort[0] === '-' ? 'descending' : 'ascending' } }),
      at: cursor === null ? { offset: Number(searchParams.get('offset') ?? 0) } : { cursor },
    };
    return json(await this.#memory.query(query, { signal: new AbortController().signal }));
  }

  async #create({ notify: _, ...draft }: Record<string, unknown>, key: string): Promise<Response> {
    const known = this.#created.get(key);
    if (known) return known.clone();
    const made = await this.#memory.create(draft as { login: string }, { signal: new AbortController().signal });
    const answer = json(made, 201, { Location: `users/${made.id}` });
    this.#created.set(key, answer.clone());
    return answer;
  }

  async #many(body: Record<string, unknown>): Promise<Response> {
    const targets = (body.targets ?? (body.ids as string[]).map((id) => ({ id }))) as Target[];
    const outcomes = [];
    for await (const outcome of this.#write(body.action as string, targets, body)) {
      if ('error' in outcome && outcome.error.kind === 'unauthenticated') return problem(outcome.error);
      outcomes.push(answerOf(outcome, body.action === 'delete'));
    }
    return json({ outcomes });
  }

  #write(action: string, targets: readonly Target[], body: Record<string, unknown>): AsyncIterable<Outcome> {
    const call = { signal: new AbortController().signal };
    const plan = (body.schedule ?? body) as { action: 'activate'; at: string };
    if (action === 'delete') return this.#memory.delete(targets, { ...call, successor: body.successor as string });
    if (action === 'schedule') return this.#memory.schedule(targets, { ...plan, at: plan.at ?? null }, call);
    if (action === 'restore')
      return this.#memory.restore(
        targets.map(({ id }) => id),
        call,
      );
    if (action === 'change-department')
      return this.#memory.changeDepartment(targets, body.departmentId as string, call);
    if (action === 'message')
      return this.#memory.sendMessage(
        targets.map(({ id }) => id),
        { body: body.body as string },
        call,
      );
    return this.#memory.setActive(targets, action === 'activate', call);
  }
}

/** An answer with JSON. */
export function json(data: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json; charset=utf-8';
  return new Response(JSON.stringify(data), { status, headers: { 'Content-Type': type, ...headers } });
}

/** The page of a login or a portal. */
export function html(status = 200): Response {
  return new Response('<!doctype html><title>Sign in</title>', { status, headers: { 'Content-Type': 'text/html' } });
}

/** 204. */
export function nothing(): Response {
  return new Response(null, { status: 204 });
}

function user(found: { version?: string }): Response {
  return json(found, 200, { ETag: `"${found.version}"` });
}

function problem(thrown: unknown): Response {
  const { kind, message, retryAfterMs, ...details } = asAdapterError(thrown);
  const status = statuses.get(kind) ?? 500;
  const wait: Record<string, string> = retryAfterMs === undefined ? {} : { 'Retry-After': `${retryAfterMs / 1000}` };
  return json({ title: message, kind, ...details, status }, status, wait);
}

function answerOf(outcome: Outcome, deleting: boolean): object {
  const { id, state } = outcome;
  if ('error' in outcome) {
    const { kind, message, fields, reason, latest } = outcome.error;
    const status = statuses.get(kind) ?? 500;
    return { id, status, problem: { title: message, kind, status, fields, reason, latest } };
  }
  return { status: deleting && state === 'already' ? 404 : 200, ...outcome };
}

function actionOf(method: string, part: string | undefined): string {
  return part ?? (method === 'DELETE' ? 'delete' : method);
}

function successorOf(url: URL, body: Record<string, unknown> | undefined): Record<string, unknown> {
  return { ...body, successor: url.searchParams.get('successor') ?? undefined };
}

async function first(outcomes: AsyncIterable<Outcome>): Promise<Outcome> {
  for await (const outcome of outcomes) return outcome;
  throw new Error('The server was asked for nobody.');
}
