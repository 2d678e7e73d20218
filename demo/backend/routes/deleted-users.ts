import { Hono } from 'hono';
import { ProblemError, problem, refusal } from '../problems.js';
import { listDeleted } from '../users/deleted-users.js';
import { restoreUsers } from '../users/restore-users.js';
import { pageMax, readPlace } from './read-list.js';
import { readingViewer } from './reading-viewer.js';
import { send, sendProblem, write, type Backend, type Env, answerOf, idOf } from './requests.js';

/** `GET deleted-users`: who can be restored. `POST deleted-users/:id/restore`: one of them; several go by `users/batch`. */
export function deletedUserRoutes(backend: Backend): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/deleted-users', async (c) => {
    const place = readPlace(new URL(c.req.url).searchParams, pageMax);
    const body = await backend.database.snapshot(async (queries) => {
      const viewer = await readingViewer(queries, c);
      if (!viewer.allowed.has('restore')) throw new ProblemError(refusal('role'));
      return listDeleted(queries, viewer, place);
    });
    return send(c, { status: 200, body });
  });

  routes.post('/deleted-users/:id/restore', (c) =>
    write(c, backend, async (queries, writer) => {
      const [outcome] = await restoreUsers(queries, writer, [{ id: idOf(c) }]);
      return answerOf(outcome!);
    }),
  );

  routes.all('/deleted-users', (c) => {
    c.header('Allow', 'GET');
    return sendProblem(c, problem(405, 'unsupported', 'This address does not take that method.'));
  });

  return routes;
}
