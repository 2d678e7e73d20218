import type { Session } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import { Breath } from '../run/breath.js';
import { describe, type Describe, type Described } from './planned-user.js';

/** What a plan says of users, worked out once for each record: of thousands before a plan needs it of all of them at once. */
export class KnownUsers {
  readonly #known = new WeakMap<User, Described>();
  readonly #session: Session | undefined;

  /** For what this viewer may do; for another one it is worked out anew. */
  constructor(session: Session | undefined) {
    this.#session = session;
  }

  /** As {@link describe}. */
  readonly describe: Describe = (user, session) => {
    if (session !== this.#session) return describe(user, session);
    const before = this.#known.get(user);
    if (before) return before;
    const described = describe(user, session);
    this.#known.set(user, described);
    return described;
  };

  /** A plan will need this user. */
  expect(user: User): void {
    this.describe(user, this.#session);
  }

  /** A plan will need all of these. The page has its turn meanwhile. */
  async prepare(users: readonly User[]): Promise<void> {
    const breath = new Breath(500);
    for (const user of users) {
      this.expect(user);
      await breath.take();
    }
  }
}
