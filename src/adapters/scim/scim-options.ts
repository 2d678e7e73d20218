import type { Call, UserAdapter } from '../contract.js';
import type { HttpOptions } from '../http-transport.js';
import type { Capabilities, FieldInfo, Session } from '../../domain/session.js';
import type { User, UserAction, UserId } from '../../domain/user.js';

/** Who is signed in: SCIM does not say it, but for `/Me`, which few servers have. */
export type ScimViewer = UserId | Session['viewer'];

/**
 * Who is the Account Owner (R2): whoever has one of these roles, whoever has one of these ids, or as the host judges. What can't be
 * told is `undefined`, and refused (R11): a record without `roles` unless `absent: false` says that it has none, and everybody
 * where `ids` is empty.
 */
export type OwnerRule =
  | { readonly role: string | readonly string[]; readonly absent?: false }
  | { readonly ids: readonly UserId[] }
  | ((record: unknown, user: User) => boolean | undefined);

/** A field of the host's own: where it stands in the record, and what the form has to know of it. */
export interface ScimField extends Partial<Omit<FieldInfo, 'name'>> {
  readonly path: string;
}

/** Where the service is, how it differs from the standard, and what the standard does not know. */
export interface ScimOptions extends HttpOptions {
  /** What `Users`, `Bulk` and `ServiceProviderConfig` stand in, such as `https://portal.example/scim/v2`. */
  readonly url: string | URL;
  /** The path of the users in it: `Users` unless said, or what `ResourceTypes` says where there is none. */
  readonly resource?: string;
  /**
   * The path of a field in a record, where it is another one, such as `{ jobTitle: 'urn:example:User:position' }`; a name that is
   * not built in is a field of its own, a member of `extra`.
   */
  readonly fields?: Readonly<Record<string, string | ScimField>>;
  /** Absent: `/Me` is asked. */
  readonly viewer?: ScimViewer | ((call: Call) => ScimViewer | Promise<ScimViewer>);
  /** Absent: unknown, so nobody can be deleted or deactivated. */
  readonly owner?: OwnerRule;
  /** What the viewer may do. Absent: `view`. `record` is what `/Me` answered, where it was asked. */
  readonly allowed?:
    | Iterable<UserAction>
    | ((viewer: Session['viewer'], record?: unknown) => Iterable<UserAction> | Promise<Iterable<UserAction>>);
  /** What the host knows of its server, in place of what was found out. */
  readonly capabilities?: Partial<Capabilities>;
  /** The last word on a user as they were read: a status, `denied`, `lastLoginAt`. The id must stay. */
  readonly mapUser?: (user: User, record: unknown) => User;
  /** What SCIM has no request for, such as `resetPassword`. */
  readonly methods?: Partial<Omit<UserAdapter, 'backendId' | 'connect' | 'query' | 'get'>>;
}
