import { Hono } from 'hono';
import { invalid, noSuchUser, ProblemError, refusal } from '../problems.js';
import { listActivity } from '../users/list-activity.js';
import { denialOf } from '../users/rules.js';
import { countAdministrators, recordsById } from '../users/users-repository.js';
import { readingViewer } from './reading-viewer.js';
import { idOf, send, type Backend, type Env } from './requests.js';

/**
 * `GET users/:id/activity`: what was done to a user, from the audit, for whoever may edit them. It is this portal's own and
 * no part of the contract of `<user-manager>`: the portal shows it in a tab of its own.
 */
export function activityRoutes({ database }: Backend): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/users/:id/activity', async (c) => {
    const before = readBefore(c.req.query('before'));
    const body = await database.snapshot(async (queries) => {
      const viewer = await readingViewer(queries, c);
      const user = (await recordsById(queries, [idOf(c)])).get(idOf(c));
      if (!user) throw new ProblemError(noSuchUser);
      const reason = denialOf('update', user, viewer, await countAdministrators(queries));
      if (reason) throw new ProblemError(refusal(reason));
      return listActivity(queries, user.id, before);
    });
    return send(c, { status: 200, body });
  });
  return routes;
}

function readBefore(text: string | undefined): string | undefined {
  if (text === undefined || /^[1-9]\d{0,17}$/.test(text)) return text;
  throw invalid({ before: 'This is not the number of an entry.' }, 400);
}
