import type { User, UserId } from '../../domain/user.js';
import type { ListIntent, ListState, Step } from '../list-state.js';
import { reload } from './loading.js';

/** So long a list may go on naming whom its backend has deleted, in milliseconds (F32). */
const longestLag = 60_000;

/** These are deleted: a page that still has them is behind. */
export function buried(state: ListState, ids: readonly UserId[]): ListState {
  const { shown, selection, late } = state;
  const known = new Map(shown?.users.map((user) => [user.id, user]));
  const gone = new Map(state.gone);
  for (const id of ids) gone.set(id, (known.get(id) ?? selection.users.get(id)?.user)?.version);
  const again = new Set(ids);
  return {
    ...state,
    gone,
    ...(late && { late: new Set([...late].filter((id) => !again.has(id))) }),
  };
}

/** Is this the record of somebody who was deleted? One with another version is of somebody who came after them, or came back. */
export function isGone({ gone }: ListState, { id, version }: User): boolean {
  if (!gone?.has(id)) return false;
  const before = gone.get(id);
  return before === undefined || version === undefined || before === version;
}

/** The page without those who are deleted. Where nobody would be left although there are more, they stand there with a note. */
export function withoutGone(state: ListState): ListState {
  const { shown } = state;
  const users = shown?.users.filter((user) => !isGone(state, user));
  if (!shown || !users || users.length === shown.users.length) return state;
  if (users.length === 0 && (shown.next || shown.previous)) return state;
  return { ...state, shown: { ...shown, users } };
}

/** These may be named again: they are back, or, where it is `late`, their time is over and the list says so. */
export function expected(state: ListState, ids: readonly UserId[], late = false): Step {
  const known = ids.filter((id) => state.gone?.has(id));
  if (known.length === 0) return [state, []];
  const gone = new Map(state.gone);
  for (const id of known) gone.delete(id);
  if (!late) return [{ ...state, gone }, []];
  return reload({ ...state, gone, late: new Set([...(state.late ?? []), ...known]) });
}

/** How many of those on screen were deleted. */
export function stillNamed(state: ListState): number {
  const { shown, late } = state;
  return shown?.users.filter((user) => late?.has(user.id) || isGone(state, user)).length ?? 0;
}

/** Where more are gone than before, they are looked for again in a while. */
export function lookLater(
  {
    list,
    timer,
  }: { list: { dispatch(intent: ListIntent): void }; timer: { set(run: () => void, ms: number): number } },
  { gone }: ListState,
  before: ListState,
): void {
  const ids = [...(gone?.keys() ?? [])].filter((id) => !before.gone?.has(id));
  if (ids.length > 0) timer.set(() => list.dispatch({ type: 'expect-users', ids, late: true }), longestLag);
}
