import type { ListView } from '../../domain/list-view.js';
import type { ListState, Step } from '../list-state.js';
import { load } from './loading.js';

/** What a host gives, and a viewer chooses: another view, page size, columns. */
export type ArrangingIntent =
  | { readonly type: 'show-view'; readonly view: ListView }
  | { readonly type: 'resize-page'; readonly size: number }
  | { readonly type: 'show-columns'; readonly columns: readonly string[] };

/** Shows this view; one that only opens another user loads nothing. */
export function showView(state: ListState, view: ListView): Step {
  if (JSON.stringify(view) === JSON.stringify(state.view)) return [state, []];
  const { user: _was, ...was } = state.view;
  const { user: _is, ...is } = view;
  if (JSON.stringify(is) === JSON.stringify(was)) return [{ ...state, view }, []];
  return load({ ...state, trail: [] }, view);
}

/** Pages of another size: from the page that holds the first user in sight, where the backend counts users. */
export function resize(state: ListState, size: number): Step {
  if (!Number.isSafeInteger(size) || size < 1 || size === state.pageSize) return [state, []];
  const { at, from } = state.view.page;
  const start = at && 'offset' in at && at.offset === from ? Math.floor(from / size) * size : 0;
  const page = start > 0 ? { at: { offset: start }, from: start } : { from: 0 };
  return load({ ...state, pageSize: size, trail: [] }, { ...state.view, page });
}
