import type { AdapterError } from '../../adapters/adapter-error.js';
import type { DeletedPage } from '../../domain/deleted/deleted-users.js';
import type { PageRef } from '../../domain/query.js';
import type { UserId } from '../../domain/user.js';

/** Which page of the deleted users: its place, and how many stand before it. */
export interface Place {
  readonly at?: PageRef | undefined;
  readonly from: number;
}

/** The page of deleted users: what it shows, what it waits for, who of those shown is selected. */
export interface DeletedState {
  readonly phase: 'closed' | 'loading' | 'ready' | 'failed';
  readonly place: Place;
  /** The latest answer, and where it stands. */
  readonly shown?: { readonly page: DeletedPage; readonly from: number } | undefined;
  readonly refreshing: boolean;
  readonly error?: AdapterError | undefined;
  readonly selected: ReadonlySet<UserId>;
  /** The number of the latest question: answers to earlier ones are too late (F4). */
  readonly request: number;
}

/** What the page is told. */
export type DeletedEvent =
  | { readonly type: 'open' | 'close' | 'reload' }
  | { readonly type: 'turn'; readonly to: 'next' | 'previous' }
  /** These are selected from now on, of those who are shown. */
  | { readonly type: 'select'; readonly ids: Iterable<UserId> }
  | { readonly type: 'loaded'; readonly request: number; readonly page: DeletedPage }
  | { readonly type: 'load-failed'; readonly request: number; readonly error: AdapterError };

/** What the page wants done. */
export type DeletedEffect =
  { readonly type: 'load'; readonly request: number; readonly place: Place } | { readonly type: 'abort' };

type Next = readonly [DeletedState, readonly DeletedEffect[]];

/** How many deleted users a page has. */
export const pageSize = 25;

const nobody: ReadonlySet<UserId> = new Set();

/** No page is open, and nothing is kept of the last one. */
export const closedPage: DeletedState = {
  phase: 'closed',
  place: { from: 0 },
  refreshing: false,
  selected: nobody,
  request: 0,
};

/** What happens next: pure. */
export function transition(state: DeletedState, event: DeletedEvent): Next {
  if (event.type === 'open') return load({ ...closedPage, request: state.request }, { from: 0 });
  if (state.phase === 'closed') return [state, []];
  switch (event.type) {
    case 'close':
      return [{ ...closedPage, request: state.request }, [{ type: 'abort' }]];
    case 'reload':
      return load(state, state.place);
    case 'turn':
      return turned(state, event.to);
    case 'select': {
      const shown = new Set(state.shown?.page.deleted.map(({ user }) => user.id));
      return [{ ...state, selected: new Set([...event.ids].filter((id) => shown.has(id))) }, []];
    }
    case 'loaded':
      return event.request === state.request ? loaded(state, event.page) : [state, []];
    case 'load-failed':
      return event.request === state.request ? [failed(state, event.error), []] : [state, []];
  }
}

function load(state: DeletedState, place: Place): Next {
  const request = state.request + 1;
  const phase = state.shown ? 'ready' : 'loading';
  return [{ ...state, phase, place, request, refreshing: true, error: undefined }, [{ type: 'load', request, place }]];
}

function turned(state: DeletedState, to: 'next' | 'previous'): Next {
  const { shown } = state;
  const at = shown?.page[to];
  if (!at || state.refreshing) return [state, []];
  const from = to === 'next' ? shown.from + shown.page.deleted.length : Math.max(0, shown.from - pageSize);
  return load({ ...state, selected: nobody }, { at, from });
}

/** A page on which nobody is left gives way to the one before it. Who is no longer shown is no longer selected (T6). */
function loaded(state: DeletedState, page: DeletedPage): Next {
  const { from } = state.place;
  if (page.deleted.length === 0 && page.previous && from > 0)
    return load(state, { at: page.previous, from: Math.max(0, from - pageSize) });
  const shown = new Set(page.deleted.map(({ user }) => user.id));
  const selected = new Set([...state.selected].filter((id) => shown.has(id)));
  return [{ ...state, phase: 'ready', shown: { page, from }, refreshing: false, error: undefined, selected }, []];
}

/** What was shown stays, said to be old. The place is that of what is shown. */
function failed(state: DeletedState, error: AdapterError): DeletedState {
  return { ...state, phase: state.shown ? 'ready' : 'failed', refreshing: false, error };
}
