import { adapterError, type AdapterError } from '../../adapters/adapter-error.js';
import { plainError } from '../../bulk/plain-record.js';
import { Breath } from '../../bulk/run/breath.js';
import type { Total } from '../../domain/query.js';
import type { TableWriter } from '../writing/table-writer.js';
import type { ExportColumn } from './export-columns.js';
import type { ExportSource } from './export-source.js';

/** How far an export is. */
export interface ExportState {
  /** `failed`: it can go on, unless the error has the reason `not-narrowed` or `full`. `nobody`: there is no file. */
  readonly phase: 'reading' | 'failed' | 'stopped' | 'nobody' | 'saved';
  /** How many users are in the file so far. */
  readonly count: number;
  readonly total: Total | undefined;
  readonly gone: number;
  readonly unreadable: number;
  readonly cut: number;
  readonly error?: AdapterError | undefined;
}

/** Where {@link ExportRun} reads, writes and tells. */
export interface ExportJob {
  readonly source: ExportSource;
  readonly writer: TableWriter;
  readonly columns: readonly ExportColumn[];
  readonly changed: (state: ExportState) => void;
  /** The file is whole. */
  readonly save: (file: Blob) => void;
}

/** Rows that are written, and packed, in one piece. */
const together = 100;

/** The reason of the error where the file has no room for more users. */
export const full = 'full';

/**
 * Reads users and writes them into a file, some at a time; the page has its turn between. Nothing is saved before everybody
 * was read: a file that lacks some would pass for the whole list.
 */
export class ExportRun {
  readonly #job: ExportJob;
  readonly #stopping = new AbortController();
  readonly #breath = new Breath(1);
  #count = 0;
  #begun = false;

  constructor(job: ExportJob) {
    this.#job = job;
  }

  /** Begins, or goes on after a failure. Never rejects. */
  async go(): Promise<void> {
    const { signal } = this.#stopping;
    this.#tell('reading');
    try {
      this.#begin();
      while (await this.#step(signal));
      if (signal.aborted) return;
      if (this.#count > 0) this.#job.save(this.#job.writer.finish());
      this.#tell(this.#count > 0 ? 'saved' : 'nobody');
    } catch (thrown) {
      if (!signal.aborted) this.#tell('failed', plainError(thrown));
    }
  }

  /** Reads no more; there is no file. */
  stop(): void {
    this.#stopping.abort();
    this.#tell('stopped');
  }

  #begin(): void {
    if (!this.#begun) this.#job.writer.write([this.#job.columns.map(({ label }) => label)]);
    this.#begun = true;
  }

  async #step(signal: AbortSignal): Promise<boolean> {
    const { source, writer, columns } = this.#job;
    const users = await source.next(signal);
    if (!users || signal.aborted) return false;
    if (users.length > writer.room) throw adapterError('invalid', 'The file has no room for more rows.', { reason: full }); // prettier-ignore
    for (let from = 0; from < users.length && !signal.aborted; from += together) {
      const some = users.slice(from, from + together);
      writer.write(some.map((user) => columns.map(({ valueOf }) => valueOf(user))));
      this.#count += some.length;
      await this.#breath.take();
    }
    if (!signal.aborted) this.#tell('reading');
    return !signal.aborted;
  }

  #tell(phase: ExportState['phase'], error?: AdapterError): void {
    const { source, writer, changed } = this.#job;
    const { total, gone, unreadable } = source;
    changed({ phase, count: this.#count, total, gone, unreadable, cut: writer.cut, error });
  }
}
