import type { Session } from '../../domain/session.js';
import type { DeletionState } from '../deletion-state.js';

/** Is what is asked, and does not run yet, somebody else's than who is signed in now (F19)? Nobody known is nobody else. */
export function isAnothers(state: DeletionState, session: Session | undefined): boolean {
  if (state.phase === 'closed' || state.phase === 'running' || session?.viewer === undefined) return false;
  return session.viewer?.id !== state.session?.viewer?.id;
}
