import { adapterError, type AdapterError } from '../adapters/adapter-error.js';
import type { Outcome, Target, UserAdapter } from '../adapters/contract.js';
import type { DenialReason, UserId } from '../domain/user.js';
import { Breath } from './run/breath.js';
import type { FirstSteps } from './run/first-step.js';
import { lookFirst, type LookFirst } from './run/look-first.js';
import { perform, type RunWork } from './bulk-work.js';
import type { FrozenTargets } from './frozen-targets.js';
import type { RunLog } from './journal/run-journal.js';
import { browserTimer, patiently, type Timer } from './patience.js';
import { plainError } from './plain-record.js';
import { readEach } from './read-each.js';
import {
  isChunkAnswered,
  readyRun,
  transition,
  type RunEffect,
  type RunEvent,
  type RunOutcome,
  type RunState,
} from './run-state.js';

/** What is to be done, to whom. */
export interface BulkJob {
  readonly work: RunWork;
  readonly targets: FrozenTargets;
  /** The most targets in one request. */
  readonly chunkSize?: number | undefined;
  /** May a target be sent again that the system turned away? Not where deleting twice deletes more (F10). Yes unless said. */
  readonly repeatable?: boolean | undefined;
  /** Whom one deletion only deactivates (F10). Nobody unless said. */
  readonly firstSteps?: FirstSteps | undefined;
  /** Who is read once more before they are sent (F1). Nobody unless said. */
  readonly look?: LookFirst | undefined;
}

/** How a run is watched and how long it waits. */
export interface BulkOptions {
  readonly changed?: (state: RunState) => void;
  readonly timer?: Timer | undefined;
  /** How long a request may stay without any further answer that was asked for, in milliseconds. */
  readonly patience?: number;
  /** The dice of the back-off, from 0 up to 1. */
  readonly random?: () => number;
  /** Writes down what is sent before it is, and what became of it (F24). */
  readonly log?: RunLog | undefined;
}

/** So many answers in a row that nobody asked for, and an adapter is no longer listened to: as many as the largest chunk has targets. */
const mostUseless = 500;

/**
 * Does one thing to many users through an adapter, and says truthfully what became of each.
 *
 * Nothing is sent twice but what the system turned away before it did anything, after the wait that it asked for or a new
 * sign-in (F11, F19). An answer that was lost is settled by reading the user once (F7). Whatever the adapter throws, forgets,
 * repeats or invents stays inside (F33).
 */
export class BulkController {
  readonly #adapter: UserAdapter;
  readonly #options: BulkOptions;
  readonly #stopping = new AbortController();
  readonly #breath = new Breath();
  readonly #look: LookFirst | undefined;
  #holding = new AbortController();
  #stopWaiting: (() => void) | undefined;
  #result: Promise<RunState> | undefined;
  #state: RunState;
  #ended: ((state: RunState) => void) | undefined;

  constructor(
    adapter: UserAdapter,
    { work, targets, chunkSize, repeatable, firstSteps, look }: BulkJob,
    options: BulkOptions = {},
  ) {
    this.#adapter = adapter;
    this.#options = options;
    this.#look = look;
    this.#state = readyRun(work, targets, chunkSize, repeatable, firstSteps);
  }

  /** Where the run stands. */
  get state(): RunState {
    return this.#state;
  }

  /** Runs to the end; never rejects. A second call changes nothing and resolves with the same end. */
  run(): Promise<RunState> {
    return (this.#result ??= new Promise((resolve) => {
      this.#ended = resolve;
      // stopped before it began
      if (this.#state.phase === 'ended') resolve(this.#state);
      this.#tell({ type: 'start' });
    }));
  }

  /**
   * No further request, in the middle of a chunk too where the adapter heeds `stop`. What was sent is waited for and reported;
   * nothing is rolled back (U14). Lost answers are no longer looked up.
   */
  stop(): void {
    this.#stopping.abort();
    this.#stopWaiting?.();
    this.#tell({ type: 'stop' });
  }

  /** The viewer wants a paused run to go on: looks first whether the system answers, where it was away. */
  resume(): void {
    this.#tell({ type: 'resume' });
  }

  /** The viewer who began it has signed in again: a run that was paused for that goes on, without those who are denied now (F19). */
  signedIn(denied: ReadonlyMap<UserId, DenialReason>): void {
    this.#tell({ type: 'signed-in', denied });
  }

  #tell(event: RunEvent): void {
    const [state, effects] = transition(this.#state, event);
    const before = this.#state;
    if (state === before) return;
    this.#state = state;
    this.#options.log?.note(before, state);
    this.#options.changed?.(state);
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: RunEffect): void {
    switch (effect.type) {
      case 'send':
        return void this.#send(effect.targets);
      case 'hold':
        return this.#holding.abort();
      case 'wait':
        return this.#wait(effect.ms);
      case 'probe':
        return void this.#probe(effect.id);
      case 'read':
        return void this.#read(effect.ids);
      case 'end':
        return this.#ended?.(this.#state);
    }
  }

  #wait(ms: number): void {
    const { timer = browserTimer } = this.#options;
    this.#stopWaiting = timer(ms, () => this.#tell({ type: 'waited' }));
  }

  async #send(targets: readonly Target[]): Promise<void> {
    let error: AdapterError | undefined;
    const waiting = new AbortController();
    this.#holding = new AbortController();
    try {
      const { signal } = waiting;
      const left = this.#look ? await this.#lookFirst(targets, this.#look) : targets;
      const written = left.length > 0 ? this.#options.log?.sending(left) : undefined;
      if (written) await written;
      const isHeld = this.#stopping.signal.aborted || this.#holding.signal.aborted;
      if (left.length > 0) await this.#receive(isHeld ? untouched(left) : this.#call(left, signal), signal);
    } catch (thrown) {
      error = plainError(thrown);
    }
    // an adapter that has ended, and goes on all the same, is to send nothing more (F33)
    waiting.abort();
    this.#tell({ type: 'chunk-ended', error, dice: this.#dice() });
  }

  #lookFirst(targets: readonly Target[], look: LookFirst): Promise<readonly Target[]> {
    const signal = AbortSignal.any([this.#stopping.signal, this.#holding.signal]);
    const tell = (outcome: RunOutcome): void => this.#tell({ type: 'outcome-arrived', outcome });
    return lookFirst(this.#adapter, targets, look, { signal, timer: this.#options.timer }, tell);
  }

  #call(targets: readonly Target[], signal: AbortSignal): AsyncIterable<Outcome> | undefined {
    return perform(this.#adapter, this.#state.work, targets, {
      signal,
      stop: AbortSignal.any([this.#stopping.signal, this.#holding.signal]),
      once: true,
      requestId: crypto.getRandomValues(new Uint32Array(4)).join('-'),
    });
  }

  async #receive(answers: AsyncIterable<unknown> | undefined, signal: AbortSignal): Promise<void> {
    const { patience = 120_000, timer } = this.#options;
    if (!answers) throw adapterError('unsupported', 'This system can’t do this.');
    const iterator: AsyncIterator<unknown, unknown> = answers[Symbol.asyncIterator]();
    try {
      while (!isChunkAnswered(this.#state)) {
        const more = await patiently(() => this.#hear(iterator, signal), patience, signal, timer);
        if (!more) return;
      }
    } finally {
      // not waited for: an adapter that never lets go holds nobody up
      new Promise((settle) => settle(iterator.return?.())).catch(() => undefined);
    }
  }

  /** Listens until an answer counts; `false` when there are no more. An adapter that talks without end about others is not heard out (F33). */
  async #hear(iterator: AsyncIterator<unknown, unknown>, signal: AbortSignal): Promise<boolean> {
    for (let useless = 0; useless < mostUseless && !signal.aborted; useless += 1) {
      const { done, value } = await iterator.next();
      if (done || signal.aborted) return false;
      const before = this.#state;
      this.#tell({ type: 'outcome-arrived', outcome: value });
      await this.#breath.take();
      if (this.#state !== before) return true;
    }
    throw adapterError('protocol', 'The system answers for others than it was asked about.');
  }

  async #read(ids: readonly UserId[]): Promise<void> {
    const { timer } = this.#options;
    const results = await readEach(this.#adapter, ids, { signal: this.#stopping.signal, timer });
    this.#tell({ type: 'users-read', results });
  }

  async #probe(id: UserId): Promise<void> {
    const { timer } = this.#options;
    const [result] = await readEach(this.#adapter, [id], { signal: this.#stopping.signal, timer });
    this.#tell({ type: 'probed', result, dice: this.#dice() });
  }

  #dice(): number {
    return this.#options.random?.() ?? crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;
  }
}

/** Stopped before it was sent. */
async function* untouched(targets: readonly Target[]): AsyncGenerator<Outcome> {
  for (const { id } of targets) yield await Promise.resolve({ id, state: 'not-attempted' });
}
