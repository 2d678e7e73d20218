import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { basics } from '../../src/styles/basics.js';
import { controls } from '../../src/styles/controls.js';
import { tokens } from '../../src/styles/tokens.js';
import { colour, contrast, over, type Colour } from './colour.js';

class TokenHost extends LitElement {
  static override styles = [tokens, basics, controls];
  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
  /** What a token is, as the browser computes it for a property. */
  read(token: string, property = 'color'): string {
    const probe = document.createElement('span');
    this.shadowRoot?.append(probe);
    probe.style.setProperty(property, `var(--_${token})`);
    const value = getComputedStyle(probe).getPropertyValue(property);
    probe.remove();
    return value;
  }
  colour(token: string): Colour {
    const surface = colour(this.read('surface'));
    return over(colour(this.read(token)), surface);
  }
}
customElements.define('test-token-host', TokenHost);

const make = (given: Readonly<Record<string, string>> = {}, attributes = html``): Promise<TokenHost> =>
  fixture<TokenHost>(html`<test-token-host>${attributes}</test-token-host>`).then((host) => {
    for (const [name, value] of Object.entries(given)) host.style.setProperty(name, value);
    return host;
  });

const grounds = ['surface', 'raised', 'accent-soft', 'danger-soft', 'warning-soft', 'success-soft', 'hover'];

/** What is read as text, on what. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['text', grounds],
  ['muted', grounds],
  ['accent', ['surface', 'raised', 'accent-soft', 'hover']],
  ['danger', ['surface', 'raised', 'accent-soft', 'danger-soft', 'hover']],
  ['warning', ['surface', 'raised', 'warning-soft']],
  ['success', ['surface', 'raised', 'success-soft']],
  ['on-accent', ['accent']],
  ['on-danger', ['danger']],
];

/** Where tokens are read: those of the rows, and those of controls. */
const all = [tokens, basics, controls].map(({ cssText }) => cssText).join('\n');

describe('tokens', () => {
  for (const scheme of ['light', 'dark']) {
    describe(`in ${scheme}`, () => {
      let host: TokenHost;
      beforeEach(async () => (host = await make({ 'color-scheme': scheme })));

      for (const [text, under] of texts) {
        for (const ground of under) {
          it(`${text} on ${ground} is read: 4.5 to 1 (1.4.3)`, () => {
            expect(contrast(host.colour(text), host.colour(ground))).to.be.at.least(4.5);
          });
        }
      }

      for (const ground of grounds) {
        it(`focus and the border of controls are seen on ${ground}: 3 to 1 (1.4.11)`, () => {
          expect(contrast(host.colour('focus'), host.colour(ground)), 'focus').to.be.at.least(3);
          expect(contrast(host.colour('control-border'), host.colour(ground)), 'border').to.be.at.least(3);
        });
      }

      it('a row that is selected differs from one that is not', () => {
        expect(contrast(host.colour('accent-soft'), host.colour('surface'))).to.be.greaterThan(1.08);
      });
    });
  }

  it('follows the scheme of the page and forces none', async () => {
    const light = await make({ 'color-scheme': 'light' });
    const dark = await make({ 'color-scheme': 'dark' });
    expect(contrast(light.colour('surface'), dark.colour('surface'))).to.be.greaterThan(12);
    const page = await make();
    expect(getComputedStyle(page).colorScheme).to.equal(getComputedStyle(document.documentElement).colorScheme);
  });

  const publicNames: readonly (readonly [string, string, string, string?])[] = [
    ['text-color', 'text', 'rgb(1, 2, 3)'],
    ['surface-color', 'surface', 'rgb(1, 2, 3)'],
    ['raised-color', 'raised', 'rgb(1, 2, 3)'],
    ['muted-color', 'muted', 'rgb(1, 2, 3)'],
    ['border-color', 'border', 'rgb(1, 2, 3)'],
    ['control-border-color', 'control-border', 'rgb(1, 2, 3)'],
    ['hover-color', 'hover', 'rgb(1, 2, 3)'],
    ['accent-color', 'accent', 'rgb(1, 2, 3)'],
    ['on-accent-color', 'on-accent', 'rgb(1, 2, 3)'],
    ['accent-soft-color', 'accent-soft', 'rgb(1, 2, 3)'],
    ['danger-color', 'danger', 'rgb(1, 2, 3)'],
    ['on-danger-color', 'on-danger', 'rgb(1, 2, 3)'],
    ['danger-soft-color', 'danger-soft', 'rgb(1, 2, 3)'],
    ['warning-color', 'warning', 'rgb(1, 2, 3)'],
    ['warning-soft-color', 'warning-soft', 'rgb(1, 2, 3)'],
    ['success-color', 'success', 'rgb(1, 2, 3)'],
    ['success-soft-color', 'success-soft', 'rgb(1, 2, 3)'],
    ['focus-color', 'focus', 'rgb(1, 2, 3)'],
    ['font-family', 'font', 'Georgia', 'font-family'],
    ['font-size', 'font-size', '19px', 'font-size'],
    ['corner-radius', 'radius', '11px', 'border-start-start-radius'],
    ['space-unit', 'space', '5px', 'inline-size'],
    ['row-height', 'row-height', '77px', 'block-size'],
    ['control-height', 'control-height', '55px', 'block-size'],
    ['raised-shadow', 'shadow', 'rgb(1, 2, 3) 1px 2px 3px 0px', 'box-shadow'],
  ];
  for (const [name, token, value, property] of publicNames) {
    it(`takes --user-manager-${name} from the page`, async () => {
      const host = await make({ [`--user-manager-${name}`]: value, display: 'flex' });
      const probe = document.createElement('i');
      probe.style.setProperty('display', 'block');
      host.shadowRoot?.append(probe);
      probe.style.setProperty(property ?? 'color', `var(--_${token})`);
      expect(getComputedStyle(probe).getPropertyValue(property ?? 'color')).to.equal(value);
    });
  }

  it('has every public property in docs/styling.md, and no other', async () => {
    const names = (text: string): string[] => [...new Set(text.match(/--user-manager-[a-z-]+[a-z]/g))].sort();
    const guide = await (await fetch(new URL('../../docs/styling.md', import.meta.url))).text();
    const rows = guide.split('\n').filter((line) => line.startsWith('| `--user-manager-'));
    expect(names(rows.join('\n'))).to.deep.equal(names(all));
    expect(publicNames.map(([name]) => `--user-manager-${name}`).sort()).to.deep.equal(names(all));
  });

  it('mixes what a theme does not name out of what it names', async () => {
    const plain = await make();
    const themed = await make({ '--user-manager-accent-color': 'rgb(0, 120, 90)' });
    expect(themed.read('focus')).to.equal('rgb(0, 120, 90)');
    expect(themed.read('accent-soft')).not.to.equal(plain.read('accent-soft'));
    const inked = await make({ '--user-manager-text-color': 'rgb(90, 0, 0)' });
    expect(inked.read('muted')).not.to.equal(plain.read('muted'));
    expect(inked.read('border')).not.to.equal(plain.read('border'));
  });

  it('is gone where the host is hidden', async () => {
    const host = await make();
    host.hidden = true;
    expect(getComputedStyle(host).display).to.equal('none');
  });

  it('sets the font and the colour of the text', async () => {
    const { fontFamily, fontSize, color } = getComputedStyle(await make({ 'color-scheme': 'light' }));
    expect(fontFamily).to.contain('system-ui');
    expect(fontSize).to.equal('14px');
    expect(color).to.equal('rgb(28, 33, 41)');
  });

  describe('density', () => {
    const height = (host: TokenHost): string => host.read('row-height', 'min-block-size');

    it('is comfortable unless the host says compact', async () => {
      const host = await make();
      expect(height(host)).to.equal('52px');
      host.setAttribute('density', 'compact');
      expect(height(host)).to.equal('40px');
      host.setAttribute('density', 'comfortable');
      expect(height(host)).to.equal('52px');
    });

    it('goes down to the elements inside', async () => {
      const outer = await make({}, html`<test-token-host></test-token-host>`);
      const inner = outer.querySelector<TokenHost>('test-token-host') as TokenHost;
      outer.setAttribute('density', 'compact');
      expect(height(inner)).to.equal('40px');
      expect(inner.read('control-height', 'min-block-size')).to.equal('30px');
    });

    it('yields to a height that the page sets', async () => {
      const host = await make({ '--user-manager-row-height': '64px' });
      host.setAttribute('density', 'compact');
      expect(height(host)).to.equal('64px');
    });
  });
});
