import { adapterError } from '../../adapter-error.js';
import { unlike } from '../field-shapes.js';

type Begin = number | string;

/** What was read of one list, so that a server that turns no pages is found out. A page begins after so many users, or at a cursor. */
export class PageMemory {
  readonly #pages = new Map<Begin, string>();
  readonly #before = new Map<Begin, Begin>();

  /**
   * Makes sure that no other page has the same users: neither the first one, which is read where it is not known, nor any that was
   * met. Users may have moved up since, so the other page is read again before anything is said.
   */
  async prove(
    begin: Begin,
    first: Begin,
    ids: readonly string[],
    read: (begin: Begin) => Promise<readonly string[]>,
  ): Promise<void> {
    const own = ids.join('\n');
    if (!own) return;
    if (begin !== first && !this.#pages.has(first)) this.#pages.set(first, (await read(first)).join('\n'));
    for (const [other, known] of this.#pages) {
      if (other === begin || known !== own) continue;
      const now = (await read(other)).join('\n');
      this.#pages.set(other, now);
      if (now === own) throw unlike('The server answers different pages with the same users.');
    }
    this.#pages.set(begin, own);
  }

  /** Notes which page comes next, and refuses one that leads back. */
  lead(begin: Begin, next: Begin): void {
    for (let at: Begin | undefined = begin; at !== undefined; at = this.#before.get(at))
      if (at === next) throw unlike('The server’s pages lead back to one that was read already.');
    this.#before.set(next, begin);
  }

  /** The page that led to this one. */
  before(begin: Begin): Begin | undefined {
    return this.#before.get(begin);
  }
}

/** The error for a place that was not made here. */
export function unknownPlace(): ReturnType<typeof adapterError> {
  return adapterError('invalid', 'This place in the list is not known.');
}
