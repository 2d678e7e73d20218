import { asAdapterError, type AdapterError } from '../adapter-error.js';
import { partMissing } from '../http-transport.js';
import type { User } from '../../domain/user.js';
import { unreadable } from './records/read-record.js';
import { valueAt } from './records/scim-path.js';
import type { ScimWire } from './scim-wire.js';

/** One answer of a list (RFC 7644 §3.4.2), each user once. */
export interface Listed {
  readonly records: readonly { readonly user: User; readonly raw: unknown }[];
  readonly total: number | undefined;
  /** The `startIndex` that the server says it has begun with. */
  readonly from: number | undefined;
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

/** What is asked of a list: the parameters of RFC 7644 and 9865. */
export type ListParameters = Readonly<Record<string, string | number | undefined>>;

/** Addresses that are longer get lost on the way. */
const longest = 6_000;

/** Asks for a part of the list. */
export async function readList(wire: ScimWire, parameters: ListParameters, signal: AbortSignal): Promise<Listed> {
  const url = new URL(wire.users);
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, `${value}`);
  // a blank as “+” is a plus to some
  url.search = url.search.replaceAll('+', '%20');
  if (url.href.length > longest) {
    const { searchByPost } = await import('./paging/search-by-post.js').catch(lost);
    return listed(wire, await searchByPost(wire, parameters, signal));
  }
  const { data } = await wire.http.send({ url, signal }).catch((thrown: AdapterError) => {
    if (thrown.kind !== 'not-found') throw thrown;
    throw unreadable('There are no users at this address: is it the base of a SCIM service?', 404);
  });
  return listed(wire, data);
}

/** Where a part of the adapter can't be loaded. */
export const lost = (): never => {
  throw partMissing();
};

/** What reading may go on without, such as a probe; `undefined` for it. */
export async function perhaps<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((thrown: unknown) => {
    const error = asAdapterError(thrown);
    if (error.kind === 'unauthenticated' || error.kind === 'aborted') throw error;
    return undefined;
  });
}

/** One user that can't be read spoils the list: with a hole it would pose as the whole. */
function listed(wire: ScimWire, data: unknown): Listed {
  const total = numberOf(valueAt(data, 'totalResults'));
  const raws = valueAt(data, 'Resources') ?? (total === 0 ? [] : undefined);
  if (!Array.isArray(raws)) throw unreadable('The list of users can’t be read.');
  const records = new Map(
    raws
      .map((raw: unknown) => ({ raw, user: wire.readUser(raw) }))
      .reverse()
      .map((each) => [each.user.id, each]),
  );
  const place = (name: string): string | undefined => (valueAt(data, name) as string) || undefined;
  return {
    records: [...records.values()].reverse(),
    total,
    from: numberOf(valueAt(data, 'startIndex')),
    next: place('nextCursor'),
    previous: place('previousCursor'),
  };
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value ? Number(value) : value;
  return Number.isSafeInteger(number) && (number as number) >= 0 ? (number as number) : undefined;
}
