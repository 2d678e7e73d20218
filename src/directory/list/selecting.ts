import type { AdapterError } from '../../adapters/adapter-error.js';
import { queryOf } from '../../domain/list-view.js';
import type { Total } from '../../domain/query.js';
import { selectionDenialOf } from '../../domain/rules.js';
import * as selections from '../../domain/selection.js';
import type { User, UserId } from '../../domain/user.js';
import { isGone } from './gone.js';
import { firstPage, load } from './loading.js';
import type { ListState, Step } from '../list-state.js';

/** Changes of who is selected: what the viewer wants (`intent`), and what reading all that match brought. */
export type SelectingEvent =
  | { readonly intent?: true; readonly type: 'toggle' | 'extend'; readonly id: UserId }
  | {
      readonly intent?: true;
      readonly type:
        | 'toggle-page'
        | 'select-all-matching'
        | 'stop-selecting'
        | 'clear-selection'
        | 'deselect-hidden'
        | 'show-hidden';
    }
  | { readonly intent?: true; readonly type: 'deselect'; readonly ids: readonly UserId[] }
  | {
      readonly intent?: true;
      readonly type: 'select-users';
      readonly users: readonly User[];
      readonly replaces?: boolean;
    }
  | { readonly type: 'walk-advanced'; readonly request: number; readonly found: number }
  | { readonly type: 'walked'; readonly request: number; readonly users: readonly User[]; readonly total?: Total }
  | { readonly type: 'walk-failed'; readonly request: number; readonly error: AdapterError | 'not-narrowed' };

const walkSize = 500;

/** Selects and deselects. Who is protected never gets in; only users that were seen by name do. */
export function select(state: ListState, event: SelectingEvent): Step {
  const { selection, shown } = state;
  const scope = shown?.scope ?? '';
  switch (event.type) {
    case 'toggle': {
      const user = selectable(state).find(({ id }) => id === event.id);
      return user ? to(state, selections.toggle(selection, user, scope)) : [state, []];
    }
    case 'extend':
      return to(state, selections.extend(selection, selectable(state), event.id, scope));
    case 'toggle-page':
      return to(state, togglePage(state, scope));
    case 'deselect':
      return to(state, selections.deselect(selection, event.ids));
    case 'select-users':
      return selectUsers(state, event.users, event.replaces);
    case 'deselect-hidden':
      return to(state, selections.deselect(selection, selections.hiddenBy(selection, scope).map(({ id }) => id))); // prettier-ignore
    case 'show-hidden':
      return load({ ...state, trail: [] }, firstPage({ ...state.view, search: '', filters: {} }));
    case 'clear-selection':
      return stop(state, { selection: selections.emptySelection, matched: undefined });
    case 'stop-selecting':
      return stop(state, {});
    case 'select-all-matching':
      return startWalk(state);
    default:
      return walk(state, event);
  }
}

const known = new WeakMap<
  readonly User[],
  { readonly session: ListState['session']; readonly users: readonly User[] }
>();

/** The users in sight that may be selected; the same array for as long as neither users nor session change. */
export function selectable({ shown, session }: ListState): readonly User[] {
  if (!shown) return [];
  const before = known.get(shown.users);
  if (before && before.session === session) return before.users;
  const users = shown.users.filter((user) => !selectionDenialOf(user, session));
  known.set(shown.users, { session, users });
  return users;
}

/** May "select all that match" be asked for? Not where the backend has not narrowed the list: that would be everybody (T7). */
export function canSelectMatching({ shown, view, refreshing, walk }: ListState): boolean {
  const narrowed = !shown?.notApplied?.some((what) => what === 'search' || what === 'filters');
  return (
    !!shown && !refreshing && !walk && narrowed && !!(shown.next || shown.page.from > 0) && view.page === shown.page
  );
}

function to(state: ListState, selection: ListState['selection']): Step {
  return [selection === state.selection ? state : { ...state, selection, matched: undefined }, []];
}

function togglePage(state: ListState, scope: string): ListState['selection'] {
  const users = selectable(state);
  if (selections.headState(state.selection, users) !== 'all') return selections.select(state.selection, users, scope);
  return selections.deselect(
    state.selection,
    users.map(({ id }) => id),
  );
}

/** Users who were found among all there are: what filters hide of them is hidden, what is in sight is not (U10). */
function selectUsers(state: ListState, users: readonly User[], replaces = false): Step {
  const { selection, shown, session } = state;
  const added = users.filter((user) => !selectionDenialOf(user, session) && !isGone(state, user));
  const next = selections.select(replaces ? selections.emptySelection : selection, added, '');
  const given = { selection: selections.see(next, shown?.users ?? [], shown?.scope ?? ''), matched: undefined };
  return replaces ? stop(state, given) : [{ ...state, ...given }, []];
}

function stop(state: ListState, given: Partial<ListState>): Step {
  return [{ ...state, ...given, walk: undefined }, state.walk ? [{ type: 'stop-walking' }] : []];
}

function startWalk(state: ListState): Step {
  if (!canSelectMatching(state) || !state.shown) return [state, []];
  // nothing is loading: the number is free
  const request = state.request + 1;
  const size = Math.min(state.session?.capabilities.page.maxSize ?? walkSize, walkSize);
  const query = queryOf(firstPage(state.view), size);
  const walking = { request, scope: state.shown.scope, found: 0 };
  return [{ ...state, request, walk: walking, matched: undefined }, [{ type: 'walk', request, query }]];
}

function walk(state: ListState, event: Extract<SelectingEvent, { request: number }>): Step {
  const { walk: walking, session, selection } = state;
  if (!walking) return [state, []];
  const { scope } = walking;
  if (event.type === 'walk-advanced') return [{ ...state, walk: { ...walking, found: event.found } }, []];
  if (event.type === 'walk-failed')
    return [{ ...state, walk: undefined, matched: { scope, seen: 0, selected: 0, failed: event.error } }, []];
  const users = event.users.filter((user) => !selectionDenialOf(user, session) && !isGone(state, user));
  const matched = { scope, seen: event.users.length, selected: users.length, total: event.total };
  return [{ ...state, walk: undefined, matched, selection: selections.select(selection, users, scope) }, []];
}
