import { adapterError, type AdapterError } from '../../adapter-error.js';
import type { ListParameters } from '../read-list.js';
import type { ScimWire } from '../scim-wire.js';

/** Asks a question that is too long for an address (RFC 7644 §3.4.3). */
export async function searchByPost(wire: ScimWire, parameters: ListParameters, signal: AbortSignal): Promise<unknown> {
  const url = new URL(wire.users);
  url.pathname += '/.search';
  const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], ...parameters };
  const { data } = await wire.http.send({ method: 'POST', url, body, signal }).catch((thrown: AdapterError) => {
    if (!thrown.status || thrown.status === 401 || thrown.status === 429) throw thrown;
    throw adapterError('unsupported', 'This search is too long for the server.', { status: thrown.status });
  });
  return data;
}
