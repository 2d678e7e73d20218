import type { ScimRecord } from '../../../../demo/backends/scim-people.js';
import { failure, type Asked, type Reply, type ScimServer } from '../scim-server.js';
import { patched, PatchProblem, type Operation } from './apply-patch.js';

/** One user: read, created, changed, deleted (RFC 7644 §3.3 to §3.6). */
export function oneUser(server: ScimServer, asked: Asked, id: string | undefined): Reply {
  const { method, body } = asked;
  if (id === undefined) return method === 'POST' ? create(server, body as ScimRecord) : failure(405, 'Not here.');
  const record = server.people.get(id);
  if (!record) return failure(404, `Resource ${id} not found`);
  if (method === 'GET') return shown(server, record);
  const stale = staleReply(server, asked, record);
  if (stale) return stale;
  if (method === 'DELETE') return server.people.delete(id) ? { status: 204 } : failure(404, 'Gone.');
  if (method === 'PUT') return put(server, { ...(body as ScimRecord), id });
  if (method !== 'PATCH' || !server.manners.patch) return failure(405, 'Not here.');
  try {
    return put(server, patched(record, (body as { Operations: Operation[] }).Operations) as ScimRecord);
  } catch (problem) {
    if (problem instanceof PatchProblem) return failure(400, problem.message, problem.scimType);
    throw problem;
  }
}

/** The record as it goes out: with its version where there are versions. */
export function shown(server: ScimServer, record: ScimRecord, status = 200): Reply {
  const { version, ...meta } = (record.meta ?? {}) as { version?: string };
  const withVersion = server.manners.versions === 'none' ? meta : { ...meta, version: version ?? 'W/"1"' };
  return { status, body: { ...record, meta: withVersion } };
}

function staleReply(server: ScimServer, { headers }: Asked, record: ScimRecord): Reply | undefined {
  if (server.manners.versions !== 'checked') return undefined;
  const given = headers.get('If-Match');
  if (given === null) return failure(428, 'Say which version.');
  return given === ((record.meta as { version?: string } | undefined)?.version ?? 'W/"1"') ? undefined : failure(412, 'Another version.', 'invalidVers'); // prettier-ignore
}

function create(server: ScimServer, body: ScimRecord): Reply {
  const id = `n-${server.people.size + 1}`;
  const meta = { resourceType: 'User', created: '2026-11-01T00:00:00Z' };
  const answer = put(server, { ...body, id, meta });
  return answer.status === 200 ? { ...answer, status: 201 } : answer;
}

function put(server: ScimServer, record: ScimRecord): Reply {
  if (!record.userName) return failure(400, 'userName is required.', 'invalidValue');
  for (const other of server.people.values())
    if (other.id !== record.id && other.userName.toLowerCase() === record.userName.toLowerCase())
      return failure(409, `userName ${record.userName} is taken`, 'uniqueness');
  const before = server.people.get(record.id)?.meta as { version?: string } | undefined;
  const number = Number(/\d+/.exec(before?.version ?? '1')?.[0]) + 1;
  const meta = { ...before, ...(record.meta as object | undefined), version: `W/"${number}"` };
  server.people.set(record.id, { ...record, meta });
  return shown(server, server.people.get(record.id)!);
}
