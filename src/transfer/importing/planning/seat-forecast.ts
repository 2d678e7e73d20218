import { own } from '../../../domain/rules.js';
import type { Session } from '../../../domain/session.js';
import type { ImportField } from '../columns/import-field.js';
import { inPieces } from './in-pieces.js';
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
export async function seated(
  rows: readonly PlannedRow[],
  session: Session | undefined,
  fields: readonly ImportField[],
  signal: AbortSignal,
): Promise<Seated> {
  const licence = own(own(session, 'capabilities'), 'seats');
  const [used, limit] = [own(licence, 'used'), own(licence, 'limit')];
  if (!isCount(used) || !isCount(limit)) return { rows };
  const wanted = { create: 0, update: 0, back: 0 };
  await inPieces(rows, signal, (row) => {
    const seats = seatsOf(row);
    if (seats !== 0) wanted[seats < 0 ? 'back' : isActivation(row) ? 'update' : 'create'] += 1;
  });
  const { create, update, back } = wanted;
  const over = used + create + update - back - limit;
  const missing = Math.max(0, Math.min(create + update, over));
  const seats = { used, limit, after: limit + over - missing, missing };
  if (missing === 0) return { rows, seats };
  const room = { create: Math.max(0, create - missing), update: Math.min(update, create + update - missing) };
  return { rows: await withRoom(rows, room, fields, signal), seats };
}

/** The rows, of which so many get a seat: the first ones. */
async function withRoom(
  rows: readonly PlannedRow[],
  room: { create: number; update: number },
  fields: readonly ImportField[],
  signal: AbortSignal,
): Promise<readonly PlannedRow[]> {
  const status = fields.find(({ type }) => type === 'status');
  const all: PlannedRow[] = [];
  const seat = (row: PlannedRow): PlannedRow => {
    if (seatsOf(row) <= 0) return row;
    const kind = isActivation(row) ? 'update' : 'create';
    room[kind] -= 1;
    return room[kind] < 0 ? seatless(row, status) : row;
  };
  await inPieces(rows, signal, (row) => void all.push(seat(row)));
  return all;
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
