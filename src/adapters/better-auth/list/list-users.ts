import { adapterError } from '../../adapter-error.js';
import { isRecord } from '../../is-record.js';
import type { PageRef, UserPage, UserQuery } from '../../../domain/query.js';
import { missing, read, unreadable, type AuthWire } from '../auth-wire.js';
import { filterableRoles, maxSize } from '../auth-capabilities.js';
import { readAuthUser } from '../read-auth-user.js';
import type { Search } from './exact-search.js';
import { pageInOrder, type Answer, type Ask, type Part } from './whole-order.js';

/** One page of users. What the server can't do is said, and not pretended. */
export async function listUsers(wire: AuthWire, query: UserQuery, signal: AbortSignal): Promise<UserPage> {
  const offset = placeOf(query.at);
  const size = Math.min(query.size, maxSize);
  const notApplied = new Set<NonNullable<UserPage['notApplied']>[number]>(size < query.size ? ['size'] : []);
  const role = roleOf(wire, query.filters);
  if (role === null) notApplied.add('filters');
  const search = searchOf(query.search);
  const field = fieldOf(query.sort?.field, Boolean(role));
  if (query.sort && field !== query.sort.field) notApplied.add('sort');
  const part: Part = { field, direction: query.sort?.direction === 'descending' ? 'desc' : 'asc', offset, size };
  const filter: Record<string, string> = role
    ? { filterField: 'role', filterOperator: 'contains', filterValue: role }
    : {};
  const ask: Ask = (more) => askList(wire, { ...filter, ...more }, signal);
  const { wanted, ...searching } = search ?? {};
  const within: Ask = (more) => ask({ ...searching, ...more });
  let answer =
    wanted && wanted.search(wildcards) >= 0
      ? await (await exact()).exactly(within, search as Search, part)
      : await pageInOrder(within, part);
  if (!answer) {
    notApplied.add('search');
    answer = await pageInOrder(ask, part);
  }
  return pageOf(wire, answer, part, [...notApplied]);
}

/** What looks through hits, loaded with the first search that needs it. */
const exact = () => import('./exact-search.js').catch(missing);

async function askList(
  wire: AuthWire,
  parameters: Readonly<Record<string, string | number>>,
  signal: AbortSignal,
): Promise<Answer> {
  const data = await read(wire, 'admin/list-users', parameters, { signal });
  if (!isRecord(data) || !Array.isArray(data.users) || !Number.isSafeInteger(data.total))
    throw unreadable('The list of users can’t be read.');
  const { users, total, limit } = data;
  // this is what the server answers where it could not ask its database
  if (total === 0 && limit === undefined) throw adapterError('unavailable', 'The server can’t list its users.');
  return { rows: users.map((row: unknown) => (isRecord(row) ? row : {})), total: total as number };
}

function pageOf(
  { options }: AuthWire,
  { rows, total }: Answer,
  { offset, size }: Part,
  notApplied: NonNullable<UserPage['notApplied']>,
): UserPage {
  if (rows.length === 0 && offset < total) throw unreadable('The list of users has a hole.');
  const users = new Map(rows.map((row) => readAuthUser(options, row)).map((user) => [user.id, user]));
  const end = offset + rows.length;
  return {
    users: [...users.values()],
    total: { value: total, kind: 'exact' },
    ...(rows.length > 0 && end < total && { next: { offset: end } }),
    ...(offset > 0 && { previous: { offset: Math.max(0, offset - size) } }),
    ...(notApplied.length > 0 && { notApplied }),
  };
}

function placeOf(at: PageRef = { offset: 0 }): number {
  const offset = 'offset' in at ? at.offset : NaN;
  if (!(Number.isSafeInteger(offset) && offset >= 0))
    throw adapterError('invalid', 'This place in the list is not known.');
  return offset;
}

/** The one role to filter by; `null` where this can't be asked: the server has one filter, with one value. */
function roleOf({ options }: AuthWire, filters: UserQuery['filters'] = {}): string | null | undefined {
  const asked = Object.entries(filters).filter(([, values]) => values.length > 0);
  if (asked.length === 0) return undefined;
  const [[field, values]] = asked as [[string, readonly string[]]];
  const known = filterableRoles(options).some(({ id }) => id === values[0]);
  return asked.length === 1 && field === 'role' && values.length === 1 && known ? values[0] : null;
}

/** Equal names are told apart by the server's one filter; where that is taken, only addresses stand in a whole order. */
function fieldOf(asked: string | undefined, filtered: boolean): 'email' | 'name' {
  return asked === 'name' && !filtered ? 'name' : 'email';
}

const wildcards = /[%_\\\0]/g;

/** The server looks in one field: in addresses for what has an @, in names for anything else. What it takes for wildcards is sent as one. */
function searchOf(asked = ''): Search | undefined {
  const value = asked.trim();
  if (!value) return undefined;
  const searchField = value.includes('@') ? 'email' : 'name';
  const wanted = searchField === 'email' ? value.toLowerCase() : value;
  return { wanted, searchField, searchOperator: 'contains', searchValue: wanted.replace(wildcards, '_') };
}
