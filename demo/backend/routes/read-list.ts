import { invalid } from '../problems.js';
import {
  filterFields,
  sortFields,
  type At,
  type FilterField,
  type ListQuestion,
  type SortField,
} from '../users/list-users.js';

/** Most users that one page holds. */
export const pageMax = 200;

/** A list question, and what of the request is not part of it. */
export interface ReadQuestion {
  readonly question: ListQuestion;
  readonly notApplied: readonly ('filters' | 'sort' | 'size')[];
}

/** Reads the query of a list request. What this server can't do is named in `notApplied`; what makes no sense is refused. */
export function readQuestion(parameters: URLSearchParams): ReadQuestion {
  const notApplied = new Set<'filters' | 'sort' | 'size'>();
  const filters = new Map<FilterField, readonly string[]>();
  for (const [name, value] of parameters) {
    if (value.includes('\u0000')) throw invalid({ [name]: 'This can’t contain a null character.' });
    if (!name.startsWith('filter.')) continue;
    const field = filterFields.find((known) => known === name.slice('filter.'.length));
    if (field) filters.set(field, parameters.getAll(name));
    else notApplied.add('filters');
  }
  const sort = parameters.get('sort') ?? 'name';
  const field = sortFields.find((known) => known === sort.replace(/^-/, ''));
  if (!field) notApplied.add('sort');
  const asked = wholeNumber(parameters, 'size', 1) ?? 25;
  if (asked > pageMax) notApplied.add('size');
  const question: ListQuestion = {
    search: parameters.get('search') ?? '',
    filters,
    sort: { field: field ?? ('name' satisfies SortField), descending: field !== undefined && sort.startsWith('-') },
    size: Math.min(asked, pageMax),
    at: readAt(parameters),
  };
  return { question, notApplied: [...notApplied] };
}

/** Reads which part of a short list is asked for: how many from where, by offset alone. */
export function readPlace(parameters: URLSearchParams, most: number): { size: number; offset: number } {
  const size = wholeNumber(parameters, 'size', 1) ?? 25;
  if (parameters.has('cursor')) throw invalid({ cursor: 'This list is paged by offset.' });
  return { size: Math.min(size, most), offset: wholeNumber(parameters, 'offset', 0) ?? 0 };
}

function readAt(parameters: URLSearchParams): At | undefined {
  const cursor = parameters.get('cursor');
  const offset = wholeNumber(parameters, 'offset', 0);
  if (cursor !== null && offset !== undefined) throw invalid({ cursor: 'Give a cursor or an offset, not both.' });
  if (cursor !== null) return { cursor };
  return offset === undefined ? undefined : { offset };
}

function wholeNumber(parameters: URLSearchParams, name: string, least: number): number | undefined {
  const text = parameters.get(name);
  if (text === null) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (value < least) throw invalid({ [name]: `This must be a whole number of at least ${least}.` });
  return value;
}
