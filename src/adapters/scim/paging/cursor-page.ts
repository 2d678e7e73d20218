import { adapterError } from '../../adapter-error.js';
import type { PageRef, UserPage, UserQuery } from '../../../domain/query.js';
import { narrow } from '../narrow.js';
import { readList, type Listed, type ListParameters } from '../read-list.js';
import type { ScimError } from '../scim-http.js';
import type { ScimWire } from '../scim-wire.js';
import { inWords } from './index-page.js';

/** A page of a list with cursors (RFC 9865): everything that was asked for is asked for again, with the place that the server gave. */
export async function cursorPage(wire: ScimWire, query: UserQuery, signal: AbortSignal): Promise<UserPage> {
  const { size, at } = query;
  if (at && !('cursor' in at)) throw foreign();
  const narrowed = await narrow(wire.found, query);
  const listed = await patient(wire, { ...narrowed.parameters, cursor: at?.cursor ?? '', count: size }, signal).catch(
    inWords(query),
  );
  const { records, total, next, previous } = listed;
  // a place that leads back to itself has no end
  const following = next !== at?.cursor && records.length > 0 ? placeOf(next) : undefined;
  const before = placeOf(previous);
  const notApplied = narrowed.notApplied(records);
  if (following && records.length < size) notApplied.push('size');
  return {
    users: records.map(({ user }) => user),
    ...(following && { next: following }),
    ...(before && { previous: before }),
    ...(total !== undefined && { total: { value: total, kind: wire.found.totals ? 'exact' : 'estimated' } }),
    ...(notApplied.length > 0 && { notApplied }),
  };
}

/** A count that is too large (`invalidCount`) is left to the server. A place that is over is said to be: only the first page is sure. */
async function patient(wire: ScimWire, parameters: ListParameters, signal: AbortSignal): Promise<Listed> {
  try {
    return await readList(wire, parameters, signal);
  } catch (thrown) {
    const said = (thrown as ScimError).scimType?.toLowerCase();
    if (said === 'invalidcursor' || said === 'expiredcursor') throw foreign(said === 'expiredcursor');
    if (said !== 'invalidcount') throw thrown;
    return readList(wire, { ...parameters, count: undefined }, signal);
  }
}

function foreign(over = false): ReturnType<typeof adapterError> {
  return adapterError('invalid', over ? 'This place in the list is over: start again from its first page.' : 'This place in the list is not one of this server’s: start again from its first page.', { status: 400 }); // prettier-ignore
}

function placeOf(cursor: unknown): PageRef | undefined {
  return typeof cursor === 'string' && cursor ? { cursor } : undefined;
}
