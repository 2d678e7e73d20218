import { Hono } from 'hono';
import type { ChangeFeed } from '../changes/change-feed.js';
import { problem, ProblemError, refusal } from '../problems.js';
import { viewerById } from '../users/users-repository.js';
import { sendProblem, signedOut, type Backend, type Env, type Request } from './requests.js';

const full = problem(503, 'unavailable', 'Too many are following the changes.');

/**
 * `GET changes`: which users change, as server-sent events, for as long as the viewer is signed in and may look.
 *
 * @param authenticate Who is signed in by this request, asked again and again while it lasts.
 */
export function changeRoutes(
  { database }: Backend,
  feed: ChangeFeed,
  authenticate: (c: Request) => Promise<string | undefined>,
): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/changes', async (c) => {
    const viewerId = c.get('viewerId');
    const viewer = await viewerById(database, viewerId);
    if (!viewer) throw signedOut();
    if (!viewer.allowed.has('view')) throw new ProblemError(refusal('role'));
    const isAllowed = async (): Promise<boolean> =>
      (await authenticate(c)) === viewerId && !!(await viewerById(database, viewerId))?.allowed.has('view');
    c.header('Content-Type', 'text/event-stream');
    // proxies pass each event on at once
    c.header('X-Accel-Buffering', 'no');
    // nobody would ever read what a HEAD request opened
    if (c.req.method === 'HEAD') return c.body(null);
    const stream = feed.follow({ viewerId, isAllowed }, c.req.header('last-event-id'));
    if (stream) return c.body(stream);
    c.header('Retry-After', '30');
    return sendProblem(c, full);
  });
  routes.all('/changes', (c) => {
    c.header('Allow', 'GET');
    return sendProblem(c, problem(405, 'unsupported', 'This address does not take that method.'));
  });
  return routes;
}
