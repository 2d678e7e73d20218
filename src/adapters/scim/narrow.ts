import type { UserPage, UserQuery } from '../../domain/query.js';
import { lost, type Listed, type ListParameters } from './read-list.js';
import { textOf, valueAt } from './records/scim-path.js';
import type { Found } from './scim-wire.js';

type Part = NonNullable<UserPage['notApplied']>[number];

/** A query in the words of SCIM, and the look that tells whether an answer is one to it. */
export interface Narrowed {
  readonly parameters: ListParameters;
  /** What the server can't do, and what its answer shows that it did not do. */
  notApplied(this: void, records: Listed['records']): Part[];
}

/** How the server is asked this query: only what was seen to work is asked for. What searches is loaded with the first search. */
export async function narrow(found: Found, query: UserQuery): Promise<Narrowed> {
  const { search: text = '', filters = {}, sort } = query;
  const searched = text.trim() && found.search && (await import('./filter-text.js').catch(lost)).searchOf(found.search, text); // prettier-ignore
  const chosen = (filters.status ?? []).filter((value) => value === 'active' || value === 'inactive');
  const wanted = found.status && new Set(chosen).size === 1 ? chosen[0] : undefined;
  const ignored = Object.entries(filters).some(
    ([field, values]) => values.length > 0 && (field !== 'status' || !found.status || chosen.length < values.length),
  );
  const path = sort && Object.hasOwn(found.sorts, sort.field) ? found.sorts[sort.field] : undefined;
  const parts = [
    wanted && `active eq ${wanted === 'active'}`,
    searched && (wanted ? `(${searched.filter})` : searched.filter),
  ];
  return {
    parameters: {
      filter: parts.filter(Boolean).join(' and ') || undefined,
      // some order, and always the same one: pages of a list in none would repeat users and miss others
      sortBy: path ?? found.sorts.login,
      sortOrder: path || found.sorts.login ? (sort?.direction === 'descending' && path ? 'descending' : 'ascending') : undefined,
    },
    notApplied(records) {
      const parts = new Set<Part>();
      if (text.trim() && !(searched && records.every(({ raw }) => searched.fits(raw)))) parts.add('search');
      if (ignored || (wanted && records.some(({ user, raw }) => statusIn(raw, user.status) !== wanted))) parts.add('filters');
      if (sort && !(path && isSorted(records, path, sort.direction === 'descending'))) parts.add('sort');
      return [...parts];
    },
  }; // prettier-ignore
}

/** The status as the record has it, whatever the host makes of it. */
function statusIn(raw: unknown, status: string): string {
  const active = String(valueAt(raw, 'active')).toLowerCase();
  return active === 'true' ? 'active' : active === 'false' ? 'inactive' : status;
}

const orders: readonly ((one: string, other: string) => number)[] = [
  (one, other) => (one < other ? -1 : Number(one > other)),
  (one, other) => one.localeCompare(other, undefined, { sensitivity: 'base' }),
];

/** Do the records stand in the order of what is at the path, in any collation that a server may have? Who has nothing there may stand anywhere. */
export function isSorted(records: Listed['records'], path: string, descending: boolean): boolean {
  const values = records.map(({ raw }) => textOf(valueAt(raw, path))).filter((value) => value !== undefined);
  if (descending) values.reverse();
  return [values, values.map((value) => value.toLowerCase())].some((texts) =>
    orders.some((order) => texts.every((text, index) => index === 0 || order(texts[index - 1], text) <= 0)),
  );
}
