import { adapterError } from '../../adapter-error.js';
import type { Total, UserPage, UserQuery } from '../../../domain/query.js';
import type { AdapterError } from '../../adapter-error.js';
import { narrow, type Narrowed } from '../narrow.js';
import { lost, readList, type Listed } from '../read-list.js';
import type { ScimWire } from '../scim-wire.js';

/** A page of a list that is counted (RFC 7644 §3.4.2.4). It goes on after as many users as came, whatever number was asked for. */
export async function pageOf(wire: ScimWire, query: UserQuery, signal: AbortSignal): Promise<UserPage> {
  const { size, at } = query;
  if (at && !('offset' in at)) throw adapterError('invalid', 'This place in the list is not one of this server’s.');
  const offset = at?.offset ?? 0;
  const narrowed = await narrow(wire.found, query);
  const parameters = { ...narrowed.parameters, startIndex: offset + 1, count: size };
  const listed = wire.found.index ? await readList(wire, parameters, signal).catch(inWords(query)) : undefined;
  // the answer says itself that it begins somewhere else
  if (!listed || (listed.from ?? offset + 1) !== offset + 1) {
    const { pageFromStart } = await import('./page-from-start.js').catch(lost);
    return pageFromStart(wire, narrowed, offset, size, signal).catch(inWords(query));
  }
  const { totals } = wire.found;
  const records = listed.records.slice(0, size);
  const end = offset + records.length;
  const { total } = listed;
  const trusted = totals && total !== undefined && total >= end;
  const doubt = records.length > 0 && (!trusted || (end === total && records.length === size) || offset >= total);
  if (!doubt) return page(narrowed, records, { offset, size, more: trusted && end < total && end > offset, total: trusted ? { value: total, kind: 'exact' } : undefined }); // prettier-ignore
  const { lookBehind } = await import('./look-behind.js').catch(lost);
  const { more, wrapped } = await lookBehind(wire, narrowed.parameters, offset, records, signal);
  if (wrapped)
    return page(narrowed, [], { offset, size, more, ...(totals && { total: { value: total ?? 0, kind: 'exact' } }) });
  return page(narrowed, records, { offset, size, more, total: { value: end + Number(more), kind: more ? 'at-least' : 'exact' } }); // prettier-ignore
}

/** A page, with what was not honoured of the query. */
export function page(
  narrowed: Narrowed,
  records: Listed['records'],
  { offset, size, more, total }: { offset: number; size: number; more: boolean; total?: Total | undefined },
): UserPage {
  const notApplied = narrowed.notApplied(records);
  if (more && records.length < size) notApplied.push('size');
  return {
    users: records.map(({ user }) => user),
    ...(more && { next: { offset: offset + records.length } }),
    ...(offset > 0 && { previous: { offset: Math.max(0, offset - size) } }),
    ...(total && { total }),
    ...(notApplied.length > 0 && { notApplied }),
  };
}

/** A server that can't do a search answers in many ways (400, 500, 501); to the viewer it is one. */
export function inWords({ search }: UserQuery): (thrown: AdapterError) => never {
  return (thrown) => {
    const { status = 0, kind } = thrown;
    if (!search?.trim() || ![400, 413, 414, 431, 500, 501].includes(status) || kind === 'rate-limited') throw thrown;
    throw adapterError('unsupported', 'The server can’t search for this text.', { status });
  };
}
