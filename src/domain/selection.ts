import type { User, UserId } from './user.js';

/** A selected user, as last seen, and under which filters they were seen. */
export interface Selected {
  readonly user: User;
  /** Scopes (see `scopeOf`) whose results this user was seen in. */
  readonly seenUnder: ReadonlySet<string>;
}

/**
 * The users selected, by id: never by position, never "everything". It survives paging, sorting and filtering.
 * Immutable; each function below returns the next selection.
 */
export interface Selection {
  readonly users: ReadonlyMap<UserId, Selected>;
  /** Where a Shift range starts: the user last toggled, and what they were toggled to. */
  readonly anchor?: { readonly id: UserId; readonly selected: boolean };
}

/** Nobody. */
export const emptySelection: Selection = { users: new Map() };

/** Selects the user, or takes them out; they become the anchor of the next range. */
export function toggle(selection: Selection, user: User, scope: string): Selection {
  const selected = !selection.users.has(user.id);
  const next = selected ? select(selection, [user], scope) : deselect(selection, [user.id]);
  return { ...next, anchor: { id: user.id, selected } };
}

/**
 * Gives everyone from the anchor to `id` what the anchor was toggled to. `visible` are the users in sight that can be
 * selected, in their visible order. Where the anchor is not in sight, or is no longer what it was toggled to, it only
 * toggles `id`.
 */
export function extend(selection: Selection, visible: readonly User[], id: UserId, scope: string): Selection {
  const { anchor } = selection;
  const stale = !anchor || selection.users.has(anchor.id) !== anchor.selected;
  const from = visible.findIndex((user) => user.id === anchor?.id);
  const to = visible.findIndex((user) => user.id === id);
  const target = visible[to];
  if (!target) return selection;
  if (stale || from < 0) return toggle(selection, target, scope);
  const range = visible.slice(Math.min(from, to), Math.max(from, to) + 1);
  return anchor.selected
    ? select(selection, range, scope)
    : deselect(
        selection,
        range.map((user) => user.id),
      );
}

/** Adds the users: whoever may not be selected (`selectionDenialOf`) is kept out by the caller. */
export function select(selection: Selection, added: readonly User[], scope: string): Selection {
  const users = new Map(selection.users);
  // most are new, and seen here alone
  const here: ReadonlySet<string> = new Set([scope]);
  for (const user of added) {
    const before = users.get(user.id)?.seenUnder;
    users.set(user.id, { user, seenUnder: before ? new Set([...before, scope]) : here });
  }
  return { ...selection, users };
}

/** Takes the users out; what is unticked is gone from it, in sight or not (T6). The same selection where none of them is in it. */
export function deselect(selection: Selection, ids: Iterable<UserId>): Selection {
  const users = new Map(selection.users);
  for (const id of ids) users.delete(id);
  return users.size === selection.users.size ? selection : { ...selection, users };
}

/** Notes what a newly loaded page shows of the selected users: their record as it is now, and that this scope has them. */
export function see(selection: Selection, shown: readonly User[], scope: string): Selection {
  const known = shown.filter((user) => selection.users.has(user.id));
  return known.length ? select(selection, known, scope) : selection;
}

/** What the checkbox in the head shows for the users in sight that can be selected. */
export function headState(selection: Selection, selectable: readonly User[]): 'none' | 'some' | 'all' {
  const count = selectable.filter((user) => selection.users.has(user.id)).length;
  if (count === 0) return 'none';
  return count === selectable.length ? 'all' : 'some';
}

/**
 * Selected users that the results of this scope have not shown: they may be hidden by its filters, so nothing is deleted
 * before the viewer has said what should become of them (U10). The empty scope hides nobody.
 */
export function hiddenBy(selection: Selection, scope: string): readonly User[] {
  if (scope === '') return [];
  return [...selection.users.values()].filter(({ seenUnder }) => !seenUnder.has(scope)).map(({ user }) => user);
}
