import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { forwarded, type Forwarded, type ForwardedAction } from './forwarded.js';

/** Who is signed in at the portal. `id` is their id at the system behind the proxy, where they have one. */
export interface Viewer {
  readonly id: string;
}

/** What was asked and what came of it: one line for the portal's log. No names, no bodies. */
export interface ProxyRecord {
  readonly at: string;
  readonly viewerId: string;
  readonly action: ForwardedAction;
  readonly userId?: string;
  readonly status: number;
}

/** What the proxy asks its portal. */
export interface ProxyOptions {
  /** Where it stands on the portal, such as `/scim`. */
  readonly base: string;
  /** Where the users live, such as `https://identity.example/scim/v2`. Nothing outside of it is ever asked. */
  readonly upstream: string;
  /** The secret of the system. It is asked for with each request, so that it can be renewed, and reaches no browser. */
  readonly token: () => string | Promise<string>;
  /** Who sends this request, from the portal's own session; nobody is answered with 401. */
  readonly viewerOf: (request: Request) => Viewer | undefined | Promise<Viewer | undefined>;
  /** What this viewer's role allows. */
  readonly allows: (viewer: Viewer, action: ForwardedAction) => boolean | Promise<boolean>;
  /** Whom nobody may delete or change here, such as the Account Owner. */
  readonly isProtected: (userId: string) => boolean | Promise<boolean>;
  /** Origins of the portal besides the proxy's own, where something in front of it ends TLS. */
  readonly origins?: readonly string[];
  readonly record?: (entry: ProxyRecord) => void;
  readonly fetch?: typeof fetch;
  /** How long the system is waited for, in milliseconds. Default 30,000. */
  readonly patience?: number;
}

const bodyMost = 256 * 1024;
const sent = ['accept', 'content-type', 'if-match'];
const answered = ['content-type', 'etag', 'retry-after'];

/**
 * A way to a SCIM system on the portal's own origin: the browser needs neither a token nor CORS. It forwards what a Users
 * section needs and nothing else, for viewers whose role allows it.
 */
export function createProxy(options: ProxyOptions): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    c.header('X-Content-Type-Options', 'nosniff');
    await next();
  });
  app.use(bodyLimit({ maxSize: bodyMost, onError: (c) => refuse(c, 413, 'The request is too large.') }));
  app.all('*', (c) => answer(c, options));
  return app;
}

async function answer(c: Context, options: ProxyOptions): Promise<Response> {
  if (!isOwn(c, options.origins ?? [])) return refuse(c, 403, 'Requests from other sites are refused.');
  const viewer = await options.viewerOf(c.req.raw);
  if (!viewer) return refuse(c, 401, 'Nobody is signed in.');
  const url = new URL(c.req.url);
  const isBelow = url.pathname.startsWith(`${options.base}/`);
  const wanted = isBelow && forwarded(c.req.method, url.pathname.slice(options.base.length), url.searchParams);
  if (!wanted) return refuse(c, 404, 'There is nothing at this address.');
  const refusal = await refusalOf(viewer, wanted, options);
  const response = refusal === undefined ? await forward(c, wanted, options) : refuse(c, 403, refusal);
  const { action, userId } = wanted;
  const entry = { at: new Date().toISOString(), viewerId: viewer.id, action, status: response.status };
  options.record?.({ ...entry, ...(userId !== undefined && { userId }) });
  return response;
}

/** Why this viewer may not do this. The rules of the component are a courtesy; these are what counts. */
async function refusalOf(viewer: Viewer, wanted: Forwarded, options: ProxyOptions): Promise<string | undefined> {
  const { action, userId } = wanted;
  if (!(await options.allows(viewer, action))) return 'Your role does not allow this.';
  if (userId === undefined || action === 'view') return undefined;
  if (action === 'delete' && userId === viewer.id) return 'Nobody deletes themselves.';
  return (await options.isProtected(userId)) ? 'This user is protected.' : undefined;
}

async function forward(c: Context, { path }: Forwarded, options: ProxyOptions): Promise<Response> {
  const { upstream, token, fetch: ask = fetch, patience = 30_000 } = options;
  const headers = new Headers({ authorization: `Bearer ${await token()}` });
  for (const name of sent) if (c.req.header(name)) headers.set(name, c.req.header(name) as string);
  const body = ['GET', 'DELETE'].includes(c.req.method) ? undefined : await c.req.arrayBuffer();
  // a viewer who goes away does not stop what was sent; only time does
  const signal = AbortSignal.timeout(patience);
  let response: Response;
  try {
    response = await ask(`${upstream.replace(/\/$/, '')}${path}`, { method: c.req.method, headers, ...(body && { body }), redirect: 'manual', signal }); // prettier-ignore
  } catch {
    return signal.aborted ? refuse(c, 504, 'The system did not answer in time.') : refuse(c, 502, 'The system can’t be reached.'); // prettier-ignore
  }
  // a redirect would carry the token elsewhere
  if (response.status >= 300 && response.status < 400) return refuse(c, 502, 'The system answers from another place.');
  // it is the portal that was turned away, and not the viewer: no sign-in of theirs would help
  if (response.status === 401) return refuse(c, 502, 'The system does not take the portal’s own sign-in.');
  return handOn(response);
}

function handOn({ status, headers, body }: Response): Response {
  const kept = new Headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  for (const name of answered) if (headers.has(name)) kept.set(name, headers.get(name) as string);
  return new Response(body, { status, headers: kept });
}

/** Is it a request of the portal's own pages? A write that another site has caused is none (CSRF). */
function isOwn(c: Context, origins: readonly string[]): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (c.req.method === 'GET') return true;
  const origin = c.req.header('origin');
  return origin !== undefined && [new URL(c.req.url).origin, ...origins].includes(origin);
}

/** An error as SCIM has them (RFC 7644 §3.12). */
function refuse(c: Context, status: 401 | 403 | 404 | 413 | 502 | 504, detail: string): Response {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error'];
  return c.body(JSON.stringify({ schemas, status: `${status}`, detail }), status, { 'content-type': 'application/scim+json' }); // prettier-ignore
}
