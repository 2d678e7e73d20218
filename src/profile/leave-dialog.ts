import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { visibleText } from '../domain/visible-text.js';
import type { Messages } from '../i18n/messages.js';

/** What becomes of what was typed. */
export type LeaveAnswer = 'save' | 'discard' | 'keep';

/** What would be lost, whose it is, and whom the answer is told. */
export interface LeaveQuestion {
  readonly count: number;
  readonly name: string;
  readonly canSave: boolean;
  readonly answer: (answer: LeaveAnswer) => void;
}

/** Asks before a page with unsaved changes goes away. Escape keeps editing: nothing is ever lost by a key that closes things. */
export class LeaveDialog implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #question: LeaveQuestion | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Asks at the host's next update, in place of what was asked before. */
  ask(question: LeaveQuestion): void {
    this.#question = question;
    this.#host.requestUpdate();
  }

  /** Takes the question back, unanswered. */
  dismiss(): void {
    this.#element?.close();
    this.#question = undefined;
    this.#host.requestUpdate();
  }

  /** The dialog, or nothing while nothing is asked. */
  render(messages: Messages): TemplateResult | typeof nothing {
    const question = this.#question;
    if (!question) return nothing;
    const { count, name, canSave } = question;
    return html`<dialog
      class="leave"
      part="dialog"
      role="alertdialog"
      aria-labelledby="leave-title"
      aria-describedby="leave-text"
      @cancel=${(event: Event) => event.preventDefault()}
      @keydown=${this.#escape}
      @close=${() => this.#answer('keep')}
    >
      <h2 id="leave-title">${messages.text('profile.leave.title', { count })}</h2>
      <p id="leave-text">
        ${messages.parts('profile.leave.text', { name: html`<bdi>${visibleText(name, 60)}</bdi>` })}
      </p>
      <div class="leave-answers">
        ${this.#button('keep', messages.text('profile.leave.keep'), 'button')}
        ${this.#button('discard', messages.text('profile.leave.discard', { count }), 'button danger')}
        ${canSave ? this.#button('save', messages.text('profile.save'), 'button primary') : nothing}
      </div>
    </dialog>`;
  }

  hostUpdated(): void {
    const element = this.#element;
    if (!this.#question || !element?.isConnected || element.open) return;
    element.showModal();
    element.querySelector<HTMLElement>('button')?.focus();
  }

  get #element(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>('dialog.leave');
  }

  #button(answer: LeaveAnswer, label: string, look: string): TemplateResult {
    return html`<button type="button" class=${look} @click=${() => this.#answer(answer)}>${label}</button>`;
  }

  #answer(answer: LeaveAnswer): void {
    const question = this.#question;
    if (!question) return;
    this.dismiss();
    question.answer(answer);
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#answer('keep');
  };
}
