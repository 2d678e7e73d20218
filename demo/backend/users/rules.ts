import type { UserRecord } from './users-repository.js';

/** What can be done to a user, or to the list of users. */
export type Action =
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

/** Every action this server knows. */
export const actions: readonly Action[] = [
  'view', 'create', 'update', 'change-department', 'change-roles',
  'activate', 'deactivate', 'schedule', 'delete', 'restore', 'reset-password', 'message',
  'export', 'import',
]; // prettier-ignore

/** Why not. */
export type Reason = 'owner' | 'self' | 'last-admin' | 'role' | 'scope' | 'inactive' | 'unknown';

/** Who asks, as the database knows them at this moment. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly allowed: ReadonlySet<string>;
  /** Rights hold only for this department and those under it. `undefined`: everywhere. `null`: nowhere, because none was named. */
  readonly scope: string | null | undefined;
}

const removing: ReadonlySet<Action> = new Set<Action>(['delete', 'deactivate']);
const notToOwner: ReadonlySet<Action> = new Set<Action>(['delete', 'deactivate', 'schedule', 'change-roles']);
const notToSelf: ReadonlySet<Action> = new Set<Action>(['delete', 'deactivate', 'schedule', 'change-roles']);
const byMail: ReadonlySet<Action> = new Set<Action>(['reset-password', 'message']);

/**
 * May this viewer do this to this user? `undefined` means yes.
 *
 * The server's own copy of the rules, and the one that counts: whatever a client says was allowed, every write asks here
 * again, with rows that it has locked. Ids are compared, never names. `administrators` is how many active ones the
 * account has at that moment.
 */
export function denialOf(action: Action, user: UserRecord, viewer: Viewer, administrators: number): Reason | undefined {
  if (!viewer.id || !user.id || typeof user.owner !== 'boolean') return 'unknown';
  if (!viewer.allowed.has(action)) return 'role';
  const self = user.id === viewer.id;
  if (notToOwner.has(action) && user.owner) return 'owner';
  if (notToSelf.has(action) && self) return 'self';
  if (viewer.scope !== undefined && action !== 'view') {
    if (viewer.scope === null || !user.department_lineage.includes(viewer.scope)) return 'scope';
    // An administrator of a department does not rule over those who rule the account.
    if (!self && (user.administrator || user.owner)) return 'role';
  }
  // Whoever can change the owner's login or e-mail can take the account over.
  if (action === 'update' && user.owner && !self) return 'role';
  if (removing.has(action) && isActiveAdministrator(user) && administrators <= 1) return 'last-admin';
  if (byMail.has(action) && !receivesMail(user.status)) return 'inactive';
  return undefined;
}

/** May this viewer put a user into this department, or make one there? */
export function placementDenialOf(lineage: readonly string[], viewer: Viewer): Reason | undefined {
  if (viewer.scope === undefined) return undefined;
  return viewer.scope !== null && lineage.includes(viewer.scope) ? undefined : 'scope';
}

/** Does this user count for "the account keeps one active administrator"? */
export function isActiveAdministrator(user: Pick<UserRecord, 'administrator' | 'status'>): boolean {
  return user.administrator && user.status === 'active';
}

function receivesMail(status: string): boolean {
  return status !== 'inactive' && status !== 'employment-ended';
}
