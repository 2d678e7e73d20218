import type { ScimRecord } from '../../../../demo/backends/scim-people.js';
import type { Reply, ScimServer, Switch } from '../scim-server.js';

type Json = Record<string, unknown>;

/** Changes every record that goes out. */
function outgoing(server: ScimServer, change: (record: Json) => Json): void {
  server.before(async ({ path }, next) => {
    const reply = await next();
    const body = reply.body as Json | undefined;
    if (!path.startsWith('/Users') || reply.status > 201 || !body) return reply;
    const list = body.Resources as Json[] | undefined;
    return { ...reply, body: list ? { ...body, Resources: list.map(change) } : change(body) } satisfies Reply;
  });
}

/** “True” and “False”, as texts. */
export const activeIsText: Switch = (server) =>
  outgoing(server, (record) => ({ ...record, active: record.active ? 'True' : 'False' }));

/** Not told. */
export const activeMissing: Switch = (server) => outgoing(server, ({ active: _, ...record }) => record);

/** Everybody is active, whatever is done. */
export const activeAlwaysTrue: Switch = (server) => outgoing(server, (record) => ({ ...record, active: true }));

/** Names in capitals, roles as texts, a foreign place. */
export const oddNames: Switch = (server) =>
  outgoing(server, ({ userName, roles, meta, id, ...record }) => ({
    ...record,
    ID: id,
    USERNAME: userName,
    Roles: (roles as { value: string }[]).map(({ value }) => value),
    meta: { ...(meta as object), location: 'https://evil.test/Users/1' },
  }));

/** No roles, names, addresses. */
export const bareRecords: Switch = (server) =>
  outgoing(server, ({ id, userName, active }) => ({ id, userName, active }));

/** Numbers as ids. */
export const numericIds: Switch = (server) => outgoing(server, (record) => ({ ...record, id: 9007199254740993 }));

/** One person as they are to be. */
export const withPerson =
  (person: ScimRecord): Switch =>
  ({ people }) =>
    void people.set(person.id, person);
