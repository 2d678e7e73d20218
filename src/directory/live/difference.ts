import type { User, UserId } from '../../domain/user.js';

/** How the page on screen differs from the backend's, and what of it can be shown without moving anything. */
export interface Difference {
  /** Records that their rows can show as they stand. */
  readonly inPlace: readonly User[];
  /** How many changes remain: users who came, went, moved, or whose row must not be touched now. */
  readonly count: number;
}

/** What the difference depends on besides the two pages. */
export interface Circumstances {
  /** The optional columns in sight. */
  readonly columns: readonly string[];
  /** Is the viewer at this row, with the pointer, the focus or a menu? */
  readonly isTouched: (id: UserId) => boolean;
}

/** What a row shows of a user by each optional column. */
const shownBy: Readonly<Record<string, keyof User>> = {
  department: 'department',
  role: 'roles',
  groups: 'groups',
  'last-login': 'lastLoginAt',
  created: 'createdAt',
};
const shownAlways = ['displayName', 'firstName', 'lastName', 'login', 'status', 'statusLabel', 'owner', 'denied'] as const; // prettier-ignore

/**
 * Compares the users on screen with those of the same page now. A changed record goes into its row where it still stands
 * between the same neighbours and nobody is at it; where its row looks the same it goes there in any case.
 */
export function differenceOf(
  shown: readonly User[],
  fresh: readonly User[],
  { columns, isTouched }: Circumstances,
): Difference {
  const before = new Map(shown.map((user) => [user.id, user]));
  const now = new Set(fresh.map(({ id }) => id));
  const [oldPlaces, newPlaces] = [placesOf(shown, now), placesOf(fresh, before)];
  const inPlace: User[] = [];
  let changed = 0;
  for (const user of fresh) {
    const old = before.get(user.id);
    if (!old || isSame(old, user)) continue;
    const stays = oldPlaces.get(user.id) === newPlaces.get(user.id) && !isTouched(user.id);
    if (stays || isSame(lookOf(old, columns), lookOf(user, columns))) inPlace.push(user);
    else changed++;
  }
  const came = fresh.filter(({ id }) => !before.has(id)).length;
  const went = shown.filter(({ id }) => !now.has(id)).length;
  // who goes lets the first of the next page in, and who comes pushes the last one out: one change, not two
  const count = changed + Math.max(came, went);
  const moved = [...oldPlaces.keys()].join('\n') !== [...newPlaces.keys()].join('\n');
  return { inPlace, count: count || (moved ? 1 : 0) };
}

/** Between whom each user stands, of those who are on both pages. */
function placesOf(users: readonly User[], both: { has(id: UserId): boolean }): Map<UserId, string> {
  const ids = users.map(({ id }) => id).filter((id) => both.has(id));
  return new Map(ids.map((id, at) => [id, JSON.stringify([ids[at - 1], ids[at + 1]])]));
}

function lookOf(user: User, columns: readonly string[]): object {
  const fields = [...shownAlways, ...columns.flatMap((id) => (Object.hasOwn(shownBy, id) ? shownBy[id] : []))];
  return Object.fromEntries(fields.map((field) => [field, user[field]]));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
