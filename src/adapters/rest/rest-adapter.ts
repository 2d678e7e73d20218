import type { Call, Outcome, UserAdapter } from '../contract.js';
import { HttpTransport, partMissing, type HttpOptions } from '../http-transport.js';
import { isRecord } from '../is-record.js';
import type { UserPage, UserQuery } from '../../domain/query.js';
import type { Capabilities, Session } from '../../domain/session.js';
import type { User, UserId } from '../../domain/user.js';
import { queryUrl, readPage } from './read-page.js';
import { operations, readSession, type Operation } from './read-session.js';
import { readUser } from './read-user.js';
import type { RestWire } from './rest-wire.js';

/** Where the server is, and how it differs from the documented one. */
export interface RestOptions extends HttpOptions {
  /** The collection of users, such as `/api/users`. */
  readonly url?: string | URL;
  /** Instead of `url`: what it stands in, such as `/api`. */
  readonly baseUrl?: string | URL;
  /** These stand beside the collection unless said: `session`, `departments`, `messages`, `changes`, `deleted-users`. */
  readonly sessionUrl?: string | URL;
  readonly departmentsUrl?: string | URL;
  readonly messagesUrl?: string | URL;
  readonly changesUrl?: string | URL;
  readonly deletedUsersUrl?: string | URL;
  /** The server's name of a field, where it is another one: `{ login: 'userName' }`. For reading and writing. */
  readonly fields?: Readonly<Partial<Record<keyof User, string>>>;
  /** Makes a user of what the server sends, where names are not all that differs. Its result is checked like any answer. */
  readonly mapUser?: (raw: unknown) => unknown;
}

type Loaded = Record<
  Operation | 'get',
  (wire: RestWire, ...given: unknown[]) => Promise<unknown> & AsyncIterable<Outcome>
>;

/**
 * Speaks the documented REST wire (docs/rest-api.yaml).
 *
 * The methods that a server may lack are there after `connect`, and only those that it has.
 */
export class RestAdapter implements UserAdapter {
  declare getMany?: NonNullable<UserAdapter['getMany']>;
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
  readonly #session: URL;
  /** The address of the users: the same everywhere that it is asked. */
  readonly backendId: string;
  readonly #wire: { -readonly [Member in keyof RestWire]: RestWire[Member] };

  constructor(options: RestOptions) {
    const page = globalThis.document?.baseURI;
    const base = options.baseUrl && new URL(`${options.baseUrl}`.replace(/\/*$/, '/'), page);
    const users = new URL(options.url ?? 'users', base || page);
    users.pathname = users.pathname.replace(/\/+$/, '');
    users.hash = '';
    this.backendId = users.href;
    const { sessionUrl, fields = {}, mapUser } = options;
    this.#session = new URL(sessionUrl || 'session', sessionUrl ? page : users);
    this.#wire = {
      http: new HttpTransport(options),
      users,
      options,
      capabilities: {} as Capabilities,
      readsMany: false,
      readUser: (raw) => readUser(renamed(mapUser ? mapUser(raw) : raw, Object.entries(fields))),
      fields,
    };
  }

  async connect({ signal }: Call): Promise<Session> {
    const { data } = await this.#wire.http.send({
      url: this.#session,
      signal,
    });
    const { session, offered } = readSession(data);
    this.#wire.capabilities = session.capabilities;
    this.#wire.readsMany = offered.has('getMany');
    offered[session.capabilities.live === true ? 'add' : 'delete']('subscribe');
    for (const name of operations) this[name] = offered.has(name) ? (this.#operation(name) as never) : undefined;
    return session;
  }

  async query(query: UserQuery, { signal }: Call): Promise<UserPage> {
    const { http, users, readUser } = this.#wire;
    const { data } = await http.send({ url: queryUrl(users, query), signal });
    return readPage(data, readUser);
  }

  get(id: UserId, call: Call): Promise<User> {
    return this.#operation('get')(id, call) as Promise<User>;
  }

  /** The operation, loading the code of operations first. */
  #operation(name: Operation | 'get'): (...given: unknown[]) => unknown {
    const wire = this.#wire;
    const loaded = async (): Promise<Loaded> =>
      import('./rest-operations.js').catch(() => {
        throw partMissing();
      }) as unknown as Promise<Loaded>;
    // what ends in s is a list that is read
    const single = /^(get|create|up|resetP|sub)|s$/.test(name);
    if (single) return async (...given) => (await loaded())[name](wire, ...given);
    return async function* (...given) {
      yield* (await loaded())[name](wire, ...given);
    };
  }
}

function renamed(raw: unknown, fields: readonly (readonly [string, string])[]): unknown {
  if (!isRecord(raw)) return raw;
  return { ...raw, ...Object.fromEntries(fields.map(([ours, theirs]) => [ours, raw[theirs]])) };
}
