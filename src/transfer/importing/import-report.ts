import { visibleText } from '../../domain/visible-text.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import { csvOf } from '../../ui/file/csv.js';
import { limits } from '../file/limits.js';
import type { ImportField } from './columns/import-field.js';
import type { ImportState } from './import-state.js';
import type { PlannedRow } from './planning/planned-row.js';
import { endedRows, isLeft, type EndedRow } from './telling/endings.js';
import { personOf } from './telling/row-person.js';
import { partlyText, remarksOf } from './telling/remarks.js';

/** What is said of one row is cut here: it has to fit into a cell that can be read again. */
const longest = 1000;

/** What became of each row, each once and in the order of the file, as the text of a CSV file (U11). */
export function reportCsv(state: ImportState, messages: Messages, fields: readonly ImportField[] = []): string {
  const head = ['row', 'name', 'identifier', 'intent', 'outcome', 'message'] as const;
  return csvOf([
    head.map((part) => messages.text(`import.report.${part}`)),
    ...endedRows(state).map((ended) => {
      const { name, identifier } = personOf(ended.row, state.mapping);
      return [
        String(ended.row.at),
        name,
        identifier,
        messages.text(`import.intent.${intentOf(ended.row)}` as MessageKey),
        messages.text(`import.outcome.${ended.ending}`),
        said(ended, state, fields, messages),
      ];
    }),
  ]);
}

/**
 * The rows that are left out, as they stand in the file with what was put right, and a last column that says why: to be put
 * right and given again. After the run those that it did not import are among them. Where the file has as many columns as
 * can be read, there is no room for that column.
 */
export function leftOutCsv(state: ImportState, fields: readonly ImportField[], messages: Messages): string {
  const rows = endedRows(state).filter(state.stage === 'ended' ? isOut : ({ row }) => isLeftOut(row));
  const width = Math.max(state.table?.header?.length ?? 0, ...rows.slice(0, 1).map(({ row }) => row.cells.length));
  const hasRoom = width < limits.columns;
  const name = (at: number): string =>
    state.table?.header?.[at] ?? messages.text('import.columns.nameless', { number: at + 1 });
  const wide = (cellOf: (at: number) => string, last: string): readonly string[] => [
    ...Array.from({ length: width }, (_, at) => cellOf(at)),
    ...(hasRoom ? [last] : []),
  ];
  return csvOf([
    wide(name, messages.text('import.report.problem')),
    ...rows.map((ended) => wide((at) => ended.row.cells[at] ?? '', said(ended, state, fields, messages))),
  ]);
}

function isLeftOut({ kind }: PlannedRow): boolean {
  return kind === 'wrong' || kind === 'refused';
}

function isOut(ended: EndedRow): boolean {
  return isLeft(ended) || isLeftOut(ended.row);
}

function said(ended: EndedRow, state: ImportState, fields: readonly ImportField[], messages: Messages): string {
  const remarks = [...remarksOf(ended, fields, messages), partlyText(ended, state, messages) ?? ''];
  return visibleText(remarks.filter(Boolean).join(' '), longest);
}

/** What was to happen to whom a row is about. */
function intentOf(row: PlannedRow): 'create' | 'update' | 'activate' | 'deactivate' | 'none' {
  if (row.kind === 'create') return 'create';
  return row.kind === 'update' ? (row.activation ?? 'update') : 'none';
}
