import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ChangeFeed } from './changes/change-feed.js';
import type { Database } from './database.js';
import { DatabaseAwayError } from './database.js';
import { problem, ProblemError, type Problem } from './problems.js';
import { activityRoutes } from './routes/activity.js';
import { changeRoutes } from './routes/changes.js';
import { deletedUserRoutes } from './routes/deleted-users.js';
import { sendProblem, signedOut, type Env, type Request } from './routes/requests.js';
import { sessionRoutes } from './routes/session.js';
import { userRoutes } from './routes/users.js';

/** What the API is made of. */
export interface AppOptions {
  readonly database: Database;
  /** The id of the user who is signed in, from whatever the host signs people in with; `undefined` for nobody. */
  readonly authenticate: (c: Request) => Promise<string | undefined>;
  /** Seals cursors; the same on every server of a cluster. */
  readonly secret: string;
  /** Tells which users change; without one the server offers no such stream. */
  readonly changes?: ChangeFeed;
  /** Routes under `/api` that need nobody to be signed in, such as the demo's sign-in. */
  readonly open?: Hono<Env>;
  /** Default `cursor`. */
  readonly paging?: 'cursor' | 'offset';
  /** Default 500. */
  readonly batchMax?: number;
  /** For how many days who was deleted can be restored, 30 unless said; 0 deletes for good. */
  readonly retentionDays?: number;
  /** Is the viewer asked why they delete? `none` unless said. */
  readonly deleteReason?: 'none' | 'optional' | 'required';
  /** Does somebody take over what belongs to whoever is deleted? `none` unless said. */
  readonly deleteSuccessor?: 'none' | 'optional' | 'required';
  /** Default false: a write without If-Match is allowed, a stale one never. */
  readonly requireVersion?: boolean;
  /** Origins besides the server's own that may write, such as `https://portal.example`. */
  readonly origins?: readonly string[];
  /** Host names that the server answers to; default: any. Set it where no proxy checks `Host`. */
  readonly hosts?: readonly string[];
  /** Told of errors that nobody foresaw. */
  readonly report?: (error: unknown, requestId: string) => void;
}

const bodyMost = 1024 * 1024;

/** The whole API as one Hono app: `app.fetch` takes a request and answers it. */
export function createApp(options: AppOptions): Hono<Env> {
  const { database, secret, paging = 'cursor', batchMax = 500, requireVersion = false, retentionDays = 30 } = options;
  const { deleteReason = 'none', deleteSuccessor = 'none' } = options;
  const live = options.changes !== undefined;
  const deletion = { retentionDays, deleteReason, deleteSuccessor };
  const backend = { database, secret, paging, batchMax, requireVersion, ...deletion, live };
  const app = new Hono<Env>().basePath('/api');
  app.use(answerHeaders);
  app.use(onlyHosts(options.hosts));
  app.use(onlyOwnWrites(options.origins ?? []));
  app.use(bodyLimit({ maxSize: bodyMost, onError: (c) => sendProblem(c as Request, tooLarge) }));
  app.get('/health', async (c) => {
    await database.query('select 1');
    return c.json({ status: 'ok', database: database.kind });
  });
  if (options.open) app.route('/', options.open);
  app.use(async (c, next) => {
    const viewerId = await options.authenticate(c);
    if (viewerId === undefined) throw signedOut();
    c.set('viewerId', viewerId);
    await next();
  });
  app.route('/', sessionRoutes(backend));
  app.route('/', userRoutes(backend));
  if (retentionDays > 0) app.route('/', deletedUserRoutes(backend));
  app.route('/', activityRoutes(backend));
  if (options.changes) app.route('/', changeRoutes(backend, options.changes, options.authenticate));
  app.notFound((c) => sendProblem(c as Request, problem(404, 'unsupported', 'There is nothing at this address.')));
  app.onError((error, c) => {
    const request = c as Request;
    const known = problemOf(error);
    if (!known) options.report?.(error, request.get('requestId'));
    const answer = known ?? { problem: problem(500, 'unknown', 'Something went wrong on the server.') };
    if (answer.retryAfter !== undefined) c.header('Retry-After', String(answer.retryAfter));
    return sendProblem(request, answer.problem);
  });
  return app;
}

const tooLarge = problem(413, 'invalid', 'The request is too large.');

/** Answers about people are stored nowhere, sniffed as nothing else, and framed or read by no other site. */
const answerHeaders: MiddlewareHandler<Env> = async (c, next) => {
  const requestId = randomUUID();
  c.set('requestId', requestId);
  c.header('X-Request-Id', requestId);
  c.header('Cache-Control', 'no-store');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Content-Security-Policy', `default-src 'none'; frame-ancestors 'none'`);
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  c.header('Referrer-Policy', 'no-referrer');
  await next();
};

/** A page elsewhere can point its own name at this address (DNS rebinding) and would then be "same origin". */
function onlyHosts(hosts: readonly string[] | undefined): MiddlewareHandler<Env> {
  return async (c, next) => {
    const name = (c.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase();
    if (hosts && !hosts.includes(name))
      return sendProblem(c, problem(403, 'forbidden', 'This server does not answer to that name.'));
    return next();
  };
}

/**
 * Refuses writes that another site could have caused (CSRF): each needs a header that a form can't send and, with a body, a
 * JSON content type, so that a browser asks first (preflight, which this server never grants); and an `Origin`, where
 * there is one, must be ours.
 */
function onlyOwnWrites(origins: readonly string[]): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const origin = c.req.header('origin');
    const known = origin === undefined || origins.includes(origin) || isOwn(origin, c.req.header('host'));
    if (!known || (origin === undefined && c.req.header('sec-fetch-site') === 'cross-site')) {
      return sendProblem(c, problem(403, 'forbidden', 'Requests from other sites are refused.'));
    }
    if (!c.req.header('x-requested-with')) {
      return sendProblem(c, problem(403, 'forbidden', 'The header X-Requested-With is missing.'));
    }
    const type = c.req.header('content-type');
    const hasBody = Number(c.req.header('content-length') ?? 0) > 0 || c.req.header('transfer-encoding') !== undefined;
    if ((type !== undefined || hasBody) && !/^application\/(merge-patch\+)?json\s*(;|$)/i.test(type ?? '')) {
      return sendProblem(c, problem(415, 'invalid', 'Bodies are JSON.'));
    }
    return next();
  };
}

function isOwn(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

interface Known {
  readonly problem: Problem;
  readonly retryAfter?: number;
}

/** What a client is told of an error. `undefined`: nobody foresaw it. */
function problemOf(error: unknown): Known | undefined {
  if (error instanceof ProblemError) return { problem: error.problem };
  if (error instanceof DatabaseAwayError) {
    const away = problem(503, 'unavailable', 'The database can’t be reached at the moment.');
    // Retry-After says "not done, try again". Where the answer to a commit was lost, that would be a guess.
    return error.uncertain ? { problem: away } : { problem: away, retryAfter: 5 };
  }
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '23505') {
    const field = constraint === 'users_login' ? 'login' : constraint === 'users_email' ? 'email' : undefined;
    if (!field) return undefined;
    const detail = `Somebody else has this ${field === 'login' ? 'login' : 'e-mail address'}.`;
    return { problem: problem(409, 'conflict', detail, { fields: { [field]: detail } }) };
  }
  // too many writers at once, or a statement that took too long: rolled back, so certainly not done
  if (code === '40001' || code === '40P01' || code === '57014') {
    return { problem: problem(503, 'unavailable', 'The server is busy.'), retryAfter: 2 };
  }
  return undefined;
}
