import type { UserAction, UserId } from './user.js';

/** Who is signed in and what the backend can do. Asked for once per adapter, and again after a new sign-in. */
export interface Session {
  readonly viewer: { readonly id: UserId; readonly name?: string } | null;
  /** Actions that the viewer's role allows (R1). What is not listed is refused. */
  readonly allowed: ReadonlySet<UserAction>;
  readonly capabilities: Capabilities;
}

/** What a backend declares about itself. Whatever is absent is taken in the most careful way. */
export interface Capabilities {
  readonly fields?: readonly FieldInfo[];
  /** Fields that the list can be narrowed by. A field that is not declared is not offered. */
  readonly filters?: readonly FilterInfo[];
  readonly search: {
    readonly mode: 'contains' | 'prefix' | 'exact' | 'none';
    readonly fields: readonly string[];
    /** Does it tell capital from small letters? Absent: nobody has said. */
    readonly caseSensitive?: boolean;
  };
  /** Names of the fields that the backend sorts by. */
  readonly sort: readonly string[];
  readonly page: { readonly kind: 'offset' | 'page' | 'cursor'; readonly maxSize?: number };
  readonly total: 'exact' | 'estimated' | 'none';
  /** Does the backend refuse a write whose `version` is stale? */
  readonly concurrency: 'enforced' | 'none';
  readonly delete?: DeleteCapability;
  readonly deactivate?: { readonly endsSessions?: boolean; readonly schedulable?: boolean; readonly timeZone?: string };
  /** The licence (R10): active users now, and how many it allows. */
  readonly seats?: { readonly used: number; readonly limit: number };
  readonly live?: boolean;
}

/** What deleting means on this backend (R5): every sentence about consequences is made from this. */
export interface DeleteCapability {
  readonly kind: 'permanent' | 'soft' | 'unlink' | 'deactivate-first';
  /** May the same request be sent twice? Absent: no. */
  readonly repeatSafe?: boolean;
  readonly statistics?: 'lost' | 'kept';
  /** Days for which a deleted user can be restored. */
  readonly restorableDays?: number;
  /** Who restores (R7). */
  readonly restoredBy?: 'viewer' | 'support';
  readonly successor?: 'required' | 'optional';
  /** Does the backend keep why somebody was deleted? Then the viewer is asked: it goes out as `Call.reason`. */
  readonly reason?: 'required' | 'optional';
  /** Is the login free for a new user afterwards? */
  readonly freesLogin?: boolean;
  /** The most users that one call of `delete` takes. */
  readonly batchMax?: number;
}

/** A field of a user that the backend declares. */
export interface FieldInfo {
  readonly name: string;
  readonly label?: string;
  readonly type: 'text' | 'email' | 'phone' | 'date' | 'boolean' | 'choice';
  readonly choices?: readonly string[];
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly readOnly?: boolean;
}

/** A filter that the backend declares: `status`, `department`, `role`, or a field of its own. */
export interface FilterInfo {
  readonly field: string;
  readonly label?: string;
  /** The values to choose from. Absent for `department`: then the departments themselves are the choices. */
  readonly choices?: readonly { readonly value: string; readonly label?: string }[];
}
