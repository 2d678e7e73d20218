import type { ListAnswer, ListQuery } from '../define/definition.js';
import { own } from './json-path.js';
import { readDescribed, shapeOf, type Entry } from './read-described.js';
import type { Params, RestDescription } from './rest-description.js';

type NotApplied = NonNullable<ListAnswer<Entry>['notApplied']>;

/** The parameters that ask for what is wanted, and what of it can't be asked. */
export function asked(
  description: RestDescription,
  { search, filters, sort }: ListQuery,
): { readonly params: Params; readonly notApplied: NotApplied } {
  const params: Record<string, Params[string]> = {};
  const notApplied: NotApplied[number][] = [];
  const by = description.search?.params ?? '';
  if (search) Object.assign(params, typeof by === 'function' ? by(search) : { [by]: search });
  for (const [field, values] of Object.entries(filters)) {
    const filter = description.filters?.[field];
    if (!filter) continue;
    const words = filter.values ?? shapeOf(description, field).values;
    const theirs = values.map((value) => `${(own(words, value) ?? value) as string}`);
    if (theirs.length > 1 && !filter.many) notApplied.push('filters');
    else params[filter.param] = filter.many === 'comma' ? theirs.join(',') : theirs;
  }
  if (sort) Object.assign(params, sortParams(description.sort, sort));
  return { params, notApplied };
}

function sortParams(order: RestDescription['sort'], { field, direction }: NonNullable<ListQuery['sort']>): Params {
  const name = own(order?.fields, field) ?? field;
  const short = direction === 'descending' ? 'desc' : 'asc';
  const params = order?.params ?? { sort: '{sign}{field}' };
  if (typeof params === 'function') return params(name, short);
  const words = { field: name, direction: short, sign: short === 'desc' ? '-' : '' };
  const filled = (text: string): string => text.replace(/\{(field|direction|sign)\}/g, (_, word: 'field') => words[word]);
  return Object.fromEntries(Object.entries(params).map(([param, text]) => [param, filled(text)]));
} // prettier-ignore

/**
 * What the answer shows not to have been applied: a server that does not know a parameter mostly ignores it, and everybody would
 * pose as who was looked for. Somebody who has a word of the search nowhere, or another value than was filtered by, is the proof.
 */
export function ignored(description: RestDescription, { search, filters }: ListQuery, records: readonly Entry[]): NotApplied {
  const words = folded(search).split(/\s+/).filter(Boolean);
  const lacks = ({ record }: Entry): boolean => {
    const text = folded(JSON.stringify(record, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
    return words.some((word) => !text.includes(JSON.stringify(word).slice(1, -1)));
  };
  const { status } = filters;
  const strays = (entry: Entry): boolean => !status.includes(readDescribed(description, entry).status);
  return [
    ...(words.length > 0 && records.some(lacks) ? (['search'] as const) : []),
    ...(status && records.some(strays) ? (['filters'] as const) : []),
  ];
} // prettier-ignore

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
