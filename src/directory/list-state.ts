import type { AdapterError } from '../adapters/adapter-error.js';
import { initialView, type ListView } from '../domain/list-view.js';
import type { SortOrder, Total, UserPage, UserQuery } from '../domain/query.js';
import type { Selection } from '../domain/selection.js';
import type { Session } from '../domain/session.js';
import type { Department, User, UserId } from '../domain/user.js';
import { connectFailed, connected, connecting } from './list/connecting.js';
import { type ArrangingIntent, resize, showView } from './list/arranging.js';
import { loadFailed, loaded, reload } from './list/loading.js';
import type { LookingIntent } from './list/looking.js';
import type { SelectingEvent } from './list/selecting.js';

/** An optional ability of a backend that the list may offer: the name of an adapter method. */
export type Offer = 'delete' | 'setActive' | 'departments' | 'create' | 'changeDepartment' | 'sendMessage' | 'schedule';

/** Which of them are there. */
export type Offers = ReadonlySet<Offer>;

/** The page of users on screen, and what was asked to get it. */
export interface ShownPage extends UserPage {
  readonly page: ListView['page'];
  readonly scope: string;
  readonly sort?: SortOrder | undefined;
}

/** The list of users as it stands. `view` is what was asked for last, `shown` what was answered last. */
export interface ListState {
  readonly phase: 'no-adapter' | 'connecting' | 'signed-out' | 'no-access' | 'loading' | 'ready' | 'failed';
  readonly session?: Session | undefined;
  readonly offers: Offers;
  readonly departments: readonly Department[];
  readonly view: ListView;
  readonly pageSize: number;
  /** The optional columns that are shown, in their order. */
  readonly columns: readonly string[];
  readonly shown?: ShownPage | undefined;
  /** Pages that led here, for backends that only know the next one. */
  readonly trail: readonly ListView['page'][];
  readonly refreshing: boolean;
  readonly error?: AdapterError | undefined;
  /** Why the page on screen is not the one that was asked for. */
  readonly notice?: 'restarted' | 'stepped-back' | undefined;
  /** The number of the newest request: an answer to another one is late, and is dropped (F4). */
  readonly request: number;
  /** The same for connecting. */
  readonly connection: number;
  readonly selection: Selection;
  /** Who was deleted, with the version they were known at: a page that still has them is behind (F32). */
  readonly gone?: ReadonlyMap<UserId, string | undefined> | undefined;
  /** Who was, and is looked for again all the same: it took too long. */
  readonly late?: ReadonlySet<UserId> | undefined;
  /** "Select all that match" while it reads. */
  readonly walk?: { readonly request: number; readonly scope: string; readonly found: number } | undefined;
  /** How "select all that match" ended. */
  readonly matched?: Matched | undefined;
}

/** What "select all that match" found: `seen` users, of whom `selected` may be selected. */
export interface Matched {
  readonly scope: string;
  readonly seen: number;
  readonly selected: number;
  readonly total?: Total | undefined;
  /** It did not finish: nobody was added. */
  readonly failed?: AdapterError | 'not-narrowed' | undefined;
}

/** What the viewer or the host wants of the list. */
export type ListIntent =
  | { readonly type: 'use-adapter'; readonly present: boolean }
  | { readonly type: 'connect' | 'reload' }
  | { readonly type: 'remove-users'; readonly ids: readonly UserId[] }
  | { readonly type: 'expect-users'; readonly ids: readonly UserId[]; readonly late?: boolean }
  | { readonly type: 'replace-users'; readonly users: readonly User[]; readonly total?: Total }
  | ArrangingIntent
  | LookingIntent
  | Extract<SelectingEvent, { readonly intent?: true }>;

/** What the backend answered. */
export type ListOutcome =
  | { readonly type: 'connected'; readonly request: number; readonly session: Session; readonly offers: Offers }
  | { readonly type: 'connect-failed'; readonly request: number; readonly error: AdapterError }
  | { readonly type: 'departments-loaded'; readonly departments: readonly Department[] }
  | { readonly type: 'loaded'; readonly request: number; readonly page: UserPage }
  | { readonly type: 'load-failed'; readonly request: number; readonly error: AdapterError }
  | SelectingEvent;

/** What is to be done next. `after` waits so many milliseconds, for typing. */
export type ListEffect =
  | { readonly type: 'connect'; readonly request: number }
  | { readonly type: 'load-departments' }
  | { readonly type: 'load'; readonly request: number; readonly query: UserQuery; readonly after: number }
  | { readonly type: 'walk'; readonly request: number; readonly query: UserQuery }
  | { readonly type: 'stop-walking' };

/** The next state, and what is to be done. */
export type Step = readonly [ListState, readonly ListEffect[]];

/** No adapter, nobody selected, the first page by name. */
export const initialList: ListState = {
  phase: 'no-adapter',
  offers: new Set(),
  departments: [],
  view: initialView,
  pageSize: 25,
  columns: ['department'],
  trail: [],
  refreshing: false,
  request: 0,
  connection: 0,
  selection: { users: new Map() },
};

/** The rest of {@link transition}: what only a viewer can bring about. It is loaded after the first rows. */
export type ViewerStep = (state: ListState, event: ListIntent | ListOutcome, first: Step | undefined) => Step;

/**
 * The next state of the list, and what is to be done. Only the newest request's answer counts (F4).
 *
 * Without `viewerStep` it knows what brings the first rows; `undefined` where the event needs more than that.
 */
export function transition(
  state: ListState,
  event: ListIntent | ListOutcome,
  viewerStep?: ViewerStep,
): Step | undefined {
  if (isLate(state, event)) return [state, []];
  const first = firstStep(state, event);
  return viewerStep ? viewerStep(state, event, first) : first;
}

function firstStep(state: ListState, event: ListIntent | ListOutcome): Step | undefined {
  switch (event.type) {
    case 'use-adapter':
      return connecting({ ...initialList, ...kept(state) }, event.present);
    case 'connect':
      return connecting(state, state.phase !== 'no-adapter');
    case 'connected':
      return connected(state, event.session, event.offers);
    case 'connect-failed':
      return connectFailed(state, event.error);
    case 'departments-loaded':
      return [{ ...state, departments: event.departments }, []];
    case 'loaded':
      return event.page.users[0] || event.page.next || !state.view.page.from ? loaded(state, event.page) : undefined;
    case 'load-failed':
      return isLost(state, event.error) ? undefined : loadFailed(state, event.error);
    case 'reload':
      return reload(state);
    case 'show-view':
      return showView(state, event.view);
    case 'resize-page':
      return resize(state, event.size);
    case 'show-columns':
      return [{ ...state, columns: event.columns }, []];
    default:
      return undefined;
  }
}

/** Does the backend no longer know the place in the list that was asked for? */
function isLost({ view }: ListState, { kind }: AdapterError): boolean {
  return !!view.page.at && /^(invalid|stale|not-found)$/.test(kind);
}

function isLate(state: ListState, event: ListIntent | ListOutcome): boolean {
  if (event.type === 'loaded' || event.type === 'load-failed') return event.request !== state.request;
  return /^connect(ed|-failed)$/.test(event.type) && 'request' in event && event.request !== state.connection;
}

function kept({ view, pageSize, columns, request, connection }: ListState): Partial<ListState> {
  // one more: what the adapter before may still answer is late
  return { view, pageSize, columns, request: request + 1, connection };
}
