/** Writes a table row by row into a file, and keeps no row that it has written. */
export interface TableWriter {
  /** The file's name ends in it. */
  readonly extension: string;
  /** How many texts were longer than a cell of this file holds, and were cut. */
  readonly cut: number;
  /** How many more rows the file has room for; `Infinity` where it does not end. */
  readonly room: number;
  write(rows: readonly (readonly string[])[]): void;
  /** The file, once all rows are written. Nothing can be written afterwards. */
  finish(): Blob;
}
