import { endOfDayText } from '../domain/time/end-of-day.js';
import type { UserId } from '../domain/user.js';
import { problemOf, type DayProblem } from './day/day-problem.js';

/** The two ways in which whether somebody is active can change. */
export type StatusAction = 'activate' | 'deactivate';

/** What the viewer is doing about one person’s status. What is true of that person is in their record, and nowhere here. */
export interface StatusState {
  readonly id: UserId | undefined;
  /** What was explained since the page was loaded: it is done at once from then on. */
  readonly explained: ReadonlySet<StatusAction>;
  /** What is explained now, and waits for a yes. */
  readonly asking?: StatusAction | undefined;
  /** The day that is set for becoming inactive. */
  readonly set?: string | undefined;
  /** What the viewer has written in the date field; absent while it holds what is set. */
  readonly day?: string | undefined;
  readonly problem?: DayProblem | undefined;
  /** What was asked of the backend and has not been answered. */
  readonly busy?: 'status' | 'date' | undefined;
}

/** What the viewer does. `day` that can’t be read comes as whatever was written. */
export type StatusIntent =
  | { readonly type: 'flip'; readonly action: StatusAction }
  | { readonly type: 'confirm' }
  | { readonly type: 'decline' }
  | { readonly type: 'write-day'; readonly day: string }
  | { readonly type: 'save-day'; readonly zone: string; readonly now: number }
  | { readonly type: 'cancel-day'; readonly action: StatusAction };

/** What has happened: this record is shown, or the backend has answered and what is shown is what it has. */
export type StatusOutcome =
  { readonly type: 'shown'; readonly id: UserId; readonly set: string | undefined } | { readonly type: 'answered' };

/** What is to be done about it. */
export type StatusEffect =
  | { readonly type: 'set-active'; readonly active: boolean }
  | { readonly type: 'schedule'; readonly action: StatusAction; readonly at: string | null }
  | { readonly type: 'focus'; readonly on: 'switch' | 'question' | 'day' };

type Next = readonly [StatusState, readonly StatusEffect[]];

/** Nobody is shown, and nothing was explained. */
export const nobodyShown: StatusState = { id: undefined, explained: new Set() };

/** What happens next: pure. Nothing is asked of the backend while an earlier answer is awaited. */
export function transition(state: StatusState, event: StatusIntent | StatusOutcome): Next {
  if (event.type === 'shown') return [shown(state, event), []];
  if (event.type === 'answered') return [state.busy ? { ...state, busy: undefined } : state, []];
  if (state.busy) return [state, []];
  switch (event.type) {
    case 'flip':
      if (state.explained.has(event.action)) return change(state, event.action);
      return [{ ...state, asking: event.action }, [{ type: 'focus', on: 'question' }]];
    case 'confirm':
      return state.asking ? change(state, state.asking) : [state, []];
    case 'decline':
      return state.asking ? [{ ...state, asking: undefined }, [{ type: 'focus', on: 'switch' }]] : [state, []];
    case 'write-day':
      return [{ ...state, day: event.day, problem: undefined }, []];
    case 'save-day':
      return saveDay(state, event);
    case 'cancel-day':
      return [{ ...state, problem: undefined, busy: 'date' }, [{ type: 'schedule', action: event.action, at: null }]];
  }
}

/** Another person starts afresh; another day that is set takes the place of one that was written. */
function shown(state: StatusState, { id, set }: StatusOutcome & { type: 'shown' }): StatusState {
  if (id !== state.id) return { id, explained: state.explained, set };
  return set === state.set ? state : { ...state, set, day: undefined, problem: undefined };
}

function change(state: StatusState, action: StatusAction): Next {
  const explained = new Set([...state.explained, action]);
  const next: StatusState = { ...state, explained, asking: undefined, busy: 'status' };
  const effect: StatusEffect = { type: 'set-active', active: action === 'activate' };
  return [next, state.asking ? [effect, { type: 'focus', on: 'switch' }] : [effect]];
}

function saveDay(state: StatusState, { zone, now }: StatusIntent & { type: 'save-day' }): Next {
  const { set, day = set ?? '' } = state;
  const problem = problemOf(day, set, zone, now);
  if (problem) return [{ ...state, problem }, [{ type: 'focus', on: 'day' }]];
  const at = endOfDayText(day, zone) as string;
  return [{ ...state, problem: undefined, busy: 'date' }, [{ type: 'schedule', action: 'deactivate', at }]];
}
