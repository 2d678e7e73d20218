import { asAdapterError } from '../../adapters/adapter-error.js';
import type { UserAdapter } from '../../adapters/contract.js';
import { browserTimer, type Timer } from '../../bulk/patience.js';
import type { RunState } from '../../bulk/run-state.js';
import type { Session } from '../../domain/session.js';
import type { Department, User } from '../../domain/user.js';
import { FileError } from '../file/file-error.js';
import { readFile } from '../file/read-file.js';
import type { Everybody } from '../selecting/read-everybody.js';
import type { ImportField, Mapping } from './columns/import-field.js';
import { nothingGiven, type ImportState, type ReadingSpan } from './import-state.js';
import { DirectoryIndex } from './planning/directory-index.js';
import type { ImportPlan } from './planning/planned-row.js';
import { planRows, type Abilities, type StatusWords } from './planning/plan-rows.js';
import { ImportRun } from './running/import-run.js';

/** What {@link ImportController} works with. */
export interface ImportSurroundings {
  readonly adapter: UserAdapter;
  readonly session: () => Session | undefined;
  readonly can: Abilities;
  /** What can be imported, with the labels that the viewer sees. */
  readonly fields: () => readonly ImportField[];
  readonly guess: (header: readonly string[]) => Mapping;
  readonly statusWords: StatusWords;
  /** Reads the whole directory, whatever the list shows; rejects where it can't, or where `signal` aborts. */
  readonly readAll: (signal: AbortSignal, advanced: (span: ReadingSpan) => void) => Promise<Everybody>;
  readonly departments: (signal: AbortSignal) => Promise<readonly Department[]>;
  readonly changed: (state: ImportState, before: ImportState) => void;
  /** The sign-in has ended. */
  readonly signedOut: () => void;
  /** A run is over. */
  readonly ended: (run: RunState, users: ReadonlyMap<string, User>) => void;
  readonly timer?: Timer | undefined;
}

/** So often a run is shown at most, in milliseconds: of thousands not every answer is. */
const beat = 100;

/** Reads a file of users, checks it against the directory, and imports what the viewer has agreed to. */
export class ImportController {
  readonly #around: ImportSurroundings;
  #state = nothingGiven;
  #over = new AbortController();
  #check = new AbortController();
  #index: DirectoryIndex | undefined;
  #departments: readonly Department[] = [];
  #everybody: Pick<Everybody, 'whole' | 'read' | 'total'> = { whole: false, read: 0 };
  #run: ImportRun | undefined;
  #isDue = false;

  constructor(around: ImportSurroundings) {
    this.#around = around;
  }

  /** How it stands. */
  get state(): ImportState {
    return this.#state;
  }

  /** Is something on its way, or to be sent? */
  get isRunning(): boolean {
    return this.#state.stage === 'running';
  }

  /** Takes a file. */
  async choose(file: File): Promise<void> {
    const { signal } = this.#anew();
    const { clears, notify } = this.#state;
    this.#become({ ...nothingGiven, clears, notify, file: { name: file.name }, reading: true });
    try {
      const table = await readFile(file, { signal, isName: () => true });
      if (!table.header) throw new FileError('no-header');
      if (!signal.aborted) this.#set({ table, reading: false, mapping: this.#around.guess(table.header) });
    } catch (thrown) {
      if (signal.aborted) return;
      const problem = thrown instanceof FileError ? thrown : new FileError('unreadable', undefined, { cause: thrown });
      this.#set({ reading: false, problem });
    }
  }

  /** Takes the file away again. */
  removeFile(): void {
    this.#anew();
    const { clears, notify } = this.#state;
    this.#become({ ...nothingGiven, clears, notify });
  }

  /** Imports a column into a field, which another column loses; `''` leaves the column out. */
  mapColumn(column: number, field: string): void {
    const mapping = this.#state.mapping.map((name, at) => (at === column ? field : name === field ? '' : name));
    this.#set({ mapping, leaving: false });
  }

  /** Does an empty cell empty its field? */
  pickClears(clears: boolean): void {
    this.#set({ clears, leaving: false });
  }

  /** Does the backend write to those who are created? */
  pickNotify(notify: boolean): void {
    this.#set({ notify, leaving: false });
  }

  /** Reads the directory and works out what the import would do; nothing is changed by it. */
  async check(): Promise<void> {
    const { stage, table, mapping } = this.#state;
    if (!/^(giving|ended)$/.test(stage) || !table || !hasKey(mapping)) return;
    const { signal } = (this.#check = new AbortController());
    this.#set({ stage: 'checking', progress: { read: 0 }, failure: undefined, leaving: false, run: undefined });
    try {
      const plan = await this.#plan(signal);
      if (!signal.aborted) this.#set({ stage: 'checked', plan });
    } catch (thrown) {
      if (signal.aborted) return;
      const failure = asAdapterError(thrown);
      this.#set({ stage: 'giving', failure });
      if (failure.kind === 'unauthenticated') this.#around.signedOut();
    }
  }

  /** Puts a cell of a row right, and works out anew what that makes of the file. */
  async fix(at: number, column: number, text: string): Promise<void> {
    if (this.#state.stage !== 'checked') return;
    const row = new Map(this.#state.fixes.get(at)).set(column, text);
    this.#check.abort();
    const { signal } = (this.#check = new AbortController());
    this.#set({ fixes: new Map(this.#state.fixes).set(at, row), replanning: true, leaving: false });
    const plan = await this.#planned(signal).catch(() => undefined);
    if (plan && !signal.aborted) this.#set({ plan, replanning: false });
  }

  /** Back to the file and its columns; what was put right stays. */
  back(): void {
    this.#check.abort();
    this.#set({ stage: 'giving', plan: undefined, replanning: false, failure: undefined, leaving: false });
  }

  /** Imports what the dry run shows; nothing else, and nothing twice (F6). */
  async start(): Promise<void> {
    const { stage, plan, replanning, notify } = this.#state;
    const { adapter, timer } = this.#around;
    const session = this.#around.session();
    if (stage !== 'checked' || !plan || replanning || !session) return;
    const changed = (run: RunState): void => this.#advance(run);
    const run = (this.#run = new ImportRun({ adapter, plan, session, notify, changed, timer }));
    this.#set({ stage: 'running', run: run.state, leaving: false });
    window.addEventListener('beforeunload', warn);
    const ended = await run.run();
    window.removeEventListener('beforeunload', warn);
    this.#set({ stage: 'ended', run: ended, partly: run.done });
    this.#around.ended(ended, run.users);
  }

  /** Stops what is going on: looking, or sending more. */
  stop(): void {
    if (this.#state.stage === 'running') return this.#run?.stop();
    this.#check.abort();
    if (this.#state.stage === 'checking') this.#set({ stage: 'giving', failure: 'stopped' });
  }

  /** A paused run goes on. Where the sign-in has ended that is another matter. */
  resume(): void {
    if (this.#run?.state.pause?.reason === 'signed-out') this.#around.signedOut();
    else this.#run?.resume();
  }

  /** The same viewer has signed in again, or their rights are others now (F19). */
  signedIn(session: Session): void {
    if (this.#run?.state.pause?.reason === 'signed-out') this.#run.signedIn(session);
  }

  /** Checks anew what is left after a run. */
  goOn(): Promise<void> {
    return this.check();
  }

  /** Asks once before what was given is lost; true where nothing is, or was asked already. */
  leave(): boolean {
    const { stage, file, leaving } = this.#state;
    if (leaving || !file || stage === 'ended') return true;
    this.#set({ leaving: true });
    return false;
  }

  /** It is over: nothing more is read or sent. What was sent is waited for. */
  end(): void {
    this.#anew();
    this.#run?.stop();
  }

  async #plan(signal: AbortSignal): Promise<ImportPlan> {
    const { readAll, departments, fields } = this.#around;
    const everybody = await readAll(signal, (progress) => {
      if (!signal.aborted) this.#set({ progress });
    });
    this.#departments = await departments(signal);
    signal.throwIfAborted();
    this.#everybody = everybody;
    this.#index = await DirectoryIndex.of(everybody.users, fields(), signal);
    return this.#planned(signal);
  }

  #planned(signal: AbortSignal): Promise<ImportPlan> {
    const { table, mapping, fixes, clears } = this.#state;
    const { fields, session, can, statusWords } = this.#around;
    if (!table || !this.#index) throw new TypeError('There is nothing to plan.');
    const { whole, read, total } = this.#everybody;
    return planRows({
      ...{ table, mapping, fixes, clears, can, statusWords, signal, whole, read, total },
      ...{ fields: fields(), session: session(), departments: this.#departments, index: this.#index },
    });
  }

  #advance(run: RunState): void {
    const before = this.#state.run;
    if (this.#state.stage !== 'running' || run.phase === 'ended') return;
    if (run.pause?.reason === 'signed-out' && before?.pause !== run.pause) this.#around.signedOut();
    if (run.phase !== before?.phase && run.phase !== 'sending') return this.#set({ run, leaving: false });
    if (this.#isDue) return;
    this.#isDue = true;
    const { timer = browserTimer } = this.#around;
    timer(beat, () => {
      this.#isDue = false;
      if (this.#state.stage === 'running') this.#set({ run: this.#run?.state });
    });
  }

  /** Whatever was being read or looked for is not wanted any more. */
  #anew(): AbortController {
    this.#over.abort();
    this.#check.abort();
    return (this.#over = new AbortController());
  }

  #set(given: Partial<ImportState>): void {
    this.#become({ ...this.#state, ...given });
  }

  #become(state: ImportState): void {
    const before = this.#state;
    this.#state = state;
    this.#around.changed(state, before);
  }
}

/** Does a column say who is meant? */
export function hasKey(mapping: Mapping): boolean {
  return mapping.some((field) => field === 'id' || field === 'login' || field === 'email');
}

/** The browser asks before the page goes away while something runs. */
function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
