import type { UserAdapter } from '../contract.js';
import { HttpTransport } from '../http-transport.js';
import type { UserAction } from '../../domain/user.js';
import type { AdapterDefinition } from './definition.js';
import { explained } from './error-of.js';
import { JsonApi } from './json-api.js';
import { readingOf } from './reading.js';
import { writingOf } from './writing.js';

type Method = keyof NonNullable<AdapterDefinition['byHand']>;

/** The rights of which one is needed for a method to be there. */
const rights: readonly (readonly [Method, ...UserAction[]])[] = [
  ['create', 'create'],
  ['update', 'update'],
  ['delete', 'delete'],
  ['restore', 'restore'],
  ['deletedUsers', 'restore'],
  ['setActive', 'activate', 'deactivate'],
  ['schedule', 'schedule'],
  ['changeDepartment', 'change-department'],
  ['resetPassword', 'reset-password'],
  ['sendMessage', 'message'],
];

/**
 * Makes an adapter of what differs from backend to backend. Supplied: outcomes of single calls, a few at a time; errors; pages by
 * offset, number or cursor; stopping, waiting and what may not be sent twice; ids in addresses; records that are checked.
 *
 * A method is there after `connect` where it is defined and the viewer has the right to it.
 */
export function defineAdapter<Entry>(definition: AdapterDefinition<Entry>): UserAdapter {
  const base = new URL(definition.url, globalThis.document?.baseURI);
  base.hash = '';
  const { explain, fetch = (...given) => globalThis.fetch(...given) } = definition;
  const http = new HttpTransport({ ...definition, fetch: explain ? explained(fetch, explain) : fetch });
  const reading = readingOf(definition, (call) => new JsonApi(http, base, call));
  const writing = writingOf(definition, reading, http, base);
  const methods: Partial<UserAdapter> = { ...writing, ...definition.byHand };
  const adapter: UserAdapter = {
    backendId: base.href,
    query: reading.query,
    get: reading.get,
    ...(reading.getMany && { getMany: reading.getMany }),
    async connect(call) {
      const session = await reading.connect(call);
      const { allowed, capabilities } = session;
      for (const [name, ...needed] of rights)
        Object.assign(adapter, { [name]: needed.some((right) => allowed.has(right)) ? methods[name] : undefined });
      const listed =
        allowed.has('change-department') || capabilities.filters?.some(({ field }) => field === 'department');
      Object.assign(adapter, { departments: listed ? methods.departments : undefined, subscribe: methods.subscribe });
      return session;
    },
  };
  return adapter;
}
