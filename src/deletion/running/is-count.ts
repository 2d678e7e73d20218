import type { DeletionState } from '../deletion-state.js';

/** Has nothing happened between these but that a number has grown? */
export function isCount(before: DeletionState, after: DeletionState): boolean {
  if (before.phase === 'checking' && after.phase === 'checking') return true;
  if (before.phase !== 'running' || after.phase !== 'running') return false;
  return before.run?.phase === after.run?.phase && before.run?.pause === after.run?.pause;
}
