import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Draft } from '../../actions/message-question.js';
import type { AskedAction, QuestionSurroundings, UserQuestions } from '../../actions/user-questions.js';
import type { User } from '../../domain/user.js';

/** The questions that come before users are moved or written to: their code is loaded with the first of them. */
export class QuestionsOnDemand {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #around: QuestionSurroundings;
  #questions: UserQuestions | undefined;
  #loading: Promise<UserQuestions> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, around: QuestionSurroundings) {
    this.#host = host;
    this.#around = around;
  }

  /** Asks, unless the backend is another one by the time that the code is here; rejects where it can't be loaded. */
  async ask(action: AskedAction, users: readonly User[], draft?: Draft): Promise<void> {
    const asked = this.#around.adapter();
    const questions = await this.#load();
    if (this.#around.adapter() === asked && this.#host.isConnected) questions.ask(action, users, draft);
  }

  /** The dialog, once its code is here. */
  render(): TemplateResult | typeof nothing {
    return this.#questions?.render() ?? nothing;
  }

  /** Loads once; tries again with the next question where that fails. */
  #load(): Promise<UserQuestions> {
    return (this.#loading ??= import('../../actions/user-questions.js').then(
      ({ UserQuestions }) => {
        const questions = (this.#questions = new UserQuestions(this.#host, this.#around));
        for (const { styleSheet } of questions.styles)
          if (styleSheet) this.#host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
        return questions;
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    ));
  }
}
