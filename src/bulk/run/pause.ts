import type { AdapterError } from '../../adapters/adapter-error.js';
import { longestWait } from './answers.js';
import type { Next, RunState } from '../run-state.js';
import { backOffMs, type Strain } from './strain.js';

/** Why a run sends nothing for now. Each pause is an object of its own. */
export interface RunPause {
  readonly reason: 'rate-limited' | 'unreachable' | 'signed-out';
  /** How long it waits or the system asked to wait, in milliseconds; absent where nobody knows. */
  readonly ms?: number | undefined;
  /** It does not go on by itself. */
  readonly asks: boolean;
  /** The system was looked at, and is still away. */
  readonly again?: boolean;
}

/** Is it worth a word to the viewer? What is over before it can be read is not. */
export function isNoticeable({ asks, ms = 0 }: RunPause): boolean {
  return asks || ms >= 2_000;
}

/** The longest that a run waits by itself, in milliseconds (F11). */
export const longestPatience = 300_000;

/** The system asked to wait: all wait. Where that is too long, or asked for too often in vain, the viewer is asked (F11, F14). */
export function waiting(state: RunState, errors: readonly AdapterError[], dice = 1): Next {
  const { waits, budget } = state.strain;
  const asked = longestWait(errors);
  if ((asked ?? 0) > longestPatience || budget === 0) return paused(state, 'rate-limited', { ms: asked });
  const ms = asked ?? backOffMs(waits, dice);
  const strain: Strain = { ...state.strain, waits: waits + 1, budget: budget - 1 };
  const pause: RunPause = { reason: 'rate-limited', ms, asks: false };
  return [{ ...state, phase: 'waiting', pause, strain }, [{ type: 'wait', ms }]];
}

/** Nothing is sent until the viewer has said so, or has signed in. */
export function paused(state: RunState, reason: RunPause['reason'], more: Partial<RunPause> = {}): Next {
  return [{ ...state, phase: 'paused', pause: { ...more, reason, asks: true } }, []];
}
