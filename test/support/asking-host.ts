import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import type { Plan } from '../../src/bulk/plan.js';
import type { AskedWork, QuestionSubject } from '../../src/bulk/question-subject.js';
import type { Session } from '../../src/domain/session.js';
import type { User } from '../../src/domain/user.js';
import { Messages, type Catalogue } from '../../src/i18n/messages.js';
import { UserQuestions } from '../../src/manager/questions/user-questions.js';
import { basics } from '../../src/styles/basics.js';
import { controls } from '../../src/styles/controls.js';
import { tokens } from '../../src/styles/tokens.js';
import type { AskedQuestion } from '../../src/ui/question/asked-question.js';
import { aSession, aUser } from './builders.js';
import { textOf } from './dialog-driver.js';
import { FullAdapter } from './full-adapter.js';
import { turn } from './scripted-adapter.js';

interface Answered {
  readonly work: AskedWork;
  readonly users: readonly User[];
  readonly plan: Plan;
}

/** An element that shows nothing but questions about users. */
export class AskingHost extends LitElement {
  static override styles = [tokens, basics, controls];
  readonly answers: Answered[] = [];
  declined = 0;
  adapter: FullAdapter | undefined = new FullAdapter();
  session: Session | undefined = aSession();
  catalogues: Catalogue[] = [];
  direction: 'rtl' | undefined;
  readonly questions = new UserQuestions(this, {
    adapter: () => this.adapter,
    session: () => this.session,
    messages: () => new Messages(this.catalogues),
    direction: () => this.direction,
    answered: (work, users, plan) => this.answers.push({ work, users, plan }),
    declined: () => this.declined++,
  });

  protected override render(): TemplateResult {
    return html`<button id="opener">Open</button>${this.questions.render()}`;
  }
  async settled(): Promise<void> {
    await turn();
    await this.updateComplete;
    await this.updateComplete;
  }
  get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }
  get focused(): HTMLElement {
    return this.shadowRoot!.activeElement as HTMLElement;
  }
  override get title(): string {
    return textOf(this.find(`#${this.dialog.getAttribute('aria-labelledby')}`));
  }
  get said(): string {
    return textOf(this.dialog.querySelector('[role=alert]'));
  }
  get error(): string {
    return textOf(this.dialog.querySelector('.question-error'));
  }
  get buttons(): string[] {
    return [...this.dialog.querySelectorAll('.question-foot button')].map(textOf);
  }
  get named(): string[] {
    return [...this.dialog.querySelectorAll('.question-people:not(.question-left-out *) .question-name')].map(textOf);
  }
  get confirm(): HTMLElement {
    return this.find('.question-confirm');
  }
  /** What is said about the button that is refused. */
  get missing(): string {
    const id = this.confirm.getAttribute('aria-describedby');
    return this.confirm.getAttribute('aria-disabled') === 'true' ? textOf(this.find(`#${id}`)) : '';
  }
  find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.renderRoot.querySelector<T>(selector);
    if (!found) throw new Error(`there is no ${selector} in ${this.dialog.innerHTML}`);
    return found;
  }
  async write(text: string, into: 'subject' | 'body' = 'body'): Promise<void> {
    const field = this.find<HTMLInputElement>(`#message-${into}`);
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await this.settled();
  }
  async press(selector: '.question-confirm' | '.question-cancel' | '.question-discard'): Promise<void> {
    this.find(selector).click();
    await this.settled();
  }
  async escape(): Promise<void> {
    await sendKeys({ press: 'Escape' });
    await this.settled();
  }
  /** Chooses the department that these words find. */
  async choose(words: string): Promise<void> {
    const input = this.find<HTMLInputElement>('[role=combobox]');
    input.focus();
    input.select();
    await sendKeys({ type: words });
    await this.settled();
    await sendKeys({ press: 'Enter' });
    await this.settled();
  }
}
customElements.define('asking-host', AskingHost);

/** How a question is made, for `ask`. */
export type MakeQuestion = (subject: QuestionSubject) => AskedQuestion;

/** A host that has been asked this about these users, its opener focused before. */
export async function askedHost(
  make: MakeQuestion,
  users: readonly User[],
  given: Partial<AskingHost> = {},
): Promise<AskingHost> {
  const host = await fixture<AskingHost>(html`<asking-host></asking-host>`);
  Object.assign(host, given);
  host.find('#opener').focus();
  host.questions.ask(users, make);
  await host.settled();
  return host;
}

/** So many users, told apart by number. */
export const numbered = (count: number, given: Partial<User> = {}): User[] =>
  Array.from({ length: count }, (_, at) =>
    aUser({ id: `u-${at}`, firstName: 'User', lastName: `${at}`, email: `u${at}@example.com`, ...given }),
  );

/** A viewer whose role lacks these. */
export const sessionWithout = (...actions: string[]): Session =>
  aSession({ allowed: new Set([...aSession().allowed].filter((action) => !actions.includes(action))) });
