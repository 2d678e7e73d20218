import type { User } from './user.js';

/** A place in the list: opaque to everyone but the adapter that made it. */
export type PageRef = { readonly offset: number } | { readonly cursor: string };

/** The order of the list, by the name of a field. */
export interface SortOrder {
  readonly field: string;
  readonly direction: 'ascending' | 'descending';
}

/** Values to narrow the list by, by field: one field's values are alternatives, several fields all apply. */
export type Filters = Readonly<Record<string, readonly string[]>>;

/** One question to the backend: which users, in which order, how many, from where. */
export interface UserQuery {
  readonly search?: string;
  readonly filters?: Filters;
  readonly sort?: SortOrder;
  readonly size: number;
  readonly at?: PageRef;
}

/** How many users match, and how sure that number is. */
export interface Total {
  readonly value: number;
  readonly kind: 'exact' | 'estimated' | 'at-least';
}

/** The backend's answer to one query. */
export interface UserPage {
  readonly users: readonly User[];
  readonly next?: PageRef;
  readonly previous?: PageRef;
  readonly total?: Total;
  /** What the backend did not honour. The viewer is told; a part of a list never poses as a search result. */
  readonly notApplied?: readonly ('search' | 'filters' | 'sort' | 'size')[];
}
