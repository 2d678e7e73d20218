import { adapterError } from '../../adapters/adapter-error.js';
import type { PageRef, Total, UserPage, UserQuery } from '../../domain/query.js';
import type { User, UserId } from '../../domain/user.js';

/** The reason of the error where the backend did not narrow the list. */
export const notNarrowed = 'not-narrowed';

/** A list that has more pages of nobody than this, one after the other, has no end. */
const mostGaps = 100;

/**
 * Everybody that a query finds, one page at a time and each user once, however the pages overlap.
 *
 * It ends where a page is the last one, has people but nobody new, or leads back to a page that was read. A page of nobody
 * that has a next one is a gap. A page that could not be read is asked for again by the next call: nothing that was read
 * before is lost.
 */
export class PageWalk {
  readonly #ask: (query: UserQuery) => Promise<UserPage>;
  readonly #query: UserQuery;
  readonly #seen = new Set<UserId>();
  readonly #asked = new Set<string>();
  #at: PageRef | undefined;
  #total: Total | undefined;
  #isOver = false;
  #gaps = 0;

  constructor(ask: (query: UserQuery) => Promise<UserPage>, query: UserQuery) {
    this.#ask = ask;
    this.#query = query;
  }

  /** How many were found so far. */
  get found(): number {
    return this.#seen.size;
  }

  /** How many there are, as the last page said. */
  get total(): Total | undefined {
    return this.#total;
  }

  /** Was that the last page? */
  get isOver(): boolean {
    return this.#isOver;
  }

  /**
   * Whom the next page adds; `undefined` when there are no more. Rejects as `ask` does, with `protocol` after a hundred
   * pages of nobody, and with `unsupported` where the backend did not narrow the list as asked: what it sent are not the
   * users that match (T7).
   */
  async next(): Promise<readonly User[] | undefined> {
    if (this.#isOver) return undefined;
    const page = await this.#ask(this.#at ? { ...this.#query, at: this.#at } : this.#query);
    if (page.notApplied?.some((what) => what === 'search' || what === 'filters'))
      throw adapterError('unsupported', 'The system did not narrow the list as it was asked to.', {
        reason: notNarrowed,
      });
    const { length } = page.users;
    this.#gaps = length ? 0 : this.#gaps + 1;
    if (this.#gaps > mostGaps) throw adapterError('protocol', 'The list of users could not be read.');
    const added = page.users.filter(({ id }) => this.#seen.size < this.#seen.add(id).size);
    const place = JSON.stringify(page.next);
    this.#total = page.total;
    this.#isOver = !page.next || (length > 0 && added.length === 0) || this.#asked.has(place);
    this.#asked.add(place);
    this.#at = page.next;
    return added;
  }
}
