import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import { UserQuestions, type AskedAction } from '../../src/actions/user-questions.js';
import type { Draft } from '../../src/actions/message-question.js';
import type { BulkWork } from '../../src/bulk/bulk-work.js';
import type { Plan } from '../../src/bulk/plan.js';
import type { Session } from '../../src/domain/session.js';
import type { User } from '../../src/domain/user.js';
import { ar } from '../../src/i18n/ar.js';
import { actions as german } from '../../src/i18n/de/actions.js';
import { Messages, type Catalogue } from '../../src/i18n/messages.js';
import { basics } from '../../src/styles/basics.js';
import { controls } from '../../src/styles/controls.js';
import { tokens } from '../../src/styles/tokens.js';
import { aSession, aUser } from '../support/builders.js';
import { textOf } from '../support/dialog-driver.js';
import { FullAdapter, someDepartments } from '../support/full-adapter.js';
import { deferred, turn } from '../support/scripted-adapter.js';

interface Answered {
  readonly work: Exclude<BulkWork, { action: 'delete' }>;
  readonly users: readonly User[];
  readonly plan: Plan;
}

/** An element that shows nothing but questions about users. */
class AskingHost extends LitElement {
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
  override connectedCallback(): void {
    super.connectedCallback();
    const sheets = this.questions.styles.map(({ styleSheet }) => styleSheet!);
    this.shadowRoot!.adoptedStyleSheets = [...this.shadowRoot!.adoptedStyleSheets, ...sheets];
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
  async press(selector: '.question-confirm' | '.question-cancel'): Promise<void> {
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

async function asked(
  action: AskedAction,
  users: readonly User[],
  given: Partial<AskingHost> & { draft?: Draft } = {},
): Promise<AskingHost> {
  const host = await fixture<AskingHost>(html`<asking-host></asking-host>`);
  const { draft, ...properties } = given;
  Object.assign(host, properties);
  host.find('#opener').focus();
  host.questions.ask(action, users, draft);
  await host.settled();
  return host;
}

const numbered = (count: number, given: Partial<User> = {}): User[] =>
  Array.from({ length: count }, (_, at) =>
    aUser({ id: `u-${at}`, firstName: 'User', lastName: `${at}`, email: `u${at}@example.com`, ...given }),
  );
const [company, sales, support] = someDepartments as [never, (typeof someDepartments)[0], (typeof someDepartments)[0]];
const sessionWithout = (...actions: string[]): Session =>
  aSession({ allowed: new Set([...aSession().allowed].filter((action) => !actions.includes(action))) });

describe('UserQuestions: moving to a department', () => {
  it('names the one who is moved, in title and button (U1, U2)', async () => {
    const host = await asked('change-department', [aUser()]);
    expect(host.title).to.equal('Change the department of Grace Hopper');
    expect(host.buttons).to.deep.equal(['Cancel', 'Move Grace Hopper']);
  });

  it('counts where there are several, and names them (U1, U2)', async () => {
    const host = await asked('change-department', numbered(3));
    expect(host.title).to.equal('Change the department of 3 users');
    expect(host.buttons).to.deep.equal(['Cancel', 'Move 3 users']);
    expect(host.named).to.deep.equal(['User 0', 'User 1', 'User 2']);
  });

  it('is refused until a department is chosen, and says so (U13)', async () => {
    const host = await asked('change-department', numbered(2));
    expect(host.missing).to.equal('Choose a department first.');
    await host.press('.question-confirm');
    expect(host.answers).to.deep.equal([]);
    expect(host.dialog.open).to.equal(true);
    expect(host.said).to.equal('Choose a department first.');
  });

  it('moves whom it named to the department that was chosen', async () => {
    const users = numbered(2);
    const host = await asked('change-department', users);
    await host.choose('support');
    expect(host.missing).to.equal('');
    await host.press('.question-confirm');
    const [answer] = host.answers;
    expect(answer?.work).to.deep.equal({
      action: 'change-department',
      department: { id: 'support', name: 'Support' },
    });
    expect(answer?.users).to.equal(users);
    expect(answer?.plan.will.map(({ id }) => id)).to.deep.equal(['u-0', 'u-1']);
    expect(host.answers).to.have.length(1);
    expect(host.dialog.open).to.equal(false);
    expect(host.focused.id).to.equal('opener');
    expect(host.declined).to.equal(0);
  });

  it('leaves out who is there already, and counts the others (U7, R8)', async () => {
    const users = [...numbered(2), aUser({ id: 'there', department: sales })];
    const host = await asked('change-department', users);
    expect(host.buttons).to.include('Move 3 users');
    await host.choose('sales');
    expect(host.buttons).to.include('Move 2 users');
    expect(textOf(host.find('.question-left-out'))).to.include('Already in this department.');
    await host.press('.question-confirm');
    expect(host.answers[0]?.plan.leftOut.map(({ user, why }) => [user.id, why])).to.deep.equal([
      ['there', 'deletion.same-department'],
    ]);
  });

  it('moves nobody to where all of them are, and another department can still be chosen (R8)', async () => {
    const host = await asked('change-department', numbered(2, { department: sales }));
    await host.choose('sales');
    expect(host.missing).to.equal('All of them are in this department already.');
    await host.press('.question-confirm');
    expect(host.answers).to.deep.equal([]);
    await host.choose('support');
    expect(host.missing).to.equal('');
    await host.press('.question-confirm');
    expect(host.answers[0]?.plan.will).to.have.length(2);
  });

  it('marks the department that all of them share, and none where they differ', async () => {
    const current = async (users: User[]): Promise<string[]> => {
      const host = await asked('change-department', users);
      const options = [...host.renderRoot.querySelectorAll('[role=option]')];
      expect(options).to.have.length(5);
      return options.filter((option) => option.querySelector('.chip')).map((option) => textOf(option));
    };
    const shared = await current(numbered(2, { department: sales }));
    expect(shared).to.have.length(1);
    expect(shared[0]).to.include('Sales');
    expect(await current([aUser({ department: sales }), aUser({ id: 'b', department: support })])).to.deep.equal([]);
    expect(await current(numbered(2))).to.deep.equal([]);
  });

  it('asks nothing where nobody can be moved: it says why (U7)', async () => {
    const session = sessionWithout('change-department');
    const one = await asked('change-department', [aUser()], { session });
    expect(one.title).to.equal('The department of Grace Hopper can’t be changed');
    expect(one.buttons).to.deep.equal(['Close']);
    expect(one.renderRoot.querySelector('[role=combobox]')).to.equal(null);
    expect(textOf(one.find('.question-left-out'))).to.include('Your role does not allow this.');
    const several = await asked('change-department', numbered(2), { session });
    expect(several.title).to.equal('The department of these 2 users can’t be changed');
    await several.press('.question-cancel');
    expect(several.declined).to.equal(1);
  });

  it('moves nobody before the backend has said who the viewer is', async () => {
    const host = await asked('change-department', numbered(2), { session: undefined });
    expect(host.buttons).to.deep.equal(['Close']);
  });

  it('is declined with Escape at once: nothing was written', async () => {
    const host = await asked('change-department', numbered(2));
    await host.escape();
    expect(host.declined).to.equal(1);
    expect(host.answers).to.deep.equal([]);
    expect(host.dialog.open).to.equal(false);
  });

  it('offers to read the departments again where that failed, and then has them', async () => {
    const adapter = new FullAdapter();
    adapter.departmentFaults = [() => Promise.reject(new Error('away'))];
    const host = await asked('change-department', numbered(2), { adapter });
    const retry = [...host.dialog.querySelectorAll<HTMLElement>('.picker-state button, .picker button')].find((one) =>
      /again/i.test(textOf(one)),
    );
    retry!.click();
    await host.settled();
    await host.choose('support');
    await host.press('.question-confirm');
    expect(host.answers).to.have.length(1);
  });

  it('hears no answer any more once it is over', async () => {
    const adapter = new FullAdapter();
    const late = deferred<typeof someDepartments>();
    adapter.departmentFaults = [() => late.promise];
    const host = await asked('change-department', numbered(2), { adapter });
    await host.press('.question-cancel');
    host.questions.ask('message', numbered(1));
    await host.settled();
    late.resolve([company]);
    await host.settled();
    expect(host.title).to.equal('Write a message to User 0');
    expect(host.renderRoot.querySelector('[role=combobox]')).to.equal(null);
  });
});

describe('UserQuestions: writing a message', () => {
  it('names the one it is for, in title and button, and begins in the message (U1, U2)', async () => {
    const host = await asked('message', [aUser()]);
    expect(host.title).to.equal('Write a message to Grace Hopper');
    expect(host.buttons).to.deep.equal(['Cancel', 'Send to Grace Hopper']);
    expect(host.focused.id).to.equal('message-body');
  });

  it('counts where there are several (U2)', async () => {
    const host = await asked('message', numbered(4));
    expect(host.title).to.equal('Write a message to 4 users');
    expect(host.buttons).to.include('Send to 4 users');
  });

  it('labels both fields, and says that it is plain text', async () => {
    const host = await asked('message', [aUser()]);
    const labels = [...host.dialog.querySelectorAll('label')].map((label) => [textOf(label), label.control?.id]);
    expect(labels).to.deep.equal([
      ['Subject (optional)', 'message-subject'],
      ['Message', 'message-body'],
    ]);
    const body = host.find<HTMLTextAreaElement>('#message-body');
    expect(body.required).to.equal(true);
    expect(textOf(host.find(`#${body.getAttribute('aria-describedby')}`))).to.match(/^Plain text\./);
  });

  it('is refused while nothing is written, blanks do not count (U13)', async () => {
    const host = await asked('message', [aUser()]);
    expect(host.missing).to.equal('Write a message first.');
    await host.write(' \n\t ');
    expect(host.missing).to.equal('Write a message first.');
    await host.write('Only a subject', 'subject');
    expect(host.missing).to.equal('Write a message first.');
    await host.press('.question-confirm');
    expect(host.answers).to.deep.equal([]);
    expect(host.focused.id).to.equal('message-body');
  });

  it('sends what was written as it was written, and the subject without blanks around it', async () => {
    const users = numbered(2);
    const host = await asked('message', users);
    await host.write('  News ', 'subject');
    await host.write('  Dear all,\n\n<b>bye</b>\n');
    await host.press('.question-confirm');
    const [answer] = host.answers;
    expect(answer?.work).to.deep.equal({ action: 'message', subject: 'News', body: '  Dear all,\n\n<b>bye</b>\n' });
    expect(answer?.users).to.equal(users);
    expect(answer?.plan.action).to.equal('message');
    expect(host.dialog.open).to.equal(false);
  });

  it('sends no subject where there is none', async () => {
    const host = await asked('message', [aUser()]);
    await host.write('   ', 'subject');
    await host.write('Hello');
    await host.press('.question-confirm');
    expect(host.answers[0]?.work).to.deep.equal({ action: 'message', body: 'Hello' });
  });

  it('leaves out who is inactive, for they get no mail (U7)', async () => {
    const host = await asked('message', [...numbered(2), aUser({ id: 'off', status: 'inactive' })]);
    expect(host.title).to.equal('Write a message to 2 users');
    await host.write('Hello');
    await host.press('.question-confirm');
    expect(host.answers[0]?.plan.leftOut.map(({ user, why }) => [user.id, why])).to.deep.equal([
      ['off', 'deletion.no-mail'],
    ]);
  });

  it('asks nothing where nobody can get one, and closes at once', async () => {
    const one = await asked('message', [aUser({ status: 'inactive' })], { draft: { body: 'Kept' } });
    expect(one.title).to.equal('Grace Hopper can’t get a message');
    expect(one.renderRoot.querySelector('textarea')).to.equal(null);
    await one.press('.question-cancel');
    expect(one.declined).to.equal(1);
    const several = await asked('message', numbered(2, { status: 'inactive' }));
    expect(several.title).to.equal('None of these 2 users can get a message');
  });

  it('closes at once while nothing is written', async () => {
    const host = await asked('message', [aUser()]);
    await host.escape();
    expect(host.declined).to.equal(1);
  });

  for (const field of ['subject', 'body'] as const) {
    it(`asks once before a ${field} that was written is discarded`, async () => {
      const host = await asked('message', [aUser()]);
      await host.write('Something', field);
      await host.escape();
      expect(host.dialog.open).to.equal(true);
      expect(host.declined).to.equal(0);
      expect(host.error).to.equal('What you wrote is not sent yet. Cancel once more to discard it.');
      expect(host.said).to.equal(host.error);
      await host.press('.question-cancel');
      expect(host.declined).to.equal(1);
      expect(host.dialog.open).to.equal(false);
    });
  }

  it('asks again where the viewer went on writing after all', async () => {
    const host = await asked('message', [aUser()]);
    await host.write('Something');
    await host.press('.question-cancel');
    await host.write('Something more');
    expect(host.error).to.equal('');
    await host.press('.question-cancel');
    expect(host.dialog.open).to.equal(true);
    expect(host.declined).to.equal(0);
  });

  it('comes back with what could not be sent, and why (F1)', async () => {
    const draft = { subject: 'News', body: 'Dear all', failure: 'The mail server is away.' };
    const host = await asked('message', numbered(2), { draft });
    expect(host.find<HTMLInputElement>('#message-subject').value).to.equal('News');
    expect(host.find<HTMLTextAreaElement>('#message-body').value).to.equal('Dear all');
    expect(host.error).to.equal('Nothing was sent. What you wrote is still here. The mail server is away.');
    expect(host.said).to.equal(host.error);
    await host.press('.question-confirm');
    expect(host.answers[0]?.work).to.deep.equal({ action: 'message', subject: 'News', body: 'Dear all' });
  });

  it('shows a hostile failure as text, its direction marks made visible (S7)', async () => {
    const failure = '<img src=x onerror=alert(1)>\u202Egnp';
    const host = await asked('message', [aUser()], { draft: { body: 'x', failure } });
    expect(host.dialog.querySelector('img')).to.equal(null);
    expect(host.error).to.include('<img src=x onerror=alert(1)>');
    expect(host.error).not.to.include('\u202E');
  });
});

describe('UserQuestions: any question', () => {
  it('asks one at a time: what is open stays', async () => {
    const host = await asked('message', [aUser()]);
    await host.write('Something');
    host.questions.ask('change-department', numbered(3));
    await host.settled();
    expect(host.title).to.equal('Write a message to Grace Hopper');
    expect(host.find<HTMLTextAreaElement>('#message-body').value).to.equal('Something');
  });

  it('begins anew each time', async () => {
    const host = await asked('message', [aUser()]);
    await host.write('Something');
    await host.press('.question-confirm');
    host.questions.ask('message', [aUser()]);
    await host.settled();
    expect(host.find<HTMLTextAreaElement>('#message-body').value).to.equal('');
  });

  it('is about whom it was asked, whatever the list or the viewer’s rights become meanwhile (U9)', async () => {
    const users = numbered(2);
    const host = await asked('message', users);
    host.session = sessionWithout('message');
    host.requestUpdate();
    await host.write('Hello');
    expect(host.title).to.equal('Write a message to 2 users');
    await host.press('.question-confirm');
    expect(host.answers[0]?.plan.will.map(({ id }) => id)).to.deep.equal(['u-0', 'u-1']);
  });

  it('isolates a name in a title, and shortens an endless one (S7)', async () => {
    const host = await asked('message', [aUser({ firstName: '\u202Eevil', lastName: 'x'.repeat(500) })]);
    const name = host.find(`#${host.dialog.getAttribute('aria-labelledby')} bdi`);
    expect(textOf(name).length).to.be.at.most(60);
    expect(textOf(name)).not.to.include('\u202E');
    expect(host.confirm.querySelector('bdi')).not.to.equal(null);
  });

  it('speaks the host’s language, and changes with it while it is open', async () => {
    const host = await asked('message', numbered(2), { catalogues: [{ locale: 'de', messages: german }] });
    const inGerman = host.title;
    expect(inGerman).not.to.include('Write');
    expect(inGerman).to.include('2');
    host.catalogues = [];
    host.requestUpdate();
    await host.settled();
    expect(host.title).to.equal('Write a message to 2 users');
  });

  it('stands from right to left in Arabic', async () => {
    const host = await asked('message', numbered(2), { catalogues: [ar], direction: 'rtl' });
    expect(host.dialog.dir).to.equal('rtl');
  });

  it('gives the focus back, and is declined, where it is cancelled', async () => {
    const host = await asked('message', [aUser()]);
    await host.press('.question-cancel');
    expect(host.focused.id).to.equal('opener');
    expect(host.declined).to.equal(1);
  });

  for (const action of ['message', 'change-department'] as const) {
    it(`breaks no rule of axe: ${action}`, async () => {
      const host = await asked(action, [...numbered(4), aUser({ id: 'me' })]);
      await expect(host).to.be.accessible();
    });
  }
});
