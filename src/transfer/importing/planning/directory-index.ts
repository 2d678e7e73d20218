import type { User, UserId } from '../../../domain/user.js';
import type { ImportField } from '../columns/import-field.js';
import { exactText, foldedText } from './cells/plain-text.js';
import { inPieces } from './in-pieces.js';

type Holders = Map<string, User | User[]>;
const nobody: readonly User[] = [];

/**
 * Everybody, to be found by what rows say of them. It is made once for a directory and its fields, and used for every plan.
 *
 * As where users are selected from a file, a value is compared as it stands, but for blanks around it; only where nobody has
 * it so, capitals make no difference for logins and e-mail addresses. Ids are always compared as they are.
 */
export class DirectoryIndex {
  readonly #ids: Holders = new Map();
  readonly #exact = { login: new Map() as Holders, email: new Map() as Holders };
  /** Who holds a value that nobody else may have, by field. */
  readonly #held = new Map<string, Holders>();

  private constructor() {}

  /** Goes through all users, each of them once, as they were read last. */
  static async of(users: Iterable<User>, fields: readonly ImportField[], signal: AbortSignal): Promise<DirectoryIndex> {
    const index = new DirectoryIndex();
    const all = new Map<UserId, User>();
    await inPieces(users, signal, (user) => void all.set(user.id, user));
    const unique = fields.filter(({ name, unique }) => unique && !isFolded(name));
    await inPieces(all.values(), signal, (user) => index.#know(user, unique));
    return index;
  }

  /** Who has this id. */
  byId(text: string): readonly User[] {
    return listed(this.#ids.get(exactText(text)));
  }

  /** Who has this login, or this e-mail address. */
  by(field: 'login' | 'email', text: string): readonly User[] {
    const exact = this.#exact[field].get(exactText(text));
    return exact ? listed(exact) : this.holders(field, text);
  }

  /** Who has what nobody else may have; for logins and e-mail addresses capitals make no difference. */
  holders(field: string, text: string): readonly User[] {
    return listed(this.#held.get(field)?.get(comparedIn(field, text)));
  }

  #know(user: User, unique: readonly ImportField[]): void {
    put(this.#ids, exactText(textOf(user.id)), user);
    for (const field of ['login', 'email'] as const) {
      const text = exactText(textOf(user[field]));
      put(this.#exact[field], text, user);
      put(this.#heldIn(field), text.toLowerCase(), user);
    }
    for (const { name, written } of unique) put(this.#heldIn(name), comparedIn(name, written(user)), user);
  }

  #heldIn(field: string): Holders {
    const holders = this.#held.get(field) ?? new Map<string, User | User[]>();
    this.#held.set(field, holders);
    return holders;
  }
}

/** A value of a field, as it is told whether another one is the same. */
export function comparedIn(field: string, text: string): string {
  return isFolded(field) ? foldedText(text) : exactText(text);
}

function isFolded(field: string): boolean {
  return field === 'login' || field === 'email';
}

function put(holders: Holders, key: string, user: User): void {
  if (!key) return;
  const there = holders.get(key);
  if (!there) holders.set(key, user);
  else if (Array.isArray(there)) there.push(user);
  else holders.set(key, [there, user]);
}

function listed(users: User | User[] | undefined): readonly User[] {
  return users === undefined ? nobody : Array.isArray(users) ? users : [users];
}

// a backend's login may be a number
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
