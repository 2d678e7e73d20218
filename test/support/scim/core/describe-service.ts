import { failure, type Asked, type Reply, type ScimServer } from '../scim-server.js';

const schema = (name: string): string => `urn:ietf:params:scim:schemas:core:2.0:${name}`;

/** What the service says of itself (RFC 7643 §5 to §7), and who asks. */
export function describeService(server: ScimServer, name: string, { headers }: Asked): Reply {
  const { patch, sort, versions, bulk, cursor, index, maxResults } = server.manners;
  if (name === 'ServiceProviderConfig')
    return json({
      schemas: [schema('ServiceProviderConfig')],
      patch: { supported: patch },
      bulk: { supported: Boolean(bulk), ...bulk },
      filter: { supported: true, maxResults },
      sort: { supported: sort },
      etag: { supported: versions !== 'none' },
      ...(cursor && { pagination: { cursor, index, defaultPaginationMethod: index ? 'index' : 'cursor', maxPageSize: maxResults } }), // prettier-ignore
    });
  if (name === 'Schemas') return json({ totalResults: server.manners.schema.length, Resources: server.manners.schema });
  if (name === 'ResourceTypes') return json({ Resources: [{ id: 'User', schema: schema('User'), endpoint: '/Users' }] });
  const me = server.people.get(headers.get('X-Test-Viewer') ?? 'u-2');
  return name === 'Me' && me ? json(me) : failure(404, 'Nothing is here.');
} // prettier-ignore

function json(body: object): Reply {
  return { status: 200, body };
}
