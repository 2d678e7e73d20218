import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, nothing, type TemplateResult } from 'lit';
import { basics } from '../../src/styles/basics.js';
import { controls } from '../../src/styles/controls.js';
import { tokens } from '../../src/styles/tokens.js';
import { colour, contrast, over } from './colour.js';

class ControlHost extends LitElement {
  static override styles = [tokens, basics, controls];
  content: unknown = nothing;
  override render(): TemplateResult {
    return html`${this.content}`;
  }
  get(selector: string): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>(selector) as HTMLElement;
  }
}
customElements.define('test-control-host', ControlHost);

const show = async (content: unknown, scheme = 'light'): Promise<ControlHost> => {
  const host = await fixture<ControlHost>(html`<test-control-host .content=${content}></test-control-host>`);
  host.style.setProperty('color-scheme', scheme);
  host.style.setProperty('background', 'var(--_surface)');
  return host;
};

const everything = html`
  <button class="button">Cancel</button>
  <button class="button primary">New user</button>
  <button class="button danger">Delete 3 users</button>
  <button class="button quiet">Clear</button>
  <button class="button quiet danger">Discard</button>
  <button class="icon-button" aria-label="More">…</button>
  <button class="icon-button danger" aria-label="Remove">×</button>
  <button class="button primary" aria-disabled="true">Save</button>
  <button class="button danger" aria-disabled="true">Delete</button>
  <input class="input" aria-label="Search" placeholder="Name or e-mail" />
  <input class="input" aria-label="E-mail" aria-invalid="true" value="x" />
  <select class="select" aria-label="Status">
    <option>Any</option>
  </select>
  <input type="checkbox" class="check" aria-label="Select Grace" />
  <input type="checkbox" class="check" checked aria-label="Select Ada" />
  <input type="checkbox" class="check" .indeterminate=${true} aria-label="Select all" />
  <p>See <a class="link" href="#x">Grace Hopper</a></p>
  <span class="chip">Guest</span>
  <span class="chip success">Active</span>
  <span class="chip warning">Invited</span>
  <span class="chip muted">Inactive</span>
  <div class="notice"><div class="notice-text">Info</div></div>
  <div class="notice error"><div class="notice-text">Error</div></div>
`;

describe('controls', () => {
  for (const scheme of ['light', 'dark']) {
    it(`are accessible in ${scheme}`, async () => {
      await expect(await show(everything, scheme)).to.be.accessible();
    });

    it(`are read when refused, in ${scheme}: 4.5 to 1`, async () => {
      const host = await show(everything, scheme);
      const { color } = getComputedStyle(host.get("[aria-disabled='true']"));
      const ground = colour(getComputedStyle(host).backgroundColor);
      expect(contrast(over(colour(color), ground), ground)).to.be.at.least(4.5);
    });
  }

  it('give a target of 24 px and more each (A5)', async () => {
    const host = await show(everything);
    for (const control of host.renderRoot.querySelectorAll('button, input, select')) {
      const { width, height } = control.getBoundingClientRect();
      expect(Math.min(width, height), control.className).to.be.at.least(24);
    }
  });

  it('keep 24 px when compact', async () => {
    const host = await show(everything);
    host.setAttribute('density', 'compact');
    for (const control of host.renderRoot.querySelectorAll('button, input, select'))
      expect(control.getBoundingClientRect().height, control.className).to.be.at.least(24);
  });

  it('show keyboard focus by an outline of 2 px', async () => {
    const host = await show(everything);
    for (const control of host.renderRoot.querySelectorAll<HTMLElement>('button, input, select, a')) {
      await sendKeys({ press: 'Tab' });
      const { activeElement } = host.shadowRoot as ShadowRoot;
      expect(activeElement).to.equal(control);
      const { outlineStyle, outlineWidth } = getComputedStyle(control);
      expect(`${outlineStyle} ${outlineWidth}`, control.className).to.equal('solid 2px');
    }
  });

  it('tell a refused button from the one it would be', async () => {
    const host = await show(everything);
    const look = (selector: string): string => getComputedStyle(host.get(selector)).backgroundColor;
    expect(look('.danger[aria-disabled]')).not.to.equal(look('.danger'));
    expect(getComputedStyle(host.get('[aria-disabled]')).cursor).to.equal('not-allowed');
  });

  it('have a border everywhere that a ground tells them apart, for forced colours (A10)', async () => {
    const host = await show(everything);
    for (const element of host.renderRoot.querySelectorAll('.button, .icon-button, .chip, .notice, .input, .select'))
      expect(getComputedStyle(element).borderBlockStartStyle, element.className).to.equal('solid');
  });

  describe('.check', () => {
    const mark = (host: ControlHost): string => getComputedStyle(host.get('.check')).backgroundImage;

    it('shows its mark when it is on, off when it is off', async () => {
      const host = await show(html`<input type="checkbox" class="check" aria-label="x" />`);
      expect(mark(host)).to.equal('none');
      host.get('.check').click();
      expect(mark(host)).to.match(/^linear-gradient\(45deg.*linear-gradient\(135deg/);
    });

    it('is drawn on the input alone: a box of 16 px, whatever there is to press (A5)', async () => {
      const host = await show(html`<input type="checkbox" class="check" aria-label="x" />`);
      const check = host.get('.check');
      const { backgroundClip, boxShadow, forcedColorAdjust, printColorAdjust } = getComputedStyle(check);
      expect([check.clientWidth, check.clientHeight, backgroundClip]).to.deep.equal([16, 16, 'padding-box']);
      expect(boxShadow).to.include('inset');
      // forced colours and paper leave out shadows and grounds, unless they are told that these are the box
      // (WebKit forces no colours, and knows no word for it)
      const forced = CSS.supports('forced-color-adjust', 'none') ? 'none' : undefined;
      expect([forcedColorAdjust, printColorAdjust]).to.deep.equal([forced, 'exact']);
      check.click();
      for (const part of ['::before', '::after']) expect(getComputedStyle(check, part).content).to.equal('none');
    });

    it('has round corners only as far as the theme has them', async () => {
      const host = await show(html`<input type="checkbox" class="check" aria-label="x" />`);
      const inner = (): number => parseFloat(getComputedStyle(host.get('.check')).borderRadius) - 4;
      expect(inner()).to.equal(4);
      host.style.setProperty('--user-manager-corner-radius', '0px');
      expect(inner()).to.equal(0);
    });

    it('looks refused where it is refused', async () => {
      const look = async (refused?: 'true'): Promise<string> => {
        const check = html`<input type="checkbox" class="check" aria-label="x" aria-disabled=${refused ?? nothing} />`;
        const { backgroundColor, boxShadow } = getComputedStyle((await show(check)).get('.check'));
        return `${backgroundColor} ${boxShadow}`;
      };
      expect(await look('true')).not.to.equal(await look());
    });

    it('shows another mark when it is mixed', async () => {
      const host = await show(html`<input type="checkbox" class="check" aria-label="x" checked />`);
      const on = mark(host);
      (host.get('.check') as HTMLInputElement).indeterminate = true;
      expect(mark(host)).to.match(/^linear-gradient/);
      expect(mark(host)).not.to.equal(on);
    });
  });

  it('.select carries its arrow on the other side in right-to-left', async () => {
    const host = await show(html`<select class="select" aria-label="x"></select>`);
    const ltr = getComputedStyle(host.get('.select')).backgroundPosition;
    host.dir = 'rtl';
    expect(getComputedStyle(host.get('.select')).backgroundPosition).not.to.equal(ltr);
  });

  it('.mirrored turns around in right-to-left', async () => {
    const host = await show(html`<svg class="icon mirrored"></svg>`);
    expect(getComputedStyle(host.get('.mirrored')).scale).to.equal('none');
    host.dir = 'rtl';
    expect(getComputedStyle(host.get('.mirrored')).scale).to.equal('-1 1');
  });

  it('.visually-hidden takes no room and shows itself with focus', async () => {
    const host = await show(html`<a class="visually-hidden" href="#x">Skip to the results</a>`);
    expect(host.get('a').offsetWidth).to.equal(1);
    host.get('a').focus();
    expect(host.get('a').offsetWidth).to.be.greaterThan(20);
  });

  it('hold long words and 200 % text without cutting them (A7)', async () => {
    const host = await show(html`<button class="button">Benutzerkontenverwaltungseinstellungen übernehmen</button>`);
    host.style.setProperty('display', 'block');
    host.style.setProperty('inline-size', '200px');
    host.style.setProperty('--user-manager-font-size', '28px');
    const button = host.get('.button');
    // the letters of some fonts are higher than their line, by less than a pixel
    expect(button.scrollHeight).to.be.at.most(button.clientHeight + 1);
    expect(button.clientHeight).to.be.greaterThan(60);
  });
});
