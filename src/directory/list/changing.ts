import { selectionDenialOf } from '../../domain/rules.js';
import type { Total } from '../../domain/query.js';
import { deselect, see } from '../../domain/selection.js';
import type { User, UserId } from '../../domain/user.js';
import type { ListState, Step } from '../list-state.js';
import { buried } from './gone.js';
import { reload } from './loading.js';

/** The selection after a page has come: with the records as they are now, and without who has become protected. */
export function seen(state: ListState): ListState {
  const { shown, session } = state;
  if (!shown || !state.selection.users.size) return state;
  const protectedNow = shown.users.filter((user) => selectionDenialOf(user, session)).map(({ id }) => id);
  return { ...state, selection: see(deselect(state.selection, protectedNow), shown.users, shown.scope) };
}

/** These users are gone: their rows too, and the page is loaded again. */
export function removed(state: ListState, ids: readonly UserId[]): Step {
  if (!ids.length) return [state, []];
  const gone = new Set(ids);
  const users = state.shown?.users.filter(({ id }) => !gone.has(id));
  const shown = state.shown && users && { ...state.shown, users };
  return reload({ ...buried(state, ids), shown, selection: deselect(state.selection, ids), matched: undefined });
}

/** These users are known better now, and perhaps how many there are: rows and total show it. */
export function replaced(state: ListState, fresh: readonly User[], total?: Total): Step {
  const byId = new Map(fresh.map((user) => [user.id, user]));
  const { shown } = state;
  const counted = total && (total.value !== shown?.total?.value || total.kind !== shown.total.kind);
  if (!shown || (!fresh.length && !counted)) return [state, []];
  const users = fresh.length ? shown.users.map((user) => byId.get(user.id) ?? user) : shown.users;
  return [
    {
      ...state,
      shown: { ...shown, users, ...(total && { total }) },
      selection: see(state.selection, fresh, shown.scope),
    },
    [],
  ];
}
