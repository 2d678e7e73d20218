import { isRecord, membersOf } from '../is-record.js';
import type { PageRef, UserPage, UserQuery } from '../../domain/query.js';
import type { User } from '../../domain/user.js';
import { strings, unreadable } from './read-user.js';

/** The address that asks the query of a collection. */
export function queryUrl(collection: URL, { search, filters = {}, sort, size, at }: UserQuery): URL {
  const url = new URL(collection);
  const pairs: [string, string][] = [['size', `${size}`]];
  if (search) pairs.push(['search', search]);
  for (const [field, values] of Object.entries(filters))
    for (const value of values) pairs.push([`filter.${field}`, value]);
  if (sort) pairs.push(['sort', (sort.direction === 'descending' ? '-' : '') + sort.field]);
  if (at) pairs.push('cursor' in at ? ['cursor', at.cursor] : ['offset', `${at.offset}`]);
  for (const [name, value] of pairs) url.searchParams.append(name, value);
  return url;
}

/** The page in an answer. One user that can't be read spoils it: a list with a hole would pose as the whole. */
export function readPage(raw: unknown, readUser: (raw: unknown) => User): UserPage {
  if (!isRecord(raw) || !Array.isArray(raw.users)) throw unreadable('The list of users can’t be read.');
  const users = new Map(
    raw.users
      .map(readUser)
      .reverse()
      .map((user) => [user.id, user]),
  );
  const next = placeOf(raw.next);
  const previous = placeOf(raw.previous);
  const { value, kind } = membersOf(raw.total);
  const counted = Number.isSafeInteger(value) && (value as number) >= 0;
  const notApplied = strings(raw.notApplied) as NonNullable<UserPage['notApplied']>[number][];
  return {
    users: [...users.values()].reverse(),
    ...(next && { next }),
    ...(previous && { previous }),
    ...(counted && {
      total: { value: value as number, kind: kind === 'exact' || kind === 'at-least' ? kind : 'estimated' },
    }),
    ...(notApplied.length > 0 && { notApplied }),
  };
}

function placeOf(raw: unknown): PageRef | undefined {
  if (!isRecord(raw)) return undefined;
  const { cursor, offset } = raw;
  if (typeof cursor === 'string' && cursor) return { cursor };
  return Number.isSafeInteger(offset) && (offset as number) >= 0 ? { offset: offset as number } : undefined;
}
