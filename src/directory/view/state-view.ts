import { html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../../domain/visible-text.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import { icon, type IconName } from '../../ui/icon.js';
import type { ListState } from '../list-state.js';
import type { Blank } from '../list/blank-of.js';
import type { Scene } from './scene.js';

const pictures: Readonly<Record<NonNullable<Blank>, IconName>> = {
  'no-adapter': 'info',
  'signed-out': 'lock',
  'no-access': 'lock',
  failed: 'warning',
  empty: 'user',
  'no-hits': 'search',
};

/** A calm page in place of rows: what is the matter, and the way on. */
export function stateView(blank: NonNullable<Blank>, scene: Scene, newUser: (scene: Scene) => unknown): TemplateResult {
  const { state, messages, dispatch } = scene;
  const text = blank === 'failed' ? errorText(state, messages) : messages.text(`state.${blank}.text` as MessageKey);
  return html`<div class="blank" part="state">
    <span class="blank-icon">${icon(pictures[blank])}</span>
    <h2 tabindex="-1">${messages.text(`state.${blank}`)}</h2>
    <p>${text}</p>
    ${
      blank === 'no-hits'
        ? html`<button class="button" @click=${() => dispatch({ look: true, type: 'clear-filters' })}>
            ${messages.text('filter.clear')}
          </button>`
        : nothing
    }
    ${
      blank === 'failed' || blank === 'signed-out' || blank === 'no-access'
        ? html`<button class="button retry" @click=${() => dispatch({ type: 'connect' })}>
            ${messages.text(blank === 'signed-out' ? 'state.continue' : 'state.retry')}
          </button>`
        : nothing
    }
    ${blank === 'empty' ? html`${newUser(scene)}<slot name="empty"></slot>` : nothing}
  </div>`;
}

/** What went wrong, in the backend's words where it has any. */
export function errorText({ error }: ListState, messages: Messages): string {
  return visibleText(error?.message, 300) || messages.text('state.failed');
}
