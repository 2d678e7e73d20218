import type { UserSource } from '../http/outcome-of.js';
import type { ScimHttp } from './scim-http.js';
import type { ScimOptions } from './scim-options.js';

/** What was found out about a server, each by an answer that proves it. Nothing is taken from a flag alone but a limit. */
export interface Found {
  /** Did it describe itself in words that can be read? */
  described: boolean;
  /** Does a PATCH do? */
  patch: boolean;
  /** Do its records carry versions that it wants to see again? */
  versions: boolean;
  bulk?: { readonly operations: number; readonly bytes: number } | undefined;
  /** Cursors (RFC 9865) instead of numbers. */
  cursor: boolean;
  /** Is a page the one that was asked for? */
  index: boolean;
  /** Did its totals agree with each other? */
  totals: boolean;
  maxSize?: number | undefined;
  /** The path that is sorted by, by the name of the order; none where sorting does nothing. */
  sorts: Readonly<Record<string, string>>;
  search?: Search | undefined;
  /** Is the list narrowed by `active`? */
  status: boolean;
  /** Writes of which a look has shown once that they do what they say. */
  readonly seen: Set<string>;
}

/** How the list is searched. */
export interface Search {
  readonly op: 'co' | 'sw' | 'eq';
  readonly paths: readonly string[];
  /** Is a capital letter another letter? Then a word is looked for in several forms. */
  readonly exactCase: boolean;
  /** May clauses be joined? */
  readonly joined: boolean;
}

/** What the adapter's parts share: the way to the server, and what is known of it. */
export interface ScimWire extends UserSource {
  readonly http: ScimHttp;
  readonly base: URL;
  users: URL;
  readonly options: ScimOptions;
  /** Where each field stands in a record, by the component's name of it. */
  readonly paths: Readonly<Record<string, string>>;
  found: Found;
}

/** What is taken of a server of which nothing is known. */
export const nothingFound = (): Found => ({
  described: false,
  patch: true,
  versions: false,
  cursor: false,
  index: true,
  totals: false,
  sorts: {},
  status: false,
  seen: new Set(),
});

/** What stands in the service under this name. */
export function under(base: URL, name: string): URL {
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/$/, '')}/${name}`;
  return url;
}
