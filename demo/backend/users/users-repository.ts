import type { Queries } from '../database.js';
import type { Viewer } from './rules.js';
import { openCursor, sealCursor } from './cursor.js';
import { invalid } from '../problems.js';

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

/** A place in the list. */
export type At = { readonly offset: number } | { readonly cursor: string };

/** Which users, in which order, how many, from where. */
export interface ListQuestion {
  readonly search: string;
  readonly filters: ReadonlyMap<FilterField, readonly string[]>;
  readonly sort: { readonly field: SortField; readonly descending: boolean };
  readonly size: number;
  readonly at: At | undefined;
}

/** One page, the exact number of users in the list, and the places beside the page. */
export interface ListPage {
  readonly records: readonly UserRecord[];
  readonly total: number;
  readonly next?: At;
  readonly previous?: At;
}

/** Each order of the list: what it compares, as what type. Every one has an index with the id behind the key, or joins a small table. */
const orders = {
  name: ['u.name_key', 'text'],
  login: ['u.login_key', 'text'],
  email: ['u.email_key', 'text'],
  status: ['u.status', 'text'],
  role: ['fold(r.name)', 'text'],
  department: [`coalesce(d.name_key, '')`, 'text'],
  createdAt: ['u.created_at', 'timestamptz'],
  lastLoginAt: [`coalesce(u.last_login_at, timestamptz '-infinity')`, 'timestamptz'],
} as const;

/** Names of the fields that the list can be sorted by. */
export type SortField = keyof typeof orders;
export const sortFields = Object.keys(orders) as readonly SortField[];

const conditions = {
  status: (p: string) => `u.status = any(${p}::text[])`,
  role: (p: string) => `u.role_id = any(${p}::text[])`,
  // a department stands for itself and all that is under it
  department: (p: string) => `u.department_id in (select id from departments where lineage && ${p}::text[])`,
} as const;

/** Names of the fields that the list can be narrowed by. */
export type FilterField = keyof typeof conditions;
export const filterFields = Object.keys(conditions) as readonly FilterField[];

const from = 'from users u left join roles r on r.id = u.role_id left join departments d on d.id = u.department_id';

/** Answers a question about the list. Call it in one snapshot, so that page and total tell of the same moment. */
export async function listUsers(
  queries: Queries,
  question: ListQuestion,
  paging: 'cursor' | 'offset',
  secret: string,
): Promise<ListPage> {
  const parameters: unknown[] = [];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const where = whereOf(question, bind);
  const [counted] = await queries.query<{ total: number }>(
    `select count(*)::int as total ${from} where ${where}`,
    parameters,
  );
  const total = counted?.total ?? 0;
  const byOffset = question.at ? 'offset' in question.at : paging === 'offset';
  const cut = byOffset
    ? await cutByOffset(queries, question, where, parameters, total)
    : await cutByCursor(queries, question, where, parameters, secret);
  const { ids, ...beside } = cut;
  const byId = await recordsById(queries, ids);
  return { records: ids.flatMap((id) => byId.get(id) ?? []), total, ...beside };
}

function whereOf({ search, filters }: ListQuestion, bind: (value: unknown) => string): string {
  const terms: string[] = [];
  for (const word of search.split(/\s+/).filter(Boolean)) {
    const p = `${bind(word)}::text`;
    // a word of nothing but accents folds to nothing, and nothing is in every name
    terms.push(`fold(${p}) <> '' and u.search_text like pattern_of(fold(${p}))`);
  }
  for (const [field, values] of filters) terms.push(conditions[field](bind(values)));
  return terms.length > 0 ? terms.join(' and ') : 'true';
}

interface Cut {
  readonly ids: readonly string[];
  readonly next?: At;
  readonly previous?: At;
}

async function cutByOffset(
  queries: Queries,
  { sort, size, at }: ListQuestion,
  where: string,
  parameters: readonly unknown[],
  total: number,
): Promise<Cut> {
  const offset = at && 'offset' in at ? at.offset : 0;
  const [key] = orders[sort.field];
  const direction = sort.descending ? 'desc' : 'asc';
  const rows = await queries.query<{ id: string }>(
    `select u.id ${from} where ${where} order by ${key} ${direction}, u.id ${direction}
     limit $${parameters.length + 1}::int offset $${parameters.length + 2}::int`,
    [...parameters, size, offset],
  );
  const last = total === 0 ? 0 : Math.floor((total - 1) / size) * size;
  return {
    ids: rows.map(({ id }) => id),
    ...(offset + rows.length < total && rows.length > 0 && { next: { offset: offset + rows.length } }),
    ...(offset > 0 && { previous: { offset: Math.max(0, Math.min(offset - size, last)) } }),
  };
}

async function cutByCursor(
  queries: Queries,
  question: ListQuestion,
  where: string,
  parameters: readonly unknown[],
  secret: string,
): Promise<Cut> {
  const { sort, size, at } = question;
  const list = JSON.stringify([question.search, [...question.filters], sort.field, sort.descending]);
  const place = at && 'cursor' in at ? openCursor(at.cursor, list, secret) : undefined;
  if (at && !place)
    throw invalid({ cursor: 'This place in the list is not known any more. Start from the first page.' });
  const [key, type] = orders[sort.field];
  const backwards = place?.direction === 'previous';
  const rows = async (
    towards: 'next' | 'previous',
    beside: { key: string; id: string } | undefined,
    including: boolean,
    limit: number,
  ) => {
    const down = (towards === 'previous') !== sort.descending;
    const sign = `${down ? '<' : '>'}${including ? '=' : ''}`;
    const n = parameters.length;
    const beyond = beside ? `and (${key}, u.id) ${sign} ($${n + 2}::${type}, $${n + 3}::text)` : '';
    const order = down ? 'desc' : 'asc';
    return queries.query<{ id: string; key: string }>(
      `select u.id, (${key})::text as key ${from} where ${where} ${beyond} order by ${key} ${order}, u.id ${order} limit $${n + 1}::int`,
      [...parameters, limit, ...(beside ? [beside.key, beside.id] : [])],
    );
  };
  const found = await rows(backwards ? 'previous' : 'next', place, place?.including ?? false, size + 1);
  const more = found.length > size;
  const page = found.slice(0, size);
  if (backwards) page.reverse();
  const cursor = (direction: 'next' | 'previous', row: { key: string; id: string }, including = false): At => ({
    cursor: sealCursor({ list, direction, key: row.key, id: row.id, including }, secret),
  });
  const [first] = page;
  const last = page.at(-1);
  if (!first || !last)
    return {
      ids: [],
      ...(place && { [backwards ? 'next' : 'previous']: cursor(backwards ? 'next' : 'previous', place, true) }),
    };
  const behind = place ? await rows(backwards ? 'next' : 'previous', backwards ? last : first, false, 1) : [];
  const [hasNext, hasPrevious] = backwards ? [behind.length > 0, more] : [more, behind.length > 0];
  return {
    ids: page.map(({ id }) => id),
    ...(hasNext && { next: cursor('next', last) }),
    ...(hasPrevious && { previous: cursor('previous', first) }),
  };
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

/** How many active administrators the account has. */
export async function countAdministrators(queries: Queries): Promise<number> {
  const [row] = await queries.query<{ count: number }>(
    `select count(*)::int as count from users u join roles r on r.id = u.role_id where r.administrator and u.status = 'active'`,
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
    `select count(*)::int as used from users where status = 'active'`,
  );
  return { time_zone: account?.time_zone ?? 'UTC', seats: account?.seats ?? 0, used: users?.used ?? 0 };
}

/** All departments, the company first, each after the one above it. */
export async function listDepartments(queries: Queries): Promise<{ id: string; name: string; path: string[] }[]> {
  return queries.query('select id, name, path from departments order by path || name, id');
}

/** The name to show. */
export function nameOf(user: Pick<UserRecord, 'first_name' | 'last_name' | 'display_name' | 'login'>): string {
  return user.display_name || [user.first_name, user.last_name].filter(Boolean).join(' ') || user.login;
}
