import { perhaps, readList, type ListParameters } from '../read-list.js';
import { textOf, valueAt } from '../records/scim-path.js';
import { under, type ScimWire } from '../scim-wire.js';
import type { FirstLook } from './find-out.js';

/**
 * The first look at a server that does not answer the usual question: it may take no order, or cursors only, or have its users at another
 * place, which `ResourceTypes` tells. `thrown` is what it answered; where nothing helps that is what is wrong.
 */
export async function lookOtherwise(
  wire: ScimWire,
  order: ListParameters,
  thrown: unknown,
  signal: AbortSignal,
): Promise<FirstLook> {
  if (!wire.options.resource) await findUsers(wire, signal);
  for (const place of [{ startIndex: 1 }, { cursor: '' }] as ListParameters[])
    for (const sorted of [order, {}]) {
      const listed = await perhaps(readList(wire, { ...place, count: 2, ...sorted }, signal));
      if (listed) return { listed, order: sorted, place };
    }
  throw thrown;
}

/** The collection of users, as `ResourceTypes` has it (RFC 7643 §6): one segment under the base, never another place. */
async function findUsers(wire: ScimWire, signal: AbortSignal): Promise<void> {
  const url = under(wire.base, 'ResourceTypes');
  const data = (await perhaps(wire.http.send({ url, signal })))?.data;
  const types = [valueAt(data, 'Resources') ?? data].flat();
  const type = types.find((each) => /:core:2\.0:user$/i.test(textOf(valueAt(each, 'schema')) ?? ''));
  const name = /^\/?([\w-]+)\/?$/.exec(textOf(valueAt(type, 'endpoint')) ?? '')?.[1];
  if (name) wire.users = under(wire.base, name);
}
