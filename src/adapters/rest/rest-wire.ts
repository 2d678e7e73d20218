import type { HttpOptions, HttpTransport } from '../http-transport.js';
import type { Capabilities } from '../../domain/session.js';
import type { User } from '../../domain/user.js';

/** What the adapter's parts share: the way to the server, and its addresses. */
export interface RestWire {
  readonly http: HttpTransport;
  readonly users: URL;
  readonly departments: URL;
  readonly messages: URL;
  readonly changes: URL;
  /** How the host has the server asked. */
  readonly options: HttpOptions;
  /** As of the latest `connect`. */
  readonly capabilities: Capabilities;
  /** Reads a user by the host's mapping. */
  readUser(this: void, raw: unknown): User;
  /** The server's names of a user's fields, where they are other ones. */
  readonly fields: Readonly<Record<string, string>>;
}
