import type { ListAnswer, ListQuery } from '../define/definition.js';
import type { JsonApi } from '../define/json-api.js';
import type { Answer } from './answers.js';
import { asked, ignored } from './asking.js';
import { cursorPage } from './paging/cursor-pages.js';
import { handedPage, type ReadPage } from './paging/handed-page.js';
import { NumberedPages } from './paging/numbered-pages.js';
import { PageMemory } from './paging/page-memory.js';
import type { Entry } from './read-described.js';
import type { RestDescription } from './rest-description.js';

/** So many lists are remembered, by what was asked. */
const mostLists = 20;

/** The list of a described API: each user once, however the server turns its pages. */
export function listOf(description: RestDescription): (api: JsonApi, query: ListQuery) => Promise<ListAnswer<Entry>> {
  const { pages } = description;
  const memories = new Map<string, PageMemory>();
  const numbered = pages.by === 'cursor' ? undefined : new NumberedPages(pages);
  return async (api, query) => {
    const { params, notApplied } = asked(description, query);
    const key = JSON.stringify([params, query.size]);
    if (memories.size > mostLists) memories.clear();
    const memory = memories.get(key) ?? new PageMemory();
    memories.set(key, memory);
    const read: ReadPage = async (place) =>
      handedPage(description, await api.get<Answer>('', { ...description.params, ...params, ...place }));
    const page =
      pages.by === 'cursor'
        ? await cursorPage(pages, query, read, memory)
        : await (numbered as NumberedPages).page(query, read, memory);
    const missed = [...(page.notApplied ?? []), ...notApplied, ...ignored(description, query, page.records)];
    return { ...page, notApplied: missed };
  };
}
