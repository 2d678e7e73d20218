import type { Target, UserAdapter } from '../../adapters/contract.js';
import type { BulkWork } from '../../bulk/bulk-work.js';
import { digest } from '../../bulk/journal/digest.js';
import { journalFormat, journalWork, type JournalWork } from '../../bulk/journal/journal.js';
import { openJournal, type JournalStore } from '../../bulk/journal/journal-store.js';
import { RunJournal, type RunLog } from '../../bulk/journal/run-journal.js';
import { deletionLock, hold, runLock, type Release } from '../../bulk/journal/run-locks.js';
import type { FrozenTargets } from '../../bulk/frozen-targets.js';
import { patiently, type Timer } from '../../bulk/patience.js';
import type { RunFacts } from '../../bulk/run-report.js';
import type { RunState } from '../../bulk/run-state.js';
import type { Session } from '../../domain/session.js';

/** Whose run it is, and where. */
export interface KeeperGiven {
  readonly adapter: UserAdapter;
  readonly session: Session | undefined;
  readonly timer?: Timer | undefined;
  /** What it knows has changed. */
  readonly changed?: () => void;
  /** Is the element on the page that the run belongs to? */
  readonly isHere?: () => boolean;
  readonly open?: () => Promise<JournalStore>;
}

/** So long something is waited for that a run can do without, in milliseconds. */
const patience = 1_000;

/**
 * Stands around one run: who began it and when; its journal, so that it survives a reload (F24); the lock that keeps a
 * second tab from deleting meanwhile (F27); the browser's question before the page goes away. Where the backend can't be
 * told from others there is no journal and no lock; where the browser has none, it goes on without.
 */
export class RunKeeper implements RunLog {
  readonly #given: KeeperGiven;
  readonly #backend: string | undefined;
  readonly #run = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
  #store: Promise<JournalStore> | undefined;
  #journal: RunJournal | undefined;
  #isUnkept = false;
  #deletion: Promise<Release | undefined> | undefined;
  #alive: Release | undefined;
  #started = 0;
  /** The browser asks before the page goes away while something runs: each run by itself. */
  readonly #warn = (event: BeforeUnloadEvent): void => {
    // of an element that has left the page nobody can see what it would be about; the journal keeps what is open
    if (this.#given.isHere?.() ?? true) event.preventDefault();
  };

  constructor(given: KeeperGiven) {
    const { backendId } = given.adapter;
    this.#given = given;
    this.#backend = typeof backendId === 'string' && backendId !== '' ? digest(backendId) : undefined;
  }

  /** Would a journal be kept, and can't it be? Then the run can't be picked up after a reload. */
  get isUnkept(): boolean {
    return this.#isUnkept;
  }

  /** Looks beforehand whether a journal can be kept, so that the viewer can be told while they are asked. */
  async look(): Promise<void> {
    if (!this.#backend) return;
    this.#isUnkept = !(await this.#opened());
    if (this.#isUnkept) this.#given.changed?.();
  }

  /** Nobody else may delete on this backend until it ends; `false` where another tab does. `true` at once where nothing is to be waited for. */
  hold(): true | Promise<boolean> {
    if (!this.#backend) return true;
    this.#deletion ??= this.#held(deletionLock(this.#backend));
    return this.#deletion.then((release) => release !== undefined);
  }

  /** The run may begin: with the lock, the header of its journal written. `false` where another tab deletes. */
  enter(work: BulkWork, targets: FrozenTargets): true | Promise<boolean> {
    this.#started = Date.now();
    window.addEventListener('beforeunload', this.#warn);
    return this.#backend ? this.#enter(this.#backend, work, targets) : true;
  }

  sending(targets: readonly Target[]): Promise<void> | undefined {
    return this.#journal?.sending(targets);
  }

  note(before: RunState, after: RunState): void {
    this.#journal?.note(before, after);
  }

  /** What is known of the run besides its outcomes, when it has ended. */
  facts(): RunFacts {
    const { viewer } = this.#given.session ?? {};
    return {
      runId: this.#run,
      ...(viewer && { viewerId: viewer.id }),
      startedAt: new Date(this.#started).toISOString(),
      endedAt: new Date().toISOString(),
    };
  }

  /**
   * It is over, or never began. The journal stays where somebody is unknown, or where the viewer can't have been told what
   * became of them; otherwise nothing is left (S28).
   */
  leave(run?: RunState, told = false): void {
    window.removeEventListener('beforeunload', this.#warn);
    const isClear = run && [...run.outcomes.values()].every(({ state }) => state !== 'unknown');
    const [journal, store] = [this.#journal, this.#store];
    this.#journal = this.#store = undefined;
    if (journal) void journal.end(!told || !isClear).finally(() => this.#alive?.());
    else void store?.then((opened) => opened.close(), () => undefined); // prettier-ignore
    void this.#deletion?.then((release) => release?.());
    this.#deletion = undefined;
  }

  async #enter(backend: string, work: BulkWork, targets: FrozenTargets): Promise<boolean> {
    if (work.action === 'delete' && !(await this.hold())) {
      window.removeEventListener('beforeunload', this.#warn);
      return false;
    }
    const kept = journalWork(work);
    if (kept) await this.#begin(backend, kept, targets);
    return true;
  }

  async #begin(backend: string, work: JournalWork, targets: FrozenTargets): Promise<void> {
    const { session, timer } = this.#given;
    const viewer = session?.viewer?.id;
    const store = viewer && !this.#isUnkept ? await this.#opened() : undefined;
    if (!viewer || !store) return;
    this.#alive = await this.#held(runLock(this.#run));
    const header = { format: journalFormat, run: this.#run, backend, viewer, started: this.#started, work, targets } as const; // prettier-ignore
    this.#journal = await RunJournal.begin(store, header, timer);
  }

  /** The store, once something could be written into it; nothing where that fails or takes too long. */
  async #opened(): Promise<JournalStore | undefined> {
    const { open = openJournal, timer } = this.#given;
    this.#store ??= Promise.resolve().then(() => open());
    const store = this.#store;
    try {
      return await patiently(() => store.then(tried), patience, new AbortController().signal, timer);
    } catch {
      return undefined;
    }
  }

  async #held(name: string): Promise<Release | undefined> {
    const asked = hold(name);
    try {
      return await patiently(() => asked, patience, new AbortController().signal, this.#given.timer);
    } catch {
      // a browser that never answers holds nobody up; what it gives later is given back
      void asked.then((release) => release?.());
      return () => undefined;
    }
  }
}

async function tried(store: JournalStore): Promise<JournalStore> {
  await store.probe();
  return store;
}
