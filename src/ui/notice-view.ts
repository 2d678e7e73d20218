import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icon.js';

/** Something that the viewer can press in a notice. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** A message that stays where it is until it is dealt with. */
export interface Notice {
  readonly kind: 'info' | 'warning' | 'error' | 'success';
  readonly text: string | TemplateResult;
  readonly actions?: readonly NoticeAction[];
  /** A button with this accessible name takes the notice away. */
  readonly dismiss?: NoticeAction | undefined;
}

const pictures: Readonly<Record<Notice['kind'], IconName>> = {
  info: 'info',
  warning: 'warning',
  error: 'warning',
  success: 'check',
};

/** Shows a notice in the flow of the page. It is no live region: what has to be heard is said through an `Announcer` as well. */
export function noticeView({ kind, text, actions = [], dismiss }: Notice): TemplateResult {
  return html`<div class="notice ${kind}" part="notice">
    ${icon(pictures[kind])}
    <div class="notice-text">${text}</div>
    ${actions.map(({ label, run }) => html`<button type="button" class="button" @click=${run}>${label}</button>`)}
    ${
      dismiss
        ? html`<button type="button" class="icon-button" aria-label=${dismiss.label} @click=${dismiss.run}>
            ${icon('close')}
          </button>`
        : nothing
    }
  </div>`;
}
