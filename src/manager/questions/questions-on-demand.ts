import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type * as Actions from '../../actions/action-questions.js';
import type { Draft } from '../../actions/message-question.js';
import type { QuestionSubject } from '../../bulk/question-subject.js';
import type { User } from '../../domain/user.js';
import type { AskedQuestion } from '../../ui/question/asked-question.js';
import type { QuestionSurroundings, UserQuestions } from './user-questions.js';

/** What has to be asked before it is done. */
export type AskedAction = 'change-department' | 'message' | 'schedule';

/** A question as its room makes it. A message may start with what was written before. */
type Ask = (subject: QuestionSubject, draft?: Draft) => AskedQuestion;

const actions = (): Promise<typeof Actions> => import('../../actions/action-questions.js');

const rooms: Record<AskedAction, () => Promise<Ask>> = {
  'change-department': () =>
    actions().then(
      ({ MoveQuestion }) =>
        (subject) =>
          new MoveQuestion(subject),
    ),
  message: () =>
    actions().then(
      ({ MessageQuestion }) =>
        (subject, draft) =>
          new MessageQuestion(subject, draft),
    ),
  schedule: () =>
    import('../../status/until-question.js').then(
      ({ UntilQuestion }) =>
        (subject) =>
          new UntilQuestion(subject),
    ),
};

/** The questions that come before something is done to users: their code is loaded when they are first asked. */
export class QuestionsOnDemand {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #around: QuestionSurroundings;
  #questions: UserQuestions | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, around: QuestionSurroundings) {
    this.#host = host;
    this.#around = around;
  }

  /** Asks, unless the backend is another one by the time that the code is here; rejects where it can't be loaded. */
  async ask(action: AskedAction, users: readonly User[], draft?: Draft): Promise<void> {
    const asked = this.#around.adapter();
    const [{ UserQuestions }, make] = await Promise.all([import('./user-questions.js'), rooms[action]()]);
    if (this.#around.adapter() !== asked || !this.#host.isConnected) return;
    this.#questions ??= new UserQuestions(this.#host, this.#around);
    this.#questions.ask(users, (subject) => make(subject, draft));
  }

  /** The dialog, once its code is here. */
  render(): TemplateResult | typeof nothing {
    return this.#questions?.render() ?? nothing;
  }
}
