import { html, type TemplateResult } from 'lit';
import { everyoneIn, planOf, type Plan } from '../bulk/plan.js';
import type { QuestionSubject } from '../bulk/question-subject.js';
import { visibleText } from '../domain/visible-text.js';
import type { Messages } from '../i18n/messages.js';
import { about } from '../ui/question/about.js';
import type { AskedQuestion } from '../ui/question/asked-question.js';
import { actionsStyles } from './actions.styles.js';
import { actionsEnglish } from './actions-english.js';

/** What was written, and why it could not be sent. */
export interface Draft {
  readonly subject?: string;
  readonly body: string;
  /** What went wrong when it was to be sent, from outside. */
  readonly failure?: string | undefined;
}

/** What is written to these users. Nothing typed is lost: closing asks once, and what was not sent comes back. */
export class MessageQuestion implements AskedQuestion {
  readonly styles = [actionsStyles];
  readonly english = actionsEnglish;
  readonly #subject: QuestionSubject;
  readonly #plan: Plan;
  readonly #start: Draft;
  #title: string;
  #body: string;
  #leaving = false;

  constructor(subject: QuestionSubject, start: Draft = { body: '' }) {
    this.#subject = subject;
    this.#start = start;
    this.#title = start.subject ?? '';
    this.#body = start.body;
    this.#plan = planOf({ action: 'message', body: '' }, subject.users, subject.session);
  }

  /** The question as it stands. */
  ask(messages: Messages): ReturnType<AskedQuestion['ask']> {
    const plan = this.#plan;
    const { will } = plan;
    return {
      title: will.length
        ? about(messages, 'message.title', will)
        : about(messages, 'message.impossible', everyoneIn(plan)),
      plan,
      body: this.#fieldsView(messages),
      label: about(messages, 'message.button', will),
      missing: this.#body.trim() ? undefined : messages.text('message.write-first'),
      error: this.#errorText(messages),
      losing: this.#leaving ? { text: messages.text('message.discard'), keep: () => this.#note({}) } : undefined,
      confirm: () => this.#send(),
      cancel: () => this.#cancel(),
    };
  }

  /** It is over. */
  end(): void {
    this.#leaving = false;
  }

  #errorText(messages: Messages): string | undefined {
    const { failure } = this.#start;
    return failure === undefined ? undefined : messages.text('message.kept', { message: visibleText(failure, 300) });
  }

  #fieldsView(messages: Messages): TemplateResult {
    return html`<div class="message-fields">
      <label for="message-subject">${messages.text('message.subject')}</label>
      <input
        class="input"
        id="message-subject"
        dir="auto"
        .value=${this.#title}
        autocomplete="off"
        @input=${(event: Event) => this.#note({ title: (event.target as HTMLInputElement).value })}
      />
      <label for="message-body">${messages.text('message.body')}</label>
      <textarea
        class="input"
        id="message-body"
        dir="auto"
        rows="7"
        required
        autofocus
        aria-describedby="message-plain"
        .value=${this.#body}
        @input=${(event: Event) => this.#note({ body: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
      <p class="question-hint" id="message-plain">${messages.text('message.plain')}</p>
    </div>`;
  }

  #note({ title = this.#title, body = this.#body }: { title?: string; body?: string }): void {
    this.#title = title;
    this.#body = body;
    this.#leaving = false;
    this.#subject.changed();
  }

  #send(): void {
    const subject = this.#title.trim();
    this.#subject.answer({ action: 'message', ...(subject && { subject }), body: this.#body }, this.#plan);
  }

  #cancel(): void {
    const written = this.#body.trim() || this.#title.trim();
    if (!written || this.#leaving || this.#plan.will.length === 0) return this.#subject.cancel();
    this.#leaving = true;
    this.#subject.changed();
  }
}
