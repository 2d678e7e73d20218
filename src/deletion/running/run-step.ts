import { denialFor } from '../../bulk/bulk-work.js';
import { isNoticeable } from '../../bulk/run/pause.js';
import type { RunState } from '../../bulk/run-state.js';
import type { Session } from '../../domain/session.js';
import type { DenialReason, UserId } from '../../domain/user.js';
import type { DeletionEffect, DeletionState } from '../deletion-state.js';

type Running = DeletionState & { readonly phase: 'running' };
type Next = readonly [DeletionState, readonly DeletionEffect[]];

/** The run stands elsewhere. One that waits is shown, also where it began out of sight; one that needs a sign-in tells the host (F19). */
export function runChanged(state: Running, run: RunState): Next {
  const pause = run.pause === state.run?.pause ? undefined : run.pause;
  const shows = !state.shown && pause !== undefined && isNoticeable(pause);
  const effects: DeletionEffect[] = shows ? [{ type: 'show' }] : [];
  if (pause?.reason === 'signed-out') effects.push({ type: 'require-sign-in' });
  return [{ ...state, run, shown: state.shown || shows }, effects];
}

/** The viewer wants it to go on. Where it waits for a sign-in, who is signed in is asked first. */
export function goOn(state: Running): Next {
  const signedOut = state.run?.pause?.reason === 'signed-out';
  return [state, [{ type: signedOut ? 'reconnect' : 'resume-run' }]];
}

/** Somebody has signed in. Whoever began it goes on with those whom the rules still let them meet; for another it stops (F19). */
export function signedIn(state: Running, session: Session | undefined): Next {
  const viewer = session?.viewer?.id;
  if (viewer === undefined) return [state, []];
  if (viewer !== state.session?.viewer?.id) return [state, [{ type: 'stop-run' }]];
  if (state.run?.pause?.reason !== 'signed-out') return [state, []];
  const queued = new Set(state.run.queue.map(({ id }) => id));
  const denied = new Map<UserId, DenialReason>();
  for (const user of state.users) {
    const denial = queued.has(user.id) ? denialFor(state.work, user, session) : undefined;
    if (denial) denied.set(user.id, denial.reason);
  }
  return [state, [{ type: 'sign-in-run', denied }]];
}
