import { Hono } from 'hono';
import { invalid, noSuchUser, problem, ProblemError } from '../problems.js';
import { userAnswer } from '../users/user-answer.js';
import { changeUsers } from '../users/change-users.js';
import { createUser } from '../users/create-user.js';
import { listUsers } from '../users/list-users.js';
import { restoreUsers } from '../users/restore-users.js';
import type { Change } from '../users/write.js';
import { countAdministrators, recordsById } from '../users/users-repository.js';
import { pageMax, readQuestion } from './read-list.js';
import { readingViewer } from './reading-viewer.js';
import { readDepartmentId, readIds, readMessage, readPlan, readTargets } from './read-targets.js';
import { readChanges, readDraft } from './read-user.js';
import {
  answerOf,
  idOf,
  jsonBody,
  send,
  sendProblem,
  write,
  writeOne,
  type Backend,
  type Env,
  type Request,
} from './requests.js';
import { requireReason } from './stated-reason.js';
import { readHandOver, refuseSuccessor, successorInQuery } from './successor.js';

/** Everything under `users`, and `messages`: reading, then writing one, then writing many. */
export function userRoutes(backend: Backend): Hono<Env> {
  const routes = new Hono<Env>();
  readRoutes(routes, backend);
  writeOneRoutes(routes, backend);
  writeManyRoutes(routes, backend);
  return routes;
}

function readRoutes(routes: Hono<Env>, backend: Backend): void {
  const { database, paging, secret } = backend;

  routes.get('/users', async (c) => {
    const { question, notApplied } = readQuestion(new URL(c.req.url).searchParams);
    const body = await database.snapshot(async (queries) => {
      const viewer = await readingViewer(queries, c);
      const { records, total, ...beside } = await listUsers(queries, question, paging, secret);
      const administrators = await countAdministrators(queries);
      return {
        users: records.map((user) => userAnswer(user, viewer, administrators)),
        total: { value: total, kind: 'exact' },
        ...beside,
        ...(notApplied.length > 0 && { notApplied }),
      };
    });
    return send(c, { status: 200, body });
  });

  // as fresh as one alone: ids are read from the table itself. POST, for a hundred ids are too long for an address
  routes.post('/users/read', async (c) => {
    const ids = readIds((await jsonBody(c))['ids'], pageMax).map(({ id }) => id);
    const body = await database.snapshot(async (queries) => {
      const viewer = await readingViewer(queries, c);
      const records = await recordsById(queries, ids);
      const administrators = await countAdministrators(queries);
      return {
        users: [...records.values()].map((user) => userAnswer(user, viewer, administrators)),
        missing: ids.filter((id) => !records.has(id)),
      };
    });
    return send(c, { status: 200, body });
  });

  routes.get('/users/:id', async (c) => {
    const answer = await database.snapshot(async (queries) => {
      const viewer = await readingViewer(queries, c);
      const user = (await recordsById(queries, [idOf(c)])).get(idOf(c));
      if (!user) throw new ProblemError(noSuchUser);
      return answerOf({ id: user.id, status: 200, user: userAnswer(user, viewer, await countAdministrators(queries)) });
    });
    return send(c, answer);
  });
}

function writeOneRoutes(routes: Hono<Env>, backend: Backend): void {
  const change = (c: Request, change: Change) =>
    writeOne(c, backend, async (queries, writer, target) => (await changeUsers(queries, writer, [target], change))[0]);

  routes.post('/users', async (c) => {
    const draft = readDraft(await jsonBody(c));
    return write(c, backend, async (queries, writer) => {
      const outcome = await createUser(queries, writer, draft);
      const answer = answerOf(outcome);
      if (outcome.problem) return answer;
      const location = `${new URL(c.req.url).pathname}/${encodeURIComponent(outcome.id)}`;
      return { ...answer, headers: { ...answer.headers, Location: location } };
    });
  });

  routes.patch('/users/:id', async (c) => change(c, { action: 'update', ...readChanges(await jsonBody(c)) }));
  routes.delete('/users/:id', (c) => change(c, readDeletion(c, backend, successorInQuery(c))));
  routes.post('/users/:id/activate', (c) => change(c, { action: 'activate' }));
  routes.post('/users/:id/deactivate', (c) => change(c, { action: 'deactivate' }));
  routes.put('/users/:id/schedule', async (c) =>
    change(c, { action: 'schedule', plan: readPlan(await jsonBody(c), new Date()) }),
  );
  routes.delete('/users/:id/schedule', (c) => change(c, { action: 'schedule', plan: null }));
  routes.post('/users/:id/reset-password', (c) =>
    writeOne(c, backend, async (queries, writer, target) => {
      const [outcome] = await changeUsers(queries, writer, [target], { action: 'reset-password' });
      return outcome?.problem ? outcome : { id: target.id, status: 204 };
    }),
  );
}

function writeManyRoutes(routes: Hono<Env>, backend: Backend): void {
  routes.post('/users/batch', async (c) => {
    const body = await jsonBody(c);
    const deletion = body['action'] === 'delete' ? readDeletion(c, backend, body['successor']) : undefined;
    if (!deletion) refuseSuccessor(body['successor'], backend.deleteSuccessor);
    const targets = readTargets(body['targets'], backend.batchMax);
    const restores = body['action'] === 'restore' && backend.retentionDays > 0;
    const change = restores ? undefined : (deletion ?? readBatchChange(body));
    return write(c, backend, async (queries, writer) => {
      const outcomes = change
        ? await changeUsers(queries, writer, targets, change)
        : await restoreUsers(queries, writer, targets);
      return { status: 200, body: { outcomes } };
    });
  });

  routes.post('/messages', async (c) => {
    const { targets, subject, body } = readMessage(await jsonBody(c), backend.batchMax);
    return write(c, backend, async (queries, writer) => {
      // nobody agreed to a version to write somebody a message
      const outcomes = await changeUsers(queries, { ...writer, requireVersion: false }, targets, {
        action: 'message',
        subject,
        body,
      });
      return { status: 200, body: { outcomes: outcomes.map(({ user: _user, ...outcome }) => outcome) } };
    });
  });

  for (const path of ['/users', '/users/batch', '/users/read', '/messages']) {
    routes.all(path, (c) => {
      c.header('Allow', path === '/users' ? 'GET, POST' : 'POST');
      return sendProblem(c, problem(405, 'unsupported', 'This address does not take that method.'));
    });
  }
}

function readDeletion(c: Request, backend: Backend, successor: unknown): Change {
  const handOver = readHandOver(successor, backend);
  requireReason(c, backend);
  return { action: 'delete', keptDays: backend.retentionDays, ...handOver };
}

function readBatchChange(body: Readonly<Record<string, unknown>>): Change {
  const action = body['action'];
  switch (action) {
    case 'activate':
    case 'deactivate':
      return { action };
    case 'schedule': {
      const schedule = body['schedule'] as { at?: unknown } | null | undefined;
      return { action, plan: schedule?.at === null ? null : readPlan(schedule, new Date()) };
    }
    case 'change-department':
      return { action, departmentId: readDepartmentId(body['departmentId']) };
    default:
      throw invalid({ action: 'Choose delete, restore, activate, deactivate, schedule or change-department.' });
  }
}
