import type { AdapterError } from './adapter-error.js';
import type { DeletedPage, DeletedQuery } from '../domain/deleted/deleted-users.js';
import type { Department, User, UserId } from '../domain/user.js';
import type { Session } from '../domain/session.js';
import type { ManyUsers, UserPage, UserQuery } from '../domain/query.js';

/**
 * `signal` stops the waiting, not what was sent. `stop` wants no further request: what was sent is waited for, whatever else
 * of the write there is was `not-attempted` (U14). `requestId` is the idempotency key of a write. `once`: the caller waits
 * itself, so nothing is sent a second time: who is told to wait has `failed` with the error that says how long (F11).
 * `reason`: why, in the viewer's own words, of a deletion or of the deactivation in its place; one line of at most 300
 * characters, where `capabilities.delete.reason` asks for it.
 */
export interface Call {
  readonly signal: AbortSignal;
  readonly stop?: AbortSignal;
  readonly requestId?: string;
  readonly once?: boolean;
  readonly reason?: string;
}

/** A target of a write: the id, and the version that the viewer saw and agreed to. */
export interface Target {
  readonly id: UserId;
  readonly version?: string;
}

/**
 * What became of one target of a write. Exactly one for each id asked for, in any order, as soon as it is known.
 *
 * - `done`: the backend did it. - `already`: there was nothing to do (404 on a deletion: somebody was faster).
 * - `refused`: the backend's rules forbid it. - `changed`: the version is no longer the one agreed to.
 * - `failed`: it was certainly not done. - `unknown`: it may have been done; read before doing anything else.
 * - `not-attempted`: it was never sent.
 */
export type Outcome = { readonly id: UserId } & (
  | { readonly state: 'done'; readonly user?: User }
  | { readonly state: 'already' }
  | { readonly state: 'refused' | 'changed' | 'failed'; readonly error: AdapterError }
  | { readonly state: 'unknown'; readonly error: AdapterError }
  | { readonly state: 'not-attempted' }
);

/** What a new user starts with. */
export type UserDraft = Omit<Partial<User>, 'id' | 'owner' | 'version' | 'denied'> & { readonly login: string };

/**
 * The fields of a user that an edit may change; a field that is absent stays as it is. That is so inside `extra` too. A field
 * that was emptied is `''`, one of `extra` is `null`.
 */
export type UserChanges = Partial<
  Pick<User, 'login' | 'firstName' | 'lastName' | 'displayName' | 'email' | 'phone' | 'jobTitle' | 'extra'>
>;

/**
 * One row of an import: somebody to be created, or what changes about somebody; what is absent stays as it is. `ref` is no
 * id of a user: it tells the rows of an import apart, and the outcome of a row bears it as its `id`.
 */
export type ImportRow = { readonly ref: string } & (
  | { readonly create: UserDraft }
  | {
      readonly update: Target;
      readonly changes?: UserChanges;
      readonly departmentId?: string;
      readonly active?: boolean;
    }
);

/** What happens on a date. `at: null` cancels. */
export interface SchedulePlan {
  readonly action: 'activate' | 'deactivate';
  /** An ISO 8601 instant with a zone, or `null`. */
  readonly at: string | null;
}

/**
 * The way to a backend: all that the component knows about where users live.
 *
 * The three methods without a question mark are all that a read-only list needs. A method's presence is the capability:
 * what is absent after `connect` is not offered to the viewer. Every rejection is an {@link AdapterError}.
 */
export interface UserAdapter {
  /**
   * Tells this backend from every other, in every tab and after a reload: such as the address of its users. Where it is there, a
   * run survives a reload, and two tabs don't delete at once. What is stored of it is a digest.
   */
  readonly backendId?: string | undefined;
  connect(call: Call): Promise<Session>;
  query(query: UserQuery, call: Call): Promise<UserPage>;
  get(id: UserId, call: Call): Promise<User>;
  /** Reads several users, at most 100, as freshly as `get` reads one: from no cache and no search index (decision 0012). */
  getMany?(ids: readonly UserId[], call: Call): Promise<ManyUsers>;
  create?(draft: UserDraft, call: Call & { readonly notify?: boolean }): Promise<User>;
  update?(target: Target, changes: UserChanges, call: Call): Promise<User>;
  /**
   * Imports rows in the backend's own way. Without it they are sent one by one, through `create`, `update`, `changeDepartment`
   * and `setActive`. It deletes nobody, and what a row does not name stays as it is.
   */
  importUsers?(rows: readonly ImportRow[], call: Call & { readonly notify?: boolean }): AsyncIterable<Outcome>;
  delete?(targets: readonly Target[], call: Call & { readonly successor?: UserId }): AsyncIterable<Outcome>;
  restore?(ids: readonly UserId[], call: Call): AsyncIterable<Outcome>;
  /** Who was deleted and can be restored by this viewer, the latest first (decision 0011). */
  deletedUsers?(query: DeletedQuery, call: Call): Promise<DeletedPage>;
  setActive?(targets: readonly Target[], active: boolean, call: Call): AsyncIterable<Outcome>;
  schedule?(targets: readonly Target[], plan: SchedulePlan, call: Call): AsyncIterable<Outcome>;
  changeDepartment?(targets: readonly Target[], departmentId: string, call: Call): AsyncIterable<Outcome>;
  departments?(call: Call): Promise<readonly Department[]>;
  resetPassword?(id: UserId, call: Call): Promise<void>;
  sendMessage?(
    ids: readonly UserId[],
    message: { readonly subject?: string; readonly body: string },
    call: Call,
  ): AsyncIterable<Outcome>;
  subscribe?(listener: (change: { readonly ids: readonly UserId[] } | 'stale') => void, signal: AbortSignal): void;
}
