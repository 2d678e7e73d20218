import type { PageRef, UserPage } from '../../domain/query.js';
import type { ListState, Step } from '../list-state.js';
import { firstPage, load, sizeOf } from './loading.js';

/** An empty page steps back to the last one that exists; a place that is no longer valid starts again from the first page. */
export function turnBack(state: ListState, page: UserPage | undefined): Step {
  const { at, from } = state.view.page;
  const size = sizeOf(state);
  // an adapter's offset need not count users
  if (page && at && 'offset' in at && at.offset === from) {
    const { total } = page;
    const last = total?.kind === 'exact' ? Math.floor(Math.max(0, total.value - 1) / size) * size : Infinity;
    return go(state, Math.max(0, Math.min(last, from - size)));
  }
  if (page?.previous) return go(state, Math.max(0, from - size), page.previous);
  return load({ ...state, trail: [] }, firstPage(state.view), 0, 'restarted');
}

function go(state: ListState, from: number, at: PageRef = { offset: from }): Step {
  return load(state, { ...state.view, page: from > 0 ? { at, from } : { from } }, 0, 'stepped-back');
}
