import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../ui/icon.js';
import type { Messages } from '../../i18n/messages.js';
import type { ListState } from '../list-state.js';
import { stillNamed } from '../list/gone.js';
import type { Scene } from './scene.js';
import { errorText } from './state-view.js';

/** Why the rows are those of before. */
export function staleText(state: ListState, messages: Messages): string {
  const key = state.error?.kind === 'unauthenticated' ? 'notice.signed-out' : 'notice.refresh-failed';
  return messages.text(key, { message: errorText(state, messages) });
}

/** What stands above the rows when they are not quite what was asked for. */
export function noticesView({ state, messages, dispatch }: Scene): TemplateResult {
  const { error, notice, shown } = state;
  const ignored = shown?.notApplied?.map((what) => messages.text(`notice.${what}`)) ?? [];
  const behind = stillNamed(state);
  const retry = error?.kind === 'unauthenticated' ? 'state.continue' : 'state.retry';
  return html`${
    error && shown
      ? html`<div class="notice error" part="notice">
          ${icon('warning')}<span>${staleText(state, messages)}</span>
          <button class="button retry" @click=${() => dispatch({ type: 'reload' })}>${messages.text(retry)}</button>
        </div>`
      : nothing
  }${
    ignored.length
      ? html`<div class="notice warning" part="notice">
          ${icon('warning')}<span>${messages.text('notice.not-applied', { what: messages.list(ignored) })}</span>
        </div>`
      : nothing
  }${
    behind
      ? html`<div class="notice warning" part="notice">
          ${icon('warning')}<span>${messages.text('notice.behind', { count: behind })}</span>
        </div>`
      : nothing
  }${
    shown?.next && !shown.users.length
      ? html`<div class="notice" part="notice">${icon('info')}<span>${messages.text('notice.gap')}</span></div>`
      : nothing
  }${
    notice
      ? html`<div class="notice" part="notice">${icon('info')}<span>${messages.text(`notice.${notice}`)}</span></div>`
      : nothing
  }`;
}
