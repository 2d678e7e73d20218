import { adapterError } from '../../../../src/adapters/adapter-error.js';
import type {
  Call,
  ImportRow,
  Outcome,
  Target,
  UserAdapter,
  UserChanges,
  UserDraft,
} from '../../../../src/adapters/contract.js';
import type { UserPage, UserQuery } from '../../../../src/domain/query.js';
import type { Session } from '../../../../src/domain/session.js';
import type { User } from '../../../../src/domain/user.js';
import type { ImportPlan, PlannedRow } from '../../../../src/transfer/importing/planning/planned-row.js';
import { aSession, aUser } from '../../../support/builders.js';

/** What becomes of one request instead of the honest answer: `before` it is done, or after, so that only the answer is lost. */
type Fault = { readonly error: unknown; readonly after?: boolean };

/** A backend with `create`, `update`, `changeDepartment` and `setActive` and no import of its own, that checks versions. Its log is the oracle. */
export class ImportBackend implements UserAdapter {
  readonly users: Map<string, User>;
  /** Every request that changed something or was to, as `method id`. */
  readonly log: string[] = [];
  readonly keys: (string | undefined)[] = [];
  readonly notified: (boolean | undefined)[] = [];
  readonly reads: string[] = [];
  /** How many requests were under way at the most. */
  most = 0;
  session: Session = aSession();
  #faults = new Map<string, Fault[]>();
  #open = 0;

  constructor(users: readonly User[] = []) {
    this.users = new Map(users.map((user) => [user.id, user]));
  }

  /** The next request of this name, as it stands in the log, ends so. */
  fail(request: string, error: unknown, after = false): void {
    this.#faults.set(request, [...(this.#faults.get(request) ?? []), { error, after }]);
  }

  connect(): Promise<Session> {
    return Promise.resolve(this.session);
  }
  query({ search = '' }: UserQuery): Promise<UserPage> {
    return Promise.resolve({ users: [...this.users.values()].filter(({ login }) => login.includes(search)) });
  }
  get(id: string): Promise<User> {
    this.reads.push(id);
    const user = this.users.get(id);
    return user ? Promise.resolve(user) : Promise.reject(adapterError('not-found', 'No such user.'));
  }
  create(draft: UserDraft, call: Call & { notify?: boolean }): Promise<User> {
    this.notified.push(call.notify);
    return this.#request(`create ${draft.login}`, call, () => {
      const user: User = { status: 'active', owner: false, version: 'v1', ...draft, id: `new-${draft.login}` };
      this.users.set(user.id, user);
      return user;
    });
  }
  update({ id, version }: Target, changes: UserChanges, call: Call): Promise<User> {
    return this.#request(`update ${id}`, call, () => this.#change(id, version, changes));
  }
  async *changeDepartment([{ id, version }]: [Target], department: string, call: Call): AsyncGenerator<Outcome> {
    const made = { department: { id: department, name: department, path: [] } };
    yield* this.#answered(
      id,
      this.#request(`move ${id}`, call, () => this.#change(id, version, made)),
    );
  }
  async *setActive([{ id, version }]: [Target], active: boolean, call: Call): AsyncGenerator<Outcome> {
    const made = { status: active ? 'active' : 'inactive' };
    yield* this.#answered(
      id,
      this.#request(`${made.status} ${id}`, call, () => this.#change(id, version, made)),
    );
  }

  async *#answered(id: string, asked: Promise<User>): AsyncGenerator<Outcome> {
    try {
      yield { id, state: 'done', user: await asked };
    } catch (error) {
      const { kind } = error as { kind: string };
      yield { id, state: kind === 'stale' ? 'changed' : kind === 'network' ? 'unknown' : 'failed', error } as Outcome;
    }
  }

  #change(id: string, version: string | undefined, made: object): User {
    const user = this.users.get(id);
    if (!user) throw adapterError('not-found', 'No such user.');
    if (user.version !== undefined && version !== user.version) throw adapterError('stale', 'Somebody was faster.');
    const { version: before } = user;
    const next = { ...user, ...made, ...(before !== undefined && { version: `v${Number(before.slice(1)) + 1}` }) };
    this.users.set(id, next);
    return next;
  }

  async #request(name: string, { requestId }: Call, act: () => User): Promise<User> {
    this.log.push(name);
    this.keys.push(requestId);
    this.most = Math.max(this.most, ++this.#open);
    try {
      await Promise.resolve();
      const fault = this.#faults.get(name)?.shift();
      if (fault && !fault.after) throw fault.error;
      const user = act();
      if (fault) throw fault.error;
      return user;
    } finally {
      this.#open -= 1;
    }
  }
}

/** A row that creates somebody. */
export function creating(login: string, draft: Partial<UserDraft> = {}): PlannedRow & { kind: 'create' } {
  const create: UserDraft = { login, email: `${login}@example.com`, ...draft };
  return { at: 2, cells: [login], kind: 'create', row: { ref: `row-${login}`, create }, changes: [], seatless: false };
}

/** A row that changes somebody. */
export function changing(
  user: User,
  wanted: Omit<Extract<ImportRow, { update: unknown }>, 'ref' | 'update'>,
): PlannedRow & { kind: 'update' } {
  const { id, version } = user;
  const activation = wanted.active === undefined ? undefined : wanted.active ? 'activate' : 'deactivate';
  const row: ImportRow = { ref: `row-${id}`, update: { id, ...(version !== undefined && { version }) }, ...wanted };
  return { at: 3, cells: [id], kind: 'update', row, user, changes: [], activation };
}

/** A plan with these rows. */
export function planWith(...rows: PlannedRow[]): ImportPlan {
  return { rows, whole: true, read: 0 };
}

/** Somebody with this id. */
export function somebody(id: string, given: Partial<User> = {}): User {
  return aUser({ id, login: id, email: `${id}@example.com`, ...given });
}
