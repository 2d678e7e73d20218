import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { UserAdapter } from '../../adapters/contract.js';
import type { Plan } from '../../bulk/plan.js';
import type { AskedWork, QuestionSubject } from '../../bulk/question-subject.js';
import type { Session } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import type { Messages } from '../../i18n/messages.js';
import type { AskedQuestion } from '../../ui/question/asked-question.js';
import { QuestionController } from '../../ui/question/question-controller.js';
import { questionStyles } from '../../ui/question/question.styles.js';

/** Where {@link UserQuestions} gets what it needs. */
export interface QuestionSurroundings {
  readonly adapter: () => UserAdapter | undefined;
  readonly session: () => Session | undefined;
  readonly messages: () => Messages;
  readonly direction: () => 'rtl' | undefined;
  /** Answered: this is to be done to these users, as the plan that was shown says. */
  readonly answered: (work: AskedWork, users: readonly User[], plan: Plan) => void;
  /** The viewer declined: the focus has gone back, if what had it is still there. */
  readonly declined: () => void;
}

/** Asks what has to be known before something is done to users: one dialog for the questions of all rooms. */
export class UserQuestions {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #around: QuestionSurroundings;
  readonly #question: QuestionController;
  #asked: AskedQuestion | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, around: QuestionSurroundings) {
    this.#host = host;
    this.#around = around;
    this.#question = new QuestionController(host);
  }

  /** Asks about these users, who are frozen from now on (U9); one question at a time. */
  ask(users: readonly User[], make: (subject: QuestionSubject) => AskedQuestion): void {
    if (this.#question.isOpen) return;
    const { messages, direction } = this.#around;
    const asked = (this.#asked = make(this.#subject(users)));
    for (const { styleSheet } of [questionStyles, ...asked.styles]) this.#adopt(styleSheet);
    this.#question.open(() => {
      const texts = messages().with(asked.english);
      return { ...asked.ask(texts), messages: texts, direction: direction() };
    });
  }

  /** The dialog; to be rendered once, under no condition. */
  render(): TemplateResult {
    return this.#question.render();
  }

  #subject(users: readonly User[]): QuestionSubject {
    const { adapter, session, answered, declined } = this.#around;
    const asked = { session: session(), adapter: adapter() };
    // nobody else, and no other system, was asked (F19)
    const isSame = (): boolean => {
      const viewer = session()?.viewer?.id;
      return adapter() === asked.adapter && (viewer === undefined || viewer === asked.session?.viewer?.id);
    };
    return {
      ...asked,
      users,
      changed: () => this.#host.requestUpdate(),
      answer: (work, plan) => {
        this.#close();
        if (isSame()) answered(work, users, plan);
        else declined();
      },
      cancel: () => {
        this.#close();
        declined();
      },
    };
  }

  #adopt(sheet: CSSStyleSheet | undefined): void {
    const sheets = this.#host.shadowRoot?.adoptedStyleSheets;
    if (sheet && !sheets?.includes(sheet)) sheets?.push(sheet);
  }

  #close(): void {
    this.#asked?.end();
    this.#question.close();
  }
}
