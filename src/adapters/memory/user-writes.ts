import { adapterError } from '../adapter-error.js';
import type { Outcome, SchedulePlan, Target, UserChanges, UserDraft } from '../contract.js';
import { denialOf } from '../../domain/rules.js';
import type { RestoreObstacle } from '../../domain/deleted/deleted-users.js';
import type { Session } from '../../domain/session.js';
import type { DenialReason, User, UserAction, UserId, UserStatus } from '../../domain/user.js';
import { DeletedStore } from './deleted/deleted-store.js';
import { problemsOf, takenFrom } from './user-problems.js';
import type { UserStore } from './user-store.js';

const ownRules: ReadonlySet<DenialReason> = new Set(['owner', 'self', 'last-admin', 'managed']);

/** What {@link UserWrites} asks of its backend. */
interface Backend {
  readonly store: UserStore;
  readonly faults: { goesStale(): boolean };
  session(): Session;
  /** The same, with the licence's seats counted. */
  counted(): Session;
}

/** What the backend does with one target of a write: first its rules, then the version, then the deed. */
export class UserWrites {
  readonly #backend: Backend;
  readonly #now: () => number;
  /** Who was deleted and can be restored. */
  readonly deleted: DeletedStore;
  readonly #due = new Set<UserId>();
  #revision = 1;
  #lastId = 0;

  constructor(backend: Backend, now: () => number) {
    this.#backend = backend;
    this.#now = now;
    this.deleted = new DeletedStore(now, () => backend.session().capabilities.delete?.restorableDays ?? 0);
    for (const { id, scheduled } of backend.store.all()) if (scheduled) this.#due.add(id);
  }

  /** Does what was scheduled for a moment that has passed. */
  settle(): void {
    for (const id of this.#due) {
      const user = this.#backend.store.get(id);
      if (user?.scheduled && Date.parse(user.scheduled.at) > this.#now()) continue;
      this.#due.delete(id);
      if (user?.scheduled) this.save(activated(user, user.scheduled.action === 'activate'));
    }
  }

  create(draft: UserDraft): User {
    const { store } = this.#backend;
    if (denialOf('create', undefined, this.#backend.session())) throw forbidden('role');
    const problem = problemsOf(draft, this.#logins());
    if (problem) throw problem;
    let id: UserId;
    do id = `n-${++this.#lastId}`;
    while (store.get(id) ?? this.deleted.get(id));
    const createdAt = new Date(this.#now()).toISOString();
    const status = this.#seated(draft.status ?? 'active');
    return this.save({ lastLoginAt: null, createdAt, ...draft, status, id, owner: false });
  }

  update(target: Target, changes: UserChanges): Outcome {
    return this.#judge('update', target, (user) => {
      const next = { ...user, ...changes, ...(changes.extra && { extra: { ...user.extra, ...changes.extra } }) };
      const problem = problemsOf(next, this.#logins(), user);
      if (problem) throw problem;
      return next;
    });
  }

  delete(target: Target, { successor, reason }: { successor?: UserId; reason?: string } = {}): Outcome {
    const { store } = this.#backend;
    if (!store.get(target.id)) return { id: target.id, state: 'already' };
    const { delete: capability } = this.#backend.session().capabilities;
    const heir = successor !== undefined && successor !== target.id && store.get(successor);
    const judged = (user: User): User => {
      if (capability?.successor && !heir && (successor !== undefined || capability.successor === 'required'))
        throw adapterError('invalid', 'Name who takes over.', { fields: { successor: 'Name who takes over.' } });
      if (capability?.reason === 'required' && !reason)
        throw adapterError('invalid', 'Say why.', { fields: { reason: 'Say why.' } });
      return { ...user };
    };
    const remove = (user: User): User => {
      if (capability?.kind === 'deactivate-first' && user.status !== 'inactive')
        return this.save(activated(user, false));
      store.remove(user.id);
      if (capability?.kind === 'soft') this.deleted.put(user);
      return user;
    };
    const outcome = this.#judge('delete', target, judged, remove);
    return outcome.state === 'done' ? { id: target.id, state: 'done' } : outcome;
  }

  restore(id: UserId): Outcome {
    const { store } = this.#backend;
    if (store.get(id)) return { id, state: 'already' };
    const user = this.deleted.get(id);
    if (!user) return failed(id, 'not-found', 'This user can’t be restored any more.');
    const denial = denialOf('restore', user, this.#backend.session());
    if (denial) return { id, state: 'refused', error: forbidden(denial.reason) };
    const [reason] = this.obstaclesOf(user);
    if (reason !== undefined) return { id, state: 'refused', error: obstructed(reason) };
    this.deleted.remove(id);
    return { id, state: 'done', user: this.save(user) };
  }

  /** What would keep this deleted user from being restored now. */
  obstaclesOf(user: User): RestoreObstacle[] {
    const taken = takenFrom(user, this.#backend.store.all()).map((name) => `${name}-taken`);
    return this.#seated(user.status) === user.status ? taken : [...taken, 'no-seat'];
  }

  setActive(target: Target, active: boolean): Outcome {
    return this.#judge(active ? 'activate' : 'deactivate', target, (user) =>
      user.status === (active ? 'active' : 'inactive') ? user : activated(user, active),
    );
  }

  schedule(target: Target, { action, at }: SchedulePlan): Outcome {
    return this.#judge('schedule', target, (user) => {
      const { scheduled, ...rest } = user;
      if (at === null) return scheduled ? rest : user;
      if (!(Date.parse(at) > this.#now()))
        throw adapterError('invalid', 'The day is past.', { fields: { at: 'Choose a day to come.' } });
      return scheduled?.action === action && scheduled.at === at ? user : { ...rest, scheduled: { action, at } };
    });
  }

  changeDepartment(target: Target, departmentId: string): Outcome {
    const department = this.#backend.store.departments.find(({ id }) => id === departmentId);
    return this.#judge('change-department', target, (user) => {
      if (!department) throw adapterError('invalid', 'There is no such department.');
      return user.department?.id === departmentId ? user : { ...user, department };
    });
  }

  /** Asks the rules, and does nothing to the user. */
  allow(action: 'reset-password' | 'message', id: UserId): Outcome {
    const outcome = this.#judge(action, { id }, (user) => user);
    if (outcome.state !== 'already') return outcome;
    if (action === 'message' && this.#backend.store.get(id)?.status === 'inactive')
      return { id, state: 'refused', error: adapterError('protected', 'Inactive users get no messages.') };
    return { id, state: 'done' };
  }

  /** Over the licence nobody is turned away, but nobody becomes active either (R10). */
  #seated(status: UserStatus): UserStatus {
    const { seats } = this.#backend.counted().capabilities;
    return status === 'active' && seats && seats.used >= seats.limit ? 'inactive' : status;
  }

  /** Stores the user under the next version. */
  save(user: User): User {
    const saved = { ...user, version: `v${++this.#revision}` };
    this.#backend.store.put(saved);
    if (saved.scheduled) this.#due.add(saved.id);
    return saved;
  }

  #judge(
    action: UserAction,
    { id, version }: Target,
    change: (user: User) => User,
    keep = (user: User): User => this.save(user),
  ): Outcome {
    const { store } = this.#backend;
    const session = this.#backend.session();
    const found = store.get(id);
    if (!found) return failed(id, 'not-found', 'There is no such user.');
    const denial = denialOf(action, found, session);
    if (denial) return { id, state: 'refused', error: forbidden(denial.reason) };
    const user = this.#backend.faults.goesStale() ? this.save(found) : found;
    const checked = session.capabilities.concurrency === 'enforced' && version !== undefined;
    if (checked && version !== user.version)
      return { id, state: 'changed', error: adapterError('stale', 'Somebody changed this user.', { latest: user }) };
    try {
      const next = change(user);
      return next === user ? { id, state: 'already' } : { id, state: 'done', user: keep(next) };
    } catch (error) {
      return { id, state: 'failed', error: error as ReturnType<typeof adapterError> };
    }
  }

  *#logins(): Iterable<User> {
    yield* this.#backend.store.all();
    if (!this.#backend.session().capabilities.delete?.freesLogin) yield* this.deleted.all();
  }
}

/** The user with the status; a plan for the same, or an own word for the old status, is over. */
function activated(user: User, active: boolean): User {
  const changed: { -readonly [Member in keyof User]: User[Member] } = { ...user };
  changed.status = active ? 'active' : 'inactive';
  delete changed.statusLabel;
  if (user.scheduled?.action === (active ? 'activate' : 'deactivate')) delete changed.scheduled;
  return changed;
}

function forbidden(reason: DenialReason): ReturnType<typeof adapterError> {
  return adapterError(ownRules.has(reason) ? 'protected' : 'forbidden', 'The backend refuses this.', { reason });
}

function obstructed(reason: RestoreObstacle): ReturnType<typeof adapterError> {
  return adapterError('protected', 'Something stands in the way of this user’s return.', { reason });
}

function failed(id: UserId, kind: 'not-found', message: string): Outcome {
  return { id, state: 'failed', error: adapterError(kind, message) };
}
