import type { AdapterError } from '../adapters/adapter-error.js';
import type { User, UserId } from '../domain/user.js';

/** One person's page: whose it is, and what is known of them so far. */
export type ProfileState =
  | { readonly phase: 'closed'; readonly request: number }
  | {
      readonly phase: 'loading' | 'shown';
      readonly request: number;
      readonly id: UserId;
      readonly user?: User;
      /** What somebody else did to the user since they were loaded. */
      readonly meanwhile?: 'changed' | 'deleted';
    }
  | {
      readonly phase: 'failed';
      readonly request: number;
      readonly id: UserId;
      readonly user?: User;
      readonly error: AdapterError;
    };

/** What the viewer wants of the page. `user` is the record that the list shows, to show something at once. */
export type ProfileIntent =
  | { readonly type: 'open'; readonly id: UserId; readonly user?: User }
  | { readonly type: 'reload' }
  | { readonly type: 'close' };

/**
 * What the backend answered. `user-noticed`: the user as they are now, or nobody, beside what is shown. `user-saved`: as the
 * viewer has just made them.
 */
export type ProfileOutcome =
  | { readonly type: 'user-saved'; readonly user: User }
  | { readonly type: 'user-noticed'; readonly id: UserId; readonly user?: User }
  | { readonly type: 'user-loaded'; readonly request: number; readonly user: User }
  | { readonly type: 'user-load-failed'; readonly request: number; readonly error: AdapterError };

/** What is to be done next. */
export interface ProfileEffect {
  readonly type: 'load';
  readonly request: number;
  readonly id: UserId;
}

/** No page is open. */
export const closedProfile: ProfileState = { phase: 'closed', request: 0 };

/** The next state, and what is to be done. Only the newest request's answer counts (F4). */
export function transition(
  state: ProfileState,
  event: ProfileIntent | ProfileOutcome,
): readonly [ProfileState, readonly ProfileEffect[]] {
  switch (event.type) {
    case 'open':
      return load(state, event.id, event.user);
    case 'reload':
      return state.phase === 'closed' ? [state, []] : load(state, state.id, state.user);
    case 'close':
      return [{ phase: 'closed', request: state.request + 1 }, []];
    case 'user-noticed':
      return [noticed(state, event), []];
    case 'user-saved':
      return [saved(state, event.user), []];
    default:
      if (state.phase === 'closed' || event.request !== state.request) return [state, []];
      return [answered(state, event), []];
  }
}

function load(state: ProfileState, id: UserId, user?: User): readonly [ProfileState, readonly ProfileEffect[]] {
  const request = state.request + 1;
  return [{ phase: 'loading', request, id, ...(user && { user }) }, [{ type: 'load', request, id }]];
}

function answered(
  state: Exclude<ProfileState, { phase: 'closed' }>,
  event: Exclude<ProfileOutcome, { type: 'user-noticed' | 'user-saved' }>,
): ProfileState {
  const { request, id } = state;
  if (event.type === 'user-loaded') return { phase: 'shown', request, id, user: event.user };
  const gone = event.error.kind === 'not-found';
  return { phase: 'failed', request, id, ...(state.user && !gone && { user: state.user }), error: event.error };
}

/** What the viewer has saved is no news, and what others did before it is part of it. */
function saved(state: ProfileState, user: User): ProfileState {
  if (state.phase !== 'shown' || state.id !== user.id) return state;
  return { phase: 'shown', request: state.request, id: state.id, user };
}

/** What is shown stays as it is: what the viewer reads or writes is theirs until they want it anew. */
function noticed(state: ProfileState, { id, user }: Extract<ProfileOutcome, { type: 'user-noticed' }>): ProfileState {
  if (state.phase !== 'shown' || state.id !== id) return state;
  const meanwhile = user ? (isSame(state.user, user) ? undefined : 'changed') : 'deleted';
  return meanwhile === state.meanwhile || !meanwhile ? state : { ...state, meanwhile };
}

function isSame(shown: User | undefined, now: User): boolean {
  if (shown?.version !== undefined && now.version !== undefined) return shown.version === now.version;
  return JSON.stringify(shown) === JSON.stringify(now);
}
