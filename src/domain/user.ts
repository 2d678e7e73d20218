/** Opaque and immutable; never empty. An adapter encodes it into URLs itself. */
export type UserId = string;

/** Open set (R9): these have built-in labels, anything else comes with `statusLabel`. */
export type UserStatus = 'active' | 'inactive' | 'invited' | 'employment-ended' | 'on-leave' | (string & {});

/** A place in the organisation. */
export interface Department {
  readonly id: string;
  readonly name: string;
  /** Names of the departments above, the company first. */
  readonly path: readonly string[];
}

/** Something a user belongs to by id, shown by name: a role or a group. */
export interface Membership {
  readonly id: string;
  readonly name: string;
}

/** What can be done to a user, or to the list of users. */
export type UserAction =
  | 'view'
  | 'create'
  | 'update'
  | 'change-department'
  | 'change-roles'
  | 'activate'
  | 'deactivate'
  | 'schedule'
  | 'delete'
  | 'restore'
  | 'reset-password'
  | 'message'
  | 'export'
  | 'import';

/** Why an action is refused. Open set: a backend may add its own reasons. */
export type DenialReason =
  'owner' | 'self' | 'last-admin' | 'role' | 'scope' | 'managed' | 'unsupported' | 'gone' | 'unknown' | (string & {});

/** A person listed. Only `id`, `login` and `status` are sure to be there. */
export interface User {
  readonly id: UserId;
  readonly login: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** Where the backend has only one name. Otherwise derived from the two above. */
  readonly displayName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly jobTitle?: string;
  readonly department?: Department;
  readonly roles?: readonly Membership[];
  readonly groups?: readonly Membership[];
  readonly status: UserStatus;
  /** The backend's own word for the status, where it has no built-in label. */
  readonly statusLabel?: string;
  /** Instants are ISO 8601 with a zone. `null`: never signed in. Absent: the backend does not tell. */
  readonly lastLoginAt?: string | null;
  readonly createdAt?: string;
  readonly scheduled?: { readonly action: 'activate' | 'deactivate'; readonly at: string };
  /** Absent means unknown, and unknown is refused (R11). */
  readonly owner?: boolean;
  /** What the viewer may not do to this user, and why: from the backend, on top of the built-in rules (R4). The stricter wins. */
  readonly denied?: Readonly<Partial<Record<UserAction, DenialReason>>>;
  /** Entity tag or revision, only where the backend really checks it. */
  readonly version?: string;
  /** Values of declared extra fields; never secrets. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The name to show for a user: `displayName`, else first and last name, else the login, else the id; not yet cleaned. */
export function nameOf(user: User): string {
  const fullName = `${written(user.firstName)} ${written(user.lastName)}`.trim();
  return written(user.displayName) || fullName || written(user.login) || user.id;
}

// what a backend calls a name may be null or a number
function written(text: unknown): string {
  return typeof text === 'string' ? text.trim() : '';
}
