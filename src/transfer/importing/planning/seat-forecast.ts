import { own } from '../../../domain/rules.js';
import type { Session } from '../../../domain/session.js';
import type { ImportField } from '../columns/import-field.js';
import type { FieldChange, PlannedRow, SeatForecast } from './planned-row.js';

/** Rows as the licence lets them be. */
export interface Seated {
  readonly rows: readonly PlannedRow[];
  readonly seats?: SeatForecast | undefined;
}

/**
 * Gives out the seats of the licence (R10). Where there are too few, the last of those who are new start inactive; where even
 * those who are to be activated have none, the last of them can't be.
 */
export function seated(
  rows: readonly PlannedRow[],
  session: Session | undefined,
  fields: readonly ImportField[],
): Seated {
  const licence = own(own(session, 'capabilities'), 'seats');
  const [used, limit] = [own(licence, 'used'), own(licence, 'limit')];
  if (!isCount(used) || !isCount(limit)) return { rows };
  const takers = rows.filter((row) => seatsOf(row) > 0);
  const net = rows.reduce((sum, row) => sum + seatsOf(row), 0);
  const missing = Math.max(0, Math.min(takers.length, used + net - limit));
  const last = [...takers.filter(isActivation), ...takers.filter((row) => !isActivation(row))];
  const without = new Set(last.slice(last.length - missing));
  const status = fields.find(({ type }) => type === 'status');
  return {
    rows: missing === 0 ? rows : rows.map((row) => (without.has(row) ? seatless(row, status) : row)),
    seats: { used, limit, after: used + net - missing, missing },
  };
}

/** How many seats a row takes; one that it gives back is -1. */
function seatsOf(row: PlannedRow): number {
  if (row.kind === 'create') return 'create' in row.row && row.row.create.status === 'inactive' ? 0 : 1;
  if (row.kind !== 'update' || !row.activation) return 0;
  // who is invited or away has no seat to give back
  return row.activation === 'activate' ? 1 : row.user.status === 'active' ? -1 : 0;
}

function isActivation({ kind }: PlannedRow): boolean {
  return kind === 'update';
}

function seatless(row: PlannedRow, status: ImportField | undefined): PlannedRow {
  const { at, cells } = row;
  if (row.kind === 'update') return { at, cells, kind: 'wrong', user: row.user, problems: [{ kind: 'no-seat', field: 'status' }] }; // prettier-ignore
  if (row.kind !== 'create' || !('create' in row.row)) return row;
  const { ref, create } = row.row;
  const inactive = status?.written({ id: '', login: '', status: 'inactive' }) ?? '';
  const changes = row.changes.map((change): FieldChange => (change.field === 'status' ? { ...change, to: inactive } : change)); // prettier-ignore
  return { ...row, row: { ref, create: { ...create, status: 'inactive' } }, changes, seatless: true };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && !Number.isNaN(value);
}
