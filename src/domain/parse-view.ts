import type { ListView } from './list-view.js';
import type { Filters, PageRef, SortOrder } from './query.js';

/**
 * A view that a host gives, checked: a `TypeError` says which member is wrong.
 *
 * `search`, `filters` and `page` may be left out: then they are empty, and the first page. `sort` left out is the backend's
 * own order. Members that are not a view's are dropped, so that what a newer version stored can still be read.
 */
export function parseView(value: unknown): ListView {
  const { search = '', filters = {}, sort, page = {}, user } = record(value, '');
  return {
    search: text(search, '.search'),
    filters: filtersOf(filters),
    ...(sort !== undefined && { sort: sortOf(sort) }),
    page: pageOf(page),
    ...(user !== undefined && { user: name(user, '.user') }),
  };
}

function filtersOf(value: unknown): Filters {
  const fields = Object.entries(record(value, '.filters')).map(([field, values]): [string, string[]] => {
    const path = `.filters.${field}`;
    const list = must<unknown[]>(Array.isArray(values), values, path, 'a list of texts');
    return [name(field, '.filters: a field'), list.map((each, index) => text(each, `${path}[${index}]`))];
  });
  return Object.fromEntries(fields);
}

function sortOf(value: unknown): SortOrder {
  const { field, direction } = record(value, '.sort');
  const known = direction === 'ascending' || direction === 'descending';
  must(known, direction, '.sort.direction', "'ascending' or 'descending'");
  return { field: name(field, '.sort.field'), direction: direction as SortOrder['direction'] };
}

function pageOf(value: unknown): ListView['page'] {
  const { at, from = 0 } = record(value, '.page');
  const before = count(from, '.page.from');
  if (at !== undefined) return { at: refOf(at), from: before };
  must(before === 0, at, '.page.at', 'given where view.page.from is not 0');
  return { from: 0 };
}

function refOf(value: unknown): PageRef {
  const { cursor, offset } = record(value, '.page.at');
  return cursor === undefined
    ? { offset: count(offset, '.page.at.offset') }
    : { cursor: name(cursor, '.page.at.cursor') };
}

function record(value: unknown, path: string): Readonly<Record<string, unknown>> {
  must(typeof value === 'object' && value !== null && !Array.isArray(value), value, path, 'an object');
  // own members alone: a polluted prototype filters nothing
  return Object.assign(Object.create(null) as Record<string, unknown>, value);
}

function text(value: unknown, path: string): string {
  return must<string>(typeof value === 'string', value, path, 'a text');
}

function name(value: unknown, path: string): string {
  return must<string>(typeof value === 'string' && value !== '', value, path, 'a text that is not empty');
}

function count(value: unknown, path: string): number {
  return must<number>(Number.isSafeInteger(value) && (value as number) >= 0, value, path, 'a whole number from 0');
}

function must<T>(is: boolean, value: unknown, path: string, wanted: string): T {
  if (is) return value as T;
  throw new TypeError(`view${path} must be ${wanted}, not ${Object.prototype.toString.call(value).slice(8, -1)}.`);
}
