import type { Answer } from '../answers.js';
import { at } from '../json-path.js';
import { unlike } from '../field-shapes.js';
import { idIn } from '../reading/read-described.js';
import type { Params, RestDescription } from '../rest-description.js';
import { linkToNext, placed } from './placed.js';

/** One page as the server handed it out. */
export interface HandedPage {
  readonly rows: readonly unknown[];
  readonly ids: readonly string[];
  readonly total: number | undefined;
  /** What says that there is a next page; `undefined` where nothing is described that does. */
  readonly next: unknown;
}

/** Asks for a page by these parameters. */
export type ReadPage = (params: Params) => Promise<HandedPage>;

/** The page in an answer. Rows without an id, or two of one id, spoil it: nobody knows then who is meant (S10). */
export function handedPage(description: RestDescription, answer: Answer): HandedPage {
  const { pages, rows: path, total } = description;
  const rows = at(answer.body, path);
  if (!Array.isArray(rows)) throw unlike('The list of users is not where it was described.');
  const ids = rows.map((row) => idIn(description, row) ?? '');
  if (ids.includes('')) throw unlike('A user came without an id.');
  if (new Set(ids).size < ids.length) throw unlike('Two users came with the same id.');
  const counted = total === undefined ? undefined : placed(answer, total);
  const number = /(?:^|\D)(\d+)\s*$/.exec(
    typeof counted === 'string' || typeof counted === 'number' ? `${counted}` : '',
  );
  const next = 'next' in pages ? pages.next : undefined;
  const raw = next === undefined ? undefined : placed(answer, next);
  const isLink = typeof next === 'object' && /^link$/i.test(next.header);
  return {
    rows,
    ids,
    total: number ? Number(number[1]) : undefined,
    // a body says by null that there is none, and a header by not being there
    next: next && ((isLink ? linkToNext(raw as string | undefined) : raw) ?? ''),
  };
}

/** Does this sign say that there is a next page? */
export function isSaid(sign: unknown): boolean {
  return sign !== undefined && sign !== null && sign !== false && sign !== '';
}

/** The parameter that says how many users are wanted, where there is one. */
export function sizeParam(name = 'limit', size: number | undefined): Params {
  return name && size ? { [name]: size } : {};
}
