import { asAdapterError } from '../../adapters/adapter-error.js';
import type { UserAdapter } from '../../adapters/contract.js';
import { browserTimer, type Timer } from '../../bulk/patience.js';
import type { RunState } from '../../bulk/run-state.js';
import type { Session } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import { FileError } from '../file/file-error.js';
import { readFile } from '../file/read-file.js';
import type { Table } from '../file/table.js';
import type { Mapping } from './columns/import-field.js';
import { nothingGiven, type ImportState } from './import-state.js';
import { isIdentified } from './import-words.js';
import { DirectoryCheck, type CheckSurroundings } from './planning/directory-check.js';
import { ImportRun } from './running/import-run.js';

/** What {@link ImportController} works with. */
export interface ImportSurroundings extends CheckSurroundings {
  readonly adapter: UserAdapter;
  readonly guess: (header: readonly string[]) => Mapping;
  readonly changed: (state: ImportState, before: ImportState) => void;
  /** The sign-in has ended. */
  readonly signedOut: () => void;
  /** It is to be asked anew who is signed in. */
  readonly reconnect: () => void;
  /** A run is over. */
  readonly ended: (run: RunState, users: ReadonlyMap<string, User>) => void;
  readonly timer?: Timer | undefined;
}

/** So often a run is shown at most, in milliseconds: of thousands not every answer is. */
const beat = 100;

/** Reads a file of users, checks it against the directory, and imports what the viewer has agreed to. */
export class ImportController {
  readonly #around: ImportSurroundings;
  readonly #directory: DirectoryCheck;
  #state = nothingGiven;
  #over = new AbortController();
  #check = new AbortController();
  #run: ImportRun | undefined;
  #isDue = false;

  constructor(around: ImportSurroundings) {
    this.#around = around;
    this.#directory = new DirectoryCheck(around);
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
      if (!table.header) throw new FileError(isOneLine(table) ? 'empty' : 'no-header');
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
    if (!/^(giving|ended)$/.test(stage) || !table || !isIdentified(mapping)) return;
    const { signal } = (this.#check = new AbortController());
    this.#set({ stage: 'checking', progress: { read: 0 }, failure: undefined, leaving: false, run: undefined });
    try {
      const plan = await this.#directory.plan(this.#state, signal, (progress) => {
        if (!signal.aborted) this.#set({ progress });
      });
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
    await this.#planAgain({ fixes: new Map(this.#state.fixes).set(at, row) });
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
    const { session } = this.#directory;
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
    if (this.#run?.state.pause?.reason === 'signed-out') this.#around.reconnect();
    else this.#run?.resume();
  }

  /** The same viewer has signed in again, or their rights are others now: what was shown before is judged anew by them (F19). */
  signedIn(session: Session): void {
    if (!session.viewer) return;
    this.#directory.session = session;
    if (this.#state.stage === 'checked') void this.#planAgain();
    else if (this.#run?.state.pause?.reason === 'signed-out') this.#run.signedIn(session);
  }

  /** A part of the page that was to write a file could not be loaded. */
  failToLoad(): void {
    this.#set({ problem: new FileError('reader-missing') });
  }

  /** Asks once before what was given is lost; true where nothing is, or was asked already. */
  leave(): boolean {
    const { stage, file, leaving } = this.#state;
    if (leaving || !file || stage === 'ended') return true;
    this.#set({ leaving: true });
    return false;
  }

  /** What was given is kept after all. */
  stay(): void {
    this.#set({ leaving: false });
  }

  /** It is over: nothing more is read or sent. What was sent is waited for. */
  end(): void {
    this.#anew();
    this.#run?.stop();
  }

  async #planAgain(given: Partial<ImportState> = {}): Promise<void> {
    this.#check.abort();
    const { signal } = (this.#check = new AbortController());
    this.#set({ ...given, replanning: true, leaving: false });
    try {
      const plan = await this.#directory.planAgain(this.#state, signal);
      if (!signal.aborted) this.#set({ plan, replanning: false });
    } catch (thrown) {
      if (signal.aborted) return;
      this.#set({ stage: 'giving', plan: undefined, replanning: false, failure: asAdapterError(thrown) });
    }
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

/** Names of columns and nothing below them, as in a template that was not filled in, are read as a list in one line. */
function isOneLine({ rows: [first, ...others] }: Table): boolean {
  return others.length > 0 && others.every(({ at }) => at === first.at);
}

/** The browser asks before the page goes away while something runs. */
function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
