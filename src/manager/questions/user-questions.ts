import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { UserAdapter } from '../../adapters/contract.js';
import { denialFor } from '../../bulk/bulk-work.js';
import type { Plan } from '../../bulk/plan.js';
import type { AskedWork, QuestionSubject } from '../../bulk/question-subject.js';
import type { Denial } from '../../domain/rules.js';
import type { Session } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import { denialText } from '../../i18n/denial-text.js';
import { denials } from '../../i18n/en/denials.js';
import type { Catalogue, Messages } from '../../i18n/messages.js';
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

const english: Catalogue = { locale: 'en', messages: denials };

/**
 * Asks what has to be known before something is done to users: one dialog for the questions of all rooms. For another viewer,
 * or another backend, it is over.
 */
export class UserQuestions implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #around: QuestionSurroundings;
  readonly #question: QuestionController;
  #asked: AskedQuestion | undefined;
  #subject: QuestionSubject | undefined;
  /** Why the answer was not taken: the viewer may do less than when they were asked. What they have given stays. */
  #denial: Denial | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, around: QuestionSurroundings) {
    this.#host = host;
    this.#around = around;
    this.#question = new QuestionController(host);
    host.addController(this);
  }

  /** Asks about these users, who are frozen from now on (U9); one question at a time. */
  ask(users: readonly User[], make: (subject: QuestionSubject) => AskedQuestion): void {
    if (this.#question.isOpen) return;
    const { messages, direction } = this.#around;
    this.#denial = undefined;
    const asked = (this.#asked = make((this.#subject = this.#about(users))));
    for (const { styleSheet } of [questionStyles, ...asked.styles]) this.#adopt(styleSheet);
    this.#question.open(() => {
      const texts = messages().with(asked.english);
      const error = this.#denial && denialText(this.#denial, texts.with(english));
      const told = error && { error: `${error.why} ${error.wayOut}` };
      return { ...asked.ask(texts), ...told, messages: texts, direction: direction() };
    });
  }

  /** The dialog; to be rendered once, under no condition. */
  render(): TemplateResult {
    return this.#question.render();
  }

  hostUpdate(): void {
    if (this.#question.isOpen && this.#subject && !this.#isSame(this.#subject)) this.#subject.cancel();
  }

  /** Nobody else, and no other system, was asked (F19). */
  #isSame(asked: Pick<QuestionSubject, 'adapter' | 'session'>): boolean {
    const { adapter, session } = this.#around;
    const viewer = session()?.viewer?.id;
    return adapter() === asked.adapter && (viewer === undefined || viewer === asked.session?.viewer?.id);
  }

  #about(users: readonly User[]): QuestionSubject {
    const { adapter, session, answered, declined } = this.#around;
    const asked = { session: session(), adapter: adapter() };
    return {
      ...asked,
      users,
      changed: () => this.#host.requestUpdate(),
      answer: (work, plan) => {
        if (this.#isSame(asked) && this.#isDenied(work, users, plan)) return this.#host.requestUpdate();
        this.#close();
        if (this.#isSame(asked)) answered(work, users, plan);
        else declined();
      },
      cancel: () => {
        this.#close();
        declined();
      },
    };
  }

  /** Nobody is met whom the viewer may not meet any more: a question can stand for long (R1). */
  #isDenied(work: AskedWork, users: readonly User[], { will }: Plan): boolean {
    const agreed = new Set(will.map(({ id }) => id));
    const session = this.#around.session();
    this.#denial = undefined;
    // who has to sign in again is asked to when it is sent
    for (const user of session?.viewer ? users : [])
      if (agreed.has(user.id)) this.#denial ??= denialFor(work, user, session);
    return this.#denial !== undefined;
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
