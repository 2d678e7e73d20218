import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import { Messages } from '../../../src/i18n/messages.js';
import { basics } from '../../../src/styles/basics.js';
import { controls } from '../../../src/styles/controls.js';
import { tokens } from '../../../src/styles/tokens.js';
import { QuestionController, type Question } from '../../../src/ui/question/question-controller.js';
import { questionStyles } from '../../../src/ui/question/question.styles.js';
import { textOf } from '../../support/dialog-driver.js';

const people = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => ({ name: `User ${from + at}`, identifier: `u${from + at}@example.com` }));

class QuestionHost extends LitElement {
  static override styles = [tokens, basics, controls, questionStyles];
  readonly question = new QuestionController(this);
  readonly log: string[] = [];
  asked: Partial<Question> = {};

  protected override render(): TemplateResult {
    return html`<button id="opener" @click=${() => this.ask()}>Open</button>${this.question.render()}`;
  }

  ask(): void {
    this.question.open(() => ({
      title: 'Move 2 users',
      plan: { will: people(2), leftOut: [] },
      body: html`<label>Where <input autofocus /></label>`,
      messages: new Messages([]),
      label: 'Move 2 users',
      confirm: () => this.log.push('confirm'),
      cancel: () => {
        this.log.push('cancel');
        this.question.close();
      },
      ...this.asked,
    }));
  }

  get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }
  get focused(): Element | null {
    return this.shadowRoot!.activeElement;
  }
  get said(): string {
    return textOf(this.dialog.querySelector('[role=alert]'));
  }
  find(selector: string): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>(selector)!;
  }
  texts(selector: string): string[] {
    return [...this.renderRoot.querySelectorAll(selector)].map(textOf);
  }
}
customElements.define('question-host', QuestionHost);

async function asked(question: Partial<Question> = {}): Promise<QuestionHost> {
  const host = await fixture<QuestionHost>(html`<question-host .asked=${question}></question-host>`);
  host.find('#opener').focus();
  await sendKeys({ press: 'Enter' });
  await host.updateComplete;
  return host;
}

describe('QuestionController', () => {
  it('asks in a modal dialog that is named by its title, with the focus where the answer goes', async () => {
    const host = await asked();
    expect(host.dialog.matches(':modal')).to.equal(true);
    expect(textOf(host.find(`#${host.dialog.getAttribute('aria-labelledby')}`))).to.equal('Move 2 users');
    expect(host.focused?.localName).to.equal('input');
    expect(host.texts('.question-people li')).to.deep.equal(['User 0 u0@example.com', 'User 1 u1@example.com']);
    expect(host.question.isOpen).to.equal(true);
  });

  it('tells what else is to be known of somebody in a line of its own, in either list', async () => {
    const [one, other, third] = people(3);
    const leftOut = [{ user: { ...third!, note: 'Since May.' }, reason: 'owner' }];
    const host = await asked({ plan: { will: [{ ...one!, note: 'Until May.' }, other!], leftOut } });
    expect(host.texts('.question-note')).to.deep.equal(['Until May.', 'Since May.']);
    expect(host.texts('.question-people li')[0]).to.equal('User 0 u0@example.com Until May.');
    const [name, note] = ['.question-name', '.question-note'].map((each) => host.find(each).getBoundingClientRect());
    expect(note!.top).to.be.at.least(name!.bottom - 1);
  });

  it('scrolls no list by itself that can’t be reached by keyboard, however long its notes are (A1)', async () => {
    const note = 'Becomes inactive at the end of a long day. '.repeat(8);
    const host = await asked({ plan: { will: people(5).map((each) => ({ ...each, note })), leftOut: [] } });
    const list = host.find('.question-people ul');
    expect(list.scrollHeight).to.be.at.most(list.clientHeight + 1);
    host.find('.question-more').click();
    await host.updateComplete;
    expect(list.scrollHeight).to.be.above(list.clientHeight);
    expect(list.tabIndex).to.equal(0);
  });

  it('shows what can be done besides after the answer, also where it meets nobody', async () => {
    const aside = html`<button id="besides">Besides</button>`;
    const host = await asked({ aside });
    const order = host.find('input').compareDocumentPosition(host.find('#besides'));
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).to.be.above(0);
    host.find('.question-cancel').click();
    const leftOut = people(1).map((user) => ({ user, reason: 'owner' }));
    const none = await asked({ aside, plan: { will: [], leftOut } });
    expect(none.find('#besides')).not.to.equal(null);
    expect(none.find('input')).to.equal(null);
  });

  it('takes Escape for Cancel, and gives the focus back', async () => {
    const host = await asked();
    await sendKeys({ press: 'Escape' });
    expect(host.log).to.deep.equal(['cancel']);
    expect(host.dialog.open).to.equal(false);
    expect(host.focused?.id).to.equal('opener');
  });

  it('stays while its owner does not close it, however often Escape is pressed (A20)', async () => {
    const host = await asked({ cancel: () => host.log.push('no') });
    for (let press = 0; press < 4; press++) await sendKeys({ press: 'Escape' });
    expect(host.log).to.deep.equal(['no', 'no', 'no', 'no']);
    host.dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    expect(host.log).to.have.length(5);
    // what a browser does when it no longer asks the page
    host.dialog.close();
    await new Promise((closed) => host.dialog.addEventListener('close', closed, { once: true }));
    expect(host.dialog.matches(':modal')).to.equal(true);
  });

  it('leaves Escape to what is inside and took it, or composes', async () => {
    const host = await asked();
    const input = host.find('input');
    input.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    const key = (more: KeyboardEventInit): boolean =>
      input.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...more }));
    key({ key: 'Escape' });
    key({ key: 'Escape', isComposing: true });
    key({ key: 'Escape', repeat: true });
    key({ key: 'a' });
    expect(host.log).to.deep.equal([]);
  });

  it('begins at Cancel where there is nothing to fill in', async () => {
    const host = await asked({ body: undefined });
    expect(textOf(host.focused)).to.equal('Cancel');
  });

  it('is answered with its button, by keyboard', async () => {
    const host = await asked();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    expect(textOf(host.focused)).to.equal('Move 2 users');
    await sendKeys({ press: 'Enter' });
    expect(host.log).to.deep.equal(['confirm']);
  });

  it('refuses the answer while something is missing, says what, and leads there (U13)', async () => {
    const host = await asked({ missing: 'Choose a department first.' });
    const button = host.find('.question-confirm');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(textOf(host.find(`#${button.getAttribute('aria-describedby')}`))).to.equal('Choose a department first.');
    button.focus();
    await sendKeys({ press: 'Enter' });
    expect(host.log).to.deep.equal([]);
    expect(host.said).to.equal('Choose a department first.');
    expect(host.focused?.localName).to.equal('input');
  });

  it('shows what went wrong beside the buttons, and says it once (A2)', async () => {
    const host = await asked({ error: 'Nothing was sent.' });
    expect(textOf(host.find('.question-error'))).to.equal('Nothing was sent.');
    expect(host.said).to.equal('Nothing was sent.');
    host.find('[role=alert]').textContent = '';
    host.requestUpdate();
    await host.updateComplete;
    expect(host.said).to.equal('');
  });

  it('names three, and the others on request (U1)', async () => {
    const host = await asked({ plan: { will: people(7), leftOut: [] } });
    expect(host.texts('.question-name')).to.deep.equal(['User 0', 'User 1', 'User 2']);
    const more = host.find('.question-more');
    expect(textOf(more)).to.equal('and 4 more');
    more.click();
    await host.updateComplete;
    expect(host.texts('.question-name')).to.have.length(7);
    expect(textOf(more)).to.equal('Show fewer');
    expect(more.getAttribute('aria-expanded')).to.equal('true');
    more.click();
    await host.updateComplete;
    expect(host.texts('.question-name')).to.have.length(3);
  });

  it('names who is left out, by reason, with who can do it and the way out (U7)', async () => {
    const [one, two, three] = people(3, 10);
    const leftOut = [
      { user: one!, reason: 'scope' },
      { user: two!, reason: 'same-department', why: 'deletion.same-department' as const },
      { user: three!, reason: 'scope' },
    ];
    const host = await asked({ plan: { will: people(1), leftOut } });
    const text = textOf(host.find('.question-left-out'));
    expect(text).to.include('3 are left out:');
    expect(text).to.include(
      'outside the departments that you manage. An administrator of their department can do this.',
    );
    expect(text).to.include('Already in this department.');
    expect(host.texts('.question-left-out .question-name')).to.deep.equal(['User 10', 'User 12', 'User 11']);
  });

  it('asks nothing where nobody is left: it says why, and closes', async () => {
    const host = await asked({ plan: { will: [], leftOut: [{ user: people(1)[0]!, reason: 'role' }] } });
    expect(host.texts('.question-foot button')).to.deep.equal(['Close']);
    expect(host.renderRoot.querySelector('input')).to.equal(null);
    expect(textOf(host.find('.question-left-out'))).to.include('Your role does not allow this.');
  });

  it('asks without a plan what is about nobody yet', async () => {
    const host = await asked({ plan: undefined });
    expect(host.renderRoot.querySelector('.question-people')).to.equal(null);
    expect(host.texts('.question-foot button')).to.deep.equal(['Cancel', 'Move 2 users']);
  });

  it('is over when its host leaves the page', async () => {
    const host = await asked({ cancel: () => host.log.push('cancel') });
    host.remove();
    expect(host.log).to.deep.equal(['cancel']);
    expect(host.question.isOpen).to.equal(false);
  });

  it('stands in the direction of its texts', async () => {
    expect((await asked({ direction: 'rtl' })).dialog.dir).to.equal('rtl');
  });

  it('breaks no rule of axe', async () => {
    const leftOut = [{ user: people(1, 9)[0]!, reason: 'scope' }];
    const host = await asked({ missing: 'Choose first.', error: 'Failed.', plan: { will: people(5), leftOut } });
    await expect(host).to.be.accessible();
  });
});

describe('QuestionController: what would be lost', () => {
  /** Something was written: Cancel asks about it first. */
  async function written(): Promise<QuestionHost> {
    let isLosing = false;
    const host: QuestionHost = await asked();
    const turn = (to: boolean): void => {
      isLosing = to;
      host.requestUpdate();
    };
    const keep = (): void => (host.log.push('keep'), turn(false));
    Object.defineProperty(host, 'asked', {
      get: (): Partial<Question> => ({
        losing: isLosing ? { text: 'Discard what you wrote?', keep } : undefined,
        cancel: () => (isLosing ? (host.log.push('discard'), host.question.close()) : turn(true)),
      }),
    });
    host.ask();
    await host.updateComplete;
    await sendKeys({ press: 'Escape' });
    await host.updateComplete;
    return host;
  }

  it('is asked with a button that keeps it, which has the focus and says so, and one that discards it', async () => {
    const host = await written();
    expect(host.texts('.question-foot button')).to.deep.equal(['Keep editing', 'Discard']);
    const { focused } = host;
    expect(focused).to.equal(host.find('.question-keep'));
    const said = host.shadowRoot?.getElementById(focused?.getAttribute('aria-describedby') ?? '');
    expect(textOf(said as Element)).to.equal('Discard what you wrote?');
    await expect(host).to.be.accessible();
  });

  it('is never lost by Escape, however often it is pressed (3.3.4)', async () => {
    const host = await written();
    for (let press = 0; press < 5; press++) {
      await sendKeys({ press: 'Escape' });
      await host.updateComplete;
    }
    expect([host.dialog.open, host.log.includes('discard')]).to.deep.equal([true, false]);
  });

  it('is kept where the viewer was: the focus goes back to what is answered (2.4.3)', async () => {
    const host = await written();
    await sendKeys({ press: 'Enter' });
    await host.updateComplete;
    expect(host.log).to.deep.equal(['keep']);
    expect(host.focused).to.equal(host.find('[autofocus]'));
    expect(host.texts('.question-foot button')).to.deep.equal(['Cancel', 'Move 2 users']);
  });

  it('is discarded by its button', async () => {
    const host = await written();
    host.find('.question-discard').click();
    await host.updateComplete;
    expect([host.log, host.dialog.open]).to.deep.equal([['discard'], false]);
  });
});
