import { describeRest, type RestDescription } from '../../../src/describe-rest.js';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import type { PageRef, UserPage, UserQuery } from '../../../src/domain/query.js';
import { calm } from '../contract.js';

/** A request as it went out. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

export type Answering = (asked: Asked) => Response | Promise<Response>;

/** A record of the API that the tests invent. */
export interface Row {
  readonly id: number | string;
  readonly mail: string;
  readonly on: boolean;
  readonly [more: string]: unknown;
}

export const row = (id: number): Row => ({ id, mail: `p${id}@x.test`, on: id % 4 !== 3 });
export const rows = (count: number): Row[] => Array.from({ length: count }, (_, at) => row(at + 1));

/** The least that describes it. */
export const least: RestDescription = {
  url: 'https://x.test/people',
  viewer: { id: 'me' },
  fields: { id: 'id', login: 'mail', status: { path: 'on', values: { active: true, inactive: false } } },
  owner: () => false,
  pages: { by: 'offset' },
};

/** An adapter over answers that a test invents, and what was asked. */
export function over(
  answer: Answering,
  given: Partial<RestDescription> = {},
): { adapter: UserAdapter; asked: Asked[]; lines(): string[] } {
  const asked: Asked[] = [];
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const { pathname: path, searchParams: query } = new URL(input as string);
    const body: unknown = JSON.parse((init.body as string | undefined) ?? 'null');
    const request = { method: init.method ?? 'GET', path, query, headers: new Headers(init.headers), body };
    asked.push(request);
    return answer(request);
  };
  const adapter = describeRest({ ...least, fetch: fetch, ...given });
  const line = ({ method, path, query }: Asked): string => `${method} ${path}${query.size ? `?${query}` : ''}`;
  return { adapter, asked, lines: () => asked.map(line) };
}

/** How a server of the tests turns its pages, and what it does wrong. */
export interface Turning {
  readonly by: 'page' | 'offset' | 'cursor';
  readonly count: number;
  readonly total?: 'body' | 'header' | 'range' | 'page-only';
  readonly link?: boolean;
  readonly cap?: number;
  readonly ignores?: 'place' | 'size';
}

/** A server of so many people, as it turns its pages. */
export function turning({ by, count, total, link, cap = Infinity, ignores }: Turning): Answering {
  const all = rows(count);
  return ({ query }) => {
    const size = ignores === 'size' ? 30 : Math.min(Number(query.get('limit') ?? count), cap);
    const place = Number(query.get(by) ?? (by === 'page' ? 1 : 0));
    const from = ignores === 'place' ? 0 : by === 'page' ? (place - 1) * size : place;
    const page = all.slice(from, from + size);
    const more = from + size < count;
    return Response.json(
      { items: page, ...(total === 'body' && { meta: { total: count } }), ...(total === 'page-only' && { meta: { total: page.length } }), ...(by === 'cursor' && { next: more ? from + size : null }) },
      { headers: { ...(total === 'header' && { 'X-Total-Count': `${count}` }), ...(total === 'range' && { 'Content-Range': `items ${from}-${from + page.length - 1}/${count}` }), ...(link && more && { Link: `<https://x.test/people?page=${place + 1}>; rel="next", <https://x.test/people?page=9>; title="a, b"; rel=last` }) } },
    );
  };
} // prettier-ignore

/** Every page, one after the other; a walk that does not end is cut. */
export async function walk(adapter: UserAdapter, query: UserQuery): Promise<UserPage[]> {
  const pages: UserPage[] = [];
  let at: PageRef | undefined;
  do {
    pages.push(await adapter.query({ ...query, ...(at && { at }) }, calm));
    at = pages.at(-1)?.next;
  } while (at && pages.length < 60);
  return pages;
}

export const idsOf = (pages: readonly UserPage[]): string[] => pages.flatMap(({ users }) => users.map(({ id }) => id));
export const names = (count: number): string[] => Array.from({ length: count }, (_, at) => String(at + 1));
