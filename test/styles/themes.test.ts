import { expect } from '@open-wc/testing';
import { basics } from '../../src/styles/basics.js';
import { controls } from '../../src/styles/controls.js';
import { tokens } from '../../src/styles/tokens.js';
import { colour, contrast, over, type Colour } from './colour.js';

const pairs = [
  ['text', 'surface'], ['text', 'raised'], ['text', 'accent-soft'], ['text', 'hover'],
  ['muted', 'surface'], ['muted', 'raised'], ['muted', 'accent-soft'], ['muted', 'hover'],
  ['accent', 'surface'], ['accent', 'raised'], ['accent', 'accent-soft'],
  ['danger', 'surface'], ['danger', 'raised'], ['danger', 'danger-soft'], ['danger', 'accent-soft'],
  ['warning', 'warning-soft'], ['warning', 'raised'], ['success', 'success-soft'], ['success', 'raised'],
  ['on-accent', 'accent'], ['on-danger', 'danger'],
] as const; // prettier-ignore

const edges = ['surface', 'raised', 'accent-soft'] as const;

for (const name of ['harbor', 'paper', 'terminal']) {
  describe(`the theme ${name}`, () => {
    const sheet = new CSSStyleSheet();
    let host: HTMLElement;

    const read = (token: string, property = 'color'): string => {
      const probe = host.shadowRoot?.firstElementChild as HTMLElement;
      probe.style.setProperty(property, `var(--_${token})`);
      return getComputedStyle(probe).getPropertyValue(property);
    };
    const shown = (token: string): Colour => over(colour(read(token)), colour(read('surface')));

    before(async () => {
      const answer = await fetch(new URL(`../../demo/themes/${name}.css`, import.meta.url));
      expect(answer.ok).to.equal(true);
      sheet.replaceSync(await answer.text());
      document.adoptedStyleSheets.push(sheet);
      host = document.createElement('user-manager');
      const root = host.attachShadow({ mode: 'open' });
      root.append(document.createElement('span'));
      root.adoptedStyleSheets = [tokens, basics, controls].map(({ styleSheet }) => styleSheet as CSSStyleSheet);
      document.body.append(host);
    });

    after(() => {
      host.remove();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    });

    for (const scheme of ['light', 'dark']) {
      describe(`in ${scheme}`, () => {
        before(() => host.style.setProperty('color-scheme', scheme));

        for (const [text, ground] of pairs) {
          it(`${text} on ${ground} is read: 4.5 to 1`, () => {
            expect(contrast(shown(text), shown(ground))).to.be.at.least(4.5);
          });
        }

        for (const ground of edges) {
          it(`focus and the border of controls are seen on ${ground}: 3 to 1`, () => {
            expect(contrast(shown('focus'), shown(ground)), 'focus').to.be.at.least(3);
            expect(contrast(shown('control-border'), shown(ground)), 'border').to.be.at.least(3);
          });
        }
      });
    }

    it('keeps controls at 24 px and more', () => {
      expect(parseFloat(read('control-height', 'min-block-size'))).to.be.at.least(24);
    });

    it('is made of custom properties and parts alone', () => {
      const rules = [...sheet.cssRules].filter((rule): rule is CSSStyleRule => rule instanceof CSSStyleRule);
      expect(rules.length).to.be.greaterThan(3);
      for (const { selectorText, style } of rules) {
        if (selectorText.includes('::part(')) {
          expect(selectorText).to.match(/^(::part\([\w-]+\)(::before)?(, )?)+$/);
        } else {
          expect(selectorText).to.equal('user-manager, confirm-delete-dialog');
          for (const property of style) expect(property).to.match(/^--user-manager-[a-z]+(-[a-z]+)+$/);
        }
      }
    });
  });
}
