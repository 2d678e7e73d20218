import { csvLines, csvMark } from '../../ui/file/csv.js';
import type { TableWriter } from './table-writer.js';

/** A CSV file (RFC 4180) for spreadsheets; what would be a formula stands behind an apostrophe (S13). */
export class CsvWriter implements TableWriter {
  readonly extension = 'csv';
  readonly cut = 0;
  readonly room = Infinity;
  /** Text that was handed over to the browser, which keeps it where it likes. */
  readonly #pieces: Blob[] = [new Blob([csvMark])];

  write(rows: readonly (readonly string[])[]): void {
    this.#pieces.push(new Blob([csvLines(rows)]));
  }

  finish(): Blob {
    return new Blob(this.#pieces, { type: 'text/csv;charset=utf-8' });
  }
}
