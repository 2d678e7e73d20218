/** What a spreadsheet takes for a formula, also behind what it leaves out (S13, CWE-1236), and behind apostrophes, so that who reads it knows which one was put there. */
export const formula = /^'*(?:[\s\0\uFEFF]*[-=+@＝＋－＠]|[\t\r\n\0])/;

/** The mark by which spreadsheets know a CSV file for UTF-8. */
export const csvMark = '\uFEFF';

/**
 * Rows as the text of a CSV file (RFC 4180) for spreadsheets: UTF-8 by its mark, each cell quoted, and an apostrophe before
 * whatever would be a formula.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return csvMark + csvLines(rows);
}

/** The same without the mark: lines of a file that has begun. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(text: string): string {
  return `"${formula.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`;
}
