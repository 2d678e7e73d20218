import { expect, fixture, html } from '@open-wc/testing';
import { localeOf } from '../../src/i18n/locale-of.js';

const root = document.documentElement;

describe('localeOf', () => {
  const before = root.getAttribute('lang');
  afterEach(() => {
    if (before === null) root.removeAttribute('lang');
    else root.lang = before;
  });

  it('is the nearest lang, its own first', async () => {
    const outer = await fixture(
      html`<section lang="fr">
        <p lang="de-AT"><i></i></p>
        <b lang="ar"></b><u></u>
      </section>`,
    );
    const of = (name: string): string => localeOf(outer.querySelector(name)!);
    expect([of('i'), of('p'), of('b'), of('u')]).to.deep.equal(['de-AT', 'de-AT', 'ar', 'fr']);
  });

  it('looks out of shadow roots', async () => {
    const outer = await fixture(html`<section lang="ar"><div></div></section>`);
    const shadow = outer.querySelector('div')!.attachShadow({ mode: 'closed' });
    const inner = shadow.appendChild(document.createElement('div'));
    const deepest = inner.attachShadow({ mode: 'open' }).appendChild(document.createElement('p'));
    expect(localeOf(deepest)).to.equal('ar');
    inner.lang = 'de';
    expect(localeOf(deepest)).to.equal('de');
  });

  it('follows where an element stands, not the slot that shows it', async () => {
    const outer = await fixture(html`<section lang="fr"><p></p></section>`);
    outer.attachShadow({ mode: 'open' }).innerHTML = '<div lang="de"><slot></slot></div>';
    expect(localeOf(outer.querySelector('p')!)).to.equal('fr');
  });

  it('is the language of the document otherwise, also outside of it', async () => {
    root.lang = 'pt-BR';
    expect(localeOf(await fixture(html`<p></p>`))).to.equal('pt-BR');
    expect(localeOf(document.createElement('p'))).to.equal('pt-BR');
  });

  it('is English where nothing says otherwise', async () => {
    root.removeAttribute('lang');
    expect(localeOf(await fixture(html`<p></p>`))).to.equal('en');
  });

  for (const [lang, expected] of [
    ['DE-at', 'de-AT'],
    ['en_US', 'en-US'],
    [' ar ', 'ar'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['', 'en'],
    ['  ', 'en'],
    ['x-klingon', 'en'],
    ['english please', 'en'],
    ['1', 'en'],
    ['__proto__', 'en'],
  ] as const) {
    it(`reads lang=${JSON.stringify(lang)} as ${expected}`, async () => {
      root.lang = 'fr';
      const element = await fixture(html`<p lang=${lang}></p>`);
      expect(localeOf(element)).to.equal(expected);
      expect(() => new Intl.PluralRules(localeOf(element))).not.to.throw();
    });
  }

  it('is not misled by the controls of a form around it (S22)', async () => {
    const names = ['lang', 'attributes', 'getAttribute', 'parentNode', 'parentElement', 'host'];
    const form = await fixture(
      html`<form lang="de">
        ${names.map((name) => html`<input name=${name} />`)}
        <p></p>
      </form>`,
    );
    expect(localeOf(Element.prototype.querySelector.call(form, 'p')!)).to.equal('de');
    Element.prototype.removeAttribute.call(form, 'lang');
    root.lang = 'fr';
    expect(localeOf(Element.prototype.querySelector.call(form, 'p')!)).to.equal('fr');
  });
});
