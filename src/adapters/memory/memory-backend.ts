import { adapterError, asAdapterError } from '../adapter-error.js';
import type { Call, Outcome, Target, UserAdapter } from '../contract.js';
import type { Capabilities, Session } from '../../domain/session.js';
import type { Department, User, UserAction, UserId } from '../../domain/user.js';
import { FaultInjector, type Faults, type Wait } from './faults.js';
import { memoryCapabilities } from './memory-capabilities.js';
import { sampleDepartments } from './sample/sample-departments.js';
import { sampleUsers, sampleViewer } from './sample-users.js';
import { UserStore } from './user-store.js';
import { UserWrites } from './user-writes.js';

/** What a `MemoryAdapter` holds, and how its backend behaves. Everything has a default. */
export interface MemoryOptions {
  /** Tells it from other backends, in all tabs and after a reload: for what is to survive one together with its data. */
  readonly backendId?: string;
  /** So many sample users, 67 unless said, or these. */
  readonly users?: number | readonly User[];
  readonly departments?: readonly Department[];
  /** Sample users and faults are the same for the same seed. */
  readonly seed?: number;
  /** Who is signed in: an administrator of the sample company unless said, with users of your own `me`; `null` for nobody. */
  readonly viewer?: { readonly id: UserId; readonly name?: string } | null;
  /** What the viewer's role allows: everything unless said. */
  readonly allowed?: Iterable<UserAction>;
  /** Replaces what the backend declares about itself, one member at a time. */
  readonly capabilities?: Partial<Capabilities>;
  /** Methods that this backend does not have. */
  readonly without?: readonly (keyof UserAdapter)[];
  /** `soft` keeps the deleted, to be restored. `permanent` unless said. */
  readonly deletion?: 'permanent' | 'soft';
  /** How long a soft deletion can be undone: 30 days unless said. */
  readonly restorableDays?: number;
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
  readonly faults?: Faults;
  /** How faults take time; a test gives one that does not. */
  readonly wait?: Wait;
}

/** One call as a memory backend notes it down. */
export interface LoggedCall {
  readonly method: keyof UserAdapter;
  readonly ids: readonly UserId[];
  readonly requestId?: string;
}

/** Hears which users changed. */
export type Listener = (change: { readonly ids: readonly UserId[] } | 'stale') => void;

const everything = [
  'view', 'create', 'update', 'change-department', 'change-roles', 'activate', 'deactivate', 'schedule', 'delete',
  'restore', 'reset-password', 'message', 'export', 'import',
] as const; // prettier-ignore

/** The server behind a `MemoryAdapter`: who is signed in, what it holds, what arrives and what goes wrong. */
export class MemoryBackend {
  viewer: Session['viewer'];
  allowed: ReadonlySet<UserAction>;
  readonly log: LoggedCall[] = [];
  readonly listeners = new Set<Listener>();
  readonly store: UserStore;
  readonly writes: UserWrites;
  readonly faults: FaultInjector;
  readonly #capabilities: Capabilities;

  constructor(options: MemoryOptions) {
    const { users = 67, seed = 1, now = Date.now, deletion, restorableDays = 30 } = options;
    const list = typeof users === 'number' ? sampleUsers(users, seed) : users;
    this.store = new UserStore(list, options.departments ?? sampleDepartments);
    this.viewer = options.viewer === undefined ? viewerOf(users) : options.viewer;
    this.allowed = new Set(options.allowed ?? everything);
    this.faults = new FaultInjector(options.faults ?? {}, seed, options.wait);
    const declared = memoryCapabilities(list, deletion === 'soft' ? restorableDays : undefined);
    this.#capabilities = { ...declared, ...options.capabilities };
    this.writes = new UserWrites(this, now);
  }

  /** Who is signed in now, and what they may. */
  session(): Session {
    return {
      viewer: this.viewer,
      allowed: this.viewer ? this.allowed : new Set(),
      capabilities: this.#capabilities,
    };
  }

  /** The session with the licence's seats counted. */
  counted(): Session {
    const session = this.session();
    const { seats } = session.capabilities;
    if (!seats) return session;
    const used = this.store.all().filter(({ status }) => status === 'active').length;
    return { ...session, capabilities: { ...session.capabilities, seats: { ...seats, used } } };
  }

  /** A question arrives; resolves when it is to be answered. */
  async asked(method: keyof UserAdapter, ids: readonly UserId[], call: Call): Promise<void> {
    this.#note(method, ids, call);
    await this.faults.delay(call.signal);
    this.faults.arrive();
    if (method === 'connect') return;
    this.#checkSignedIn();
    if (!this.allowed.has('view')) throw adapterError('forbidden', 'You may not see users.', { reason: 'role' });
    this.writes.settle();
  }

  /** A write to many arrives, four at a time. A refusal that concerns all of them leaves the rest not attempted. */
  async *each<T extends Target>(
    method: keyof UserAdapter,
    targets: readonly T[],
    call: Call,
    deed: (target: T) => Outcome,
  ): AsyncGenerator<Outcome, void> {
    const seen = new Set<UserId>();
    const wanted = targets.filter(({ id }) => seen.size < seen.add(id).size);
    this.#note(
      method,
      wanted.map(({ id }) => id),
      call,
    );
    let stopped = false;
    for (const [index, target] of wanted.entries()) {
      if (index % 4 === 0)
        stopped ||= await this.faults.delay(call.signal).then(
          () => false,
          () => true,
        );
      stopped ||= call.signal.aborted || !!call.stop?.aborted;
      const outcome: Outcome = stopped ? { id: target.id, state: 'not-attempted' } : this.#perform(target, deed);
      yield outcome;
      stopped ||= 'error' in outcome && ['unauthenticated', 'rate-limited'].includes(outcome.error.kind);
    }
  }

  /** A write to one arrives: the user as they are afterwards; rejects with what prevented it. */
  async one(method: keyof UserAdapter, target: Target, call: Call, deed: () => Outcome): Promise<User | undefined> {
    for await (const outcome of this.each(method, [target], call, deed)) {
      if ('error' in outcome) throw outcome.error;
      if (outcome.state === 'not-attempted') throw adapterError('aborted', 'The request was stopped.');
      if ('user' in outcome) return outcome.user;
    }
    return this.store.get(target.id);
  }

  /** Tells whoever subscribed. */
  tell(id: UserId): void {
    for (const listener of this.listeners) listener({ ids: [id] });
  }

  #perform<T extends Target>(target: T, deed: (target: T) => Outcome): Outcome {
    const { id } = target;
    try {
      this.faults.arrive();
      this.#checkSignedIn();
      const outcome = deed(target);
      if (outcome.state === 'done') this.tell(outcome.id);
      if (!this.faults.losesAnswer()) return outcome;
      return { id, state: 'unknown', error: adapterError('network', 'The answer never arrived.') };
    } catch (error) {
      return { id, state: 'failed', error: asAdapterError(error) };
    }
  }

  #checkSignedIn(): void {
    if (!this.viewer) throw adapterError('unauthenticated', 'Sign in first.', { status: 401 });
  }

  #note(method: keyof UserAdapter, ids: readonly UserId[], { requestId }: Call): void {
    this.log.push({ method, ids, ...(requestId !== undefined && { requestId }) });
  }
}

function viewerOf(users: MemoryOptions['users']): Session['viewer'] {
  return typeof users === 'number' ? sampleViewer : { id: 'me', name: 'Administrator' };
}
