import { nameOf, type Department, type User, type UserId } from '../../domain/user.js';
import type { Filters, SortOrder } from '../../domain/query.js';

/** A user with the text that a search looks through, once one did. */
interface Entry {
  readonly user: User;
  text?: string;
}

/** An entry with what it is sorted by. */
interface Place {
  readonly key: string;
  readonly entry: Entry;
}

const keys = new Map<string, (user: User) => string>([
  ['name', (user) => folded(nameOf(user))],
  ['login', (user) => folded(user.login)],
  ['department', ({ department }) => folded([department?.name ?? '', ...(department?.path ?? [])].join('\n'))],
  ['status', (user) => user.status],
  ['role', (user) => folded(user.roles?.[0]?.name ?? '')],
  ['created', (user) => user.createdAt ?? ''],
  ['last-login', (user) => user.lastLoginAt ?? ''],
]);

/** Names of the fields that a {@link UserStore} sorts by. */
export const sortableFields: readonly string[] = [...keys.keys()];

/** The users of one backend, by id, and each order of them that was ever asked for. */
export class UserStore {
  readonly departments: readonly Department[];
  readonly #entries = new Map<UserId, Entry>();
  readonly #orders = new Map<string, Place[]>();

  constructor(users: Iterable<User>, departments: readonly Department[]) {
    this.departments = departments;
    for (const user of users) this.put(user);
  }

  get(id: UserId): User | undefined {
    return this.#entries.get(id)?.user;
  }

  /** Everybody, in the order in which they came. */
  all(): User[] {
    return Array.from(this.#entries.values(), ({ user }) => user);
  }

  /** Adds the user, or replaces who had this id. */
  put(user: User): void {
    this.#takeOut(user.id);
    const entry = { user };
    this.#entries.set(user.id, entry);
    for (const [field, order] of this.#orders) {
      const place = placeOf(entry, field);
      order.splice(indexIn(order, place), 0, place);
    }
  }

  remove(id: UserId): void {
    this.#takeOut(id);
    this.#entries.delete(id);
  }

  /** Who matches, in a total order: users that are equal in the field stand by id. */
  find(search: string, filters: Filters, sort: SortOrder): User[] {
    const term = folded(search.trim());
    const tests = Object.entries(filters).map(([field, values]) => this.#testOf(field, values));
    const found: User[] = [];
    for (const { entry } of this.#orderBy(sort.field))
      if ((!term || textOf(entry).includes(term)) && tests.every((passes) => passes(entry.user)))
        found.push(entry.user);
    return sort.direction === 'descending' ? found.reverse() : found;
  }

  #takeOut(id: UserId): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    for (const [field, order] of this.#orders) order.splice(indexIn(order, placeOf(entry, field)), 1);
  }

  #orderBy(field: string): readonly Place[] {
    const known = this.#orders.get(field);
    if (known) return known;
    const order = Array.from(this.#entries.values(), (entry) => placeOf(entry, field)).sort(comparePlaces);
    this.#orders.set(field, order);
    return order;
  }

  #testOf(field: string, values: readonly string[]): (user: User) => boolean {
    const wanted = new Set(values);
    if (field === 'status') return (user) => wanted.has(user.status);
    if (field === 'role') return (user) => Boolean(user.roles?.some(({ id }) => wanted.has(id)));
    if (field === 'group') return (user) => Boolean(user.groups?.some(({ id }) => wanted.has(id)));
    if (field !== 'department') return (user) => wanted.has(String(user.extra?.[field]));
    const chosen = this.departments.filter(({ id }) => wanted.has(id));
    const under = this.departments.filter((each) => chosen.some((above) => each === above || isUnder(each, above)));
    const ids = new Set(under.map(({ id }) => id));
    return ({ department }) => department !== undefined && ids.has(department.id);
  }
}

function isUnder({ path }: Department, above: Department): boolean {
  return [...above.path, above.name].every((name, level) => path[level] === name);
}

function textOf(entry: Entry): string {
  return (entry.text ??= folded([nameOf(entry.user), entry.user.login, entry.user.email ?? ''].join('\n')));
}

function placeOf(entry: Entry, field: string): Place {
  return { key: keys.get(field)?.(entry.user) ?? '', entry };
}

/** Where the place is in the order, or would be: found by halving. */
function indexIn(order: readonly Place[], place: Place): number {
  let from = 0;
  for (let to = order.length; from < to;) {
    const middle = (from + to) >> 1;
    if (comparePlaces(order[middle], place) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function comparePlaces(a: Place, b: Place): number {
  return compare(a.key, b.key) || compare(a.entry.user.id, b.entry.user.id);
}

/** Lower case, without accents: "Ångström" is found by "angstrom". */
function folded(text: string): string {
  const lower = text.toLowerCase();
  return /^[ -~\n]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
