import { Hono } from 'hono';
import type { Queries } from '../database.js';
import { viewerById, accountNow, listDepartments } from '../users/users-repository.js';
import { sortFields } from '../users/list-users.js';
import { pageMax } from './read-list.js';
import { extraFields } from './read-user.js';
import { send, signedOut, type Backend, type Env } from './requests.js';

/** `GET session`: who is signed in, what they may do, what this server can do. `GET departments`: the tree of them. */
export function sessionRoutes(backend: Backend): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/session', async (c) => {
    const body = await backend.database.snapshot(async (queries) => {
      const viewer = await viewerById(queries, c.get('viewerId'));
      if (!viewer) throw signedOut();
      const allowed = [...viewer.allowed];
      return {
        viewer: { id: viewer.id, name: viewer.name },
        allowed,
        operations: backend.retentionDays > 0 ? [...operations, 'restore', 'deletedUsers'] : operations,
        capabilities: await capabilitiesOf(queries, backend),
      };
    });
    return send(c, { status: 200, body });
  });

  routes.get('/departments', async (c) => {
    const departments = await backend.database.snapshot(async (queries) => {
      if (!(await viewerById(queries, c.get('viewerId')))) throw signedOut();
      return listDepartments(queries);
    });
    return send(c, { status: 200, body: { departments } });
  });

  return routes;
}

/** What this server can do, whoever asks. What the viewer may do of it is `allowed`. */
const operations = [
  'getMany',
  'create',
  'update',
  'delete',
  'setActive',
  'schedule',
  'changeDepartment',
  'departments',
  'resetPassword',
  'sendMessage',
] as const;

const labels: ReadonlyMap<string, string> = new Map([
  ['active', 'Active'],
  ['inactive', 'Inactive'],
  ['invited', 'Invited'],
  ['employment-ended', 'Employment ended'],
  ['on-leave', 'On leave'],
]);

async function capabilitiesOf(queries: Queries, backend: Backend): Promise<object> {
  const { paging, batchMax, live, retentionDays, deleteReason, deleteSuccessor } = backend;
  const { time_zone, seats, used } = await accountNow(queries);
  const roles = await queries.query<{ value: string; label: string }>(
    'select id as value, name as label from roles order by name, id',
  );
  return {
    fields: [
      { name: 'login', type: 'text', required: true, unique: true },
      { name: 'email', type: 'email', required: true, unique: true },
      { name: 'firstName', type: 'text' },
      { name: 'lastName', type: 'text' },
      { name: 'phone', type: 'phone' },
      { name: 'jobTitle', type: 'text' },
      ...extraFields,
    ],
    filters: [
      { field: 'status', choices: [...labels].map(([value, label]) => ({ value, label })) },
      { field: 'department' },
      { field: 'role', choices: roles },
    ],
    search: { mode: 'contains', fields: ['name', 'login', 'email'], caseSensitive: false },
    sort: sortFields,
    page: { kind: paging, maxSize: pageMax },
    total: 'exact',
    concurrency: 'enforced',
    delete: {
      ...deletionOf(retentionDays),
      repeatSafe: true,
      statistics: 'lost',
      freesLogin: true,
      batchMax,
      ...(deleteReason !== 'none' && { reason: deleteReason }),
      ...(deleteSuccessor !== 'none' && { successor: deleteSuccessor }),
    },
    deactivate: { endsSessions: true, schedulable: true, timeZone: time_zone },
    seats: { used, limit: seats },
    live,
  };
}

/** Statistics go with their user: at once, or when the time to restore them is over. */
function deletionOf(retentionDays: number): object {
  if (retentionDays === 0) return { kind: 'permanent' };
  return { kind: 'soft', restorableDays: retentionDays, restoredBy: 'viewer' };
}
