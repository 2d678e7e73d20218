/** What a spreadsheet takes for a formula, also behind what it leaves out (S13, CWE-1236). */
export const formula = /^(?:[\s\0\uFEFF]*[-=+@＝＋－＠]|[\t\r\n\0])/;

/**
 * Rows as the text of a CSV file (RFC 4180) for spreadsheets: UTF-8 by its mark, each cell quoted, and an apostrophe before
 * whatever would be a formula.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

function cellOf(text: string): string {
  return `"${formula.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`;
}
