import type { AdapterError } from '../../adapters/adapter-error.js';
import { type ListView, queryOf, scopeOf } from '../../domain/list-view.js';
import type { PageRef, UserPage } from '../../domain/query.js';
import type { ListState, Step } from '../list-state.js';
import { connecting } from './connecting.js';

/** How many users one request asks for. */
export function sizeOf({ pageSize, session }: ListState): number {
  return Math.max(1, Math.min(pageSize, session?.capabilities.page.maxSize ?? pageSize));
}

/** Looks at `view`: asks the backend once there is one. What is on screen stays until it has answered. */
export function load(state: ListState, view: ListView, after = 0, notice?: ListState['notice']): Step {
  if (!state.session?.allowed.has('view')) return [{ ...state, view }, []];
  const request = state.request + 1;
  const phase = state.shown ? 'ready' : 'loading';
  const query = queryOf(view, sizeOf(state));
  return [{ ...state, phase, view, request, notice, refreshing: true }, [{ type: 'load', request, query, after }]];
}

/** Loads the same page again; connects again where that is what failed. */
export function reload(state: ListState): Step {
  if (state.session?.allowed.has('view') && state.error?.kind !== 'unauthenticated') return load(state, state.view);
  return state.phase === 'connecting' ? [state, []] : connecting(state, state.phase !== 'no-adapter');
}

/** The page is here. An empty one that is not the first steps back to the last one that exists. */
export function loaded(state: ListState, page: UserPage): Step {
  const at = state.view.page;
  if (page.users.length === 0 && at.from > 0) return stepBack(state, page);
  const scope = scopeOf(state.view);
  const shown = { ...page, page: at, scope, sort: state.view.sort };
  return [{ ...state, phase: 'ready', shown, refreshing: false, error: undefined }, []];
}

/** The page did not come: a place in the list that is no longer valid starts again from the first page. */
export function loadFailed(state: ListState, error: AdapterError): Step {
  const lost = ['invalid', 'stale', 'not-found'].includes(error.kind);
  if (lost && state.view.page.at) return load({ ...state, trail: [] }, firstPage(state.view), 0, 'restarted');
  const signedOut = error.kind === 'unauthenticated';
  const phase = state.shown ? 'ready' : signedOut ? 'signed-out' : 'failed';
  return [{ ...state, phase, error, refreshing: false }, []];
}

/** The same search, filters and order from the start. */
export function firstPage(view: ListView): ListView {
  return { ...view, page: { from: 0 } };
}

function stepBack(state: ListState, { total, previous }: UserPage): Step {
  const { at, from } = state.view.page;
  const size = sizeOf(state);
  // an adapter's offset need not count users
  if (at && 'offset' in at && at.offset === from) {
    const last = total?.kind === 'exact' ? Math.floor(Math.max(0, total.value - 1) / size) * size : Infinity;
    return go(state, Math.max(0, Math.min(last, from - size)));
  }
  if (previous) return go(state, Math.max(0, from - size), previous);
  return load({ ...state, trail: [] }, firstPage(state.view), 0, 'restarted');
}

function go(state: ListState, from: number, at: PageRef = { offset: from }): Step {
  return load(state, { ...state.view, page: from > 0 ? { at, from } : { from } }, 0, 'stepped-back');
}
