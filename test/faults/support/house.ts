import type { UserAdapter } from '../../../src/adapters/contract.js';
import type { Capabilities } from '../../../src/domain/session.js';
import type { User, UserAction, UserId } from '../../../src/domain/user.js';
import type { Fates } from './fates.js';

/** A write as it has arrived at the server. */
export interface Arrived {
  readonly action: 'delete' | 'activate' | 'deactivate';
  readonly id: UserId;
  readonly version: string | undefined;
  /** Those of one request have the same number. */
  readonly request: number;
}

/** What a server does to a list of answers before it gives it. */
export type Distortion = <T extends { readonly id: UserId }>(answers: readonly T[]) => readonly T[];

/** What a backend is made with. */
export interface HouseOptions {
  readonly users: readonly User[];
  /** What it declares besides. */
  readonly capabilities?: Partial<Capabilities>;
  /** So many targets in one request. */
  readonly batchMax?: number;
  /** Where it deletes in two steps although it otherwise does not. */
  readonly kind?: 'deactivate-first';
  /** A server that has no versions, or whose answers may not be read by scripts from elsewhere. */
  readonly versionless?: boolean;
}

/** A backend with an adapter in front of it, and a log of its own that nobody but it writes. */
export interface House {
  readonly adapter: UserAdapter;
  readonly fates: Fates;
  /** Every write of one target, in the order in which they arrived. Lines are added and never changed. */
  readonly arrived: readonly Arrived[];
  /** Whom it was asked to read alone. */
  readonly reads: readonly UserId[];
  /** Whom it was asked to read, alone or with others. */
  readonly looks: readonly UserId[];
  /** The most requests that were under way at once: writes and looks at users. */
  readonly most: { readonly writes: number; readonly reads: number };
  /** Changes the answers of each call that is about many. */
  distort: Distortion | undefined;
  /** Everybody as they are now. */
  readonly users: readonly User[];
  /** Changes somebody as others would, with a new version; `null` deletes. */
  meanwhile(id: UserId, change: Partial<User> | null): void;
  /** Who is signed in from now on; nobody for `null`. */
  signIn(viewer: UserId | null): void;
  /** What the viewer may from now on. */
  allow(actions: Iterable<UserAction>): void;
  /** Lists keep showing those who are deleted. */
  lagging: boolean;
}

/** One of the adapters that every fault is tried on. */
export interface Backend {
  readonly name: 'memory' | 'REST' | 'REST, many at once' | 'two steps' | 'REST in two steps';
  /** Does the first deletion of an active user only deactivate them? */
  readonly twoSteps: boolean;
  open(options: HouseOptions): House;
}

/** Counts what is under way at once. */
export class Traffic {
  most = 0;
  #now = 0;

  async count<T>(run: () => Promise<T>): Promise<T> {
    this.#now += 1;
    this.most = Math.max(this.most, this.#now);
    try {
      return await run();
    } finally {
      this.#now -= 1;
    }
  }
}
