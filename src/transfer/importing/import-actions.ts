/** What the viewer can do in an import's dialog. */
export interface ImportActions {
  /** Takes a file. */
  choose(file: File): void;
  removeFile(): void;
  /** Imports a column into a field; `''` leaves the column out. A field that another column had is free there. */
  mapColumn(column: number, field: string): void;
  pickClears(clears: boolean): void;
  pickNotify(notify: boolean): void;
  /** Hands over an empty table with the columns that can be imported. */
  saveTemplate(format: 'csv' | 'xlsx'): void;
  /** Puts a cell of a row right. */
  fix(at: number, column: number, text: string): void;
  /** Back to the file and its columns. */
  back(): void;
  /** Nothing more is sent; what was sent is waited for. */
  stop(): void;
  /** A paused run goes on. */
  resume(): void;
  /** Checks anew what is left, to go on with it. */
  goOn(): void;
  /** Hands over what became of each row. */
  saveReport(): void;
  /** Hands over the rows that are wrong or refused, and why. */
  saveWrong(): void;
}
