import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { basics } from '../../src/styles/basics.js';
import { controls } from '../../src/styles/controls.js';
import { tokens } from '../../src/styles/tokens.js';
import { noticeView, type Notice } from '../../src/ui/notice-view.js';

class NoticeHost extends LitElement {
  static override styles = [tokens, basics, controls];
  notice: Notice = { kind: 'info', text: '' };
  override render(): TemplateResult {
    return noticeView(this.notice);
  }
}
customElements.define('test-notice-host', NoticeHost);

const show = async (notice: Notice): Promise<ShadowRoot> => {
  const host = await fixture<NoticeHost>(html`<test-notice-host .notice=${notice}></test-notice-host>`);
  return host.shadowRoot as ShadowRoot;
};

describe('noticeView', () => {
  for (const kind of ['info', 'warning', 'error', 'success'] as const) {
    it(`shows ${kind} with a picture and words (A9), accessibly`, async () => {
      const root = await show({
        kind,
        text: 'The list could not be loaded.',
        actions: [{ label: 'Try again', run: () => undefined }],
      });
      expect(root.querySelector('.notice-text')?.textContent).to.equal('The list could not be loaded.');
      expect(root.querySelector("[part='notice']")?.classList.contains(kind)).to.equal(true);
      expect(root.querySelector('svg')).not.to.equal(null);
      await expect(root.host).to.be.accessible();
    });
  }

  it('runs the action that is pressed', async () => {
    const ran: string[] = [];
    const root = await show({
      kind: 'error',
      text: 'x',
      actions: [
        { label: 'Try again', run: () => ran.push('again') },
        { label: 'Sign in', run: () => ran.push('sign in') },
      ],
    });
    const buttons = [...root.querySelectorAll('button')];
    expect(buttons.map(({ textContent }) => textContent)).to.deep.equal(['Try again', 'Sign in']);
    buttons[1]?.click();
    expect(ran).to.deep.equal(['sign in']);
  });

  for (const [width, dir] of [
    [600, 'ltr'],
    [280, 'ltr'],
    [280, 'rtl'],
  ] as const)
    it(`keeps what dismisses it in its corner, whatever wraps: ${width} pixels, ${dir}`, async () => {
      const root = await show({
        kind: 'success',
        text: 'The deactivation of Ana López is scheduled.',
        actions: [{ label: 'Undo', run: () => undefined }],
        dismiss: { label: 'Dismiss', run: () => undefined },
      });
      const host = root.host as HTMLElement;
      host.dir = dir;
      host.style.cssText = `display: block; inline-size: ${width}px`;
      const box = (selector: string): DOMRect => root.querySelector(selector)!.getBoundingClientRect();
      const [notice, corner, undo, text] = ['.notice', '.icon-button', '.button', '.notice-text'].map(box);
      const away = dir === 'rtl' ? corner!.left - notice!.left : notice!.right - corner!.right;
      expect(away).to.be.at.most(8);
      expect(corner!.top - notice!.top).to.be.at.most(10);
      expect(corner!.bottom).to.be.at.most(notice!.bottom);
      for (const { left, right, bottom } of [undo!, text!])
        expect(left >= corner!.right || right <= corner!.left || bottom <= corner!.top).to.equal(true);
    });

  it('can be dismissed by a named button, where the caller wants that', async () => {
    let dismissed = 0;
    const root = await show({ kind: 'info', text: 'x', dismiss: { label: 'Dismiss', run: () => dismissed++ } });
    const button = root.querySelector('button');
    expect(button?.getAttribute('aria-label')).to.equal('Dismiss');
    button?.click();
    expect(dismissed).to.equal(1);
  });

  it('has no button where there is nothing to press', async () => {
    expect((await show({ kind: 'success', text: '34 users deleted.' })).querySelector('button')).to.equal(null);
  });

  it('takes a template for its text, and a hostile text as text (S1)', async () => {
    const rich = await show({ kind: 'info', text: html`Only <strong>3</strong> match` });
    expect(rich.querySelector('strong')?.textContent).to.equal('3');
    const hostile = await show({ kind: 'info', text: '<b>x</b>' });
    expect(hostile.querySelector('b')).to.equal(null);
  });

  it('fits 320 px without scrolling sideways (A6)', async () => {
    const root = await show({
      kind: 'error',
      text: 'The list could not be loaded. The server did not answer within 30 seconds.',
      actions: [{ label: 'Try again', run: () => undefined }],
      dismiss: { label: 'Dismiss', run: () => undefined },
    });
    const notice = root.querySelector<HTMLElement>("[part='notice']") as HTMLElement;
    (root.host as HTMLElement).style.setProperty('display', 'block');
    (root.host as HTMLElement).style.setProperty('width', '240px');
    expect(notice.scrollWidth).to.be.at.most(notice.clientWidth);
  });
});
