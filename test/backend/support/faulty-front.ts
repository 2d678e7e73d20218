import type { IncomingMessage, Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Database } from '../../../demo/backend/database.js';
import { closeServer, listen, openBackend, type Backend, type BackendOptions } from '../../../demo/backend/start-backend.js'; // prettier-ignore
import type { Due, Fault } from './faults.js';

/** A write as the server saw it. `statuses`: what the backend itself has said of whom; nobody where it was not asked. */
export interface Sent {
  readonly number: number;
  readonly ids: readonly string[];
  readonly batch: boolean;
  readonly fault: Fault | undefined;
  readonly statuses: ReadonlyMap<string, number>;
}

/** How a run is troubled. */
export interface Trouble {
  /** Faults of writes, and of the readings between them. */
  readonly writes: readonly Due[];
  readonly reads: readonly Due[];
  /** Nobody is signed in any more from this write on, until somebody signs in. */
  readonly expires?: number | undefined;
  /** What others do just before a write is dealt with. */
  readonly meanwhile?: readonly [write: number, act: () => Promise<void>] | undefined;
  /** Those about whom an answer is never lost: what became of them could not be found out. */
  readonly spared?: ReadonlySet<string> | undefined;
}

const calm: Trouble = { writes: [], reads: [] };

/**
 * The real backend on a port of its own, behind a door that troubles those who come in: it turns requests away, keeps answers
 * back after the deed, and lets a sign-in expire. What it lets through is answered by the backend and by nobody else.
 */
export class FaultyFront {
  /** Every write since it was armed. */
  readonly sent: Sent[] = [];
  /** How many requests read users since then, how many sessions were asked for, and requests refused for want of a sign-in. */
  reads = 0;
  sessions = 0;
  unauthenticated = 0;
  /** How many requests read users before. */
  checks = 0;
  /** Requests that came before the time to come back. */
  early = 0;
  /** How often somebody was told to come back later. */
  waits = 0;
  isSignedOut = false;
  #trouble: Trouble | undefined;
  #now: () => number = () => 0;
  #closedUntil = 0;
  readonly #due = { writes: [] as Due[], reads: [] as Due[] };

  private constructor(
    readonly backend: Backend,
    readonly server: Server,
    readonly url: string,
    /** Does it know requests for many, to write and to read? */
    readonly batches: boolean,
  ) {}

  static async start(
    database: Database,
    options: BackendOptions & { readonly batches: boolean },
  ): Promise<FaultyFront> {
    const backend = await openBackend({ database, jobsEveryMs: 0, ...options });
    const server = createAdaptorServer({
      fetch: (request, env) => front.#answer(request, env.incoming as IncomingMessage),
    }) as Server;
    // a connection that is closed for being idle while a request is on its way would be a fault that nobody has planned
    server.keepAliveTimeout = 0;
    const front = new FaultyFront(backend, server, `http://127.0.0.1:${await listen(server, 0)}`, options.batches);
    return front;
  }

  /** From now on requests count, and are troubled. `now` is the time by which whoever was told to wait has waited. */
  arm(trouble: Trouble = calm, now: () => number = () => 0): void {
    this.#trouble = trouble;
    this.#now = now;
    this.#due.writes = [...trouble.writes];
    this.#due.reads = [...trouble.reads];
  }

  /** Faults that met nobody. */
  get left(): readonly Due[] {
    return [...this.#due.writes, ...this.#due.reads];
  }

  async close(): Promise<void> {
    await Promise.all([closeServer(this.server), this.backend.hangUp()]);
    await this.backend.close();
  }

  async #answer(given: Request, { socket }: IncomingMessage): Promise<Response> {
    const { method, url } = given;
    const path = new URL(url).pathname.replace(/^\/api/, '');
    const text = method === 'GET' ? undefined : await given.text();
    const ask = (): Promise<Response> => this.#ask(given, text);
    if (path === '/demo/sign-in') this.isSignedOut = false;
    if (path === '/session') return this.#session(await ask());
    const id = /^\/users\/([^/]+)$/.exec(path)?.[1];
    const batch = path === '/users/batch';
    if (method === 'DELETE' && id !== undefined) return this.#write([decodeURIComponent(id)], false, ask, socket);
    if (batch) return this.#write(idsIn(text), true, ask, socket);
    if (path === '/users/read') return this.#read(ask, socket);
    return method === 'GET' && id !== undefined ? this.#read(ask, socket) : ask();
  }

  /** Has the backend answer; for whoever is no longer signed in, as to somebody who brings nothing. */
  async #ask({ method, url, headers }: Request, text: string | undefined): Promise<Response> {
    const sent = new Headers(headers);
    if (this.isSignedOut) sent.delete('Cookie');
    return this.backend.fetch(new Request(url, { method, headers: sent, ...(text && { body: text }) }));
  }

  /** What the backend says of itself, without its requests for many where it is to have none. */
  async #session(answer: Response): Promise<Response> {
    if (this.#trouble) this.sessions += 1;
    if (this.batches || !answer.ok) return answer;
    const body = (await answer.json()) as {
      operations: string[];
      capabilities: { delete: { batchMax?: number } };
    };
    delete body.capabilities.delete.batchMax;
    return Response.json({ ...body, operations: body.operations.filter((each) => each !== 'getMany') });
  }

  async #read(ask: () => Promise<Response>, socket: IncomingMessage['socket']): Promise<Response> {
    if (!this.#trouble) {
      this.checks += 1;
      return ask();
    }
    this.reads += 1;
    this.#noteTime();
    const fault = this.#take(this.#due.reads, this.reads, []);
    if (!fault) return ask();
    if (fault.kind === 'dropped') socket.destroy();
    return this.#turnAway(fault);
  }

  async #write(
    ids: readonly string[],
    batch: boolean,
    ask: () => Promise<Response>,
    socket: IncomingMessage['socket'],
  ): Promise<Response> {
    const { expires, meanwhile } = this.#trouble ?? calm;
    const number = this.sent.length + 1;
    const statuses = new Map<string, number>();
    const fault = number === expires ? undefined : this.#take(this.#due.writes, number, ids);
    this.sent.push({ number, ids, batch, fault, statuses });
    this.#noteTime();
    if (number === expires) this.isSignedOut = true;
    if (meanwhile?.[0] === number) await meanwhile[1]();
    if (fault && !didIt(fault)) return this.#turnAway(fault);
    const answer = await ask();
    if (answer.status === 401) this.unauthenticated += 1;
    for (const [id, status] of await statusesIn(answer, ids)) statuses.set(id, status);
    if (fault?.kind === 'dropped') socket.destroy();
    return fault?.kind === 'unsaid' ? this.#turnAway(fault) : answer;
  }

  /** The fault that is due; nobody meets one while signed out, and those who are spared lose no answer. */
  #take(due: Due[], number: number, ids: readonly string[]): Fault | undefined {
    const { spared } = this.#trouble ?? calm;
    const isSpared = ids.some((id) => spared?.has(id));
    const can = (fault: Fault): boolean => !isSpared || fault.kind === 'limited' || fault.kind === 'away';
    const at = this.isSignedOut ? -1 : due.findIndex(({ from, fault }) => from <= number && can(fault));
    return at < 0 ? undefined : due.splice(at, 1)[0]?.fault;
  }

  #noteTime(): void {
    if (this.#now() < this.#closedUntil) this.early += 1;
  }

  #turnAway(fault: Fault): Response {
    const status = fault.kind === 'limited' ? 429 : 503;
    const waits = fault.kind === 'limited' || fault.kind === 'away' ? fault.seconds : undefined;
    if (waits !== undefined) {
      this.waits += 1;
      this.#closedUntil = Math.max(this.#closedUntil, this.#now() + waits * 1000);
    }
    const headers = {
      'Content-Type': 'application/problem+json',
      ...(waits !== undefined && { 'Retry-After': `${waits}` }),
    };
    return new Response(JSON.stringify({ title: 'Not now', status }), { status, headers });
  }
}

/** Is the deed done before the fault? */
function didIt(fault: Fault): boolean {
  return fault.kind === 'dropped' || (fault.kind === 'unsaid' && fault.did);
}

function idsIn(text: string | undefined): string[] {
  const { targets } = JSON.parse(text ?? '{}') as { targets: { id: string }[] };
  return targets.map(({ id }) => id);
}

/** What the backend has said of each. */
async function statusesIn(answer: Response, ids: readonly string[]): Promise<[string, number][]> {
  if (answer.status !== 200) return ids.map((id) => [id, answer.status]);
  const { outcomes } = (await answer.clone().json()) as { outcomes: { id: string; status: number }[] };
  return outcomes.map(({ id, status }) => [id, status]);
}
