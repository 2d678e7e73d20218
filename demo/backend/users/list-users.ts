import type { Queries } from '../database.js';
import { invalid } from '../problems.js';
import { openCursor, sealCursor } from './cursor.js';
import { recordsById, type UserRecord } from './users-repository.js';

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

/** The same, as a list. */
export const sortFields = Object.keys(orders) as readonly SortField[];

const conditions = {
  status: (p: string) => `u.status = any(${p}::text[])`,
  role: (p: string) => `u.role_id = any(${p}::text[])`,
  // a department stands for itself and all that is under it
  department: (p: string) => `u.department_id in (select id from departments where lineage && ${p}::text[])`,
} as const;

/** Names of the fields that the list can be narrowed by. */
export type FilterField = keyof typeof conditions;

/** The same, as a list. */
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
  const terms: string[] = ['u.deleted_at is null'];
  for (const word of search.split(/\s+/).filter(Boolean)) {
    const p = `${bind(word)}::text`;
    // a word of nothing but accents folds to nothing, and nothing is in every name
    terms.push(`fold(${p}) <> '' and u.search_text like pattern_of(fold(${p}))`);
  }
  for (const [field, values] of filters) terms.push(conditions[field](bind(values)));
  return terms.join(' and ');
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
