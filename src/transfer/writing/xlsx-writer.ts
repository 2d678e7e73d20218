import { strToU8, Zip, ZipDeflate } from 'fflate';
import { sheetEnd, sheetRow, sheetStart, workbookParts } from './sheet-xml.js';
import type { TableWriter } from './table-writer.js';

/** Rows that a sheet holds, and UTF-16 code units that a cell holds (Excel specifications and limits). */
const mostRows = 1_048_576;
const longest = 32_767;

/** How a sheet looks. */
export interface SheetLooks {
  readonly columns: number;
  readonly rightToLeft: boolean;
}

/**
 * An XLSX workbook (ECMA-376) of one sheet, packed while it is written. Every cell is a text, so none is a formula (S13).
 * The first row is the head: it keeps its place, and its columns can be narrowed.
 */
export class XlsxWriter implements TableWriter {
  readonly extension = 'xlsx';
  readonly #pieces: Blob[] = [];
  readonly #zip = new Zip((error, bytes) => {
    if (error) throw error;
    // a copy: what the packer gives may be a window into what it uses again
    this.#pieces.push(new Blob([bytes.slice()]));
  });
  readonly #sheet: ZipDeflate;
  readonly #columns: number;
  #rows = 0;
  #cut = 0;

  constructor({ columns, rightToLeft }: SheetLooks) {
    this.#columns = columns;
    for (const [name, xml] of workbookParts()) this.#part(name).push(strToU8(xml), true);
    this.#sheet = this.#part('xl/worksheets/sheet1.xml');
    this.#sheet.push(strToU8(sheetStart(columns, rightToLeft)));
  }

  get cut(): number {
    return this.#cut;
  }

  get room(): number {
    return mostRows - this.#rows;
  }

  write(rows: readonly (readonly string[])[]): void {
    const xml = rows.map((row) => sheetRow(++this.#rows, row.map((text) => this.#fit(text)))); // prettier-ignore
    this.#sheet.push(strToU8(xml.join('')));
  }

  finish(): Blob {
    this.#sheet.push(strToU8(sheetEnd(this.#columns, this.#rows)), true);
    this.#zip.end();
    return new Blob(this.#pieces, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
  }

  #part(name: string): ZipDeflate {
    const part = new ZipDeflate(name);
    this.#zip.add(part);
    return part;
  }

  #fit(text: string): string {
    if (text.length <= longest) return text;
    this.#cut += 1;
    return `${text.slice(0, longest - 1)}…`;
  }
}
