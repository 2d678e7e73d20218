import { appliedFilters, initialView, type ListView } from '../domain/list-view.js';
import type { SortOrder } from '../domain/query.js';

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
