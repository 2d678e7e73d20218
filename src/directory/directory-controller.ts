import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { adapterError, asAdapterError } from '../adapters/adapter-error.js';
import type { UserAdapter } from '../adapters/contract.js';
import type { UserPage, UserQuery } from '../domain/query.js';
import type { Session } from '../domain/session.js';
import { initialList, type ListEffect, type ListIntent, type ListOutcome, type ListState, type Offers, transition, type ViewerStep } from './list-state.js'; // prettier-ignore

/** What waits: replaceable, so that a test need not. */
export interface Timer {
  set(run: () => void, ms: number): number;
  clear(timer: number): void;
}

type WalkEffect = Extract<ListEffect, { type: 'walk' }>;
type Tell = (outcome: ListOutcome) => void;

/** What the list does for a viewer, and its first rows do without. */
export interface ViewerPart {
  readonly step: ViewerStep;
  /** Reads all that match, and tells how far it has come and how it has ended. */
  readonly walk: (effect: WalkEffect, ask: (query: UserQuery) => Promise<UserPage>, tell: Tell) => Promise<void>;
}

/** Hears of each change after it has settled. */
export type ListChanged = (state: ListState, before: ListState) => void;

/** The clock of the page. */
export const realTimer: Timer = {
  set: (run, ms) => window.setTimeout(run, ms),
  clear: (timer) => window.clearTimeout(timer),
};
// prettier-ignore
const optional = ['create', 'delete', 'setActive', 'schedule', 'changeDepartment', 'departments', 'sendMessage'] as const;

/** Keeps the list of users: performs what {@link transition} asks for, and is the only part of the list that awaits. */
export class DirectoryController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #changed: ListChanged;
  readonly #timer: Timer;
  readonly #afterRows: () => Promise<void>;
  readonly #loadViewerPart: () => void;
  #viewerPart: ViewerPart | undefined;
  #untilThen: (ListIntent | ListOutcome)[] = [];
  readonly #calls = new Map<ListEffect['type'], AbortController>();
  #state = initialList;
  #adapter: UserAdapter | undefined;
  #typing: number | undefined;
  #loading: Promise<void> | undefined;
  #interrupted = false;
  /** Is the host out of the page? Then nothing is asked (F28). */
  #isAway = false;

  /**
   * @param loadViewerPart Called for what {@link ViewerPart} is needed for; it is done once that was given to `learn`.
   * @param afterRows Resolves once the rows are on screen: what can wait until then, waits.
   */
  constructor(
    host: ReactiveControllerHost,
    changed: ListChanged,
    loadViewerPart: () => void,
    timer: Timer = realTimer,
    afterRows: () => Promise<void> = () => Promise.resolve(),
  ) {
    this.#host = host;
    this.#afterRows = afterRows;
    this.#changed = changed;
    this.#loadViewerPart = loadViewerPart;
    this.#timer = timer;
    host.addController(this);
  }

  /** The list as it stands. */
  get state(): ListState {
    return this.#state;
  }

  /** Where the users come from. Another adapter starts the list again, with nobody selected. */
  get adapter(): UserAdapter | undefined {
    return this.#adapter;
  }
  set adapter(adapter: UserAdapter | undefined) {
    if (adapter === this.#adapter) return;
    this.#stop();
    this.#adapter = adapter;
    this.dispatch({ type: 'use-adapter', present: adapter !== undefined });
  }

  /** From now on the list does all that a viewer wants; first what has waited for it. */
  learn(part: ViewerPart): void {
    this.#viewerPart = part;
    for (const event of this.#untilThen.splice(0)) this.#apply(event);
  }

  /** Does what the viewer or the host wants. */
  dispatch(intent: ListIntent): void {
    this.#apply(intent);
  }

  /** Loads the page again. */
  reload(): void {
    this.#apply({ type: 'reload' });
  }

  hostConnected(): void {
    this.#isAway = false;
    if (this.#interrupted) this.#apply({ type: 'connect' });
  }

  hostDisconnected(): void {
    this.#isAway = true;
    const { refreshing, offers, departments } = this.#state;
    this.#interrupted = refreshing || (offers.has('departments') && !departments[0]);
    this.#stop();
    if (this.#viewerPart) this.#apply({ type: 'stop-selecting' });
  }

  #apply(event: ListIntent | ListOutcome): void {
    const before = this.#state;
    const step = transition(before, event, this.#viewerPart?.step);
    if (!step) {
      this.#untilThen.push(event);
      return this.#loadViewerPart();
    }
    const [state, effects] = step;
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    if (state === before) return;
    this.#host.requestUpdate();
    this.#changed(state, before);
  }

  #perform(effect: ListEffect): void {
    this.#calls.get(effect.type === 'stop-walking' ? 'walk' : effect.type)?.abort();
    if (effect.type === 'stop-walking') return;
    if (effect.type === 'load') this.#timer.clear(this.#typing ?? 0);
    // what there was to ask is asked when it is back
    if (this.#isAway) return void (this.#interrupted = true);
    const call = new AbortController();
    this.#calls.set(effect.type, call);
    if (effect.type === 'load' && !effect.after) this.#loading = this.#call(effect, call.signal);
    else if (effect.type !== 'load') void this.#call(effect, call.signal);
    else this.#typing = this.#timer.set(() => void this.#call(effect, call.signal), effect.after);
  }

  async #call(effect: Exclude<ListEffect, { type: 'stop-walking' }>, signal: AbortSignal): Promise<void> {
    const adapter = this.#adapter;
    if (!adapter) return;
    const tell: Tell = (outcome) => {
      if (!signal.aborted) this.#apply(outcome);
    };
    try {
      if (effect.type === 'connect') {
        const session = readable(await adapter.connect({ signal }));
        tell({ type: 'connected', request: effect.request, session, offers: offersOf(adapter) });
      } else if (effect.type === 'load-departments') {
        await this.#loading?.then(this.#afterRows);
        if (signal.aborted) return;
        tell({ type: 'departments-loaded', departments: (await adapter.departments?.({ signal })) ?? [] });
      } else if (effect.type === 'load') {
        tell({ type: 'loaded', request: effect.request, page: await this.#page(effect.query, signal) });
      } else {
        await this.#viewerPart?.walk(effect, (query) => this.#page(query, signal), tell);
      }
    } catch (thrown) {
      const error = asAdapterError(thrown);
      if (effect.type === 'load-departments') return;
      tell({ type: `${effect.type}-failed`, request: effect.request, error });
    }
  }

  async #page(query: UserQuery, signal: AbortSignal): Promise<UserPage> {
    signal.throwIfAborted();
    const page = await this.#adapter?.query(query, { signal });
    const ids = page?.users?.map((user) => user?.id);
    if (!page || !ids?.every((id) => typeof id === 'string' && id) || new Set(ids).size < ids.length)
      throw adapterError('protocol', 'The list of users can’t be read.');
    return page;
  }

  #stop(): void {
    this.#timer.clear(this.#typing ?? 0);
    for (const call of this.#calls.values()) call.abort();
    this.#calls.clear();
  }
}

function readable(session: Session | undefined): Session {
  const { sort, search, page } = session?.capabilities ?? {};
  if (session?.allowed instanceof Set && Array.isArray(sort) && search && page) return session;
  throw adapterError('protocol', 'The session can’t be read.');
}

function offersOf(adapter: UserAdapter): Offers {
  return new Set(optional.filter((name) => typeof adapter[name] === 'function'));
}
