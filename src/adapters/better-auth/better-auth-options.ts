import type { HttpOptions } from '../http-transport.js';
import type { DeleteCapability, FieldInfo } from '../../domain/session.js';
import type { Membership, UserAction, UserId } from '../../domain/user.js';

/** The fields of a user that the server may have under a name of its own. */
export type MappedField = 'login' | 'firstName' | 'lastName' | 'displayName' | 'phone' | 'jobTitle';

/** Where the server is, who is its owner, and what it has besides better-auth’s own fields. */
export interface BetterAuthOptions extends HttpOptions {
  /** Where better-auth’s endpoints are, such as `/api/auth`. */
  readonly url: string | URL;
  /**
   * Who is the Account Owner, which better-auth does not know: the id of a role, the ids of users (`[]`: nobody), or a judge of
   * the server’s record. Absent: unknown, so that nobody can be deleted or deactivated (R11).
   */
  readonly owner?: string | readonly UserId[] | ((record: Readonly<Record<string, unknown>>) => boolean | undefined);
  /** Which roles may do what. Absent: the server is asked what it permits the viewer. */
  readonly may?: Readonly<Record<string, readonly UserAction[]>>;
  /** The roles that there are: `admin` and `user` unless said. */
  readonly roles?: readonly Membership[];
  /** The server’s names of fields, for reading and writing: `{ phone: 'phoneNumber' }`. Unless said, `displayName` is `name`, and the login is the e-mail address. */
  readonly fields?: Readonly<Partial<Record<MappedField, string>>>;
  /** Additional fields of the server, shown and edited under the names that it has for them. */
  readonly extra?: readonly FieldInfo[];
  /** The page on which people choose a new password. Where it is given, and the server sends such mails, the viewer can have one sent. */
  readonly passwordPage?: string;
  /** What a deletion means for what hangs on a user in your own tables. */
  readonly deletion?: Partial<DeleteCapability>;
}

/** The roles that there are. */
export function rolesOf({ roles }: BetterAuthOptions): readonly Membership[] {
  return (
    roles ?? [
      { id: 'admin', name: 'Admin' },
      { id: 'user', name: 'User' },
    ]
  );
}

/** What decides about rights, and what is a secret, is no additional field, whatever a host says. */
const reserved = /^(?:id|role|banned|ban(?:Reason|Expires)|password|token|__proto__)$/;

/** The additional fields that are shown and edited. */
export function extraOf({ extra = [] }: BetterAuthOptions): readonly FieldInfo[] {
  return extra.filter(({ name }) => !reserved.test(name));
}

/** The server’s name of each field that it has, by ours. */
export function namesOf({ fields }: BetterAuthOptions): ReadonlyMap<string, string> {
  const given = Object.entries({ displayName: 'name', email: 'email', ...fields });
  return new Map(given.filter(([, name]) => !reserved.test(name)));
}
