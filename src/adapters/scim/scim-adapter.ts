import type { Call, Outcome, UserAdapter } from '../contract.js';
import type { UserPage, UserQuery } from '../../domain/query.js';
import type { Session } from '../../domain/session.js';
import type { User, UserId } from '../../domain/user.js';
import { pageOf } from './paging/index-page.js';
import { lost } from './read-list.js';
import { readRecord, standardPaths } from './records/read-record.js';
import { ScimHttp } from './scim-http.js';
import type { ScimOptions } from './scim-options.js';
import { nothingFound, under, type ScimWire } from './scim-wire.js';

type Operation = 'get' | 'create' | 'update' | 'delete' | 'setActive';
type Loaded = Record<Operation, (wire: ScimWire, ...given: unknown[]) => Promise<unknown> & AsyncIterable<Outcome>>;

/** The right that each operation needs: where the viewer has none of them it is not there. */
const neededFor = {
  create: ['create'],
  update: ['update'],
  delete: ['delete'],
  setActive: ['activate', 'deactivate'],
} as const;

/**
 * Speaks SCIM 2.0 (RFC 7643, 7644), with the cursors of RFC 9865 where a server has them.
 *
 * What a server can do is found out by `connect`, and only what its answers prove is claimed; what it did not honour of a query
 * is named in `notApplied`. SCIM does not know who is signed in, who is the owner and who may do what: see {@link ScimOptions}.
 */
export class ScimAdapter implements UserAdapter {
  declare create?: NonNullable<UserAdapter['create']>;
  declare update?: NonNullable<UserAdapter['update']>;
  declare delete?: NonNullable<UserAdapter['delete']>;
  declare restore?: NonNullable<UserAdapter['restore']>;
  declare deletedUsers?: NonNullable<UserAdapter['deletedUsers']>;
  declare setActive?: NonNullable<UserAdapter['setActive']>;
  declare schedule?: NonNullable<UserAdapter['schedule']>;
  declare changeDepartment?: NonNullable<UserAdapter['changeDepartment']>;
  declare departments?: NonNullable<UserAdapter['departments']>;
  declare resetPassword?: NonNullable<UserAdapter['resetPassword']>;
  declare sendMessage?: NonNullable<UserAdapter['sendMessage']>;
  declare subscribe?: NonNullable<UserAdapter['subscribe']>;
  /** The address of the users: the same everywhere that it is asked. */
  readonly backendId: string;
  readonly #wire: ScimWire;

  constructor(options: ScimOptions) {
    const { url, resource = 'Users', fields = {} } = options;
    const base = new URL(url, globalThis.document?.baseURI);
    base.hash = '';
    const path = base.pathname.replace(/\/*$/, '');
    base.pathname = path.endsWith(`/${resource}`) ? path.slice(0, -resource.length - 1) : path;
    const users = under(base, resource);
    this.backendId = users.href;
    const own = Object.entries(fields).map(([name, at]) => [name, typeof at === 'string' ? at : at.path]);
    const wire: ScimWire = (this.#wire = {
      http: new ScimHttp(options, base),
      base,
      users,
      options,
      paths: { ...standardPaths, ...(Object.fromEntries(own) as object) },
      found: nothingFound(),
      readUser: (record) => readRecord(wire, record),
    });
  }

  async connect(call: Call): Promise<Session> {
    const { openSession } = await import('./connect/open-session.js').catch(lost);
    const session = await openSession(this.#wire, call);
    for (const [name, needed] of Object.entries(neededFor))
      this[name as keyof typeof neededFor] = needed.some((right) => session.allowed.has(right))
        ? (this.#operation(name as Operation) as never)
        : undefined;
    Object.assign(this, this.#wire.options.methods);
    return session;
  }

  async query(query: UserQuery, { signal }: Call): Promise<UserPage> {
    if (!this.#wire.found.cursor) return pageOf(this.#wire, query, signal);
    return (await import('./paging/cursor-page.js').catch(lost)).cursorPage(this.#wire, query, signal);
  }

  get(id: UserId, call: Call): Promise<User> {
    return this.#operation('get')(id, call) as Promise<User>;
  }

  /** The operation, loading the code of operations first. */
  #operation(name: Operation): (...given: unknown[]) => unknown {
    const wire = this.#wire;
    const loaded = async () => (await import('./writing/scim-operations.js').catch(lost)) as unknown as Loaded;
    if (name === 'delete' || name === 'setActive')
      return async function* (...given) {
        yield* (await loaded())[name](wire, ...given);
      };
    return async (...given) => (await loaded())[name](wire, ...given);
  }
}
