import { maxSize } from '../auth-capabilities.js';
import { settled, type Answer, type Ask, type Part } from './whole-order.js';

/** What is looked for, and in which field. */
export interface Search {
  readonly wanted: string;
  readonly searchField: 'email' | 'name';
  readonly searchOperator: 'contains';
  /** With a wildcard in place of what the server takes for one. */
  readonly searchValue: string;
}

/**
 * Who is found with what the server takes for a wildcard. It finds too many, so they are looked through; `undefined` where
 * they are more than can be read at once.
 */
export async function exactly(ask: Ask, { searchField, wanted }: Search, part: Part): Promise<Answer | undefined> {
  const { rows, total } = await ask({ sortBy: part.field, sortDirection: part.direction, limit: maxSize });
  if (rows.length < total) return undefined;
  const found = rows.filter((row) => `${row[searchField] as string}`.toLowerCase().includes(wanted.toLowerCase()));
  const { offset, size, direction } = part;
  return { rows: settled(found, part.field, direction).slice(offset, offset + size), total: found.length };
}
