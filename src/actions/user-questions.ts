import type { CSSResult, ReactiveControllerHost, TemplateResult } from 'lit';
import type { UserAdapter } from '../adapters/contract.js';
import type { BulkWork } from '../bulk/bulk-work.js';
import type { Plan } from '../bulk/plan.js';
import type { Session } from '../domain/session.js';
import type { User } from '../domain/user.js';
import { actions as english } from '../i18n/en/actions.js';
import type { Catalogue, Messages } from '../i18n/messages.js';
import { departmentPickerStyles } from '../ui/department-picker/department-picker.styles.js';
import { QuestionController, type Question } from '../ui/question/question-controller.js';
import { questionStyles } from '../ui/question/question.styles.js';
import { actionsStyles } from './actions.styles.js';
import { MessageQuestion, type Draft } from './message-question.js';
import { MoveQuestion } from './move-question.js';

/** What has to be asked before it is done. */
export type AskedAction = 'change-department' | 'message';

/** Answered: this is to be done to these users, as the plan that was shown says. */
export type Answer = (work: Exclude<BulkWork, { action: 'delete' }>, users: readonly User[], plan: Plan) => void;

/** Where {@link UserQuestions} gets what it needs. */
export interface QuestionSurroundings {
  readonly adapter: () => UserAdapter | undefined;
  readonly session: () => Session | undefined;
  readonly messages: () => Messages;
  readonly direction: () => 'rtl' | undefined;
  readonly answered: Answer;
  /** The viewer declined: the focus has gone back, if what had it is still there. */
  readonly declined: () => void;
}

/** Whom one question is about, as they were when it was asked, and whom it tells. */
export interface Subject {
  readonly users: readonly User[];
  readonly session: Session | undefined;
  readonly adapter: UserAdapter | undefined;
  readonly changed: () => void;
  readonly answer: (work: Exclude<BulkWork, { action: 'delete' }>, plan: Plan) => void;
  readonly cancel: () => void;
}

/** One question of this room. */
export interface UserQuestion {
  ask(messages: Messages): Omit<Question, 'messages'>;
  /** It is over, answered or not. */
  end(): void;
}

const fallback: Catalogue = { locale: 'en', messages: english };

/** Asks what has to be known before users are moved or written to. Loaded with the first question. */
export class UserQuestions {
  /** Style sheets that the host adopts once. */
  readonly styles: readonly CSSResult[] = [questionStyles, departmentPickerStyles, actionsStyles];
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #around: QuestionSurroundings;
  readonly #question: QuestionController;
  #asked: UserQuestion | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, around: QuestionSurroundings) {
    this.#host = host;
    this.#around = around;
    this.#question = new QuestionController(host);
  }

  /** Asks about these users, who are frozen from now on (U9). A message may start with what was written before. */
  ask(action: AskedAction, users: readonly User[], draft?: Draft): void {
    const { adapter, session, messages, direction } = this.#around;
    if (this.#question.isOpen) return;
    const subject: Subject = {
      users,
      session: session(),
      adapter: adapter(),
      changed: () => this.#host.requestUpdate(),
      answer: (work, plan) => {
        this.#close();
        this.#around.answered(work, users, plan);
      },
      cancel: () => {
        this.#close();
        this.#around.declined();
      },
    };
    const asked = (this.#asked =
      action === 'message' ? new MessageQuestion(subject, draft) : new MoveQuestion(subject));
    this.#question.open(() => {
      const texts = messages().with(fallback);
      return { ...asked.ask(texts), messages: texts, direction: direction() };
    });
  }

  /** The dialog; to be rendered once, under no condition. */
  render(): TemplateResult {
    return this.#question.render();
  }

  #close(): void {
    this.#asked?.end();
    this.#question.close();
  }
}
