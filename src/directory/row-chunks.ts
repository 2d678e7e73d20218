import { html, noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { User } from '../domain/user.js';
import type { Column } from './columns.js';
import { UserRowElement } from './user-row.js';
import type { Scene } from './view/scene.js';

type Slot = User | undefined;

/** What all rows of a chunk are given, and then what each of them is. */
const names = ['columns', 'messages', 'hrefFor', 'user', 'selected', 'denial', 'note', 'self', 'ariaRowIndex'] as const;
const shared = 3;
const own = 6;

/** Both, one after the other, so that it is compared at once; and before them whether the users are there. */
type Given = [shown: boolean, columns: readonly Column[], ...values: unknown[]];
const common = 1 + shared;

const chunkSize = 25;

class RowChunks extends Directive {
  #slots: readonly Slot[] = [];
  #seen: readonly Given[] = [];

  override render(scene: Scene, columns: readonly Column[]): unknown[] {
    const { state, messages, hrefFor, denialOf, noteOf } = scene;
    const { shown, selection } = state;
    const before = this.#seen;
    const seen: Given[] = [];
    const viewer = state.session?.viewer?.id;
    let index = (shown?.page.from ?? 0) + 2;
    this.#slots = shown
      ? slotsOf(shown.users, this.#slots)
      : Array<Slot>(Math.min(state.pageSize, chunkSize)).fill(undefined);
    this.#seen = seen;
    return Array.from({ length: Math.ceil(this.#slots.length / chunkSize) }, (_, chunk) => {
      const given: Given = [!!shown, columns, messages, hrefFor];
      for (const user of this.#slots.slice(chunk * chunkSize, (chunk + 1) * chunkSize))
        if (user) {
          const { id } = user;
          given.push(user, selection.users.has(id), denialOf(user), noteOf(user), id === viewer, String(index++));
        } else given.push(undefined, false, undefined, undefined, false, null);
      seen.push(given);
      const last = before[chunk];
      if (given.length === last?.length && given.every((value, at) => value === last[at])) return noChange;
      return html`<div role="rowgroup" class="chunk" ?inert=${!shown} ${chunkRows(given)}></div>`;
    });
  }
}

/** The rows of a chunk are copies of one: a template, a part and two marks for each would cost more than the row itself. */
class ChunkRows extends Directive {
  readonly #rows: (UserRowElement | undefined)[] = [];
  #before: readonly unknown[] = [];

  override render(_: Given): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [given]: [Given]): unknown {
    const [isShown, columns] = given;
    const before = this.#before;
    let next: Element | null = null;
    for (let place = Math.max(this.#rows.length, (given.length - common) / own); place-- > 0;) {
      const at = common + place * own;
      const last = this.#rows[place];
      const isThere = given[at] || (!isShown && at < given.length);
      const row = isThere ? (last ?? UserRowElement.copyFor(columns)) : undefined;
      this.#rows[place] = row;
      if (!row) {
        last?.remove();
        continue;
      }
      if (!last) element.insertBefore(row, next);
      assignNew(row, given, at, last ? before : []);
      next = row;
    }
    this.#before = given;
    return this.render(given);
  }
}

/** Sets what the row was not given last time. */
function assignNew(row: UserRowElement, given: Given, at: number, before: readonly unknown[]): void {
  // no closure and no name that is looked up where nothing changed: this runs for every row
  for (let i = 0; i < names.length; i++) {
    const place = i < shared ? 1 + i : at + i - shared;
    if (given[place] !== before[place]) row[names[i] as 'user'] = given[place] as never;
  }
}

const chunkRows = directive(ChunkRows);

/** A user who is gone leaves a gap, so that all others keep their rows; after any other change rows are used by their places. */
function slotsOf(users: readonly User[], before: readonly Slot[]): readonly Slot[] {
  let kept = 0;
  const slots = before.map((slot) => (slot && slot.id === users[kept]?.id ? users[kept++] : undefined));
  if (slots.length - kept >= Math.min(chunkSize, kept)) return users;
  while (slots.length && !slots.at(-1)) slots.pop();
  return [...slots, ...users.slice(kept)];
}

/**
 * The rows, in chunks that the browser skips where they are out of sight. A chunk of which nothing changed is not drawn
 * again, and somebody who is gone takes along their own row only.
 */
export const rowChunks = directive(RowChunks);
