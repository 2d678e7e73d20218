import type { HttpTransport } from '../http-transport.js';
import type { Capabilities } from '../../domain/session.js';
import type { User } from '../../domain/user.js';

/** What the adapter's parts share: the way to the server, and its addresses. */
export interface RestWire {
  readonly http: HttpTransport;
  readonly users: URL;
  readonly departments: URL;
  readonly messages: URL;
  /** As of the latest `connect`. */
  readonly capabilities: Capabilities;
  /** Reads a user by the host's mapping. */
  readUser(this: void, raw: unknown): User;
  /** Names a user's fields as the server does. */
  written(this: void, changes: object): Record<string, unknown>;
}
