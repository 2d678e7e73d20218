import type { ListState } from '../list-state.js';

/** What the list says in place of rows; `undefined` where there are rows, or rows to come. */
export type Blank = 'no-adapter' | 'signed-out' | 'no-access' | 'failed' | 'empty' | 'no-hits' | undefined;

/** Which of the states without rows the list is in. */
export function blankOf({ phase, shown }: ListState): Blank {
  if (phase === 'connecting' || phase === 'loading') return undefined;
  if (phase !== 'ready') return phase;
  // a backend may leave out of a page whom it finds only then
  if (!shown || shown.users[0] || shown.next) return undefined;
  return shown.scope === '' ? 'empty' : 'no-hits';
}
