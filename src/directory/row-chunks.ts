import { html, noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { User } from '../domain/user.js';
import type { Column } from './columns.js';
import { UserRowElement } from './user-row.js';
import type { Scene } from './view/scene.js';

type Slot = User | undefined;

/** What a row is given; nothing in the gap that somebody has left. */
type Given = Partial<UserRowElement> | undefined;

const chunkSize = 25;

class RowChunks extends Directive {
  #slots: readonly Slot[] = [];
  #seen: readonly (readonly unknown[])[] = [];

  override render(scene: Scene, columns: readonly Column[]): unknown[] {
    const { state, messages, hrefFor, denialOf, noteOf } = scene;
    const { shown } = state;
    const viewer = state.session?.viewer?.id;
    const before = this.#seen;
    const seen: unknown[][] = [];
    let first = (shown?.page.from ?? 0) + 2;
    const rowOf = (user: User) => ({
      user,
      selected: state.selection.users.has(user.id),
      denial: denialOf(user),
      note: noteOf(user),
    });
    this.#slots = shown
      ? slotsOf(shown.users, this.#slots)
      : Array<Slot>(Math.min(state.pageSize, chunkSize)).fill(undefined);
    this.#seen = seen;
    return Array.from({ length: Math.ceil(this.#slots.length / chunkSize) }, (_, chunk) => {
      let index = first;
      const rows = this.#slots.slice(chunk * chunkSize, (chunk + 1) * chunkSize).map((user) => user && rowOf(user));
      first += rows.filter(Boolean).length;
      const given: unknown[] = [shown && index, columns, messages, hrefFor, viewer];
      for (const row of rows) given.push(row?.user, row?.selected, row?.denial, row?.note);
      seen.push(given);
      const last = before[chunk];
      if (given.length === last?.length && given.every((each, at) => each === last[at])) return noChange;
      const givenTo = (row: (typeof rows)[number]): Given =>
        row
          ? { ...row, columns, self: row.user.id === viewer, messages, hrefFor, ariaRowIndex: String(index++) }
          : shown
            ? undefined
            : { user: undefined, selected: false, columns };
      return html`<div role="rowgroup" class="chunk" ?inert=${!shown} ${chunkRows(columns, rows.map(givenTo))}></div>`;
    });
  }
}

/** The rows of a chunk are copies of one: a template, a part and two marks for each would cost more than the row itself. */
class ChunkRows extends Directive {
  readonly #rows: (UserRowElement | undefined)[] = [];
  #given: readonly Given[] = [];

  override render(_: readonly Column[], __: readonly Given[]): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [columns, given]: [readonly Column[], readonly Given[]]): unknown {
    let next: Element | null = null;
    for (let place = Math.max(given.length, this.#rows.length); place-- > 0;) {
      const before = this.#rows[place];
      const properties = given[place];
      const row = properties && assignNew(before ?? UserRowElement.copyFor(columns), properties, this.#given[place]);
      this.#rows[place] = row;
      if (!row) before?.remove();
      else if (!before) element.insertBefore(row, next);
      next = row ?? next;
    }
    this.#given = given;
    return this.render(columns, given);
  }
}

const chunkRows = directive(ChunkRows);

/** Sets what the row was not given last time. */
function assignNew<T extends object>(row: T, given: Partial<T>, before: Partial<T> = {}): T {
  for (const name of Object.keys(given) as (keyof T)[])
    if (given[name] !== before[name]) row[name] = given[name] as T[keyof T];
  return row;
}

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
