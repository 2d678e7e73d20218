import { selectionDenialOf, type Denial } from '../../domain/rules.js';
import type { Session } from '../../domain/session.js';
import type { User, UserId } from '../../domain/user.js';

/** What the values of a list are. `any`: whichever fits. */
export type ValueKind = 'any' | 'login' | 'email' | 'id';

/** One value as it is written in the file. */
export interface Written {
  /** Its row in the file. */
  readonly at: number;
  readonly value: string;
}

/** What came of the values: each is in exactly one of the lists, or counted as `repeated`. */
export interface Findings {
  /** Who can be selected, each once, in the order of the file. */
  readonly found: readonly User[];
  /** Who was found and can't be selected, and why. */
  readonly denied: readonly (Written & { readonly user: User; readonly denial: Denial })[];
  readonly unknown: readonly Written[];
  /** Values that fit several users: nobody is guessed. */
  readonly ambiguous: readonly (Written & { readonly users: readonly User[] })[];
  /** Values that stood there already, or name somebody who was named already. */
  readonly repeated: number;
}

type Field = Exclude<ValueKind, 'any'>;
const fields: readonly Field[] = ['login', 'email', 'id'];

/**
 * Finds users by what is written of them, exactly or not at all.
 *
 * A value is compared as it stands, but for spaces around it. Only where nobody has it so, capitals make no difference for
 * logins and e-mail addresses; ids are always compared as they are. Where several users fit, nobody was found.
 */
export class UserMatcher {
  readonly #fields: readonly Field[];
  readonly #exact = new Map<string, Set<User>>();
  readonly #folded = new Map<string, Set<User>>();
  readonly #values = new Set<string>();
  readonly #named = new Set<UserId>();
  readonly #found: User[] = [];
  readonly #denied: Findings['denied'][number][] = [];
  readonly #unknown: Written[] = [];
  readonly #ambiguous: Findings['ambiguous'][number][] = [];
  #repeated = 0;

  constructor(kind: ValueKind) {
    this.#fields = kind === 'any' ? fields : [kind];
  }

  /** Adds somebody who may be found. */
  know(user: User): void {
    for (const field of this.#fields) {
      const value: unknown = user[field];
      // what a backend calls a login may be a number or nothing
      const text = typeof value === 'string' ? plain(value) : '';
      if (!text) continue;
      put(this.#exact, text, user);
      if (field !== 'id') put(this.#folded, text.toLowerCase(), user);
    }
  }

  /** Looks for whom a value names. An empty one names nobody, and is no value. */
  find({ at, value }: Written, session: Session | undefined): void {
    const text = plain(value);
    if (!text) return;
    if (this.#values.has(text)) {
      this.#repeated += 1;
      return;
    }
    this.#values.add(text);
    const users = [...(this.#exact.get(text) ?? this.#folded.get(text.toLowerCase()) ?? [])];
    const [user] = users;
    if (!user) this.#unknown.push({ at, value: text });
    else if (users.length > 1) this.#ambiguous.push({ at, value: text, users });
    else this.#take(user, { at, value: text }, session);
  }

  /** What came of all values until now. */
  get findings(): Findings {
    return {
      found: this.#found,
      denied: this.#denied,
      unknown: this.#unknown,
      ambiguous: this.#ambiguous,
      repeated: this.#repeated,
    };
  }

  #take(user: User, written: Written, session: Session | undefined): void {
    if (this.#named.has(user.id)) {
      this.#repeated += 1;
      return;
    }
    this.#named.add(user.id);
    const denial = selectionDenialOf(user, session);
    if (denial) this.#denied.push({ ...written, user, denial });
    else this.#found.push(user);
  }
}

/** How many different values were looked for. */
export function askedIn({ found, denied, unknown, ambiguous }: Findings): number {
  return found.length + denied.length + unknown.length + ambiguous.length;
}

function plain(text: string): string {
  return text.trim().normalize('NFC');
}

function put(map: Map<string, Set<User>>, key: string, user: User): void {
  const users = map.get(key);
  if (users) users.add(user);
  else map.set(key, new Set([user]));
}
