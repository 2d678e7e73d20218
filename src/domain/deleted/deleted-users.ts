import type { PageRef, Total } from '../query.js';
import type { User } from '../user.js';

/** What a restore would meet. Open set: a backend may add its own. */
export type RestoreObstacle = 'login-taken' | 'email-taken' | 'no-seat' | (string & {});

/** Somebody who was deleted and can still be restored. */
export interface DeletedUser {
  /** As they were; `denied.restore` says who may not restore them, and why (R4). */
  readonly user: User;
  /** Instants are ISO 8601 with a zone. */
  readonly deletedAt: string;
  /** The instant from which they are gone for good. Absent: the backend does not tell. */
  readonly restorableUntil?: string;
  /** What would keep the backend from restoring them as things stand now; absent or empty: nothing that it knows of. */
  readonly obstacles?: readonly RestoreObstacle[];
}

/** Which of the deleted users, and from where. */
export interface DeletedQuery {
  readonly size: number;
  readonly at?: PageRef;
}

/** One page of deleted users: whoever was deleted last comes first. */
export interface DeletedPage {
  readonly deleted: readonly DeletedUser[];
  readonly next?: PageRef;
  readonly previous?: PageRef;
  readonly total?: Total;
}
