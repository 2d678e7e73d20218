import { adapterError } from '../adapter-error.js';
import type { PageRef, UserPage, UserQuery } from '../../domain/query.js';
import type { Capabilities } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import type { ListAnswer, ListQuery } from './definition.js';

type NotApplied = NonNullable<UserPage['notApplied']>;

/** What of a query this backend can do, and what not: that is said, and not asked. */
export function listQuery(query: UserQuery, capabilities: Capabilities): readonly [ListQuery, NotApplied] {
  const { page, search, sort, filters = [] } = capabilities;
  const declared = new Set(filters.map(({ field }) => field));
  const asked = Object.entries(query.filters ?? {}).filter(([, values]) => values.length > 0);
  const known = asked.filter(([field]) => declared.has(field));
  const size = Math.max(1, Math.min(query.size, page.maxSize ?? query.size));
  const offset = offsetOf(query.at, page.kind);
  const canSearch = search.mode !== 'none';
  const canSort = query.sort !== undefined && sort.includes(query.sort.field);
  const asking: ListQuery = {
    search: canSearch ? (query.search?.trim() ?? '') : '',
    filters: Object.fromEntries(known),
    ...(canSort && { sort: query.sort }),
    size,
    offset,
    page: Math.floor(offset / size) + 1,
    ...(query.at && 'cursor' in query.at && { cursor: query.at.cursor }),
  };
  const missed: readonly (readonly [NotApplied[number], boolean])[] = [
    ['search', Boolean(query.search?.trim()) && !canSearch],
    ['filters', known.length < asked.length],
    ['sort', query.sort !== undefined && !canSort],
    ['size', size < query.size],
  ];
  return [asking, missed.filter(([, is]) => is).map(([what]) => what)];
}

/** The page that was answered: where the next one begins, and what was not applied. */
export function listPage(
  { records, total, next, previous, places: told, notApplied = [] }: ListAnswer<unknown>,
  users: readonly User[],
  { size, offset }: ListQuery,
  capabilities: Capabilities,
  missed: NotApplied,
): UserPage {
  const count = Number.isSafeInteger(total) && (total as number) >= 0 ? total : undefined;
  const end = offset + records.length;
  const isMore = records.length > 0 && (count === undefined ? records.length >= size : end < count);
  const not = [...new Set([...missed, ...notApplied])];
  const places: Pick<UserPage, 'next' | 'previous'> =
    told ??
    (capabilities.page.kind === 'cursor'
      ? { ...(next && { next: { cursor: next } }), ...(previous && { previous: { cursor: previous } }) }
      : {
          ...(isMore && { next: { offset: capabilities.page.kind === 'page' ? offset + size : end } }),
          ...(offset > 0 && { previous: { offset: Math.max(0, offset - size) } }),
        });
  const kind = capabilities.total === 'exact' ? 'exact' : 'estimated';
  return {
    users,
    ...places,
    ...(count !== undefined && { total: { value: count, kind } }),
    ...(not.length > 0 && { notApplied: not }),
  };
}

/** A place that was not made here is refused. */
function offsetOf(at: PageRef | undefined, kind: Capabilities['page']['kind']): number {
  if (!at) return 0;
  if (kind === 'cursor' && 'cursor' in at) return 0;
  if (kind !== 'cursor' && 'offset' in at && Number.isSafeInteger(at.offset) && at.offset >= 0) return at.offset;
  throw adapterError('invalid', 'This place in the list is not known.');
}
