import type { Messages } from '../../i18n/messages.js';
import { CsvWriter } from '../writing/csv-writer.js';
import type { ImportField } from './columns/import-field.js';
import { templateHeader } from './columns/template.js';
import { leftOutCsv, reportCsv } from './import-report.js';
import type { ImportState } from './import-state.js';

/** Hands a file to the viewer. */
export type Save = (name: string, file: Blob) => void;

/** Hands over an empty table with every column. Rejects where the part that writes workbooks can't be loaded. */
export async function saveTemplate(
  format: 'csv' | 'xlsx',
  fields: readonly ImportField[],
  { rightToLeft, save }: { readonly rightToLeft: boolean; readonly save: Save },
): Promise<void> {
  const header = templateHeader(fields);
  const writer =
    format === 'csv'
      ? new CsvWriter()
      : new (await import('../writing/xlsx-writer.js')).XlsxWriter({ columns: header.length, rightToLeft });
  writer.write([header]);
  save(`users-template.${format}`, writer.finish());
}

/** Hands over what became of each row. */
export function saveReport(state: ImportState, messages: Messages, fields: readonly ImportField[], save: Save): void {
  save('import-report.csv', asCsv(reportCsv(state, messages, fields)));
}

/** Hands over the rows that are left out, to be put right and given again. */
export function saveLeftOut(state: ImportState, fields: readonly ImportField[], messages: Messages, save: Save): void {
  save('not-imported.csv', asCsv(leftOutCsv(state, fields, messages)));
}

function asCsv(text: string): Blob {
  return new Blob([text], { type: 'text/csv;charset=utf-8' });
}
