import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import { profile } from '../../src/i18n/en/profile.js';
import { Messages } from '../../src/i18n/messages.js';
import { LeaveDialog, type LeaveQuestion } from '../../src/profile/leave-dialog.js';
import { textOf } from '../support/dialog-driver.js';

/** An element with something typed in it. */
class LeavingHost extends LitElement {
  readonly leave = new LeaveDialog(this);
  readonly answers: string[] = [];

  protected override render(): TemplateResult {
    const messages = new Messages([{ locale: 'en', messages: profile }]);
    return html`<input id="typed" aria-label="First name" />${this.leave.render(messages)}`;
  }
  async ask(given: Partial<LeaveQuestion> = {}): Promise<void> {
    this.leave.ask({
      ...{ count: 2, name: 'Grace Hopper', canSave: true },
      answer: (answer) => this.answers.push(answer),
      ...given,
    });
    await this.settled();
  }
  async settled(): Promise<void> {
    await this.updateComplete;
    await this.updateComplete;
  }
  get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
  get buttons(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll('button')];
  }
  get focused(): string {
    return textOf(this.shadowRoot!.activeElement);
  }
  described(by: 'aria-labelledby' | 'aria-describedby'): string {
    return textOf(this.renderRoot.querySelector(`#${this.dialog?.getAttribute(by)}`));
  }
}
customElements.define('leaving-host', LeavingHost);

async function asked(given: Partial<LeaveQuestion> = {}): Promise<LeavingHost> {
  const host = await fixture<LeavingHost>(html`<leaving-host></leaving-host>`);
  host.renderRoot.querySelector<HTMLElement>('#typed')!.focus();
  await host.ask(given);
  return host;
}

describe('LeaveDialog', () => {
  it('is not there while nothing is asked', async () => {
    const host = await fixture<LeavingHost>(html`<leaving-host></leaving-host>`);
    expect(host.dialog).to.equal(null);
  });

  it('asks modally, with number and name, and begins at what loses nothing', async () => {
    const host = await asked();
    expect(host.dialog!.matches(':modal')).to.equal(true);
    expect(host.dialog!.getAttribute('role')).to.equal('alertdialog');
    expect(host.described('aria-labelledby')).to.include('2');
    expect(host.described('aria-describedby')).to.include('Grace Hopper');
    expect(host.focused).to.equal(textOf(host.buttons[0]));
    await expect(host).to.be.accessible();
  });

  for (const [at, answer] of ['keep', 'discard', 'save'].entries()) {
    it(`answers ${answer} once, with its button, and is gone`, async () => {
      const host = await asked();
      host.buttons[at]!.click();
      await host.settled();
      expect(host.answers).to.deep.equal([answer]);
      expect(host.dialog).to.equal(null);
    });
  }

  it('offers no saving where nothing can be saved', async () => {
    const host = await asked({ canSave: false });
    expect(host.buttons).to.have.length(2);
    host.buttons[1]!.click();
    expect(host.answers).to.deep.equal(['discard']);
  });

  it('takes Escape for going on with editing, and tells nobody around it', async () => {
    const heard: string[] = [];
    const host = await asked();
    host.addEventListener('keydown', ({ key }) => heard.push(key));
    await sendKeys({ press: 'Escape' });
    await host.settled();
    expect(host.answers).to.deep.equal(['keep']);
    expect(heard).to.deep.equal([]);
    expect(host.dialog).to.equal(null);
  });

  it('leaves other keys alone, and Escape that ends a composition', async () => {
    const host = await asked();
    const key = (given: KeyboardEventInit): boolean =>
      host.buttons[0]!.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...given }));
    expect(key({ key: 'a' })).to.equal(true);
    expect(key({ key: 'Escape', isComposing: true })).to.equal(true);
    expect(host.answers).to.deep.equal([]);
    expect(host.dialog!.open).to.equal(true);
  });

  it('is not closed by a request of the browser; where it is all the same, nothing is lost', async () => {
    const host = await asked();
    const request = new Event('cancel', { cancelable: true });
    host.dialog!.dispatchEvent(request);
    expect(request.defaultPrevented).to.equal(true);
    expect(host.dialog!.open).to.equal(true);
    const closed = new Promise((resolve) => host.dialog!.addEventListener('close', resolve, { once: true }));
    host.dialog!.close();
    await closed;
    expect(host.answers).to.deep.equal(['keep']);
  });

  it('is taken back without an answer', async () => {
    const host = await asked();
    host.leave.dismiss();
    await host.settled();
    expect(host.dialog).to.equal(null);
    expect(host.answers).to.deep.equal([]);
    host.leave.dismiss();
    expect(host.answers).to.deep.equal([]);
  });

  it('asks the latest question, not the one before', async () => {
    const host = await asked();
    const later: string[] = [];
    await host.ask({ name: 'Alan Turing', count: 1, answer: (answer) => later.push(answer) });
    expect(host.described('aria-describedby')).to.include('Alan Turing');
    expect(host.dialog!.open).to.equal(true);
    host.buttons[1]!.click();
    expect(host.answers).to.deep.equal([]);
    expect(later).to.deep.equal(['discard']);
  });

  it('can be asked again after an answer', async () => {
    const host = await asked();
    host.buttons[0]!.click();
    await host.settled();
    await host.ask();
    expect(host.dialog!.matches(':modal')).to.equal(true);
    host.buttons[2]!.click();
    expect(host.answers).to.deep.equal(['keep', 'save']);
  });

  it('shows a hostile name as text, isolated (S7)', async () => {
    const host = await asked({ name: '<b>x</b>\u202Eevil' });
    const name = host.renderRoot.querySelector('#leave-text bdi')!;
    expect(name.children).to.have.length(0);
    expect(textOf(name)).to.include('<b>x</b>');
    expect(textOf(name)).not.to.include('\u202E');
  });
});
