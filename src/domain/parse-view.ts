import type { ListView } from './list-view.js';
import type { Filters, PageRef, SortOrder } from './query.js';

/**
 * A view that a host gives, checked: a `TypeError` says which member is wrong.
 *
 * `search`, `filters` and `page` may be left out: then they are empty, and the first page. `sort` left out is the backend's
 * own order. Members that are not a view's are dropped, so that what a newer version stored can still be read.
 */
export function parseView(value: unknown): ListView {
  const { search = '', filters = {}, sort, page = { from: 0 }, user } = record(value, 'view');
  return {
    search: text(search, 'view.search'),
    filters: filtersOf(filters),
    ...(sort !== undefined && { sort: sortOf(sort) }),
    page: pageOf(page),
    ...(user !== undefined && { user: name(user, 'view.user') }),
  };
}

function filtersOf(value: unknown): Filters {
  const fields = Object.entries(record(value, 'view.filters')).map(([field, values]): [string, string[]] => {
    const path = `view.filters.${field}`;
    if (!Array.isArray(values)) throw wrong(path, 'a list of texts', values);
    return [name(field, 'a field of view.filters'), values.map((each, index) => text(each, `${path}[${index}]`))];
  });
  return Object.fromEntries(fields);
}

function sortOf(value: unknown): SortOrder {
  const { field, direction } = record(value, 'view.sort');
  if (direction !== 'ascending' && direction !== 'descending')
    throw wrong('view.sort.direction', "'ascending' or 'descending'", direction);
  return { field: name(field, 'view.sort.field'), direction };
}

function pageOf(value: unknown): ListView['page'] {
  const { at, from = 0 } = record(value, 'view.page');
  const before = count(from, 'view.page.from');
  if (at !== undefined) return { at: refOf(at), from: before };
  if (before > 0) throw wrong('view.page.at', 'given where view.page.from is not 0', at);
  return { from: 0 };
}

function refOf(value: unknown): PageRef {
  const { cursor, offset } = record(value, 'view.page.at');
  return cursor === undefined
    ? { offset: count(offset, 'view.page.at.offset') }
    : { cursor: name(cursor, 'view.page.at.cursor') };
}

function record(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(path, 'an object', value);
  // own members alone: a polluted prototype filters nothing
  return Object.assign(Object.create(null) as Record<string, unknown>, value);
}

function text(value: unknown, path: string): string {
  if (typeof value !== 'string') throw wrong(path, 'a text', value);
  return value;
}

function name(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') throw wrong(path, 'a text that is not empty', value);
  return value;
}

function count(value: unknown, path: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw wrong(path, 'a whole number from 0', value);
  return value as number;
}

function wrong(path: string, wanted: string, value: unknown): TypeError {
  const found =
    value === null ? 'null' : Array.isArray(value) ? 'a list' : value === '' ? 'an empty text' : typeof value;
  return new TypeError(`${path} must be ${wanted}, not ${typeof value === 'number' ? value : found}.`);
}
