import { adapterError } from '../adapter-error.js';
import type { PageRef, UserPage, UserQuery } from '../../domain/query.js';
import type { Capabilities } from '../../domain/session.js';
import type { UserStore } from './user-store.js';

/** One page of the store's users, as far as the capabilities go; what goes further is named in `notApplied`. */
export function pageOf(store: UserStore, query: UserQuery, capabilities: Capabilities): UserPage {
  const { search = '', filters = {}, sort, at } = query;
  const { maxSize = Infinity, kind } = capabilities.page;
  const declared = new Set(capabilities.filters?.map(({ field }) => field));
  const filterable = Object.entries(filters).filter(([field]) => declared.has(field));
  const searchable = capabilities.search.mode !== 'none';
  const sortable = sort && capabilities.sort.includes(sort.field);
  const found = store.find(
    searchable ? search : '',
    Object.fromEntries(filterable),
    sortable ? sort : { field: 'name', direction: 'ascending' },
  );
  const size = Math.max(1, Math.min(query.size, maxSize));
  const start = at ? offsetOf(at) : 0;
  const place = (offset: number): PageRef => (kind === 'cursor' ? { cursor: `after-${offset}` } : { offset });
  const notApplied = [
    ...(search && !searchable ? (['search'] as const) : []),
    ...(filterable.length < Object.keys(filters).length ? (['filters'] as const) : []),
    ...(sort && !sortable ? (['sort'] as const) : []),
    ...(size !== query.size ? (['size'] as const) : []),
  ];
  return {
    users: found.slice(start, start + size),
    ...(start + size < found.length && { next: place(start + size) }),
    ...(start > 0 && { previous: place(Math.max(0, start - size)) }),
    ...(capabilities.total !== 'none' && { total: { value: found.length, kind: capabilities.total } }),
    ...(notApplied.length > 0 && { notApplied }),
  };
}

/** How many stand before this place; rejects what is none. */
export function offsetOf(at: PageRef): number {
  const offset = 'offset' in at ? at.offset : Number(/^after-(\d+)$/.exec(at.cursor)?.[1] ?? NaN);
  if (Number.isSafeInteger(offset) && offset >= 0) return offset;
  throw adapterError('invalid', 'This place in the list is not known.', {
    fields: { at: 'Start from the first page.' },
  });
}
