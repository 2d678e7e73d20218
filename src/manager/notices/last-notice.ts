import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { noticeView, type NoticeAction } from '../../ui/notice-view.js';
import type { Messages } from '../../i18n/messages.js';

/** What is said above the list, or a page, until it is dismissed. */
export interface Told {
  readonly kind: 'success' | 'warning' | 'error';
  readonly text: string;
  readonly action?: NoticeAction | undefined;
}

/**
 * What happened last, with what can be done about it. It has no clock: it stays until the viewer dismisses it or does
 * something else, so that nobody has to hurry to undo (U15, A12).
 */
export class LastNotice {
  readonly #host: ReactiveControllerHost;
  readonly #messages: () => Messages;
  readonly #dismissed: () => void;
  #told: Told | undefined;

  constructor(host: ReactiveControllerHost, messages: () => Messages, dismissed: () => void) {
    this.#host = host;
    this.#messages = messages;
    this.#dismissed = dismissed;
  }

  /** Shows this instead of what was shown before, or nothing. */
  show(told: Told | undefined): void {
    if (told === this.#told) return;
    this.#told = told;
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#told) return nothing;
    const { kind, text, action } = this.#told;
    const dismiss = { label: this.#messages().text('notice.dismiss'), run: () => this.#dismiss() };
    return html`<div class="told">${noticeView({ kind, text, actions: action ? [action] : [], dismiss })}</div>`;
  }

  #dismiss(): void {
    this.show(undefined);
    this.#dismissed();
  }
}
