import { unmarked } from '../../ui/file/unmarked.js';
import { FileError } from './file-error.js';
import { limits } from './limits.js';

/** One row of a table. */
export interface TableRow {
  /** Where it stands in the file, as a spreadsheet counts: the first row is 1. */
  readonly at: number;
  readonly cells: readonly string[];
}

/** What a file or a pasted text holds. */
export interface Table {
  /** The names of the columns. Absent where there is only one column, without a name. */
  readonly header?: readonly string[];
  /** Rows with something in them. */
  readonly rows: readonly TableRow[];
  /** Said of how the text was read: it is no UTF-8, and was taken for Windows-1252. */
  readonly guessed?: 'windows-1252';
}

/** Collects rows as they are read, and stops at the first that is too much. */
export class TableRows {
  readonly #rows: TableRow[] = [];
  #at: number;

  /** @param first The number of the first row. */
  constructor(first = 1) {
    this.#at = first;
  }

  /** How many rows stand before what comes next, and one. */
  get next(): number {
    return this.#at;
  }

  /** Takes the next row; the apostrophe that keeps a spreadsheet from taking a cell for a formula is taken off. */
  add(cells: readonly string[]): void {
    const at = this.#at++;
    if (cells.length > limits.columns && cells.slice(limits.columns).some(isWritten))
      throw new FileError('too-many-columns', at);
    if (cells.some((cell) => cell.length > limits.cell)) throw new FileError('too-long-cell', at);
    if (!cells.some(isWritten)) return;
    if (this.#rows.length === limits.rows + 1) throw new FileError('too-many-rows', at);
    this.#rows.push({ at, cells: cells.map(unmarked) });
  }

  /**
   * The table: several columns have to have names in their first row; one column has one where `isName` says so. A single
   * row of several values is a list that was written in one line.
   * @throws FileError
   */
  table(isName: (text: string) => boolean): Table {
    const [first, ...rest] = this.#rows;
    if (!first) throw new FileError('empty');
    const width = this.#rows.reduce((most, { cells }) => Math.max(most, lengthOf(cells)), 0);
    if (width === 1) {
      if (!isName(first.cells[0]?.trim() ?? '')) return checked({ rows: this.#rows });
      return checked({ header: first.cells.slice(0, 1), rows: rest });
    }
    if (rest.length === 0)
      return { rows: first.cells.filter(isWritten).map((cell) => ({ at: first.at, cells: [cell] })) };
    if (first.cells.some((cell) => cell.includes('@'))) throw new FileError('no-header', first.at);
    return checked({ header: Array.from({ length: width }, (_, at) => first.cells[at] ?? ''), rows: rest });
  }
}

/** The names of columns are no row: without them there may be so many. */
function checked(table: Table): Table {
  const beyond = table.rows[limits.rows];
  if (beyond) throw new FileError('too-many-rows', beyond.at);
  if (table.rows.length === 0) throw new FileError('empty');
  return table;
}

function isWritten(cell: string): boolean {
  return cell.trim() !== '';
}

/** Without what is empty at the end. */
function lengthOf(cells: readonly string[]): number {
  return cells.findLastIndex(isWritten) + 1;
}
