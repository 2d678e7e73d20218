/** What is read at most (S14): whatever is more is refused before or while it is read, never cut off. */
export const limits = {
  bytes: 5 * 1024 * 1024,
  rows: 50_000,
  columns: 100,
  /** Of one cell, in UTF-16 units. */
  cell: 4096,
  /** Of what an XLSX file holds once it is unpacked: a table of that many rows has less. */
  unpacked: 40 * 1024 * 1024,
} as const;
