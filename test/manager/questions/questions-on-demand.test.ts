import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import { Messages } from '../../../src/i18n/messages.js';
import { QuestionsOnDemand } from '../../../src/manager/questions/questions-on-demand.js';
import { aSession, aUser } from '../../support/builders.js';
import { FullAdapter } from '../../support/full-adapter.js';

/** An element that may have to ask. */
class OnDemandHost extends LitElement {
  adapter: UserAdapter | undefined = new FullAdapter();
  readonly answers: unknown[] = [];
  declined = 0;
  readonly questions = new QuestionsOnDemand(this, {
    adapter: () => this.adapter,
    session: () => aSession(),
    messages: () => new Messages([]),
    direction: () => undefined,
    answered: (work) => this.answers.push(work),
    declined: () => this.declined++,
  });

  protected override render(): TemplateResult {
    return html`${this.questions.render()}`;
  }
  get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
  find<T extends HTMLElement>(selector: string): T {
    return this.renderRoot.querySelector<T>(selector)!;
  }
}
customElements.define('on-demand-host', OnDemandHost);

const shown = (): Promise<OnDemandHost> => fixture<OnDemandHost>(html`<on-demand-host></on-demand-host>`);

describe('QuestionsOnDemand', () => {
  it('shows nothing, and loads nothing, before the first question', async () => {
    const host = await shown();
    expect(host.dialog).to.equal(null);
    expect(host.shadowRoot!.adoptedStyleSheets).to.deep.equal([]);
  });

  it('asks once its code is here, with its own looks', async () => {
    const host = await shown();
    await host.questions.ask('message', [aUser()]);
    await host.updateComplete;
    expect(host.dialog!.matches(':modal')).to.equal(true);
    expect(host.shadowRoot!.adoptedStyleSheets).to.have.length(2);
  });

  it('has one dialog for all questions, which adopts what each one looks like once', async () => {
    const host = await shown();
    await Promise.all([host.questions.ask('message', [aUser()]), host.questions.ask('message', [aUser()])]);
    await host.updateComplete;
    host.find('.question-cancel').click();
    await host.updateComplete;
    await host.questions.ask('change-department', [aUser()]);
    await host.updateComplete;
    expect(host.renderRoot.querySelectorAll('dialog')).to.have.length(1);
    expect(host.shadowRoot!.adoptedStyleSheets).to.have.length(3);
    expect(host.find('[role=combobox]')).not.to.equal(null);
    expect(host.declined).to.equal(1);
  });

  it('asks for a day, with the looks of that question', async () => {
    const host = await shown();
    await host.questions.ask('schedule', [aUser()]);
    await host.updateComplete;
    expect(host.find<HTMLInputElement>('#question-day').type).to.equal('date');
    expect(host.shadowRoot!.adoptedStyleSheets).to.have.length(2);
  });

  it('starts a message with what was written before', async () => {
    const host = await shown();
    await host.questions.ask('message', [aUser()], { body: 'Dear all', failure: 'Away.' });
    await host.updateComplete;
    expect(host.find<HTMLTextAreaElement>('#message-body').value).to.equal('Dear all');
    host.find('.question-confirm').click();
    expect(host.answers).to.deep.equal([{ action: 'message', body: 'Dear all' }]);
  });

  it('asks nothing where the backend has become another one meanwhile', async () => {
    const host = await shown();
    const asking = host.questions.ask('message', [aUser()]);
    host.adapter = new FullAdapter();
    await asking;
    await host.updateComplete;
    expect(host.dialog?.open ?? false).to.equal(false);
  });

  it('asks nothing where its host has left the page meanwhile', async () => {
    const host = await shown();
    const asking = host.questions.ask('message', [aUser()]);
    host.remove();
    await asking;
    expect(host.dialog?.open ?? false).to.equal(false);
    expect(host.declined).to.equal(0);
  });
});
