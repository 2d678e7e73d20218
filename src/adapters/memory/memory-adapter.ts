import { adapterError } from '../adapter-error.js';
import type { Call, Outcome, SchedulePlan, Target, UserAdapter, UserChanges, UserDraft } from '../contract.js';
import type { DeletedPage, DeletedQuery } from '../../domain/deleted/deleted-users.js';
import type { ManyUsers, UserPage, UserQuery } from '../../domain/query.js';
import type { Session } from '../../domain/session.js';
import type { Department, User, UserAction, UserId } from '../../domain/user.js';
import { MemoryBackend, type Listener, type LoggedCall, type MemoryOptions } from './memory-backend.js';
import { pageOf } from './memory-page.js';

/**
 * A whole backend in memory, for demos, tests and prototypes: it keeps the contract to the letter, enforces the rules
 * itself, and goes wrong on purpose where asked.
 */
export class MemoryAdapter implements UserAdapter {
  readonly backendId: string | undefined;
  readonly #backend: MemoryBackend;
  readonly #created = new Map<string, User>();

  constructor(options: MemoryOptions = {}) {
    this.backendId = options.backendId;
    this.#backend = new MemoryBackend(options);
    const missing = [...(options.without ?? []), ...(options.deletion === 'soft' ? [] : ['restore', 'deletedUsers'])];
    for (const method of missing) Object.defineProperty(this, method, { value: undefined });
  }

  /** Who is signed in, as the server sees it; a test may sign them out, or somebody else in. */
  get viewer(): Session['viewer'] {
    return this.#backend.viewer;
  }
  set viewer(viewer: Session['viewer']) {
    this.#backend.viewer = viewer;
  }

  /** What the viewer's role allows, as the server sees it. */
  get allowed(): ReadonlySet<UserAction> {
    return this.#backend.allowed;
  }
  set allowed(allowed: Iterable<UserAction>) {
    this.#backend.allowed = new Set(allowed);
  }

  /** Every call there was, in order, but for subscriptions: the oracle of tests. */
  get log(): readonly LoggedCall[] {
    return this.#backend.log;
  }

  /** Everybody as they are now: the truth that a test compares with. */
  get users(): readonly User[] {
    return this.#backend.store.all();
  }

  /** Changes a user as somebody else would: whatever the rules, with a new version, subscribers told. `null` deletes. */
  meanwhile(id: UserId, changes: Partial<User> | null): void {
    const { store, writes } = this.#backend;
    const user = store.get(id);
    if (changes === null) store.remove(id);
    else if (user) writes.save({ ...user, ...changes });
    this.#backend.tell(id);
  }

  async connect(call: Call): Promise<Session> {
    await this.#backend.asked('connect', [], call);
    return this.#backend.counted();
  }

  async query(query: UserQuery, call: Call): Promise<UserPage> {
    await this.#backend.asked('query', [], call);
    const { store, faults } = this.#backend;
    const page = pageOf(store, query, this.#backend.session().capabilities);
    return { ...page, ...(page.total && { total: { ...page.total, value: faults.total(page.total.value) } }) };
  }

  async get(id: UserId, call: Call): Promise<User> {
    await this.#backend.asked('get', [id], call);
    const user = this.#backend.store.get(id);
    if (!user) throw adapterError('not-found', 'There is no such user.', { status: 404 });
    return user;
  }

  async getMany(ids: readonly UserId[], call: Call): Promise<ManyUsers> {
    await this.#backend.asked('getMany', ids, call);
    const { store } = this.#backend;
    const users = ids.map((id) => store.get(id)).filter((user) => user !== undefined);
    return { users, missing: ids.filter((id) => !store.get(id)) };
  }

  async departments(call: Call): Promise<readonly Department[]> {
    await this.#backend.asked('departments', [], call);
    return this.#backend.store.departments;
  }

  async create(draft: UserDraft, call: Call & { readonly notify?: boolean }): Promise<User> {
    const { requestId = '' } = call;
    const user = await this.#backend.one('create', { id: '' }, call, () => {
      const made = this.#created.get(requestId) ?? this.#backend.writes.create(draft);
      if (requestId) this.#created.set(requestId, made);
      return { id: made.id, state: 'done', user: made };
    });
    return user as User;
  }

  async update(target: Target, changes: UserChanges, call: Call): Promise<User> {
    const write = (): Outcome => this.#backend.writes.update(target, changes);
    return (await this.#backend.one('update', target, call, write)) as User;
  }

  delete(targets: readonly Target[], call: Call & { readonly successor?: UserId }): AsyncIterable<Outcome> {
    return this.#backend.each('delete', targets, call, (each) => this.#backend.writes.delete(each, call));
  }

  restore(ids: readonly UserId[], call: Call): AsyncIterable<Outcome> {
    return this.#backend.each('restore', targetsOf(ids), call, ({ id }) => this.#backend.writes.restore(id));
  }

  async deletedUsers(query: DeletedQuery, call: Call): Promise<DeletedPage> {
    await this.#backend.asked('deletedUsers', [], call);
    const { writes, allowed } = this.#backend;
    if (!allowed.has('restore')) throw adapterError('forbidden', 'You may not restore users.', { reason: 'role' });
    return writes.deleted.page(query, (user) => writes.obstaclesOf(user));
  }

  setActive(targets: readonly Target[], active: boolean, call: Call): AsyncIterable<Outcome> {
    return this.#backend.each('setActive', targets, call, (each) => this.#backend.writes.setActive(each, active));
  }

  schedule(targets: readonly Target[], plan: SchedulePlan, call: Call): AsyncIterable<Outcome> {
    return this.#backend.each('schedule', targets, call, (each) => this.#backend.writes.schedule(each, plan));
  }

  changeDepartment(targets: readonly Target[], departmentId: string, call: Call): AsyncIterable<Outcome> {
    const { writes } = this.#backend;
    return this.#backend.each('changeDepartment', targets, call, (each) => writes.changeDepartment(each, departmentId));
  }

  async resetPassword(id: UserId, call: Call): Promise<void> {
    const write = (): Outcome => this.#backend.writes.allow('reset-password', id);
    await this.#backend.one('resetPassword', { id }, call, write);
  }

  sendMessage(
    ids: readonly UserId[],
    _message: { readonly subject?: string; readonly body: string },
    call: Call,
  ): AsyncIterable<Outcome> {
    return this.#backend.each('sendMessage', targetsOf(ids), call, ({ id }) =>
      this.#backend.writes.allow('message', id),
    );
  }

  subscribe(listener: Listener, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#backend.listeners.add(listener);
    signal.addEventListener('abort', () => this.#backend.listeners.delete(listener), { once: true });
  }
}

function targetsOf(ids: readonly UserId[]): Target[] {
  return ids.map((id) => ({ id }));
}

export type { LoggedCall, MemoryOptions } from './memory-backend.js';
export type { Faults, Wait } from './faults.js';
