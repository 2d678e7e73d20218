import type { Target } from '../../adapters/contract.js';
import type { UserId } from '../../domain/user.js';
import { patiently, type Timer } from '../patience.js';
import type { RunState } from '../run-state.js';
import { newMarks, type JournalHeader, type Mark } from './journal.js';
import type { JournalStore } from './journal-store.js';

/** What a run tells whoever writes it down. */
export interface RunLog {
  /** These are about to be sent: resolves when that is written, or can't be waited for; nothing where nothing is kept. */
  sending(targets: readonly Target[]): Promise<void> | undefined;
  /** The run has taken a step. */
  note(before: RunState, after: RunState): void;
}

/** So long a run waits for its journal, in milliseconds, before it goes on without. */
const patience = 1_000;

/**
 * Writes down one run: its header once, before each chunk whom it will meet, and afterwards, a few at a time, what became
 * of them. Where that fails or takes too long the run goes on without it, and what was written is removed: half a journal
 * would say "not tried" of somebody who was.
 */
export class RunJournal implements RunLog {
  readonly #store: JournalStore;
  readonly #header: JournalHeader;
  readonly #timer: Timer | undefined;
  readonly #places: ReadonlyMap<UserId, number>;
  #pending: (readonly [number, Mark])[] = [];
  #writing: Promise<void> | undefined;
  #lost = false;

  private constructor(store: JournalStore, header: JournalHeader, timer?: Timer) {
    this.#store = store;
    this.#header = header;
    this.#timer = timer;
    this.#places = new Map(header.targets.map(({ id }, place) => [id, place]));
  }

  /** Writes the header. Never rejects: a run is never held up by its journal for longer than a second. */
  static async begin(store: JournalStore, header: JournalHeader, timer?: Timer): Promise<RunJournal> {
    const journal = new RunJournal(store, header, timer);
    await journal.#write(() => store.begin(header));
    return journal;
  }

  /** Is what happens being written? */
  get isKept(): boolean {
    return !this.#lost;
  }

  async sending(targets: readonly Target[]): Promise<void> {
    this.#add(targets.map(({ id }) => [id, 'sent']));
    await this.#append();
  }

  note(before: RunState, after: RunState): void {
    this.#add(newMarks(before, after));
    // one write at a time, with all that has come meanwhile
    if (this.#pending.length > 0) this.#writing ??= this.#append().finally(() => this.#writeOn());
  }

  /** The run has ended: nothing is left of it where the viewer was told everything, and nothing is unknown (S28). */
  async end(keep: boolean): Promise<void> {
    if (keep) await this.#append(true);
    this.#pending = [];
    if (!keep) await this.#write(() => this.#store.remove(this.#header.run));
    this.#store.close();
  }

  #add(marks: readonly (readonly [UserId, Mark])[]): void {
    for (const [id, mark] of marks) this.#pending.push([this.#places.get(id) as number, mark]);
  }

  #writeOn(): void {
    this.#writing = undefined;
    if (this.#pending.length > 0) this.#writing = this.#append().finally(() => this.#writeOn());
  }

  async #append(ended = false): Promise<void> {
    const { run } = this.#header;
    const marks = this.#pending;
    this.#pending = [];
    await this.#write(() => this.#store.append({ run, marks, ...(ended && { ended }) }));
  }

  async #write(write: () => Promise<void>): Promise<void> {
    if (this.#lost) return;
    try {
      await patiently(write, patience, new AbortController().signal, this.#timer);
    } catch {
      this.#lost = true;
      await patiently(() => this.#store.remove(this.#header.run), patience, new AbortController().signal, this.#timer).catch(() => undefined); // prettier-ignore
    }
  }
}
