import type { Ask, Part, Row } from './whole-order.js';

/** Puts those of one value where they belong in the page: so many stand before them, and they themselves by id. */
export async function placeTied(
  ask: Ask,
  { field, direction, offset, size }: Part,
  page: Row[],
  filterValue: string,
): Promise<void> {
  const filter = { filterField: field, filterValue };
  const before = await ask({ ...filter, filterOperator: direction === 'asc' ? 'lt' : 'gt', sortBy: 'id', limit: 1 });
  const place = Math.max(0, before.total - offset);
  if (place >= page.length) return;
  const order = { sortBy: 'id', sortDirection: direction };
  const skip = Math.max(0, offset - before.total);
  const { rows } = await ask({ ...filter, ...order, filterOperator: 'eq', offset: skip, limit: size });
  const tied = rows.slice(0, page.length - place);
  page.splice(place, tied.length, ...tied);
}
