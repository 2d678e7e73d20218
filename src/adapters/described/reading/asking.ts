import type { ListAnswer, ListQuery } from '../../define/definition.js';
import type { User } from '../../../domain/user.js';
import { own } from '../json-path.js';
import { shapeOf } from '../field-shapes.js';
import type { Params, RestDescription } from '../rest-description.js';

type NotApplied = NonNullable<ListAnswer<unknown>['notApplied']>;

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
  const filled = (text: string): string =>
    text.replace(/\{(field|direction|sign)\}/g, (_, word: 'field') => words[word]);
  return Object.fromEntries(Object.entries(params).map(([param, text]) => [param, filled(text)]));
}

/**
 * What the answer shows not to have been applied: a server that does not know a parameter mostly ignores it, and everybody would
 * pose as who was looked for. Somebody who has a word of the search nowhere, or another value than was filtered by, is the proof.
 */
export function ignored(
  { search, filters }: ListQuery,
  records: readonly unknown[],
  users: readonly User[],
): NotApplied {
  const words = folded(search).split(/\s+/).filter(Boolean);
  const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
  const lacks = (record: unknown): boolean => {
    const text = folded(JSON.stringify(record, plain));
    return words.some((word) => !text.includes(JSON.stringify(word).slice(1, -1)));
  };
  const { status } = filters;
  return [
    ...(words.length > 0 && records.some(lacks) ? (['search'] as const) : []),
    ...(status && users.some((user) => !status.includes(user.status)) ? (['filters'] as const) : []),
  ];
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
