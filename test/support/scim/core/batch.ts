import { failure, type Asked, type Reply, type ScimServer } from '../scim-server.js';

interface BulkOperation {
  readonly method: string;
  readonly path: string;
  readonly bulkId?: string;
  readonly version?: string;
  readonly data?: unknown;
}

/** Many at once (RFC 7644 §3.7). */
export function batch(server: ScimServer, { body, headers }: Asked, answer: (asked: Asked) => Reply): Reply {
  const { bulk } = server.manners;
  if (!bulk) return failure(501, 'Not here.');
  const { Operations: operations, failOnErrors } = body as { Operations: BulkOperation[]; failOnErrors?: number };
  if (failOnErrors !== undefined) return failure(400, 'The adapter must not ask for that.');
  if (operations.length > bulk.maxOperations || JSON.stringify(body).length > bulk.maxPayloadSize)
    return failure(413, 'Too many.', 'tooMany');
  const done = operations.map(({ method, path, bulkId, version, data }) => {
    const own = new Headers(headers);
    if (version) own.set('If-Match', version);
    const [way, id = ''] = [path.split('/')[1], path.split('/')[2]];
    const asked = { method, path: `/${way}/${id}`, query: new URLSearchParams(), headers: own, body: data };
    const { status, body: response } = answer(asked);
    return { method, bulkId, location: `https://elsewhere.test${path}`, status: `${status}`, ...(status >= 300 && { response }) }; // prettier-ignore
  });
  return { status: 200, body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'], Operations: done } };
}
