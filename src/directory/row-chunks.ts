import { html, noChange, nothing, type TemplateResult } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { User } from '../domain/user.js';
import { assigned } from './assigned.js';
import type { Column } from './columns.js';
import type { UserRowElement } from './user-row.js';
import type { Scene } from './view/scene.js';

type Slot = User | undefined;

const chunkSize = 25;

class RowChunks extends Directive {
  #slots: readonly Slot[] = [];
  #seen: readonly (readonly unknown[])[] = [];

  override render(scene: Scene, users: readonly User[], columns: readonly Column[]): unknown[] {
    const { state, messages, hrefFor, denialOf, noteOf } = scene;
    const viewer = state.session?.viewer?.id;
    const before = this.#seen;
    const seen: unknown[][] = [];
    let first = (state.shown?.page.from ?? 0) + 2;
    this.#slots = slotsOf(users, this.#slots);
    this.#seen = seen;
    return Array.from({ length: Math.ceil(this.#slots.length / chunkSize) }, (_, chunk) => {
      const slots = this.#slots.slice(chunk * chunkSize, (chunk + 1) * chunkSize);
      let index = first;
      first += slots.filter(Boolean).length;
      const given: unknown[] = [index, columns, messages, hrefFor, viewer];
      for (const user of slots)
        given.push(user, user && state.selection.users.has(user.id), user && denialOf(user), user && noteOf(user));
      seen.push(given);
      const last = before[chunk];
      if (given.length === last?.length && given.every((each, at) => each === last[at])) return noChange;
      const row = (user: Slot): TemplateResult | typeof nothing =>
        user
          ? html`<user-row
              role="row"
              part="row"
              exportparts="name, cell"
              aria-rowindex=${index++}
              ${assigned({
                user,
                columns,
                selected: state.selection.users.has(user.id),
                denial: denialOf(user),
                note: noteOf(user),
                self: user.id === viewer,
                messages,
                hrefFor,
              } satisfies Partial<UserRowElement>)}
            ></user-row>`
          : nothing;
      return html`<div role="rowgroup" class="chunk">${slots.map(row)}</div>`;
    });
  }
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
