import { html, type TemplateResult } from 'lit';
import { icon } from '../../ui/icon.js';
import { pageBeside } from '../list/looking.js';
import type { Scene } from './scene.js';

/** "1-25 of 67", the pages beside it, and how many users a page has. `turning` hears by which button a page is turned. */
export function pagerView(
  { state, messages, pageSizes, dispatch }: Scene,
  turning: (button: Element) => void,
): TemplateResult {
  const sizes = [...new Set([...pageSizes, state.pageSize])].sort((a, b) => a - b);
  const turn = (to: 'next' | 'previous'): TemplateResult =>
    html`<button
      class="icon-button ${to}"
      aria-label=${messages.text(`pager.${to}`)}
      aria-disabled=${pageBeside(state, to) ? 'false' : 'true'}
      @click=${(event: Event) => {
        turning(event.currentTarget as Element);
        dispatch({ look: true, type: 'turn-page', to });
      }}
    >
      ${icon(to)}
    </button>`;
  const resize = (event: Event): void =>
    dispatch({ type: 'resize-page', size: Number((event.target as HTMLSelectElement).value) });
  return html`<nav class="pager" part="pager" aria-label=${messages.text('pager.label')}>
    <label class="page-size">
      <span>${messages.text('pager.size')}</span>
      <select class="select" @change=${resize}>
        ${sizes.map((size) => html`<option value=${size} .selected=${size === state.pageSize}>${messages.number(size)}</option>`)}
      </select>
    </label>
    <span class="range" part="range">${rangeText(state, messages)}</span>
    ${turn('previous')}${turn('next')}
  </nav>`;
}

function rangeText({ shown }: Scene['state'], messages: Scene['messages']): string {
  if (!shown?.users.length) return '';
  const { total, page, users } = shown;
  const values = { from: page.from + 1, to: page.from + users.length, count: total?.value ?? 0 };
  return messages.text(`range.${total?.kind ?? 'unknown'}`, values);
}
