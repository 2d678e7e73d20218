import { visibleText } from '../../domain/visible-text.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import { csvOf } from '../../ui/file/csv.js';
import { limits } from '../file/limits.js';
import type { ImportField } from './columns/import-field.js';
import type { ImportState } from './import-state.js';
import type { PlannedRow } from './planning/planned-row.js';
import { endedRows, isLeft, type EndedRow } from './telling/endings.js';
import { personOf } from './telling/row-person.js';
import { backendWords, partlyText, remarksOf } from './telling/remarks.js';

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
  const names = headerOf(state, messages);
  const problem = messages.text('import.report.problem');
  const hasRoom = names.length < limits.columns;
  const wide = (cells: readonly string[], last: string): readonly string[] => [
    ...names.map((_, at) => cells[at] ?? ''),
    ...(hasRoom ? [last] : []),
  ];
  return csvOf([
    wide(names, problem),
    ...rows.map((ended) => wide(ended.row.cells, said(ended, state, fields, messages))),
  ]);
}

/** The names of the columns of the file, but for one that such a file has already. */
function headerOf({ table, mapping }: ImportState, messages: Messages): readonly string[] {
  const header = table?.header ?? table?.rows[0]?.cells.map((_, at) => messages.text('import.columns.nameless', { number: at + 1 })) ?? []; // prettier-ignore
  const last = header.length - 1;
  return header[last] === messages.text('import.report.problem') && !mapping[last] ? header.slice(0, -1) : header;
}

function isLeftOut({ kind }: PlannedRow): boolean {
  return kind === 'wrong' || kind === 'refused';
}

function isOut(ended: EndedRow): boolean {
  return isLeft(ended) || isLeftOut(ended.row);
}

function said(ended: EndedRow, state: ImportState, fields: readonly ImportField[], messages: Messages): string {
  const why = [...remarksOf(ended, fields, messages), ...backendWords(ended, fields, messages)];
  return visibleText([...why, partlyText(ended, state, messages) ?? ''].join(' ').trim(), longest);
}

/** What was to happen to whom a row is about. */
function intentOf(row: PlannedRow): 'create' | 'update' | 'activate' | 'deactivate' | 'none' {
  if (row.kind === 'create') return 'create';
  return row.kind === 'update' ? (row.activation ?? 'update') : 'none';
}
