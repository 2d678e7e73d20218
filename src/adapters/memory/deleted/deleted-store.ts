import type { DeletedPage, DeletedQuery, DeletedUser, RestoreObstacle } from '../../../domain/deleted/deleted-users.js';
import type { User, UserId } from '../../../domain/user.js';
import { offsetOf } from '../memory-page.js';

const day = 86_400_000;

/** Who was deleted softly: kept for so many days, and then gone for good. */
export class DeletedStore {
  readonly #now: () => number;
  readonly #days: () => number;
  readonly #users = new Map<UserId, { readonly user: User; readonly at: number }>();

  constructor(now: () => number, days: () => number) {
    this.#now = now;
    this.#days = days;
  }

  get(id: UserId): User | undefined {
    this.#purge();
    return this.#users.get(id)?.user;
  }

  /** Everybody who can still come back. */
  *all(): Iterable<User> {
    this.#purge();
    for (const { user } of this.#users.values()) yield user;
  }

  put(user: User): void {
    this.#users.set(user.id, { user, at: this.#now() });
  }

  remove(id: UserId): void {
    this.#users.delete(id);
  }

  /** One page of them, the latest first, with what each restore would meet. */
  page({ size, at }: DeletedQuery, obstaclesOf: (user: User) => readonly RestoreObstacle[]): DeletedPage {
    this.#purge();
    const found = [...this.#users.values()].reverse();
    const start = at ? offsetOf(at) : 0;
    const deleted = found.slice(start, start + Math.max(1, size)).map(({ user, at: when }): DeletedUser => {
      const obstacles = obstaclesOf(user);
      return {
        user,
        deletedAt: new Date(when).toISOString(),
        restorableUntil: new Date(when + this.#days() * day).toISOString(),
        ...(obstacles.length > 0 && { obstacles }),
      };
    });
    return {
      deleted,
      ...(start + size < found.length && { next: { offset: start + size } }),
      ...(start > 0 && { previous: { offset: Math.max(0, start - size) } }),
      total: { value: found.length, kind: 'exact' },
    };
  }

  #purge(): void {
    const latest = this.#now() - this.#days() * day;
    for (const [id, { at }] of this.#users) if (at < latest) this.#users.delete(id);
  }
}
