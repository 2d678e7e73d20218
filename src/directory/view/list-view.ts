import { html, nothing, type TemplateResult } from 'lit';
import { type Blank, blankOf } from '../list/blank-of.js';
import type { Scene } from './scene.js';
import { tableView } from './table-view.js';

/** What stands around the rows, and in their place; loaded after the first of them. */
export interface ListParts {
  readonly above: (scene: Scene) => unknown;
  readonly below: (scene: Scene) => unknown;
  readonly blank: (blank: NonNullable<Blank>, scene: Scene) => unknown;
}

/** The whole list for its state: its tools and rows, or what there is to say in their place. */
export function listView(scene: Scene, parts: ListParts = bare): TemplateResult {
  const blank = blankOf(scene.state);
  const around = !blank || blank === 'empty' || blank === 'no-hits';
  return html`${around ? parts.above(scene) : nothing} ${blank ? parts.blank(blank, scene) : tableView(scene)}
  ${around ? parts.below(scene) : nothing}`;
}

/** Until the parts are here: their room, and what can be said without them. */
const bare: ListParts = {
  above: () => html`<div class="place"></div>`,
  below: () => nothing,
  blank: (blank, { messages, dispatch }) => {
    const key = `state.${blank}` as const;
    const text = messages.text(key);
    // some words come with the parts
    return html`<div class="blank" part="state">
      <h2>${text === key ? '' : text}</h2>
      ${
        blank === 'failed'
          ? html`<button class="retry" @click=${() => dispatch({ type: 'connect' })}>
              ${messages.text('state.retry')}
            </button>`
          : nothing
      }
    </div>`;
  },
};
