import type { Filters, PageRef, SortOrder, UserQuery } from './query.js';
import type { UserId } from './user.js';

/** What the viewer looks at: plain data, so that a host can store it, and the address bar can carry it. */
export interface ListView {
  readonly search: string;
  readonly filters: Filters;
  readonly sort?: SortOrder;
  readonly page: {
    /** Absent: the first page. */
    readonly at?: PageRef;
    /** How many users stand before this page, for "26-50 of 67". */
    readonly from: number;
  };
  /** The user whose page is open. */
  readonly user?: UserId;
}

/** The whole list from its start, by name. */
export const initialView: ListView = {
  search: '',
  filters: {},
  sort: { field: 'name', direction: 'ascending' },
  page: { from: 0 },
};

/** Names the set of users that a search and filters stand for, whatever the order or page; `''` is everybody. */
export function scopeOf(view: Pick<ListView, 'search' | 'filters'>): string {
  const filters = appliedFilters(view.filters);
  const search = view.search.trim();
  if (!search && filters.length === 0) return '';
  return JSON.stringify([search, filters]);
}

/** The question that a view asks, `size` users at a time. */
export function queryOf(view: ListView, size: number): UserQuery {
  const search = view.search.trim();
  const filters = appliedFilters(view.filters);
  return {
    ...(search && { search }),
    ...(filters.length > 0 && { filters: Object.fromEntries(filters) }),
    ...(view.sort && { sort: view.sort }),
    size,
    ...(view.page.at && { at: view.page.at }),
  };
}

function appliedFilters(filters: Filters): [string, readonly string[]][] {
  return Object.entries(filters)
    .filter(([, values]) => values.length > 0)
    .map(([field, values]): [string, readonly string[]] => [field, [...new Set(values)].sort()])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The view as name and value pairs for an address; what is as in {@link initialView} is left out. */
export function viewToPairs(view: ListView): [string, string][] {
  const pairs: [string, string][] = [];
  const search = view.search.trim();
  if (search) pairs.push(['search', search]);
  for (const [field, values] of appliedFilters(view.filters))
    for (const value of values) pairs.push([`filter.${field}`, value]);
  const sort = sortText(view.sort);
  if (sort !== sortText(initialView.sort)) pairs.push(['sort', sort]);
  const { at, from } = view.page;
  if (at && 'cursor' in at) pairs.push(['cursor', at.cursor]);
  // an adapter's offset need not count users
  if (at && 'offset' in at && at.offset !== from) pairs.push(['from', `${from}:${at.offset}`]);
  else if (at && from > 0) pairs.push(['from', String(from)]);
  if (view.user !== undefined) pairs.push(['user', view.user]);
  return pairs;
}

/** Reads what {@link viewToPairs} wrote. An address is anyone's to type: what can't be read is left out, names that are not ours are ignored. */
export function viewFromPairs(pairs: Iterable<readonly [string, string]>): ListView {
  const given = new Map<string, string>();
  const filters = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const field = name.startsWith('filter.') ? name.slice(7) : '';
    if (!field) given.set(name, value);
    else if (filters.get(field)?.push(value) === undefined) filters.set(field, [value]);
  }
  const [from = 0, offset = from] = countsOf(given.get('from'));
  const cursor = given.get('cursor');
  const at = cursor ? { cursor } : offset > 0 ? { offset } : undefined;
  const sort = sortOf(given.get('sort'));
  const user = given.get('user');
  return {
    search: given.get('search') ?? '',
    filters: Object.fromEntries(filters),
    ...(sort && { sort }),
    page: { ...(at && { at }), from: at ? from : 0 },
    ...(user && { user }),
  };
}

function countsOf(text = ''): number[] {
  return /^\d{1,9}(:\d{1,9})?$/.test(text) ? text.split(':').map(Number) : [];
}

/** `name`, `-name`; an ascending field that would be misread wears a plus; `''` is the backend's own order. */
function sortText(sort: SortOrder | undefined): string {
  if (!sort) return '';
  const sign = sort.direction === 'descending' ? '-' : /^[-+]/.test(sort.field) ? '+' : '';
  return sign + sort.field;
}

function sortOf(text: string | undefined): SortOrder | undefined {
  if (text === '') return undefined;
  const field = text?.replace(/^[-+]/, '');
  return field ? { field, direction: text?.startsWith('-') ? 'descending' : 'ascending' } : initialView.sort;
}
