import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import type { Directory } from '../../../src/directory/directory.js';
import { initialList } from '../../../src/directory/list-state.js';
import { MessagesController } from '../../../src/i18n/messages-controller.js';
import { WorkOnDemand } from '../../../src/manager/work/work-on-demand.js';
import { aUser } from '../../support/builders.js';
import { until } from '../../support/driver.js';

/** An element that does nothing but that work; its list never has rows, so nothing is loaded by itself. */
class WorkHost extends LitElement {
  adapter = {} as UserAdapter;
  readonly asked: string[] = [];
  readonly texts = new MessagesController(this);
  readonly #tools = { list: { state: initialList }, focus: { hold: () => undefined } };
  readonly work = new WorkOnDemand(this, {
    directory: { ...this.#tools, tools: () => Promise.resolve(this.#tools) } as unknown as Directory,
    adapter: () => this.adapter,
    messages: () => this.texts.messages,
    texts: this.texts,
    supportHref: () => undefined,
  });

  constructor() {
    super();
    this.addEventListener('users-delete-request', (event) => {
      this.asked.push(event.ids.join());
      event.preventDefault();
    });
  }

  override render(): TemplateResult {
    return html`${this.work.render()} ${this.work.renderDialog()}`;
  }
}
customElements.define('work-host', WorkHost);

const isThere = (host: WorkHost): boolean => !!host.shadowRoot?.querySelector('confirm-delete-dialog');

describe('WorkOnDemand', () => {
  it('does what was asked before it was there, once', async () => {
    const host = await fixture<WorkHost>(html`<work-host></work-host>`);
    expect(isThere(host)).to.equal(false);
    host.work.begin(({ changes }) => changes.delete([aUser({ id: 'a' })]));
    host.work.begin(({ changes }) => changes.delete([aUser({ id: 'a' })]));
    host.work.begin(({ changes }) => changes.delete([aUser({ id: 'b' })]));
    expect(host.asked).to.deep.equal([]);
    await until(() => host.asked.length > 0, 'the request');
    expect([host.asked, isThere(host)]).to.deep.equal([['a'], true]);
  });

  it('does at once what is asked when it is there', async () => {
    const host = await fixture<WorkHost>(html`<work-host></work-host>`);
    host.work.begin(({ changes }) => changes.delete([aUser({ id: 'a' })]));
    await until(() => host.asked.length > 0, 'the request');
    await Promise.resolve();
    host.work.begin(({ changes }) => changes.delete([aUser({ id: 'b' })]));
    expect(host.asked).to.deep.equal(['a', 'b']);
  });

  it('does nothing to the users of a backend that is no longer there', async () => {
    const host = await fixture<WorkHost>(html`<work-host></work-host>`);
    host.work.begin(({ changes }) => changes.delete([aUser({ id: 'a' })]));
    host.adapter = {} as UserAdapter;
    await until(() => isThere(host), 'the work');
    await new Promise((done) => setTimeout(done));
    expect(host.asked).to.deep.equal([]);
  });
});
