import { type ListView, scopeOf } from '../../domain/list-view.js';
import type { SortOrder } from '../../domain/query.js';
import type { UserId } from '../../domain/user.js';
import type { ListState, Step } from '../list-state.js';
import { firstPage, load, sizeOf } from './loading.js';

/** What the viewer wants to look at. */
export type LookingIntent = { readonly look: true } & (
  | { readonly type: 'search'; readonly text: string; readonly now?: boolean }
  | { readonly type: 'filter'; readonly field: string; readonly values: readonly string[] }
  | { readonly type: 'clear-filters' }
  | { readonly type: 'sort'; readonly by: SortOrder }
  | { readonly type: 'turn-order'; readonly field: string }
  | { readonly type: 'turn-page'; readonly to: 'next' | 'previous' }
  | { readonly type: 'open-user'; readonly id: UserId | undefined }
);

const typingPause = 250;

/** Looks at something else: the page, not the selection, starts again. */
export function look(state: ListState, intent: LookingIntent): Step {
  const { view } = state;
  switch (intent.type) {
    case 'search':
      return search(state, intent.text, intent.now);
    case 'filter':
      return fromStart(state, { ...view, filters: filtered(view.filters, intent.field, intent.values) });
    case 'clear-filters':
      return fromStart(state, { ...view, search: '', filters: {} });
    case 'sort':
      return fromStart(state, { ...view, sort: intent.by });
    case 'turn-order':
      return fromStart(state, { ...view, sort: orderAfter(view.sort, intent.field) });
    case 'turn-page':
      return turn(state, intent.to);
    case 'open-user':
      return [{ ...state, view: opened(view, intent.id) }, []];
  }
}

/** The page before or after the one on screen; `undefined` where there is none. */
export function pageBeside(state: ListState, to: 'next' | 'previous'): ListView['page'] | undefined {
  const { shown, trail } = state;
  if (!shown) return undefined;
  const { from } = shown.page;
  if (to === 'next') return shown.next && { at: shown.next, from: from + shown.users.length };
  if (from === 0) return undefined;
  const known = trail.findLast((page) => page.from < from);
  const before = known?.from ?? Math.max(0, from - sizeOf(state));
  return shown.previous ? { ...(before > 0 && { at: shown.previous }), from: before } : known;
}

/** The order that pressing a column's head asks for. */
function orderAfter(current: SortOrder | undefined, field: string): SortOrder {
  const turned = current?.field === field && current.direction === 'ascending';
  return { field, direction: turned ? 'descending' : 'ascending' };
}

function turn(state: ListState, to: 'next' | 'previous'): Step {
  const page = pageBeside(state, to);
  if (!page || !state.shown) return [state, []];
  const { page: here } = state.shown;
  const trail = [...state.trail.filter(({ from }) => from < here.from), here];
  return load({ ...state, trail }, { ...state.view, page });
}

function search(state: ListState, text: string, now?: boolean): Step {
  const { view, refreshing } = state;
  const typed = text === view.search ? view : { ...view, search: text };
  // a blank more or less asks the same question
  if (scopeOf(typed) !== scopeOf(view)) return fromStart(state, typed, now ? 0 : typingPause);
  // what waits for the end of typing waits no longer
  if (now && refreshing) return load(state, typed);
  return [typed === view ? state : { ...state, view: typed }, []];
}

function fromStart(state: ListState, view: ListView, after = 0): Step {
  return load({ ...state, trail: [] }, firstPage(view), after);
}

function filtered(filters: ListView['filters'], field: string, values: readonly string[]): ListView['filters'] {
  const others = Object.entries(filters).filter(([name]) => name !== field);
  return Object.fromEntries(values.length ? [...others, [field, values]] : others);
}

function opened(view: ListView, id: UserId | undefined): ListView {
  const { user: _before, ...rest } = view;
  return id === undefined ? rest : { ...rest, user: id };
}
