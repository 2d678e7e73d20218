import type { ListAnswer, ListQuery } from '../../define/definition.js';
import { unlike } from '../field-shapes.js';
import type { Pages } from '../rest-description.js';
import { isSaid, sizeParam, type HandedPage, type ReadPage } from './handed-page.js';
import { unknownPlace, type PageMemory } from './page-memory.js';

/** The place of the first page. Cursors of the server stand behind a mark, so that one that was not made here is none. */
const first = '<';

/** One page of a server whose pages name the next one. The way back is the way that was come. */
export async function cursorPage(
  { cursor: name = 'cursor', size }: Extract<Pages, { readonly by: 'cursor' }>,
  query: ListQuery,
  read: ReadPage,
  memory: PageMemory,
): Promise<ListAnswer<unknown>> {
  const { cursor: place = first } = query;
  if (place !== first && !/^>./.test(place)) throw unknownPlace();
  const readAt = (from: string): Promise<HandedPage> =>
    read({ ...sizeParam(size, query.size), ...(from !== first && { [name]: from.slice(1) }) });
  const { rows, ids, total, next } = await readAt(place);
  if (rows.length > query.size) throw unlike('The server hands out more users than it was asked for.');
  await memory.prove(place, first, ids, async (from) => (await readAt(String(from))).ids);
  const cursor = cursorIn(next, name);
  if (isSaid(next) && cursor === undefined) throw unlike('The next page is not named where it was described.');
  if (cursor !== undefined) memory.lead(place, `>${cursor}`);
  const before = memory.before(place);
  return {
    records: rows,
    ...(total !== undefined && { total }),
    places: {
      ...(cursor !== undefined && { next: { cursor: `>${cursor}` } }),
      ...(before !== undefined && { previous: { cursor: String(before) } }),
    },
  };
}

/** The cursor itself, or the parameter of that name in an address: only what it says is taken, and not the address. */
function cursorIn(next: unknown, name: string): string | undefined {
  if (typeof next === 'number') return String(next);
  if (typeof next !== 'string' || !next) return undefined;
  if (!/^(?:https?:\/)?\/|^\?/.test(next)) return next;
  return new URLSearchParams(next.split('#')[0].slice(next.indexOf('?') + 1)).get(name) || undefined;
}
