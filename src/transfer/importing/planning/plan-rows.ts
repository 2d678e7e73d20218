import type { Session } from '../../../domain/session.js';
import type { Department } from '../../../domain/user.js';
import type { Table, TableRow } from '../../file/table.js';
import type { ImportAbilities, ImportField, Mapping } from '../columns/import-field.js';
import { roleChoices } from '../columns/role-choices.js';
import type { StatusWords } from '../columns/status-words.js';
import type { Fixes } from '../import-state.js';
import { vocabularyOf } from './cells/vocabulary.js';
import { checkUnique } from './rows/check-unique.js';
import { compareRows } from './rows/compare-rows.js';
import type { DirectoryIndex } from './directory-index.js';
import { inPieces } from './in-pieces.js';
import { intentionOf, type Desk, type Intention } from './rows/intention.js';
import type { ImportPlan, PlannedRow } from './planned-row.js';
import { seated } from './seat-forecast.js';
import { settled } from './settled.js';

/** What a plan is made of. */
export interface PlanRequest {
  readonly table: Table;
  readonly mapping: Mapping;
  readonly fields: readonly ImportField[];
  readonly fixes: Fixes;
  /** Does an empty cell empty its field? */
  readonly clears: boolean;
  readonly session: Session | undefined;
  readonly can: ImportAbilities;
  readonly departments: readonly Department[];
  /** Everybody who was read. */
  readonly index: DirectoryIndex;
  /** Was everybody read? */
  readonly whole: boolean;
  readonly read: number;
  readonly total?: number | undefined;
  readonly statusWords: StatusWords;
  readonly signal: AbortSignal;
}

/**
 * The dry run: what an import would make of each row, and of the licence. It asks no backend, and gives the page its turns.
 * It rejects with the reason of `signal` once that is aborted.
 */
export async function planRows(request: PlanRequest): Promise<ImportPlan> {
  const { table, fields, fixes, session, index, whole, read, total, signal } = request;
  const desk = deskOf(request);
  const intentions: Intention[] = [];
  const readRow = (row: TableRow): void => {
    intentions.push(intentionOf(row, putRight(row.cells, fixes.get(row.at)), desk));
  };
  await inPieces(table.rows, signal, readRow);
  await compareRows(intentions, [...desk.columns.values()], signal);
  await checkUnique(intentions, fields, index, signal);
  const planned: PlannedRow[] = [];
  await inPieces(intentions, signal, (each) => void planned.push(settled(each, request)));
  return { ...(await seated(planned, session, fields, signal)), whole, read, ...(total !== undefined && { total }) };
}

function deskOf({ mapping, fields, departments, statusWords, ...rest }: PlanRequest): Desk {
  const { index, whole, session, clears } = rest;
  const known = new Set(fields.map(({ name }) => name));
  const columns = new Map<string, number>();
  for (const [column, name] of mapping.entries()) if (known.has(name) && !columns.has(name)) columns.set(name, column);
  const words = vocabularyOf(fields, departments, roleChoices(session), statusWords);
  return { fields, columns, index, whole, session, words, clears };
}

/** The cells as the viewer put them right; the very same ones where nothing was. */
function putRight(cells: readonly string[], fixes: ReadonlyMap<number, string> | undefined): readonly string[] {
  if (!fixes?.size) return cells;
  const width = Math.max(cells.length, ...[...fixes.keys()].map((column) => column + 1));
  return Array.from({ length: width }, (_, column) => fixes.get(column) ?? cells[column] ?? '');
}
