import { readSheet } from 'read-excel-file/universal';
import { Breath } from '../../../bulk/run/breath.js';
import { FileError } from '../file-error.js';
import { TableRows } from '../table.js';
import { unpack } from './unpack.js';

/**
 * Reads the first sheet of an XLSX file: each cell as the text that was written. A formula is its last result, a date the day.
 * @throws FileError
 */
export async function readSpreadsheet(bytes: Uint8Array, signal: AbortSignal): Promise<TableRows> {
  const archive = await unpack(bytes, signal);
  const sheet = await readSheet(archive, { parseNumber: String }).catch((cause: unknown) => {
    throw new FileError('broken-spreadsheet', undefined, { cause });
  });
  signal.throwIfAborted();
  const rows = new TableRows();
  const breath = new Breath(2000);
  for (const cells of sheet) {
    rows.add(cells.map(textOf));
    await breath.take();
    signal.throwIfAborted();
  }
  return rows;
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00.000Z$/, '');
  return typeof cell === 'string' ? cell : typeof cell === 'boolean' || typeof cell === 'number' ? String(cell) : '';
}
