import { adapterError } from '../adapter-error.js';
import type { Call, UserAdapter } from '../contract.js';
import type { Capabilities } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import type { AdapterDefinition } from './definition.js';
import { checked, guarded, isText, same } from './guarded.js';
import type { JsonApi } from './json-api.js';
import { listPage, listQuery } from './list-page.js';

/** The half of an adapter that reads, and what the other half needs of it. */
export interface Reading extends Pick<UserAdapter, 'connect' | 'query' | 'get' | 'getMany'> {
  capabilities(this: void): Capabilities;
  toUser(this: void, record: unknown): User;
}

/** Makes the half that reads. */
export function readingOf<Entry>(definition: AdapterDefinition<Entry>, apiFor: (call: Call) => JsonApi): Reading {
  let capabilities = definition.capabilities;
  const { getMany: many } = definition;
  const toUser = (record: unknown): User => checked(definition.toUser(record as Entry));
  return {
    capabilities: () => capabilities,
    toUser,
    connect: (call) =>
      guarded(async () => {
        const { viewer, allowed, ...told } = await definition.session(apiFor(call));
        if (viewer && !isText(viewer.id)) throw adapterError('protocol', 'The viewer’s id is not a text.');
        capabilities = { ...definition.capabilities, ...told.capabilities };
        return { viewer, allowed: new Set(allowed), capabilities };
      }),
    query: (query, call) =>
      guarded(async () => {
        const [asking, missed] = listQuery(query, capabilities);
        const answer = await definition.list(apiFor(call), asking);
        const users = new Map(answer.records.map(toUser).map((user) => [user.id, user]));
        return listPage(answer, [...users.values()], asking, capabilities, missed);
      }),
    get: (id, call) => guarded(async () => same(id, toUser(await definition.get(apiFor(call), id)))),
    getMany:
      many &&
      ((ids, call) =>
        guarded(async () => {
          const { records, missing } = await many(apiFor(call), ids);
          return { users: records.map(toUser), missing };
        })),
  };
}
