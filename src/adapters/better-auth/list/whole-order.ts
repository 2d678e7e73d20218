import { missing } from '../auth-wire.js';

/** A record as the server sends it. */
export type Row = Readonly<Record<string, unknown>>;

/** What the server answers to one question about the list. */
export interface Answer {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Asks the list, with these parameters beside those that stay the same. */
export type Ask = (more: Readonly<Record<string, string | number>>) => Promise<Answer>;

/** The part of the list that is wanted. */
export interface Part {
  readonly field: string;
  readonly direction: 'asc' | 'desc';
  readonly offset: number;
  readonly size: number;
}

/**
 * One page in a whole order, out of a server that leaves the order of equal values to chance: those of one value stand by id.
 *
 * A value that lies in one page whole needs no more than that. Where one reaches over an edge of the page, its users are asked
 * for by id, and how many stand before them: so that each is on exactly one page. Needs the one filter that the server has.
 */
export async function pageInOrder(ask: Ask, part: Part): Promise<Answer> {
  const { field, direction, offset, size } = part;
  // one more at either end shows what reaches over the edge
  const lead = Math.min(1, offset);
  const sort = { sortBy: field, sortDirection: direction };
  const { rows, total } = await ask({ ...sort, offset: offset - lead, limit: lead + size + 1 });
  const after = lead + Math.min(size, rows.length - lead - (offset - lead + rows.length < total ? 1 : 0));
  const page = settled(rows.slice(lead, Math.max(lead, after)), field, direction);
  const cut = cutValues(rows, field, [lead, after]);
  if (cut.size > 0) {
    const { placeTied } = await import('./place-tied.js').catch(missing);
    for (const value of cut) await placeTied(ask, part, page, value);
  }
  return { rows: page, total };
}

/** The values that stand on both sides of one of these edges. */
function cutValues(rows: readonly Row[], field: string, edges: readonly number[]): Set<string> {
  const cut = edges.map((at) => [rows[at - 1], rows[at]] as const).filter(([one, other]) => one && other);
  const values = cut.map((pair) => pair.map((row) => text(row?.[field])));
  return new Set(values.filter(([one, other]) => isTie(one, other)).flat());
}

/** The same rows, with neighbours of the same value by id. */
export function settled(rows: readonly Row[], field: string, direction: Part['direction']): Row[] {
  const sign = direction === 'asc' ? 1 : -1;
  const result: Row[] = [];
  for (let at = 0; at < rows.length;) {
    const value = rows[at]?.[field];
    const length = rows.slice(at).findIndex((row) => row[field] !== value);
    const same = rows.slice(at, length < 0 ? undefined : at + length);
    result.push(...same.sort((a, b) => (text(a.id) < text(b.id) ? -sign : sign)));
    at += same.length;
  }
  return result;
}

/** May these be one value to the server? Some databases see no case and no accents; asking too often does no harm. */
function isTie(one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map((value) => text(value).normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase());
  return a === b;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
