import { randomUUID } from 'node:crypto';
import { record } from '../audit.js';
import type { Queries } from '../database.js';
import { invalid, problem, ProblemError, refusal, type Problem } from '../problems.js';
import { placementDenialOf, type Viewer } from './rules.js';
import { userAnswer } from './user-answer.js';
import { accountNow, activeViewer, countAdministrators, lineageOf, recordsById } from './users-repository.js';
import type { EditedColumns, Writer, WriteOutcome } from './write.js';

/** What a new user starts with. */
export interface NewUser {
  readonly columns: EditedColumns & { readonly login: string; readonly email: string };
  readonly extra: Readonly<Record<string, unknown>>;
  readonly departmentId: string | null;
  readonly roleId: string | null;
  readonly groupIds: readonly string[];
  readonly status: 'active' | 'inactive' | null;
  readonly notify: boolean;
}

const ordinaryRole = 'learner';

/** Makes a user; with an invitation by mail they are `invited` until they first sign in. Call it inside a transaction. */
export async function createUser(queries: Queries, writer: Writer, draft: NewUser): Promise<WriteOutcome> {
  const account = await accountNow(queries, { lock: true });
  await queries.query('select id from users where id = $1 for update', [writer.viewerId]);
  const viewer = await activeViewer(queries, writer.viewerId);
  const id = randomUUID();
  const refused = await creationDenial(queries, viewer, draft);
  const entry = {
    requestId: writer.requestId,
    viewerId: viewer.id,
    action: 'create',
    userId: id,
    confirmed: { of: 1 },
  } as const;
  const key = writer.idempotencyKey ? { idempotencyKey: writer.idempotencyKey } : {};
  if (refused) {
    await record(queries, [
      { ...entry, ...key, outcome: 'refused', ...(refused.reason && { reason: refused.reason }) },
    ]);
    return { id, status: refused.status, problem: refused };
  }
  await refuseDuplicates(queries, draft);
  const wanted = draft.status ?? (draft.notify ? 'invited' : 'active');
  // Over the licence nobody is turned away, but nobody becomes active either.
  const status = wanted === 'active' && account.used >= account.seats ? 'inactive' : wanted;
  await insertUser(queries, id, draft, status);
  if (draft.notify && status !== 'inactive') {
    await queries.query(`insert into outbox (kind, sender_id, user_id) values ('invitation', $1, $2)`, [viewer.id, id]);
  }
  await record(queries, [{ ...entry, ...key, outcome: 'done' }]);
  const user = (await recordsById(queries, [id])).get(id)!;
  return { id, status: 201, user: userAnswer(user, viewer, await countAdministrators(queries)) };
}

async function creationDenial(queries: Queries, viewer: Viewer, draft: NewUser): Promise<Problem | undefined> {
  if (!viewer.allowed.has('create')) return refusal('role');
  const lineage = draft.departmentId === null ? [] : await lineageOf(queries, draft.departmentId, 'department');
  const placement = placementDenialOf(lineage, viewer);
  if (placement) return refusal(placement);
  if (draft.roleId !== null && draft.roleId !== ordinaryRole) {
    const [role] = await queries.query<{ actions: string[] }>('select actions from roles where id = $1', [
      draft.roleId,
    ]);
    if (!role) throw invalid({ roles: 'There is no such role.' });
    // nobody hands out more than they have
    if (!viewer.allowed.has('change-roles') || role.actions.some((action) => !viewer.allowed.has(action)))
      return refusal('role');
  }
  return undefined;
}

/** Names both fields at once where both are somebody's; who comes in between is found by the indexes. */
async function refuseDuplicates(queries: Queries, { columns }: NewUser): Promise<void> {
  const [has] = await queries.query<{ login: boolean; email: boolean }>(
    `select exists (select from users where lower(login) = lower($1) and deleted_at is null) as login,
            exists (select from users where lower(email) = lower($2) and deleted_at is null) as email`,
    [columns.login, columns.email],
  );
  const fields = {
    ...(has?.login && { login: 'Somebody else has this login.' }),
    ...(has?.email && { email: 'Somebody else has this e-mail address.' }),
  };
  const [detail] = Object.values(fields);
  if (detail !== undefined) throw new ProblemError(problem(409, 'conflict', detail, { fields }));
}

async function insertUser(queries: Queries, id: string, draft: NewUser, status: string): Promise<void> {
  const values: Record<string, unknown> = {
    ...draft.columns,
    id,
    department_id: draft.departmentId,
    role_id: draft.roleId ?? ordinaryRole,
    status,
    extra: JSON.stringify(draft.extra),
  };
  const names = Object.keys(values);
  const places = names.map((_, index) => `$${index + 1}`);
  await queries.query(`insert into users (${names.join(', ')}) values (${places.join(', ')})`, Object.values(values));
  const groups = await queries.query(
    'insert into user_groups (user_id, group_id) select $1, id from groups where id = any($2::text[]) returning group_id',
    [id, draft.groupIds],
  );
  if (groups.length !== new Set(draft.groupIds).size) throw invalid({ groups: 'There is no such group.' });
}
