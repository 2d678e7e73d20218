import type { Queries } from '../database.js';
import { invalid, problem, ProblemError } from '../problems.js';
import type { Viewer } from './rules.js';

/** A row of the view `user_records`: a user, with the names of what they belong to and the rights of their role. */
export interface UserRecord {
  readonly id: string;
  readonly login: string;
  readonly email: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly display_name: string | null;
  readonly phone: string | null;
  readonly job_title: string | null;
  readonly status: string;
  readonly owner: boolean;
  readonly last_login_at: Date | null;
  readonly created_at: Date;
  readonly scheduled_action: 'activate' | 'deactivate' | null;
  readonly scheduled_at: Date | null;
  readonly scheduled_by: string | null;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly department_id: string | null;
  readonly department_name: string | null;
  readonly department_path: string[] | null;
  readonly department_lineage: string[];
  readonly role_id: string;
  readonly role_name: string;
  readonly administrator: boolean;
  readonly scoped: boolean;
  readonly actions: string[];
  readonly scope_id: string | null;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** The users with these ids, those that exist. */
export async function recordsById(queries: Queries, ids: readonly string[]): Promise<Map<string, UserRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await queries.query<UserRecord>('select * from user_records where id = any($1::text[])', [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The viewer with their rights as they are now; `undefined` for whoever is gone or not active. */
export async function viewerById(queries: Queries, id: string): Promise<Viewer | undefined> {
  const user = (await recordsById(queries, [id])).get(id);
  return user && viewerOf(user);
}

/** A user as the one who asks; `undefined` when they are not active. */
export function viewerOf(user: UserRecord): Viewer | undefined {
  if (user.status !== 'active') return undefined;
  const name = nameOf(user);
  return { id: user.id, name, allowed: new Set(user.actions), scope: user.scoped ? user.scope_id : undefined };
}

/** The viewer as the database knows them now, or the end of the request: an account that was closed meanwhile has no rights. */
export async function activeViewer(queries: Queries, id: string): Promise<Viewer> {
  const viewer = await viewerById(queries, id);
  if (!viewer) throw new ProblemError(problem(401, 'unauthenticated', 'Sign in to continue.'));
  return viewer;
}

/** How many active administrators the account has. */
export async function countAdministrators(queries: Queries): Promise<number> {
  const [row] = await queries.query<{ count: number }>(
    `select count(*)::int as count from users u join roles r on r.id = u.role_id where r.administrator and u.status = 'active' and u.deleted_at is null`,
  );
  return row?.count ?? 0;
}

/** The licence and the time zone of the account. */
export interface Account {
  readonly time_zone: string;
  readonly seats: number;
  readonly used: number;
}

/** The account as it is now. `lock`: nobody else takes a seat until the transaction ends. */
export async function accountNow(queries: Queries, { lock = false } = {}): Promise<Account> {
  const [account] = await queries.query<{ time_zone: string; seats: number }>(
    `select time_zone, seats from account ${lock ? 'for update' : ''}`,
  );
  const [users] = await queries.query<{ used: number }>(
    `select count(*)::int as used from users where status = 'active' and deleted_at is null`,
  );
  return { time_zone: account?.time_zone ?? 'UTC', seats: account?.seats ?? 0, used: users?.used ?? 0 };
}

/** All departments, the company first, each after the one above it. */
export async function listDepartments(queries: Queries): Promise<{ id: string; name: string; path: string[] }[]> {
  return queries.query('select id, name, path from departments order by path || name, id');
}

/** The ids from the company down to this department; it must exist: `field` is what named it. */
export async function lineageOf(
  queries: Queries,
  departmentId: string,
  field: 'departmentId' | 'department' = 'departmentId',
): Promise<readonly string[]> {
  const [department] = await queries.query<{ lineage: string[] }>('select lineage from departments where id = $1', [
    departmentId,
  ]);
  if (!department) throw invalid({ [field]: 'There is no such department.' });
  return department.lineage;
}

/** The name to show. */
export function nameOf(user: Pick<UserRecord, 'first_name' | 'last_name' | 'display_name' | 'login'>): string {
  return user.display_name || [user.first_name, user.last_name].filter(Boolean).join(' ') || user.login;
}
