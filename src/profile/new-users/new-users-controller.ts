import type { ReactiveControllerHost } from 'lit';
import { asAdapterError } from '../../adapters/adapter-error.js';
import { browserTimer, type Timer } from '../../bulk/patience.js';
import type { User } from '../../domain/user.js';
import {
  type CreationSurroundings,
  lookFor,
  newKey,
  placeOf,
  sendUser,
  type SentTo,
} from '../new-user/creation-controller.js';
import { firstPlacement, type Placement, placementChoices } from '../new-user/placement/placement.js';
import { planUsers, remaining, type Unsettled, unsettledAfter } from './creation-plan.js';
import {
  type CreationRun,
  type CreationRunEffect,
  type CreationRunEvent,
  runStep,
  startRun,
} from './creation-run-state.js';
import { addressText, parseAddresses } from './parse-addresses.js';

/** The text that addresses are pasted into, where their users start, and the run that creates them. */
export interface NewUsersState {
  readonly text: string;
  readonly placement: Placement;
  readonly run?: CreationRun | undefined;
}

/** Hears that a run has ended, and who was created in it. */
export type RunEnded = (run: CreationRun, created: readonly User[]) => void;

/** Creates users from a text of addresses: performs what the run asks for, and is the only part of it that awaits. */
export class NewUsersController {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #around: CreationSurroundings;
  readonly #ended: RunEnded;
  readonly #timer: Timer;
  #state: NewUsersState = { text: '', placement: firstPlacement };
  #unsettled: Unsettled = new Map();
  #runs = 0;
  /** Where those of the run are sent to, and looked for. */
  #place: SentTo | undefined;
  /** Whose it was is not here any more: nothing is left of the run once it has ended. */
  #isForgotten = false;
  /** For whom, on which backend, the page was opened last. */
  #owner: readonly unknown[] = [];

  constructor(
    host: Pick<ReactiveControllerHost, 'requestUpdate'>,
    around: CreationSurroundings,
    ended: RunEnded,
    timer = browserTimer,
  ) {
    this.#host = host;
    this.#around = around;
    this.#ended = ended;
    this.#timer = timer;
  }

  /** What is to be shown now. */
  get state(): NewUsersState {
    return this.#state;
  }

  /** Is something on its way, or to be sent? */
  get isRunning(): boolean {
    const { run } = this.#state;
    return run !== undefined && run.phase !== 'ended';
  }

  /** The viewer writes into the text, or chooses where the users start; not while a run goes on. */
  edit(changes: Partial<Pick<NewUsersState, 'text' | 'placement'>>): void {
    if (!this.isRunning) this.#become({ ...this.#state, ...changes });
  }

  /** Creates whom the text names, four at a time; `false` where it names nobody, or a run goes on. */
  start(): boolean {
    const { text, placement } = this.#state;
    const { valid } = parseAddresses(text);
    if (this.isRunning || valid.length === 0) return false;
    const { session, departments } = this.#around;
    const choices = placementChoices(session(), departments());
    const planned = planUsers(valid, placement, choices, session(), this.#unsettled, newKey);
    this.#runs += 1;
    this.#isForgotten = false;
    this.#place = placeOf(this.#around);
    this.#take(startRun(planned));
    return true;
  }

  /** Sends nothing more; what was sent is waited for. */
  stop(): void {
    this.#apply({ type: 'stop' }, this.#runs);
  }

  /** Starts anew, with an empty text; a run that goes on is stopped. */
  clear(): void {
    this.stop();
    if (!this.isRunning) this.#become({ text: '', placement: firstPlacement });
  }

  /** The page is opened. What somebody else has pasted, or for another backend, is not there any more (F19). */
  opened(): void {
    const { adapter, session } = this.#around;
    const owner = [adapter(), session()?.viewer?.id] as const;
    if (owner.every((each, at) => each === this.#owner[at])) return;
    this.#owner = owner;
    this.clear();
    this.#isForgotten = this.isRunning;
  }

  #apply(event: CreationRunEvent, of: number): void {
    const { run } = this.#state;
    if (run && of === this.#runs) this.#take(runStep(run, event));
  }

  #take([run, effects]: readonly [CreationRun, readonly CreationRunEffect[]]): void {
    this.#become({ ...this.#state, run });
    const of = this.#runs;
    for (const effect of effects) {
      if (effect.type === 'end') this.#end(run);
      else if (effect.type === 'wait') this.#timer(effect.ms, () => this.#apply({ type: 'waited' }, of));
      else void this.#perform(effect.type, run, effect.index, of);
    }
  }

  async #perform(type: 'send' | 'look', run: CreationRun, index: number, of: number): Promise<void> {
    const { wish, requestId } = run.items[index];
    const place = this.#place ?? placeOf(this.#around);
    if (type === 'look') {
      const found = await lookFor(this.#around, place, wish);
      return this.#apply({ type: 'looked', index, found }, of);
    }
    try {
      const user = await sendUser(place.adapter, wish, requestId);
      this.#apply({ type: 'answered', index, user }, of);
    } catch (thrown) {
      this.#apply({ type: 'failed', index, error: asAdapterError(thrown) }, of);
    }
  }

  #end(run: CreationRun): void {
    const { invalid, excess } = parseAddresses(this.#state.text);
    this.#unsettled = unsettledAfter(this.#unsettled, run);
    const text = addressText([...remaining(run), ...excess, ...invalid]);
    this.#become({ ...this.#state, text });
    this.#ended(
      run,
      run.items.flatMap(({ state, user }) => (state === 'created' && user ? [user] : [])),
    );
    if (this.#isForgotten) this.clear();
  }

  #become(state: NewUsersState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
