import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { UserAdapter } from '../../adapters/contract.js';
import { digest } from '../../bulk/journal/digest.js';
import { accountOf, isOpen, type JournalEntry } from '../../bulk/journal/journal.js';
import { openJournal, type JournalStore } from '../../bulk/journal/journal-store.js';
import { readJournal } from '../../bulk/journal/read-journal.js';
import { namedWork, reviewOf, unsettledIn, type Review } from '../../bulk/journal/review.js';
import { heldLocks, runLock } from '../../bulk/journal/run-locks.js';
import { readEach } from '../../bulk/read-each.js';
import type { DirectoryTools } from '../../directory/directory-tools.js';
import type { UserId } from '../../domain/user.js';
import type { Messages } from '../../i18n/messages.js';
import type { UserChanges } from '../user-changes.js';
import { interruptionsEnglish, interruptionText, interruptionView, type Looking } from './interruption-view.js';

/** Where {@link InterruptedRuns} gets what it needs. */
export interface InterruptedRunsOptions {
  readonly directory: Pick<DirectoryTools, 'list' | 'focus' | 'announcer'>;
  readonly changes: Pick<UserChanges, 'review' | 'fail' | 'isBusy'>;
  readonly messages: () => Messages;
  readonly direction: () => 'rtl' | undefined;
  readonly open?: () => Promise<JournalStore>;
}

/**
 * Runs of this viewer on this backend that no page goes on with: a reload, a crash or a closed tab was in their way.
 *
 * They are told of above the list, and looked at again when the viewer wants it. Nothing goes on by itself (F24). Of another
 * viewer on the same backend nothing is left (S28); what lives in another tab is left alone.
 */
export class InterruptedRuns implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: InterruptedRunsOptions;
  #entries: readonly JournalEntry[] = [];
  /** Whose runs these are: backend and viewer. */
  #owner: readonly [adapter?: UserAdapter | undefined, viewer?: UserId | undefined] = [];
  #looking: Looking | undefined;
  #stop = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement, options: InterruptedRunsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.hostUpdated();
  }

  /** Put elsewhere in the page it goes on; taken out of it, nobody else is read (F28). */
  hostDisconnected(): void {
    queueMicrotask(() => void (this.#host.isConnected || this.#stop.abort()));
  }

  hostUpdated(): void {
    const { adapter, state } = this.#options.directory.list;
    const viewer = state.session?.viewer?.id;
    if (adapter === this.#owner[0] && viewer === this.#owner[1]) return;
    this.#owner = [adapter, viewer];
    this.#stop.abort();
    this.#entries = [];
    void this.look();
  }

  /** Looks what there is, and removes what nobody has to know any more. A browser that keeps nothing has nothing to tell. */
  async look(): Promise<void> {
    const owner = this.#owner;
    const [adapter, viewer] = owner;
    if (!adapter?.backendId || viewer === undefined) return;
    const backend = digest(adapter.backendId);
    const found = await this.#inStore((store) => openRuns(store, backend, viewer)).catch(() => []);
    if (owner !== this.#owner) return;
    const known = new Set(this.#entries.map(({ header }) => header.run));
    this.#entries = found;
    for (const entry of found)
      if (!known.has(entry.header.run)) this.#options.directory.announcer.say(interruptionText(entry, this.#messages));
    this.#host.requestUpdate();
  }

  /** What is told above the list. */
  render(): TemplateResult[] {
    return this.#entries.map((entry) =>
      interruptionView(entry, this.#looking, this.#messages, {
        direction: this.#options.direction(),
        review: () => void this.#review(entry),
        dismiss: () => void this.#dismiss(entry),
      }),
    );
  }

  get #messages(): Messages {
    return this.#options.messages().with(interruptionsEnglish);
  }

  /** Reads whom the journal does not know about, and tells what became of everybody. Sends nothing. */
  async #review(entry: JournalEntry): Promise<void> {
    const { directory, changes } = this.#options;
    const { adapter, state } = directory.list;
    if (this.#looking || changes.isBusy || !adapter) return;
    const ids = unsettledIn(entry);
    const { signal } = (this.#stop = new AbortController());
    const { run, work, viewer, started } = entry.header;
    this.#look({ run, done: 0, total: ids.length });
    const read = (): void => this.#look(this.#looking && { ...this.#looking, done: this.#looking.done + 1 });
    const results = await readEach(adapter, ids, { signal, read });
    this.#look(undefined);
    if (signal.aborted) return;
    const [first] = results;
    if (first?.state === 'unread' && results.every((one) => one.state === 'unread'))
      return changes.fail('notice.undone', first.error);
    const review = reviewOf(
      entry,
      namedWork(work, state.departments, results),
      results,
      this.#messages.text('interrupted.nameless'),
    );
    await this.#note(entry, review).catch(() => undefined);
    // of another backend, or for another viewer, it is told nowhere
    if (signal.aborted) return;
    const facts = { runId: run, viewerId: viewer, startedAt: new Date(started).toISOString(), endedAt: new Date().toISOString() }; // prettier-ignore
    await changes.review({ ...review, facts });
    await this.look();
    await this.#land();
  }

  #look(looking: Looking | undefined): void {
    this.#looking = looking;
    this.#host.requestUpdate();
  }

  #note({ header }: JournalEntry, { marks }: Review): Promise<void> {
    const places = new Map(header.targets.map(({ id }, place) => [id, place]));
    const noted = marks.map(([id, mark]) => [places.get(id) as number, mark] as const);
    return this.#inStore((store) => store.append({ run: header.run, marks: noted }));
  }

  /** While it is being looked at, that ends; otherwise nothing of it is left. */
  async #dismiss({ header: { run } }: JournalEntry): Promise<void> {
    if (this.#looking?.run === run) return this.#stop.abort();
    this.#entries = this.#entries.filter(({ header }) => header.run !== run);
    this.#host.requestUpdate();
    await this.#inStore((store) => store.remove(run)).catch(() => undefined);
    await this.#land();
  }

  /** The button that was pressed may have gone with its notice (A3). */
  async #land(): Promise<void> {
    await this.#host.updateComplete;
    if (!this.#host.shadowRoot?.activeElement) this.#options.directory.focus.release();
  }

  async #inStore<T>(work: (store: JournalStore) => Promise<T>): Promise<T> {
    const store = await (this.#options.open ?? openJournal)();
    try {
      return await work(store);
    } finally {
      store.close();
    }
  }
}

async function openRuns(store: JournalStore, backend: string, viewer: UserId): Promise<readonly JournalEntry[]> {
  // before and after: what begins or ends meanwhile lives
  const before = await heldLocks();
  const { entries, rubbish } = readJournal(await store.read(), Date.now());
  const after = await heldLocks();
  const isAlive = (run: string): boolean => before.has(runLock(run)) || after.has(runLock(run));
  const dead = entries.filter(({ header }) => header.backend === backend && !isAlive(header.run));
  const open = dead.filter((entry) => entry.header.viewer === viewer && isOpen(accountOf(entry)));
  if (rubbish.headers.length + rubbish.records.length > 0) await store.discard(rubbish);
  for (const entry of dead) if (!open.includes(entry)) await store.remove(entry.header.run);
  return open;
}
