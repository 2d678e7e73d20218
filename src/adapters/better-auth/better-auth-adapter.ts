import type { Call, UserAdapter } from '../contract.js';
import { HttpTransport } from '../http-transport.js';
import type { UserPage, UserQuery } from '../../domain/query.js';
import type { Session } from '../../domain/session.js';
import type { User, UserAction, UserId } from '../../domain/user.js';
import type { UserSession } from './auth-account.js';
import { readAuthSession } from './auth-capabilities.js';
import { asProblem } from './auth-problem.js';
import { missing, type AuthWire } from './auth-wire.js';
import type { BetterAuthOptions } from './better-auth-options.js';
import { listUsers } from './list/list-users.js';
import { getUser } from './read-auth-user.js';

/** The code of writes, loaded with the first one. */
const writes = () => import('./auth-writes.js').catch(missing);
/** The code of what is for a host’s own pages. */
const account = () => import('./auth-account.js').catch(missing);

/**
 * Speaks to the admin plugin of better-auth. A ban is what inactive means there.
 *
 * The methods of the contract that the viewer has no permission for are not there after `connect`. What better-auth has besides
 * the contract – roles, passwords, sessions – is for a host’s own pages.
 */
export class BetterAuthAdapter implements UserAdapter {
  declare create?: NonNullable<UserAdapter['create']>;
  declare update?: NonNullable<UserAdapter['update']>;
  declare delete?: NonNullable<UserAdapter['delete']>;
  declare setActive?: NonNullable<UserAdapter['setActive']>;
  declare resetPassword?: NonNullable<UserAdapter['resetPassword']>;
  /** The address of the server: the same everywhere that it is asked. */
  readonly backendId: string;
  readonly #wire: AuthWire;

  constructor(options: BetterAuthOptions) {
    const base = new URL(options.url, globalThis.document?.baseURI);
    base.pathname = base.pathname.replace(/\/+$/, '');
    base.hash = '';
    const { parse = JSON.parse as (text: string) => unknown } = options;
    const http = new HttpTransport({ ...options, parse: (text) => asProblem(parse(text)) });
    this.backendId = base.href;
    this.#wire = { http, base, options };
  }

  async connect({ signal }: Call): Promise<Session> {
    const wire = this.#wire;
    const session = await readAuthSession(wire, signal);
    const can = (...actions: UserAction[]): boolean => actions.some((action) => session.allowed.has(action));
    this.create = can('create') ? async (...given) => (await writes()).createUser(wire, ...given) : undefined;
    this.update = can('update') ? async (...given) => (await writes()).updateUser(wire, ...given) : undefined;
    this.delete = can('delete')
      ? async function* (...given) {
          yield* (await writes()).removeUsers(wire, ...given);
        }
      : undefined;
    this.setActive = can('activate', 'deactivate')
      ? async function* (...given) {
          yield* (await writes()).setActive(wire, ...given);
        }
      : undefined;
    this.resetPassword = can('reset-password')
      ? async (...given) => (await writes()).resetPassword(wire, ...given)
      : undefined;
    return session;
  }

  query(query: UserQuery, { signal }: Call): Promise<UserPage> {
    return listUsers(this.#wire, query, signal);
  }

  get(id: UserId, call: Call): Promise<User> {
    return getUser(this.#wire, id, call);
  }

  /** Gives the user these roles and no others; `protected` where that would make or unmake the Account Owner (R2). */
  async setRoles(id: UserId, roles: readonly string[], call: Call): Promise<User> {
    return (await account()).setRoles(this.#wire, id, roles, call);
  }

  /** Sets a new password; `invalid` with `fields.password` where the server finds it too short or too long. */
  async setPassword(id: UserId, newPassword: string, call: Call): Promise<void> {
    return (await account()).setPassword(this.#wire, id, newPassword, call);
  }

  /** Where the user is signed in, without the tokens. */
  async sessions(id: UserId, call: Call): Promise<readonly UserSession[]> {
    return (await account()).sessionsOf(this.#wire, id, call);
  }

  /** Signs the user out everywhere. */
  async endSessions(id: UserId, call: Call): Promise<void> {
    return (await account()).endSessions(this.#wire, id, call);
  }
}
