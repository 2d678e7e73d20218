import type { Context } from 'hono';
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status';
import type { Database, Queries } from '../database.js';
import { fingerprintOf, once, type Answer } from '../idempotency.js';
import { invalid, noSuchUser, problem, ProblemError, type Problem } from '../problems.js';
import type { Target, Writer, WriteOutcome } from '../users/write.js';
import { statedReason } from './stated-reason.js';

/** What every route needs of the server. */
export interface Backend {
  readonly database: Database;
  /** Which kind of places a list hands out when the request named none. */
  readonly paging: 'cursor' | 'offset';
  /** Most users that one batch takes. */
  readonly batchMax: number;
  /** Refuse writes to a user without If-Match or version (428)? A stale one is refused in any case. */
  readonly requireVersion: boolean;
  /** Seals cursors; the same on every server of a cluster. */
  readonly secret: string;
  /** For how many days who was deleted can be restored; 0: not at all. */
  readonly retentionDays: number;
  /** Is the viewer asked why they delete? Where it is required, nobody is deleted without. */
  readonly deleteReason: 'none' | 'optional' | 'required';
  /** Does a deletion name who takes over? Where it is required, nobody is deleted without. */
  readonly deleteSuccessor: 'none' | 'optional' | 'required';
  /** Is there a stream of what changes? */
  readonly live: boolean;
}

/** What the middleware leaves for the routes. */
export interface Env {
  Variables: { requestId: string; viewerId: string };
}

export type Request = Context<Env>;

/** The body as a JSON object. */
export async function jsonBody(c: Request): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // the same answer for what is no JSON and for what is no object
  }
  throw invalid({ body: 'The body must be a JSON object.' }, 400);
}

/** The id in the path. PostgreSQL can't even be asked for one with a null character, so that is nobody's. */
export function idOf(c: Request): string {
  const id = c.req.param('id') ?? '';
  if (id === '' || id.includes('\u0000')) throw new ProblemError(noSuchUser);
  return id;
}

/** The version in If-Match; `*` means "as long as they exist". A tag that a proxy made weak still names its version. */
export function ifMatch(c: Request): string | undefined {
  const header = c.req.header('if-match')?.trim();
  if (header === undefined) return undefined;
  if (header === '*') return '*';
  const match = /^(?:W\/)?"([\x21\x23-\x7e]*)"$/.exec(header);
  if (!match) throw invalid({ 'If-Match': 'If-Match must be one entity tag, such as "7".' }, 400);
  return match[1];
}

/** A write to one user: in one transaction, under the request's idempotency key, answered as that user's outcome. */
export async function writeOne(
  c: Request,
  backend: Backend,
  work: (queries: Queries, writer: Writer, target: Target) => Promise<WriteOutcome | undefined>,
): Promise<Response> {
  const version = ifMatch(c);
  const target = { id: idOf(c), ...(version !== undefined && { version }) };
  return write(c, backend, async (queries, writer) => {
    const outcome = await work(queries, writer, target);
    if (!outcome) throw new Error('a write without an outcome');
    return answerOf(outcome);
  });
}

/** Any write: in one transaction, under the request's idempotency key. */
export async function write(
  c: Request,
  { database, requireVersion }: Backend,
  work: (queries: Queries, writer: Writer) => Promise<Answer>,
): Promise<Response> {
  const key = idempotencyKey(c);
  const reason = statedReason(c);
  const viewerId = c.get('viewerId');
  const { pathname, search } = new URL(c.req.url);
  const fingerprint = fingerprintOf([
    c.req.method,
    pathname + search,
    c.req.header('if-match') ?? '',
    await c.req.text(),
    reason ?? '',
  ]);
  const writer: Writer = {
    viewerId,
    requestId: c.get('requestId'),
    requireVersion,
    ...(key && { idempotencyKey: key }),
    ...(reason && { statedReason: reason }),
  };
  const answer = await database.transaction((queries) =>
    once(queries, { viewerId, key, fingerprint }, () => work(queries, writer)),
  );
  return send(c, answer);
}

function idempotencyKey(c: Request): string | undefined {
  const key = c.req.header('idempotency-key')?.trim();
  if (key === undefined) return undefined;
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw invalid({ 'Idempotency-Key': 'The key must be 1 to 200 printable ASCII characters.' }, 400);
}

/** One user's outcome as an answer of its own. */
export function answerOf(outcome: WriteOutcome): Answer {
  if (outcome.problem) return { status: outcome.status, body: outcome.problem };
  if (!outcome.user) return { status: outcome.status };
  const version = (outcome.user as { version?: string }).version ?? '';
  return { status: outcome.status, headers: { ETag: `"${version}"` }, body: outcome.user };
}

/** Sends an answer; problems have their own media type. */
export function send(c: Request, { status, headers = {}, body, replayed }: Answer): Response {
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (replayed) c.header('Idempotency-Replayed', 'true');
  if (!body) return c.body(null, status as StatusCode);
  c.header('Content-Type', status >= 400 ? 'application/problem+json' : 'application/json');
  return c.body(JSON.stringify(body), status as ContentfulStatusCode);
}

/** Sends a problem. */
export function sendProblem(c: Request, body: Problem): Response {
  return send(c, { status: body.status, body });
}

/** The end of a request by somebody who is not, or no longer, signed in. */
export function signedOut(): ProblemError {
  return new ProblemError(problem(401, 'unauthenticated', 'Sign in to continue.'));
}
