import type { AdapterError } from '../../adapter-error.js';
import { lost, perhaps, readList, type Listed, type ListParameters } from '../read-list.js';
import { isSorted } from '../narrow.js';
import { textOf, valueAt } from '../records/scim-path.js';
import { nothingFound, under, type Found, type ScimWire } from '../scim-wire.js';
import { proveSearch } from './prove-search.js';

/** As many as a batch takes, whatever the server would: one that is lost leaves as many to be looked up. */
const mostAtOnce = 100;

/** What the first users look like, and how the server has to be asked for them. */
export interface FirstLook {
  readonly listed: Listed;
  readonly order: ListParameters;
  readonly place: ListParameters;
}

/**
 * Finds out what the server can do. Its flags are no proof: paging, totals, order, search and filters are tried on users who are there, by
 * questions whose right answer is known, and nothing is claimed that did not come out right.
 */
export async function findOut(wire: ScimWire, signal: AbortSignal): Promise<void> {
  wire.found = { ...nothingFound(), seen: wire.found.seen };
  const [config, first] = await Promise.all([readConfig(wire, signal), look(wire, signal)]);
  Object.assign(wire.found, described(config));
  const { records } = first.listed;
  const ask: Ask = (parameters) =>
    perhaps(readList(wire, { ...first.place, count: 2, ...parameters }, signal));
  if (records.length > 0)
    await Promise.all([provePages(wire, config, first, ask), proveSearch(wire, records, ask)]);
} // prettier-ignore

/** Asks for two users, or what else is said; `undefined` where the server can't. */
export type Ask = (parameters: ListParameters) => Promise<Listed | undefined>;

async function readConfig({ http, base }: ScimWire, signal: AbortSignal): Promise<unknown> {
  const url = under(base, 'ServiceProviderConfig');
  const data = (await perhaps(http.send({ url, signal })))?.data;
  return /:serviceproviderconfig\b/i.test(`${[valueAt(data, 'schemas')].flat().join(' ')}`) ? data : undefined;
}

async function look(wire: ScimWire, signal: AbortSignal): Promise<FirstLook> {
  const order = { sortBy: wire.paths.login, sortOrder: 'ascending' };
  const place = { startIndex: 1 };
  try {
    return { listed: await readList(wire, { ...place, count: 2, ...order }, signal), order, place };
  } catch (thrown) {
    const { status, kind } = thrown as AdapterError;
    if (![400, 404, 405, 500, 501].includes(status ?? 0) || kind === 'rate-limited') throw thrown;
    return (await import('./look-otherwise.js').catch(lost)).lookOtherwise(wire, order, thrown, signal);
  }
}

/** What a server says of itself, as far as it is a limit, or may be tried when it is needed. */
function described(config: unknown): Partial<Found> {
  const number = (path: string): number => Number(valueAt(config, path)) || Infinity;
  const flag = (path: string): boolean => valueAt(config, path) === true;
  const maxSize = Math.min(number('filter.maxResults'), number('pagination.maxPageSize'));
  const operations = Math.min(number('bulk.maxOperations'), mostAtOnce);
  return {
    described: config !== undefined,
    patch: valueAt(config, 'patch.supported') !== false,
    versions: flag('etag.supported'),
    ...(maxSize < Infinity && { maxSize }),
    ...(flag('bulk.supported') && operations > 1 && { bulk: { operations, bytes: Math.min(number('bulk.maxPayloadSize'), 1e6) } }), // prettier-ignore
  };
}

/** Is a page the one asked for, does the total stay the same, is the order one? Asked by a second page, and by the order turned round. */
async function provePages({ found, paths }: ScimWire, config: unknown, first: FirstLook, ask: Ask): Promise<void> {
  const { listed, order, place } = first;
  const [record, other] = listed.records;
  const flag = (path: string): boolean => valueAt(config, path) === true;
  const second = 'cursor' in place ? {} : { startIndex: 2 };
  const [paged, turned, placed, behind] = await Promise.all([
    other && ask({ ...order, ...second, count: 1 }),
    other && order.sortBy ? ask({ ...order, sortOrder: 'descending' }) : undefined,
    flag('pagination.cursor') || listed.next ? ask({ ...order, startIndex: undefined, cursor: '' }) : undefined,
    listed.total && 'startIndex' in second ? ask({ ...order, startIndex: listed.total + 1, count: 1 }) : undefined,
  ]);
  found.index = !other || ('startIndex' in second && paged?.records[0]?.user.id === other.user.id && (paged.from ?? 2) === 2); // prettier-ignore
  const isDefault = !flag('pagination.index') || valueAt(config, 'pagination.defaultPaginationMethod') === 'cursor';
  found.cursor = Boolean(placed?.next) && (!found.index || isDefault);
  const totals = [listed.total, ...(other ? [paged?.total] : []), ...(turned ? [turned.total] : [])];
  // who stands behind the last one is nobody, or the first one again
  const hidden = behind?.records.some(({ user }) => user.id !== record.user.id);
  // of two that were asked for one came: then there is one
  const isCounted = other ? (listed.total ?? -1) >= listed.records.length : listed.total === 1;
  found.totals = found.described && !hidden && new Set(totals).size === 1 && isCounted;
  if (!flag('sort.supported') || !turned || !isTurned(listed, turned, paths.login, found.totals)) return;
  const name = textOf(valueAt(record.raw, paths.displayName)) ? paths.displayName : paths.lastName;
  const sorts = { name, login: paths.login, created: paths.createdAt };
  found.sorts = Object.fromEntries(Object.entries(sorts).filter(([, path]) => textOf(valueAt(record.raw, path))));
}

/** Two users from each end: of more than three they are others, or only the page was sorted. */
function isTurned(first: Listed, turned: Listed, path: string, totals: boolean): boolean {
  const ids = first.records.map(({ user }) => user.id);
  const ends = turned.records.map(({ user }) => user.id);
  const apart = totals && (first.total ?? 0) < 4 ? ids[0] !== ends[0] : ids.every((id) => !ends.includes(id));
  return apart && isSorted(first.records, path, false) && isSorted(turned.records, path, true);
}
