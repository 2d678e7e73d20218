import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { basics } from '../../src/styles/basics.js';
import { controls } from '../../src/styles/controls.js';
import { Announcer } from '../../src/ui/announcer.js';

class AnnouncerHost extends LitElement {
  static override styles = [basics, controls];
  readonly announcer = new Announcer(this);
  modal = false;

  override render(): TemplateResult {
    const said = this.announcer.render();
    return this.modal ? html`<dialog><button>Close</button>${said}</dialog>` : html`${said}`;
  }

  region(politeness: string): Element {
    return this.renderRoot.querySelector(`[aria-live='${politeness}']`) as Element;
  }
}
customElements.define('test-announcer-host', AnnouncerHost);

type Notifying = { ariaNotify?: unknown };

describe('Announcer', () => {
  let host: AnnouncerHost;
  beforeEach(async () => (host = await fixture<AnnouncerHost>(html`<test-announcer-host></test-announcer-host>`)));

  it('has both regions before any text (A2)', () => {
    expect(host.region('polite').getAttribute('role')).to.equal('status');
    expect(host.region('assertive').getAttribute('role')).to.equal('alert');
    expect(host.renderRoot.textContent?.trim()).to.equal('');
  });

  it('says politely, and urgently where asked, each in its own region', () => {
    host.announcer.say('Page 3 of 9, 25 users');
    host.announcer.say('Paused: sign in again.', 'assertive');
    expect(host.region('polite').textContent).to.equal('Page 3 of 9, 25 users');
    expect(host.region('assertive').textContent).to.equal('Paused: sign in again.');
  });

  it('says the same text again: the region changes each time', async () => {
    const changes: string[] = [];
    const region = host.region('polite');
    const observer = new MutationObserver(() => changes.push(region.textContent ?? ''));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    for (let time = 0; time < 3; time++) {
      host.announcer.say('Nothing found');
      await Promise.resolve();
    }
    observer.disconnect();
    expect(changes.map((text) => text.trim())).to.deep.equal(Array(3).fill('Nothing found'));
    expect(changes[0]).not.to.equal(changes[1]);
    expect(changes[1]).not.to.equal(changes[2]);
  });

  it('keeps its regions when the host renders again', async () => {
    const region = host.region('polite');
    host.announcer.say('Saved');
    host.requestUpdate();
    await host.updateComplete;
    expect(host.region('polite')).to.equal(region);
    expect(region.textContent).to.equal('Saved');
  });

  it('says what was said before the first render once the regions stand', async () => {
    const early = document.createElement('test-announcer-host') as AnnouncerHost;
    early.announcer.say('37 selected');
    host.after(early);
    await early.updateComplete;
    expect(early.region('polite').textContent).to.equal('37 selected');
    early.remove();
  });

  it('stands inside a modal dialog where the host puts it there (T13)', async () => {
    host.modal = true;
    host.requestUpdate();
    await host.updateComplete;
    const dialog = host.renderRoot.querySelector('dialog') as HTMLDialogElement;
    dialog.showModal();
    host.announcer.say('Deleting 37 users.');
    expect(dialog.contains(host.region('polite'))).to.equal(true);
    expect(host.region('polite').textContent).to.equal('Deleting 37 users.');
    dialog.close();
  });

  it('is seen by nobody and heard by all', () => {
    host.announcer.say('Heard');
    const { width, height } = host.region('polite').getBoundingClientRect();
    expect(Math.max(width, height)).to.be.at.most(1);
    expect(getComputedStyle(host.region('polite')).display).not.to.equal('none');
  });

  it('shows hostile text as text (S1)', () => {
    host.announcer.say('<img src=x onerror=alert(1)>');
    expect(host.region('polite').children.length).to.equal(0);
  });

  it('notifies directly as well where the browser can (A19)', () => {
    const notified: unknown[] = [];
    for (const politeness of ['polite', 'assertive'])
      (host.region(politeness) as Notifying).ariaNotify = (...given: unknown[]) => notified.push(...given);
    host.announcer.say('Saved');
    host.announcer.say('Paused', 'assertive');
    expect(notified).to.deep.equal(['Saved', { priority: 'normal' }, 'Paused', { priority: 'high' }]);
  });

  it('needs no such browser', () => {
    (host.region('polite') as Notifying).ariaNotify = undefined;
    host.announcer.say('Saved');
    expect(host.region('polite').textContent).to.equal('Saved');
  });
});
