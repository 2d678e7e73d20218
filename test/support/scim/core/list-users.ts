import type { ScimRecord } from '../../../../demo/backends/scim-people.js';
import { failure, type Reply, type ScimServer } from '../scim-server.js';
import { everyValue, matches, parseFilter } from './parse-filter.js';

/** A list (RFC 7644 §3.4.2), by numbers or by cursors (RFC 9865). */
export function listUsers(server: ScimServer, query: ReadonlyMap<string, string>): Reply {
  const { cursor, index, maxResults, exactCase } = server.manners;
  let found = [...server.people.values()];
  const filter = query.get('filter');
  if (filter) {
    try {
      const read = parseFilter(filter);
      found = found.filter((record) => matches(read, record, exactCase));
    } catch (error) {
      return failure(400, (error as Error).message, 'invalidFilter');
    }
  }
  const sortBy = query.get('sortBy');
  if (sortBy && server.manners.sort) found = sorted(found, sortBy, query.get('sortOrder') === 'descending');
  const count = Math.max(0, Number(query.get('count') ?? 20));
  if (query.has('cursor') && cursor) return byCursor(server, found, query.get('cursor') ?? '', count);
  if (!index) return failure(400, 'Cursors only.', 'invalidValue');
  const startIndex = Math.max(1, Number(query.get('startIndex') ?? 1));
  const from = startIndex - 1;
  return page(found.slice(from, from + Math.min(count, maxResults)), found.length, { startIndex });
}

/** The answer to a list. */
export function page(records: readonly ScimRecord[], total: number, more: object): Reply {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:ListResponse'];
  return {
    status: 200,
    body: { schemas, totalResults: total, itemsPerPage: records.length, ...more, Resources: records },
  };
}

/** In the order of what is at the path; who is equal there stands by id, who has nothing comes last. */
export function sorted(records: readonly ScimRecord[], path: string, descending: boolean): ScimRecord[] {
  const key = (record: ScimRecord): string => `${(everyValue(record, path)[0] as string | undefined) ?? '\uffff'}`.toLowerCase(); // prettier-ignore
  const list = [...records].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    return a === b ? (one.id < other.id ? -1 : 1) : a < b ? -1 : 1;
  });
  return descending ? list.reverse() : list;
}

function byCursor(server: ScimServer, found: readonly ScimRecord[], cursor: string, count: number): Reply {
  const { maxResults } = server.manners;
  if (count > maxResults) return failure(400, `At most ${maxResults}.`, 'invalidCount');
  const [time, at = '0'] = cursor ? cursor.split('-') : [`${server.time}`];
  if (!/^\d+$/.test(at) || !/^\d+$/.test(time ?? '')) return failure(400, 'This is no cursor of ours.', 'invalidCursor');
  if (Number(time) !== server.time) return failure(400, 'This cursor is over.', 'expiredCursor');
  const from = Number(at);
  const place = (offset: number) => `${server.time}-${offset}`;
  return page(found.slice(from, from + count), found.length, {
    ...(from + count < found.length && { nextCursor: place(from + count) }),
    ...(from > 0 && { previousCursor: place(Math.max(0, from - count)) }),
  });
} // prettier-ignore
