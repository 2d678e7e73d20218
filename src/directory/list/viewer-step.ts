import { scopeOf } from '../../domain/list-view.js';
import type { ListState, Step, ViewerStep } from '../list-state.js';
import { removed, replaced, seen } from './changing.js';
import { expected, withoutGone } from './gone.js';
import { look } from './looking.js';
import { turnBack } from './turning-back.js';
import { select, type SelectingEvent } from './selecting.js';

/** What viewers bring about: looking at something else, selecting, changing users. Reading all that match ends with its view. */
export const viewerStep: ViewerStep = (state, event, first) => {
  const [next, effects] = first ? noticed(first, event.type) : step(state, event);
  if (!next.walk || next.walk.scope === scopeOf(next.view)) return [next, effects];
  return [{ ...next, walk: undefined }, [...effects, { type: 'stop-walking' }]];
};

function step(state: ListState, event: Parameters<ViewerStep>[1]): Step {
  if (event.type === 'loaded') return turnBack(state, event.page);
  if (event.type === 'load-failed') return turnBack(state, undefined);
  if (event.type === 'remove-users') return removed(state, event.ids);
  if (event.type === 'expect-users') return expected(state, event.ids, event.late);
  if (event.type === 'replace-users') return replaced(state, event.users, event.total);
  if ('look' in event) return look(state, event);
  // an answer to what was stopped is late (F4)
  return 'request' in event && event.request !== state.walk?.request ? [state, []] : select(state, event as SelectingEvent); // prettier-ignore
}

function noticed([state, effects]: Step, type: string): Step {
  return [type === 'loaded' ? seen(withoutGone(state)) : state, effects];
}
