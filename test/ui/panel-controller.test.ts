import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { PopupHost } from './popup-host.js';
import './popup-host.js';

describe('PanelController', () => {
  let host: PopupHost;

  const press = (key: string): Promise<void> => sendKeys({ press: key });
  const pressWithShift = async (key: string): Promise<void> => {
    await sendKeys({ down: 'Shift' });
    await press(key);
    await sendKeys({ up: 'Shift' });
  };
  const open = async (): Promise<void> => {
    host.by('filters').focus();
    await press('Enter');
    await host.updateComplete;
  };
  const click = async (part: string): Promise<void> => {
    const { x, y, width, height } = host.by(part).getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    await host.updateComplete;
  };
  const show = async (content: unknown): Promise<void> => {
    host.content = content;
    host.requestUpdate();
    await host.updateComplete;
  };

  beforeEach(async () => (host = await fixture<PopupHost>(html`<test-popup-host></test-popup-host>`)));

  it('opens beside its button with its first control focused', async () => {
    await open();
    expect(host.panel.isOpen).to.equal(true);
    expect(host.panelShown).to.equal(true);
    expect(host.focused).to.equal('Find');
    const button = host.by('filters').getBoundingClientRect();
    expect(host.by('panel').getBoundingClientRect().top).to.be.closeTo(button.bottom + 4, 1);
  });

  it('has a role and a name, and is accessible', async () => {
    await open();
    expect(host.by('panel').getAttribute('role')).to.equal('dialog');
    expect(host.by('panel').getAttribute('aria-label')).to.equal('Filters');
    await expect(host).to.be.accessible();
  });

  it('focuses itself where its content has no control', async () => {
    host.content = 'Nothing to choose';
    await open();
    expect(host.shadowRoot?.activeElement).to.equal(host.by('panel'));
  });

  it('holds nothing while it is closed', async () => {
    expect(host.by('panel').textContent).to.equal('');
    await open();
    await press('Escape');
    await host.updateComplete;
    expect(host.by('panel').textContent).to.equal('');
  });

  it('keeps its place while its content changes', async () => {
    await open();
    await show(
      html`<input aria-label="Find" />
        <p>One more line</p>
        <button>Clear</button>`,
    );
    expect(host.panelShown).to.equal(true);
    expect(host.by('panel').textContent).to.contain('One more line');
    const button = host.by('filters').getBoundingClientRect();
    expect(host.by('panel').getBoundingClientRect().top).to.be.closeTo(button.bottom + 4, 1);
  });

  it('keeps the focus of a control that stays, and takes that of one that goes', async () => {
    const find = html`<input aria-label="Find" />`;
    host.content = [find, html`<button>Clear</button>`];
    await open();
    await show([find, html`<button>Clear all</button>`]);
    expect(host.focused).to.equal('Find');
    await show([html`<p>Nothing to find</p>`, html`<button>Clear all</button>`]);
    expect(host.panelShown).to.equal(true);
    expect(host.shadowRoot?.activeElement).to.equal(host.by('panel'));
    await press('Escape');
    expect(host.focused).to.equal('Filters');
  });

  it('closes when the window loses focus, not when a control does', async () => {
    await open();
    host.by('panel').querySelector('input')?.blur();
    expect(host.panelShown).to.equal(true);
    window.dispatchEvent(new Event('blur'));
    expect(host.panelShown).to.equal(false);
  });

  it('hears its content in the host', async () => {
    const calledOn: unknown[] = [];
    const listen = function (this: unknown): void {
      calledOn.push(this);
    };
    host.content = html`<button @click=${listen}>Clear</button>`;
    await open();
    host.by('panel').querySelector('button')?.click();
    expect(calledOn).to.deep.equal([host]);
  });

  it('closes on Escape and gives focus back', async () => {
    await open();
    await press('Escape');
    expect(host.panel.isOpen).to.equal(false);
    expect(host.panelShown).to.equal(false);
    expect(host.focused).to.equal('Filters');
  });

  it('keeps its keys from the shortcuts of the page', async () => {
    const heard: string[] = [];
    host.addEventListener('keydown', ({ key }) => heard.push(key));
    await open();
    heard.length = 0;
    await press('Delete');
    await press('a');
    expect(heard).to.deep.equal([]);
  });

  it('leaves an Escape to the input method that is composing', async () => {
    await open();
    host.by('panel').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true }));
    expect(host.panelShown).to.equal(true);
  });

  it('lets Tab through its controls, then on from its button', async () => {
    await open();
    await press('Tab');
    expect(host.focused).to.equal('Clear');
    expect(host.panelShown).to.equal(true);
    await press('Tab');
    expect(host.panelShown).to.equal(false);
    expect(host.focused).to.equal('Delete users');
  });

  it('knows Tab with Shift where its key has no name (WebKitGTK)', async () => {
    await open();
    const shown = { key: 'Unidentified', code: 'Tab', shiftKey: true, bubbles: true, cancelable: true };
    const event = new KeyboardEvent('keydown', shown);
    host.shadowRoot?.activeElement?.dispatchEvent(event);
    expect([event.defaultPrevented, host.panelShown, host.focused]).to.deep.equal([true, false, 'Filters']);
  });

  it('goes back onto its button with Shift+Tab', async () => {
    await open();
    await pressWithShift('Tab');
    expect(host.panelShown).to.equal(false);
    expect(host.focused).to.equal('Filters');
  });

  it('closes on a press outside', async () => {
    await open();
    await click('before');
    expect(host.panelShown).to.equal(false);
    expect(host.panel.isOpen).to.equal(false);
  });

  it('closes on a press on its button, and opens on the next', async () => {
    await click('filters');
    expect(host.panelShown).to.equal(true);
    await click('filters');
    expect(host.panelShown).to.equal(false);
    await click('filters');
    expect(host.panelShown).to.equal(true);
  });

  it('stays on a press inside', async () => {
    await open();
    await click('panel');
    expect(host.panelShown).to.equal(true);
  });

  it('closes when focus goes elsewhere and does not take it back', async () => {
    await open();
    host.by('after').focus();
    expect(host.panelShown).to.equal(false);
    expect(host.focused).to.equal('After');
  });

  it('follows its button when the page scrolls', async () => {
    await open();
    host.by('before').style.setProperty('margin-block-end', '60px');
    host.style.setProperty('padding-block-start', '40px');
    document.dispatchEvent(new Event('scroll'));
    expect(host.panelShown).to.equal(true);
    const button = host.by('filters').getBoundingClientRect();
    expect(host.by('panel').getBoundingClientRect().top).to.be.closeTo(button.bottom + 4, 1);
  });

  it('closes with the host and opens again elsewhere (F28)', async () => {
    await open();
    const elsewhere = await fixture(html`<div></div>`);
    elsewhere.append(host);
    expect(host.panel.isOpen).to.equal(false);
    await open();
    expect(host.panelShown).to.equal(true);
  });

  it('can be closed before it is shown, and twice', async () => {
    host.panel.open(host.by('filters'));
    host.panel.close();
    host.panel.close();
    await host.updateComplete;
    expect(host.panel.isOpen).to.equal(false);
    expect(host.panelShown).to.equal(false);
  });

  it('moves to another button', async () => {
    await open();
    host.panel.open(host.by('after'));
    await host.updateComplete;
    expect(host.panelShown).to.equal(true);
    expect(host.by('panel').getBoundingClientRect().left).to.be.closeTo(
      host.by('after').getBoundingClientRect().left,
      1,
    );
  });
});
