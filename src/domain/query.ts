import type { User, UserId } from './user.js';

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

/** Each of the ids asked for once, in any order. Whoever stands in neither list, or twice, is read by `get`. */
export interface ManyUsers {
  readonly users: readonly User[];
  /** Of whom `get` would say `not-found`. */
  readonly missing: readonly UserId[];
}

/**
 * What an answer about many shows of each: the user, or `undefined` for who is missing. Of whom it says two things it proves
 * neither, and they are not in it (F3, F33). Throws where it is no such answer.
 */
export function toldOfMany({ users, missing }: ManyUsers): ReadonlyMap<UserId, User | undefined> {
  const told = new Map<UserId, User | undefined>();
  const twice = new Set<UserId>();
  const note = (id: UserId, user?: User): void => {
    if (told.has(id)) twice.add(id);
    told.set(id, user);
  };
  for (const user of users) note(user.id, user);
  for (const id of missing) note(id);
  for (const id of twice) told.delete(id);
  return told;
}
