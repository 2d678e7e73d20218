/** Why a file or a pasted text can't be read. Each has a sentence of its own: `from-file.error.<problem>`. */
export type FileProblem =
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-long-cell'
  | 'unclosed-quote'
  | 'empty'
  | 'no-header'
  | 'binary'
  | 'old-spreadsheet'
  | 'archive'
  | 'broken-spreadsheet'
  | 'too-large-inside'
  | 'unreadable'
  | 'reader-missing';

/** A file or text can't be read: why, and in which row where that is known. Its message is for developers alone. */
export class FileError extends Error {
  override readonly name = 'FileError';

  constructor(
    readonly problem: FileProblem,
    /** As a spreadsheet counts, from 1. */
    readonly row?: number,
    options?: ErrorOptions,
  ) {
    super(row === undefined ? problem : `${problem} in row ${row}`, options);
  }
}
