import { asAdapterError } from '../../adapters/adapter-error.js';
import { Breath } from '../../bulk/run/breath.js';
import type { Session } from '../../domain/session.js';
import { FileError } from '../file/file-error.js';
import { readFile, readPasted } from '../file/read-file.js';
import type { Table } from '../file/table.js';
import { kindOfColumn, likelyColumn, type FurtherNames } from './columns-of.js';
import { nothingGiven, valuesOf, type Found, type FromFileState, type ReadingSpan } from './from-file-state.js';
import { UserMatcher, type ValueKind } from './match-users.js';
import type { Everybody } from './read-everybody.js';

/** What {@link FromFileController} works with. */
export interface FromFileSurroundings {
  readonly session: () => Session | undefined;
  /** Reads the whole directory, whatever the list shows; rejects where it can't, or where `signal` aborts. */
  readonly readAll: (signal: AbortSignal, advanced: (span: ReadingSpan) => void) => Promise<Everybody>;
  /** What columns are called here. */
  readonly names: () => FurtherNames;
  readonly changed: (state: FromFileState, before: FromFileState) => void;
  /** The sign-in has ended. */
  readonly signedOut: () => void;
}

/** So many users or values are gone through before the page has its turn. */
const piece = 2000;

/** Reads what was given, and looks for whom it names. It selects nobody: that is up to whoever has asked. */
export class FromFileController {
  readonly #around: FromFileSurroundings;
  #state = nothingGiven;
  #reading: Promise<void> = Promise.resolve();
  #read = new AbortController();
  #look = new AbortController();

  constructor(around: FromFileSurroundings) {
    this.#around = around;
  }

  /** How it stands. */
  get state(): FromFileState {
    return this.#state;
  }

  /** Takes a text that was typed or pasted. */
  write(text: string): void {
    this.#set({ text, file: undefined, reading: false });
    this.#take(text.trim() ? (options) => readPasted(text, options) : undefined);
  }

  /** Takes a file, in place of the text. */
  choose(file: File): void {
    this.#set({ file: { name: file.name }, reading: true, table: undefined });
    this.#take((options) => readFile(file, options));
  }

  /** Takes the file away again; the text is as it was. */
  removeFile(): void {
    this.write(this.#state.text);
  }

  /** What the values are. */
  pickKind(kind: ValueKind): void {
    this.#set({ kind, leaving: false });
  }

  /** Which column they are in. */
  pickColumn(column: number): void {
    this.#set({ column, leaving: false });
  }

  /** Shall the selection be replaced? */
  pickReplacing(replaces: boolean): void {
    this.#set({ replaces });
  }

  /** Looks for whom the values name. */
  async find(): Promise<void> {
    this.#set({ used: true, leaving: false, failure: undefined });
    await this.#reading;
    if (this.#state.stage !== 'asking' || valuesOf(this.#state).length === 0) return;
    const { signal } = (this.#look = new AbortController());
    this.#set({ stage: 'looking', progress: { read: 0 } });
    try {
      const found = await this.#lookThrough(signal);
      if (!signal.aborted) this.#set({ stage: 'found', found });
    } catch (thrown) {
      if (signal.aborted) return;
      const failure = asAdapterError(thrown);
      this.#set({ stage: 'asking', failure });
      if (failure.kind === 'unauthenticated') this.#around.signedOut();
    }
  }

  /** Stops looking. */
  stop(): void {
    this.#look.abort();
    this.#set({ stage: 'asking', failure: 'stopped' });
  }

  /** Goes back to what was given. */
  back(): void {
    this.#set({ stage: 'asking', found: undefined, failure: undefined, replaces: false });
  }

  /** Asks once before what was given is lost; true where nothing is, or was asked already. */
  leave(): boolean {
    const { text, file, leaving } = this.#state;
    if (leaving || (!text.trim() && !file)) return true;
    this.#set({ leaving: true });
    return false;
  }

  /** What was given is kept after all. */
  stay(): void {
    this.#set({ leaving: false });
  }

  /** It is over: nothing goes on. */
  end(): void {
    this.#read.abort();
    this.#look.abort();
  }

  async #lookThrough(signal: AbortSignal): Promise<Found> {
    const { kind } = this.#state;
    const values = valuesOf(this.#state);
    const { users, whole, total } = await this.#around.readAll(signal, (progress) => {
      if (!signal.aborted) this.#set({ progress });
    });
    const matcher = new UserMatcher(kind);
    const breath = new Breath(piece);
    for (const user of users) {
      matcher.know(user);
      await breath.take();
      signal.throwIfAborted();
    }
    const session = this.#around.session();
    for (const value of values) {
      matcher.find(value, session);
      await breath.take();
      signal.throwIfAborted();
    }
    return { findings: matcher.findings, whole, read: users.length, total };
  }

  #take(read: ((options: Parameters<typeof readFile>[1]) => Promise<Table>) | undefined): void {
    this.#read.abort();
    const { signal } = (this.#read = new AbortController());
    const names = this.#around.names();
    this.#set({ problem: undefined, failure: undefined, used: false, leaving: false });
    const isName = (text: string): boolean => kindOfColumn(text, names) !== undefined;
    this.#reading = Promise.resolve(read?.({ signal, isName })).then(
      (table) => {
        if (!signal.aborted) this.#set({ table, reading: false, column: table ? likelyColumn(table, names) : 0 });
      },
      (thrown: unknown) => {
        if (signal.aborted) return;
        const problem =
          thrown instanceof FileError ? thrown : new FileError('unreadable', undefined, { cause: thrown });
        this.#set({ table: undefined, reading: false, problem });
      },
    );
  }

  #set(given: Partial<FromFileState>): void {
    const before = this.#state;
    this.#state = { ...before, ...given };
    this.#around.changed(this.#state, before);
  }
}
