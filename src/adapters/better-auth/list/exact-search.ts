import { maxSize } from '../auth-capabilities.js';
import { settled, type Answer, type Ask, type Part } from './whole-order.js';

/** What is looked for, and in which field. */
export interface Search {
  readonly field: 'email' | 'name';
  readonly value: string;
}

/**
 * Who is found with what the server takes for a wildcard. It finds too many, so they are looked through; `undefined` where
 * they are more than can be read at once.
 */
export async function exactly(ask: Ask, { field, value }: Search, part: Part): Promise<Answer | undefined> {
  const { rows, total } = await ask({ sortBy: part.field, sortDirection: part.direction, limit: maxSize });
  if (rows.length < total) return undefined;
  const wanted = value.toLowerCase();
  const found = rows.filter((row) => `${row[field] as string}`.toLowerCase().includes(wanted));
  const { offset, size, direction } = part;
  return { rows: settled(found, part.field, direction).slice(offset, offset + size), total: found.length };
}
