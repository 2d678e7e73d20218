import { adapterError } from '../../src/adapters/adapter-error.js';
import type { Call, Outcome, Target, UserAdapter } from '../../src/adapters/contract.js';
import type { Timer } from '../../src/bulk/patience.js';
import type { Session } from '../../src/domain/session.js';
import type { User } from '../../src/domain/user.js';
import { aSession } from './builders.js';

/** What a scripted adapter was asked to write. */
export interface Sent {
  readonly method: 'delete' | 'activate' | 'deactivate';
  readonly targets: readonly Target[];
  readonly requestId: string | undefined;
}

/** Answers to one write. */
export type Script = (targets: readonly Target[], call: Call) => AsyncIterable<Outcome>;

/** A backend whose answers a test writes line by line, and whose log is the oracle of what really happened. */
export class ScriptedAdapter implements UserAdapter {
  readonly users: Map<string, User>;
  readonly sent: Sent[] = [];
  readonly reads: string[] = [];
  /** Replaces the honest answers to a write. */
  script: Script | undefined;
  /** Replaces the honest answer to a read. */
  read: ((id: string) => Promise<User>) | undefined;
  session: Session = aSession();

  constructor(users: readonly User[] = []) {
    this.users = new Map(users.map((user) => [user.id, user]));
  }

  connect(): Promise<Session> {
    return Promise.resolve(this.session);
  }
  query(): Promise<{ users: User[] }> {
    return Promise.resolve({ users: [...this.users.values()] });
  }
  get(id: string): Promise<User> {
    this.reads.push(id);
    if (this.read) return this.read(id);
    const user = this.users.get(id);
    return user ? Promise.resolve(user) : Promise.reject(adapterError('not-found', 'No such user.'));
  }
  delete(targets: readonly Target[], call: Call): AsyncIterable<Outcome> {
    this.sent.push({ method: 'delete', targets, requestId: call.requestId });
    return this.script?.(targets, call) ?? this.erase(targets);
  }
  setActive(targets: readonly Target[], active: boolean, call: Call): AsyncIterable<Outcome> {
    this.sent.push({ method: active ? 'activate' : 'deactivate', targets, requestId: call.requestId });
    return this.script?.(targets, call) ?? this.mark(targets, active);
  }

  /** Every id that was asked to be deleted, in order. */
  get deletions(): string[] {
    return this.sent.filter(({ method }) => method === 'delete').flatMap(({ targets }) => targets.map(({ id }) => id));
  }

  async *erase(targets: readonly Target[]): AsyncGenerator<Outcome> {
    for (const { id } of targets) yield { id, state: this.users.delete(id) ? 'done' : 'already' };
  }
  async *mark(targets: readonly Target[], active: boolean): AsyncGenerator<Outcome> {
    for (const { id } of targets) {
      const user = { ...this.users.get(id)!, status: active ? 'active' : 'inactive' };
      this.users.set(id, user);
      yield { id, state: 'done', user };
    }
  }
}

/** A timer whose hands a test moves. */
export class FakeTimer {
  #waiting: { readonly ms: number; readonly then: () => void }[] = [];
  readonly set: Timer = (ms, then) => {
    const entry = { ms, then };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((one) => one !== entry);
    };
  };
  get waiting(): number {
    return this.#waiting.length;
  }
  /** How long is being waited, in milliseconds, in the order in which it began. */
  get delays(): number[] {
    return this.#waiting.map(({ ms }) => ms);
  }
  ring(): void {
    for (const { then } of this.#waiting.splice(0)) then();
  }
}

/** A promise that a test settles. */
export function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: unknown) => void } {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}

/** Never settles. */
export const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** Lets everything that is ready run: a turn of the event loop, not a wait. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(0);
  });

/** Waits, turn by turn, until something is so; throws where it never is. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let turns = 0; !(await isSo()); turns += 1) {
    if (turns === 1_000) throw new Error(`Never so: ${isSo.toString()}`);
    await turn();
  }
}
