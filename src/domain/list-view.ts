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

/** The filters that narrow something, in one order, however they were put together. */
export function appliedFilters(filters: Filters): [string, readonly string[]][] {
  return Object.entries(filters)
    .filter(([, values]) => values.length > 0)
    .map(([field, values]): [string, readonly string[]] => [field, [...new Set(values)].sort()])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
