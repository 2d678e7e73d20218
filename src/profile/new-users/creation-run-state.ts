import type { AdapterError } from '../../adapters/adapter-error.js';
import type { User } from '../../domain/user.js';
import type { Found } from '../../bulk/reading/find-created.js';
import { isUncertain } from '../../bulk/run/is-uncertain.js';
import type { PlannedUser } from './creation-plan.js';

/** How an address ends. `exists`: somebody has it already. `unknown`: it may have been created. `not-attempted`: it was never sent. */
export type Ending = 'created' | 'exists' | 'invalid' | 'refused' | 'failed' | 'unknown' | 'not-attempted';

/** One address of a run: who is to be created, under which key, and how far that is. */
export interface RunItem extends PlannedUser {
  readonly state: 'waiting' | 'sending' | 'looking' | Ending;
  /** How often it was sent. */
  readonly sent: number;
  readonly user?: User | undefined;
  readonly error?: AdapterError | undefined;
}

/** Creating several users. `paused`: the backend asked to wait. `stopping`: what was sent is waited for, nothing more is sent. */
export interface CreationRun {
  readonly phase: 'running' | 'paused' | 'stopping' | 'ended';
  readonly items: readonly RunItem[];
  /** The viewer's sign-in has ended in the middle. */
  readonly signedOut?: boolean;
}

/** What the viewer wants, or what was answered for the address at `index`. */
export type CreationRunEvent =
  | { readonly type: 'answered'; readonly index: number; readonly user: User }
  | { readonly type: 'failed'; readonly index: number; readonly error: AdapterError }
  | { readonly type: 'looked'; readonly index: number; readonly found: Found }
  | { readonly type: 'stop' | 'waited' };

/** What is to be done next; `look` and `send` are about the address at `index`. */
export type CreationRunEffect =
  | { readonly type: 'send' | 'look'; readonly index: number }
  | { readonly type: 'wait'; readonly ms: number }
  | { readonly type: 'end' };

type Step = readonly [CreationRun, readonly CreationRunEffect[]];

const atOnce = 4;
const mostSends = 3;
const longestWait = 60_000;

/** Begins to create these users, four at a time. */
export function startRun(planned: readonly PlannedUser[]): Step {
  return advance({ phase: 'running', items: planned.map((each) => ({ ...each, state: 'waiting', sent: 0 })) });
}

/** The run after an event, and what is to be done. What nobody waits for changes nothing. */
export function runStep(run: CreationRun, event: CreationRunEvent): Step {
  switch (event.type) {
    case 'stop':
      return run.phase === 'ended' ? [run, []] : advance({ ...run, phase: 'stopping' });
    case 'waited':
      return run.phase === 'paused' ? advance({ ...run, phase: 'running' }) : [run, []];
    case 'answered':
      if (run.items[event.index]?.state !== 'sending') return [run, []];
      return advance(settle(run, event.index, { state: 'created', user: event.user, error: undefined }));
    case 'failed':
      return run.items[event.index]?.state === 'sending' ? failed(run, event.index, event.error) : [run, []];
    case 'looked':
      return run.items[event.index]?.state === 'looking' ? looked(run, event.index, event.found) : [run, []];
  }
}

/** Is something of it on its way, or still to be sent? */
export function isGoingOn(run: CreationRun | undefined): boolean {
  return run !== undefined && run.phase !== 'ended';
}

/** How many addresses ended, or stand, in each state. */
export function countOf({ items }: CreationRun, ...states: readonly RunItem['state'][]): number {
  return items.filter(({ state }) => states.includes(state)).length;
}

function failed(run: CreationRun, index: number, error: AdapterError): Step {
  const { sent } = run.items[index];
  // a lost answer is looked after, also while stopping: it is only a question (F7)
  if (isUncertain(error)) return [settle(run, index, { state: 'looking', error }), [{ type: 'look', index }]];
  if (error.kind === 'unauthenticated')
    return advance({ ...settle(run, index, { state: 'failed', error }), phase: 'stopping', signedOut: true });
  const { retryAfterMs } = error;
  if (retryAfterMs !== undefined && sent < mostSends && run.phase !== 'stopping') {
    const paused: CreationRun = { ...settle(run, index, { state: 'waiting', error }), phase: 'paused' };
    return [paused, run.phase === 'paused' ? [] : [{ type: 'wait', ms: Math.min(Math.max(retryAfterMs, 0), longestWait) }]]; // prettier-ignore
  }
  return advance(settle(run, index, { state: endingOf(error), error }));
}

function endingOf({ kind, fields = {} }: AdapterError): Ending {
  const isTheirs = Object.keys(fields).every((field) => field === 'login' || field === 'email');
  if (kind === 'conflict' && isTheirs) return 'exists';
  if (kind === 'invalid' || kind === 'conflict') return 'invalid';
  return kind === 'forbidden' || kind === 'protected' ? 'refused' : 'failed';
}

/** A look before sending lets it be sent where nobody is there; one after a lost answer never does. */
function looked(run: CreationRun, index: number, found: Found): Step {
  const { lookFirst, sent, error } = run.items[index];
  if ('user' in found)
    return advance(settle(run, index, { state: found.state === 'made' ? 'created' : 'exists', user: found.user }));
  const mayGo = lookFirst && sent === 0 && found.state === 'absent';
  if (mayGo) return advance(settle(run, index, { state: 'waiting', lookFirst: false }));
  return advance(settle(run, index, { state: 'unknown', error }));
}

function settle(run: CreationRun, index: number, changes: Partial<RunItem>): CreationRun {
  return { ...run, items: run.items.map((item, at) => (at === index ? { ...item, ...changes } : item)) };
}

/** Sends what may be sent now; ends the run where nothing is on its way and nothing may follow. */
function advance(run: CreationRun): Step {
  const items = [...run.items];
  const effects: CreationRunEffect[] = [];
  let free = run.phase === 'running' ? atOnce - countOf(run, 'sending', 'looking') : 0;
  for (const [index, item] of items.entries()) {
    if (free <= 0) break;
    if (item.state !== 'waiting') continue;
    free -= 1;
    items[index] = item.lookFirst ? { ...item, state: 'looking' } : { ...item, state: 'sending', sent: item.sent + 1 };
    effects.push({ type: item.lookFirst ? 'look' : 'send', index });
  }
  const next = { ...run, items };
  const isBusy = countOf(next, 'sending', 'looking') > 0;
  const mayFollow = run.phase === 'paused' || (run.phase === 'running' && countOf(next, 'waiting') > 0);
  if (isBusy || mayFollow) return [next, effects];
  return [{ ...next, phase: 'ended', items: items.map(notAttempted) }, [...effects, { type: 'end' }]];
}

/** What still waits when all is over: sent before and turned away, it has failed; else it was never attempted. */
function notAttempted(item: RunItem): RunItem {
  return item.state === 'waiting' ? { ...item, state: item.sent > 0 ? 'failed' : 'not-attempted' } : item;
}
