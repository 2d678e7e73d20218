import type { AdapterError } from '../../adapters/adapter-error.js';
import type { UserAdapter } from '../../adapters/contract.js';
import type { Timer } from '../../bulk/patience.js';
import { readEach } from '../../bulk/read-each.js';
import { askPage } from '../../bulk/reading/ask-page.js';
import { PageWalk } from '../../bulk/reading/page-walk.js';
import type { Total, UserQuery } from '../../domain/query.js';
import type { User, UserId } from '../../domain/user.js';

/** Users to be written, some at a time and each once. */
export interface ExportSource {
  /** How many there should be. */
  readonly total: Total | undefined;
  /** How many of those asked for are no longer there. */
  readonly gone: number;
  /** How many of those asked for are there, but can't be read. */
  readonly unreadable: number;
  /**
   * The next ones; `undefined` when there are no more. Rejects with an `AdapterError`: then the next call goes on where this
   * one was, and nobody is lost.
   */
  next(signal: AbortSignal): Promise<readonly User[] | undefined>;
}

/** Up to so many selected users are read one by one; of more, first the list is walked. */
const fewSelected = 200;
const readTogether = 40;

/** Everybody that a query finds. */
export class ListSource implements ExportSource {
  readonly gone = 0;
  readonly unreadable = 0;
  readonly #walk: PageWalk;
  #signal = new AbortController().signal;

  constructor(adapter: UserAdapter, query: UserQuery, timer?: Timer) {
    this.#walk = new PageWalk((page) => askPage(adapter, page, { signal: this.#signal, timer }), query);
  }

  get total(): Total | undefined {
    return this.#walk.total;
  }

  next(signal: AbortSignal): Promise<readonly User[] | undefined> {
    this.#signal = signal;
    return this.#walk.next();
  }
}

/** These users as they are now, whatever the list showed of them before. */
export class SelectionSource implements ExportSource {
  readonly total: Total;
  readonly #adapter: UserAdapter;
  readonly #left: Set<UserId>;
  readonly #timer: Timer | undefined;
  #list: ListSource | undefined;
  #gone = 0;
  #unreadable = 0;

  /** `everybody` finds the whole list, for a selection of many. */
  constructor(adapter: UserAdapter, ids: readonly UserId[], everybody: UserQuery, timer?: Timer) {
    this.#adapter = adapter;
    this.#left = new Set(ids);
    this.#timer = timer;
    this.total = { value: this.#left.size, kind: 'exact' };
    if (this.#left.size > fewSelected) this.#list = new ListSource(adapter, everybody, timer);
  }

  get gone(): number {
    return this.#gone;
  }

  get unreadable(): number {
    return this.#unreadable;
  }

  async next(signal: AbortSignal): Promise<readonly User[] | undefined> {
    if (this.#left.size === 0) return undefined;
    const page = await this.#list?.next(signal);
    if (page) return page.filter(({ id }) => this.#left.delete(id));
    // whom the list did not show may be there all the same: they are asked for by name
    this.#list = undefined;
    return this.#readOnes([...this.#left].slice(0, readTogether), signal);
  }

  async #readOnes(ids: readonly UserId[], signal: AbortSignal): Promise<readonly User[]> {
    const results = await readEach(this.#adapter, ids, { signal, timer: this.#timer });
    const later = results.flatMap((result) => (result.state === 'unread' && passes(result.error) ? result.error : []));
    for (const result of results) {
      if (result.state === 'unread' && passes(result.error)) continue;
      this.#left.delete(result.id);
      if (result.state === 'gone') this.#gone += 1;
      if (result.state === 'unread') this.#unreadable += 1;
    }
    if (later[0] && later.length === results.length) throw later[0];
    return results.flatMap((result) => (result.state === 'found' ? result.user : []));
  }
}

/** May the same question be answered another time? */
function passes({ kind }: AdapterError): boolean {
  return /^(network|unavailable|rate-limited|unauthenticated|aborted)$/.test(kind);
}
