import type { ListAnswer, ListQuery } from '../../define/definition.js';
import { unlike } from '../field-shapes.js';
import type { Pages, Params } from '../rest-description.js';
import { isSaid, sizeParam, type HandedPage, type ReadPage } from './handed-page.js';
import type { PageMemory } from './page-memory.js';

type Numbered = Exclude<Pages, { readonly by: 'cursor' }>;

/**
 * Pages that are counted, users that are skipped, or all at once. A server may hand out fewer users than it is asked for: that is
 * found out, so that nobody falls between two pages.
 */
export class NumberedPages {
  readonly #pages: Numbered;
  readonly #fixed: number | undefined;
  /** Are users skipped, and not pages? */
  readonly #exact: boolean;
  /** The most that the server was seen to hand out at once, and what it was seen to cut a page to. */
  #most: number;
  #cap = Infinity;

  constructor(pages: Numbered) {
    const { fixed, maxSize = 0 } = pages.by === 'none' ? { fixed: Infinity } : pages;
    this.#pages = pages;
    this.#fixed = fixed;
    this.#exact = pages.by === 'offset' && fixed === undefined;
    this.#most = fixed ?? maxSize;
  }

  async page(query: ListQuery, read: ReadPage, memory: PageMemory): Promise<ListAnswer<unknown>> {
    const { size, offset } = query;
    const step = this.#fixed ?? Math.min(size, this.#cap);
    const begin = this.#exact ? offset : step === Infinity ? 0 : Math.floor(offset / step) * step;
    const readAt = (from: number): Promise<HandedPage> => read(this.#params(from, step));
    const page = await readAt(begin);
    const { rows, ids } = page;
    if (rows.length > step) throw unlike('The server hands out more users than it was asked for.');
    const total = this.#pages.by === 'none' ? rows.length : page.total;
    // behind the end some servers begin anew, or stay on the last page
    if (total !== undefined && begin >= total && begin > 0)
      return { records: [], total, places: placesOf(undefined, offset, step) };
    if (total !== undefined && begin + rows.length > total) throw unlike('There are more users than the server says.');
    await memory.prove(begin, 0, ids, async (from) => (await readAt(Number(from))).ids);
    const more = await this.#isMore(page, total, begin, step, readAt);
    if (more && rows.length < step) {
      if (rows.length === 0) throw unlike('The server says that there are more users, and hands out none.');
      if (this.#fixed) throw unlike('A page of the server has fewer users than it was described with.');
      this.#cap = rows.length;
      // counted in pages of another size it was another page
      if (begin > 0 && !this.#exact) return this.page(query, read, memory);
    }
    const shown = rows.slice(offset - begin, offset - begin + size);
    const end = offset + shown.length;
    const next = more || end < begin + rows.length ? end : undefined;
    return {
      records: shown,
      ...(total !== undefined && { total }),
      places: placesOf(next, offset, Math.min(size, this.#cap)),
      ...(this.#cap < size && { notApplied: ['size'] }),
    };
  }

  /** Is anybody behind this page? By what the server says, and where it says nothing by how full the page is. */
  async #isMore(
    { rows, next, ids }: HandedPage,
    total: number | undefined,
    begin: number,
    step: number,
    readAt: (from: number) => Promise<HandedPage>,
  ): Promise<boolean> {
    const end = begin + rows.length;
    if (isSaid(next) || (total !== undefined && end < total)) return true;
    const isFull = rows.length >= step;
    if (isFull) this.#most = Math.max(this.#most, rows.length);
    const isEnd = total !== undefined || next !== undefined;
    // a full page may be all that is counted, and a short one all that is handed out at once: then it is looked behind it
    const unsure = isEnd ? isFull && begin === 0 && step !== Infinity : !isFull && rows.length > 0 && step > this.#most;
    if (!unsure) return !isEnd && isFull;
    const behind = await readAt(this.#exact ? end : begin + step);
    if (behind.rows.length > 0 && isEnd) throw unlike('There are more users than the server says.');
    if (behind.rows.length > 0 && behind.ids.join('\n') === ids.join('\n'))
      throw unlike('The server answers different pages with the same users.');
    return behind.rows.length > 0;
  }

  #params(begin: number, step: number): Params {
    const pages = this.#pages;
    if (pages.by === 'none') return {};
    const size = sizeParam(pages.size, this.#fixed ? undefined : step);
    if (pages.by === 'offset') return { ...size, [pages.offset ?? 'offset']: begin };
    return { ...size, [pages.page ?? 'page']: begin / step + (pages.first ?? 1) };
  }
}

function placesOf(next: number | undefined, offset: number, back: number): NonNullable<ListAnswer<unknown>['places']> {
  return {
    ...(next !== undefined && { next: { offset: next } }),
    ...(offset > 0 && { previous: { offset: Math.max(0, offset - back) } }),
  };
}
