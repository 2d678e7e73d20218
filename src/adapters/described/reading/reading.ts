import type { ListAnswer, ListQuery, SessionAnswer } from '../../define/definition.js';
import type { JsonApi } from '../../define/json-api.js';
import type { User } from '../../../domain/user.js';
import type { Answer } from '../answers.js';
import { asked, ignored } from './asking.js';
import { cursorPage } from '../paging/cursor-pages.js';
import { handedPage, type ReadPage } from '../paging/handed-page.js';
import { NumberedPages } from '../paging/numbered-pages.js';
import { PageMemory } from '../paging/page-memory.js';
import { readDescribed } from './read-described.js';
import type { RestDescription } from '../rest-description.js';
import { readSession } from './session.js';

export { getOne } from './read-one.js';

type List = (api: JsonApi, query: ListQuery) => Promise<ListAnswer<User>>;

/** So many lists are remembered, by what was asked. */
const mostLists = 20;
const known = new WeakMap<RestDescription, List>();

/** Who is signed in. */
export function sessionOf(description: RestDescription, base: URL, api: JsonApi): Promise<SessionAnswer> {
  const anybody = { search: '', filters: {}, size: 1, offset: 0, page: 1 };
  return readSession(description, base, api, () => listOf(description)(api, anybody));
}

/** The list of a described API: each user once, however the server turns its pages. Loaded with the first question. */
export function listOf(description: RestDescription): List {
  const list = known.get(description) ?? newList(description);
  known.set(description, list);
  return list;
}

function newList(description: RestDescription): List {
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
    const records = page.records.map((record) => readDescribed(description, { record }));
    const missed = [...(page.notApplied ?? []), ...notApplied, ...ignored(query, page.records, records)];
    return { ...page, records, notApplied: missed };
  };
}
