import type { AdapterError } from '../../adapters/adapter-error.js';
import { type ListView, queryOf, scopeOf } from '../../domain/list-view.js';
import type { UserPage } from '../../domain/query.js';
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

/** The page is here. */
export function loaded(state: ListState, page: UserPage): Step {
  const shown = { ...page, page: state.view.page, scope: scopeOf(state.view), sort: state.view.sort };
  return [{ ...state, phase: 'ready', shown, refreshing: false, error: undefined }, []];
}

/** The page did not come. */
export function loadFailed(state: ListState, error: AdapterError): Step {
  const signedOut = error.kind === 'unauthenticated';
  const phase = state.shown ? 'ready' : signedOut ? 'signed-out' : 'failed';
  return [{ ...state, phase, error, refreshing: false }, []];
}

/** The same search, filters and order from the start. */
export function firstPage(view: ListView): ListView {
  return { ...view, page: { from: 0 } };
}
