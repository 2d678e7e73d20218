import { randomUUID } from 'node:crypto';
import { record, type AuditEntry } from '../audit.js';
import type { Queries } from '../database.js';
import { invalid, noSuchUser, problem, ProblemError, refusal, type Problem } from '../problems.js';
import { denialOf, isActiveAdministrator, placementDenialOf, type Action, type Viewer } from './rules.js';
import { userAnswer } from './user-answer.js';
import {
  accountNow,
  countAdministrators,
  recordsById,
  viewerOf,
  type Account,
  type UserRecord,
} from './users-repository.js';

/** Who writes, under which request. */
export interface Writer {
  readonly viewerId: string;
  readonly requestId: string;
  readonly idempotencyKey?: string;
  /** Refuse targets that come without a version (428). */
  readonly requireVersion?: boolean;
}

/** A user to write to: the id, and the version that the viewer saw and agreed to. */
export interface Target {
  readonly id: string;
  readonly version?: string;
}

/** Columns of a user that an edit may set; `null` empties. */
export type EditedColumns = Readonly<
  Partial<
    Record<'login' | 'email' | 'first_name' | 'last_name' | 'display_name' | 'phone' | 'job_title', string | null>
  >
>;

/** What to do to the targets. */
export type Change =
  | { readonly action: 'delete' | 'activate' | 'deactivate' | 'reset-password' }
  /** `dueBy`: only where a schedule for this action has come due by then. The job that runs schedules asks so. */
  | { readonly action: 'activate' | 'deactivate'; readonly dueBy: Date }
  | {
      readonly action: 'schedule';
      readonly plan: { readonly action: 'activate' | 'deactivate'; readonly at: string } | null;
    }
  | { readonly action: 'change-department'; readonly departmentId: string }
  | { readonly action: 'update'; readonly columns: EditedColumns; readonly extra: Readonly<Record<string, unknown>> }
  | { readonly action: 'message'; readonly subject: string | null; readonly body: string };

/** What became of one target, with the HTTP status that the same request for one user would have. */
export interface WriteOutcome {
  readonly id: string;
  readonly status: number;
  readonly user?: object;
  readonly problem?: Problem;
}

/** All that a decision about one target looks at. The counts move along while a batch is decided. */
interface Circumstances {
  readonly viewer: Viewer;
  readonly account: Account | undefined;
  readonly lineage: readonly string[] | undefined;
  administrators: number;
  seatsFree: number;
}

type Verdict = 'go' | 'unchanged' | { readonly outcome: AuditEntry['outcome']; readonly problem: Problem };

/**
 * Does one thing to some users and answers for each of them; the only way by which users are changed or deleted.
 *
 * Call it inside a transaction. It locks the viewer, the targets and, where administrators could get fewer, all
 * administrators, always in the order of their ids, so that two writes never wait for each other in a circle. Rules and
 * versions are judged on the locked rows: nothing can change between the judgement and the deed. A refusal of one target
 * is its outcome and stops no other. Deeds and refusals are recorded in the same transaction.
 */
export async function changeUsers(
  queries: Queries,
  writer: Writer,
  targets: readonly Target[],
  change: Change,
): Promise<WriteOutcome[]> {
  const circumstances = await lockAll(queries, writer, targets, change);
  const before = await recordsById(
    queries,
    targets.map(({ id }) => id),
  );
  const verdicts = targets.map((target) => verdictOn(target, before.get(target.id), change, writer, circumstances));
  const going = targets.filter((_, index) => verdicts[index] === 'go').map(({ id }) => id);
  await perform(queries, going, change, writer);
  await record(
    queries,
    targets.map((target, index) => entryOf(target, verdicts[index]!, change, writer, targets.length)),
  );
  const after =
    change.action === 'delete' ? new Map<string, UserRecord>() : await recordsById(queries, [...before.keys()]);
  const administrators = await countAdministrators(queries);
  return targets.map(({ id }, index) => {
    const verdict = verdicts[index]!;
    if (typeof verdict === 'object') {
      const user = before.get(id);
      const latest =
        verdict.outcome === 'stale' && user ? { latest: userAnswer(user, circumstances.viewer, administrators) } : {};
      return { id, status: verdict.problem.status, problem: { ...verdict.problem, ...latest } };
    }
    const user = after.get(id);
    return user
      ? { id, status: 200, user: userAnswer(user, circumstances.viewer, administrators) }
      : { id, status: 204 };
  });
}

async function lockAll(
  queries: Queries,
  writer: Writer,
  targets: readonly Target[],
  change: Change,
): Promise<Circumstances> {
  const account = change.action === 'activate' ? await accountNow(queries, { lock: true }) : undefined;
  const removing = change.action === 'delete' || change.action === 'deactivate';
  await queries.query(
    `select id from users where id = any($1::text[]) ${removing ? 'or role_id in (select id from roles where administrator)' : ''}
     order by id for update`,
    [[...targets.map(({ id }) => id), writer.viewerId]],
  );
  const viewer = await activeViewer(queries, writer.viewerId);
  const lineage = change.action === 'change-department' ? await lineageOf(queries, change.departmentId) : undefined;
  const administrators = await countAdministrators(queries);
  return { viewer, account, lineage, administrators, seatsFree: account ? account.seats - account.used : 0 };
}

/** The viewer as the database knows them now, or the end of the request: an account that was closed meanwhile has no rights. */
async function activeViewer(queries: Queries, id: string): Promise<Viewer> {
  const user = (await recordsById(queries, [id])).get(id);
  const viewer = user && viewerOf(user);
  if (!viewer) throw new ProblemError(problem(401, 'unauthenticated', 'Sign in to continue.'));
  return viewer;
}

async function lineageOf(queries: Queries, departmentId: string): Promise<readonly string[]> {
  const [department] = await queries.query<{ lineage: string[] }>('select lineage from departments where id = $1', [
    departmentId,
  ]);
  if (!department) throw invalid({ departmentId: 'There is no such department.' });
  return department.lineage;
}

function verdictOn(
  target: Target,
  user: UserRecord | undefined,
  change: Change,
  writer: Writer,
  now: Circumstances,
): Verdict {
  if (!user) return { outcome: 'missing', problem: noSuchUser };
  const asked: Action[] =
    change.action === 'schedule' && change.plan ? ['schedule', change.plan.action] : [change.action];
  for (const action of asked) {
    const reason = denialOf(action, user, now.viewer, now.administrators);
    if (reason) return { outcome: 'refused', problem: refusal(reason) };
  }
  const placement = now.lineage && placementDenialOf(now.lineage, now.viewer);
  if (placement) return { outcome: 'refused', problem: refusal(placement) };
  if (target.version === undefined && writer.requireVersion) {
    return {
      outcome: 'refused',
      problem: problem(428, 'invalid', 'Say which version of the user you saw (If-Match).'),
    };
  }
  if (target.version !== undefined && target.version !== '*' && target.version !== String(user.version)) {
    return { outcome: 'stale', problem: problem(412, 'stale', 'Somebody changed this user meanwhile.') };
  }
  return verdictOnStatus(user, change, now);
}

function verdictOnStatus(user: UserRecord, change: Change, now: Circumstances): Verdict {
  if ('dueBy' in change && !isDue(user, change)) return 'unchanged';
  if (change.action === 'activate') {
    if (user.status === 'active') return user.scheduled_action === 'activate' ? 'go' : 'unchanged';
    if (now.seatsFree <= 0) {
      const detail = `All ${now.account?.seats ?? 0} seats of the licence are in use.`;
      return { outcome: 'refused', problem: problem(409, 'conflict', detail, { fields: { status: detail } }) };
    }
    now.seatsFree--;
  }
  if (change.action === 'deactivate' && user.status === 'inactive')
    return user.scheduled_action === 'deactivate' ? 'go' : 'unchanged';
  if ((change.action === 'delete' || change.action === 'deactivate') && isActiveAdministrator(user))
    now.administrators--;
  if (change.action === 'change-department' && user.department_id === change.departmentId) return 'unchanged';
  if (change.action === 'schedule' && !change.plan && !user.scheduled_at) return 'unchanged';
  return 'go';
}

function isDue(user: UserRecord, { action, dueBy }: { action: string; dueBy: Date }): boolean {
  return user.scheduled_action === action && user.scheduled_at !== null && user.scheduled_at <= dueBy;
}

async function perform(queries: Queries, ids: readonly string[], change: Change, writer: Writer): Promise<void> {
  if (ids.length === 0) return;
  const set = (assignments: string, ...values: unknown[]) =>
    queries.query(`update users set ${assignments}, version = version + 1 where id = any($1::text[])`, [
      ids,
      ...values,
    ]);
  switch (change.action) {
    case 'delete': {
      // "not owner" once more, where it can't be forgotten
      const gone = await queries.query('delete from users where id = any($1::text[]) and not owner returning id', [
        ids,
      ]);
      if (gone.length !== ids.length) throw new Error('a deletion that was allowed did not delete exactly its users');
      return;
    }
    case 'activate':
    case 'deactivate': {
      const kept = ['scheduled_action', 'scheduled_at', 'scheduled_by'].map(
        (column) => `${column} = case when scheduled_action = $3 then null else ${column} end`,
      );
      await set(`status = $2, ${kept.join(', ')}`, change.action === 'activate' ? 'active' : 'inactive', change.action);
      return;
    }
    case 'schedule':
      await set(
        'scheduled_action = $2, scheduled_at = $3::timestamptz, scheduled_by = $4',
        change.plan?.action ?? null,
        change.plan?.at ?? null,
        change.plan ? writer.viewerId : null,
      );
      return;
    case 'change-department':
      await set('department_id = $2', change.departmentId);
      return;
    case 'update': {
      const names = Object.keys(change.columns) as (keyof EditedColumns)[];
      const assignments = names.map((name, index) => `${name} = $${index + 3}`);
      // a merge patch: what is null goes, what is absent stays
      assignments.push('extra = jsonb_strip_nulls(extra || $2::jsonb)');
      await set(assignments.join(', '), JSON.stringify(change.extra), ...names.map((name) => change.columns[name]));
      return;
    }
    case 'reset-password':
    case 'message':
      await mail(queries, ids, change, writer);
  }
}

async function mail(queries: Queries, ids: readonly string[], change: Change, writer: Writer): Promise<void> {
  const [kind, subject, body] =
    change.action === 'message' ? ['message', change.subject, change.body] : ['password-reset', null, null];
  await queries.query(
    'insert into outbox (kind, sender_id, user_id, subject, body) select $2, $3, id, $4, $5 from unnest($1::text[]) as t(id)',
    [ids, kind, writer.viewerId, subject, body],
  );
}

function entryOf(target: Target, verdict: Verdict, change: Change, writer: Writer, of: number): AuditEntry {
  const outcome = verdict === 'go' ? 'done' : verdict === 'unchanged' ? 'unchanged' : verdict.outcome;
  const reason = typeof verdict === 'object' ? (verdict.problem.reason ?? verdict.problem.kind) : undefined;
  return {
    requestId: writer.requestId,
    viewerId: writer.viewerId,
    action: change.action,
    userId: target.id,
    outcome,
    ...(reason && { reason }),
    confirmed: { ...(target.version !== undefined && { version: target.version }), of, ...detailsOf(change) },
    ...(writer.idempotencyKey && { idempotencyKey: writer.idempotencyKey }),
  };
}

function detailsOf(change: Change): object {
  if (change.action === 'schedule') return { plan: change.plan };
  if (change.action === 'change-department') return { departmentId: change.departmentId };
  if (change.action === 'update') return { fields: [...Object.keys(change.columns), ...Object.keys(change.extra)] };
  return 'dueBy' in change ? { scheduled: true } : {};
}

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
  const lineage = draft.departmentId === null ? [] : await lineageOf(queries, draft.departmentId);
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
