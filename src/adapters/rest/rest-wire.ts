import type { HttpTransport } from '../http-transport.js';
import type { Capabilities } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import type { RestOptions } from './rest-adapter.js';

/** What the adapter's parts share: the way to the server, and its addresses. */
export interface RestWire {
  readonly http: HttpTransport;
  readonly users: URL;
  /** How the host has the server asked. */
  readonly options: RestOptions;
  /** As of the latest `connect`. */
  readonly capabilities: Capabilities;
  /** Does the server read several users at once, as of then? */
  readonly readsMany: boolean;
  /** Reads a user by the host's mapping. */
  readUser(this: void, raw: unknown): User;
  /** The server's names of a user's fields, where they are other ones. */
  readonly fields: Readonly<Record<string, string>>;
}
