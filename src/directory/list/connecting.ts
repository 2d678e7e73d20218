import type { AdapterError } from '../../adapters/adapter-error.js';
import type { ListView } from '../../domain/list-view.js';
import type { Session } from '../../domain/session.js';
import type { ListState, Offers, Step } from '../list-state.js';
import { load } from './loading.js';

/** Asks who is signed in; without an adapter there is nobody to ask. */
export function connecting(state: ListState, present: boolean): Step {
  const connection = state.connection + 1;
  if (!present) return [{ ...state, phase: 'no-adapter', connection }, []];
  const phase = state.shown ? state.phase : 'connecting';
  return [{ ...state, phase, connection, refreshing: true }, [{ type: 'connect', request: connection }]];
}

/** Who is signed in is known: loads the list if they may see it. Another viewer than before starts with nobody selected. */
export function connected(state: ListState, session: Session, offers: Offers): Step {
  const same = state.session?.viewer?.id === session.viewer?.id;
  const next: ListState = {
    ...state,
    session,
    offers,
    ...(!same && { selection: { users: new Map() }, matched: undefined, walk: undefined }),
  };
  const phase = session.viewer ? 'no-access' : 'signed-out';
  if (!session.allowed.has('view'))
    return [{ ...next, phase, shown: undefined, refreshing: false, error: undefined }, []];
  const [loading, effects] = load(next, offered(state.view, session));
  return [loading, offers.has('departments') ? [...effects, { type: 'load-departments' }] : effects];
}

/** It could not be found out who is signed in. */
export function connectFailed(state: ListState, error: AdapterError): Step {
  const signedOut = error.kind === 'unauthenticated';
  const phase = state.shown ? state.phase : signedOut ? 'signed-out' : 'failed';
  return [{ ...state, phase, error, refreshing: false }, []];
}

/** A view may come from an address: order and filters that the backend does not declare are not asked for. */
function offered(view: ListView, { capabilities }: Session): ListView {
  const fields = new Set(capabilities.filters?.map(({ field }) => field));
  const known = Object.entries(view.filters).filter(([field]) => fields.has(field));
  const { sort, ...rest } = view;
  const sorted = sort && capabilities.sort.includes(sort.field);
  if (known.length === Object.keys(view.filters).length && (sorted || !sort)) return view;
  return { ...rest, filters: Object.fromEntries(known), ...(sorted && { sort }) };
}
