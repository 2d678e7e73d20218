import { expect, fixture, nextFrame } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { registerLocale } from '../../src/i18n/locales.js';
import type { Catalogue, Messages } from '../../src/i18n/messages.js';
import { MessagesController } from '../../src/i18n/messages-controller.js';

class SpeakingElement extends LitElement {
  words: Catalogue['messages'] | undefined;
  renders = 0;
  readonly texts = new MessagesController(this, () => this.words);
  protected override render(): TemplateResult {
    this.renders++;
    return html`<p dir=${this.texts.direction ?? 'auto'}>${this.texts.messages.text('row.owner')}</p>`;
  }
  get said(): string {
    return this.renderRoot.querySelector('p')!.textContent ?? '';
  }
}
customElements.define('speaking-element', SpeakingElement);

const root = document.documentElement;
const delivered = (): Promise<unknown> => new Promise((resolve) => queueMicrotask(() => resolve(undefined)));

/** A language whose texts come, or fail to, when the test says so. */
function slowLanguage(tag: string): { arrive: () => Promise<void>; fail: () => Promise<void>; asked: () => number } {
  const waiting: { resolve: (value: Catalogue) => void; reject: (reason: unknown) => void }[] = [];
  let asked = 0;
  registerLocale(tag, () => {
    asked++;
    return new Promise((resolve, reject) => void waiting.push({ resolve, reject }));
  });
  return {
    asked: () => asked,
    arrive: async () => {
      for (const { resolve } of waiting.splice(0))
        resolve({ locale: tag, messages: { 'row.owner': `owner in ${tag}` } });
      await nextFrame();
    },
    fail: async () => {
      for (const { reject } of waiting.splice(0)) reject(new Error('offline'));
      await nextFrame();
    },
  };
}

async function speaking(lang?: string, dir?: string): Promise<SpeakingElement> {
  const place = await fixture<HTMLElement>(html`<section></section>`);
  if (lang !== undefined) place.lang = lang;
  if (dir) place.dir = dir;
  const element = place.appendChild(new SpeakingElement());
  await element.updateComplete;
  return element;
}

describe('MessagesController', () => {
  const before = root.getAttribute('lang');
  const { warn } = console;
  let warnings: unknown[][] = [];
  beforeEach(() => {
    root.removeAttribute('lang');
    warnings = [];
    console.warn = (...words) => void warnings.push(words);
  });
  afterEach(() => {
    console.warn = warn;
    if (before !== null) root.lang = before;
  });
  const changed = async (element: SpeakingElement): Promise<void> => {
    await delivered();
    await element.updateComplete;
  };

  it('speaks English at once where nothing says otherwise', async () => {
    const element = await speaking();
    expect(element.said).to.equal('Account Owner');
    expect(element.texts.locale).to.equal('en');
    expect(element.texts.direction).to.equal(undefined);
  });

  it('speaks English before it stands anywhere', () => {
    expect(new SpeakingElement().texts.messages.text('row.owner')).to.equal('Account Owner');
  });

  it('brings German for de and what is near it, and Arabic for ar', async () => {
    for (const [lang, text] of [
      ['de', 'Kontoinhaber'],
      ['de-AT', 'Kontoinhaber'],
      ['ar', 'مالك الحساب'],
    ] as const) {
      const element = await speaking(lang);
      while (element.texts.locale !== lang) await nextFrame();
      await element.updateComplete;
      expect(element.said).to.equal(text);
    }
  });

  it('speaks English while a language is on its way, and that language when it has come', async () => {
    const language = slowLanguage('fr');
    const element = await speaking('fr-CA');
    expect(element.said).to.equal('Account Owner');
    expect(element.texts.locale).to.equal('en');
    await language.arrive();
    expect(element.said).to.equal('owner in fr');
    expect(element.texts.locale).to.equal('fr-CA');
  });

  it('speaks a language that is already here from the first paint on', async () => {
    const language = slowLanguage('it');
    await speaking('it');
    await language.arrive();
    const second = await speaking('it');
    expect(second.said).to.equal('owner in it');
    expect(second.renders).to.equal(1);
    expect(language.asked()).to.equal(1);
  });

  it('keeps English for a language that nobody registered, and for no language at all', async () => {
    for (const lang of ['tlh', '', 'x-klingon', 'not a tag']) {
      const element = await speaking(lang);
      expect(element.said).to.equal('Account Owner');
      expect(element.texts.locale).to.equal('en');
    }
  });

  it('counts and dates in the English of the place', async () => {
    const element = await speaking('en-GB');
    expect(element.texts.locale).to.equal('en-GB');
    expect(element.texts.messages.date('2026-08-12')).to.equal('12 Aug 2026');
  });

  describe('when a lang around it changes', () => {
    it('changes over', async () => {
      const language = slowLanguage('es');
      const element = await speaking();
      root.lang = 'es';
      await changed(element);
      await language.arrive();
      expect(element.said).to.equal('owner in es');
      element.parentElement!.lang = 'en';
      await changed(element);
      expect(element.said).to.equal('Account Owner');
      element.parentElement!.removeAttribute('lang');
      await changed(element);
      expect(element.said).to.equal('owner in es');
    });

    it('changes over for a lang outside of the shadow root that it stands in', async () => {
      const language = slowLanguage('nl');
      const place = await fixture<HTMLElement>(html`<section></section>`);
      const element = place.attachShadow({ mode: 'closed' }).appendChild(new SpeakingElement());
      await element.updateComplete;
      place.lang = 'nl';
      await changed(element);
      await language.arrive();
      expect(element.said).to.equal('owner in nl');
    });

    it('speaks the latest, whichever comes first', async () => {
      const slow = slowLanguage('pl');
      const quick = slowLanguage('cs');
      const element = await speaking('pl');
      element.parentElement!.lang = 'cs';
      await changed(element);
      await quick.arrive();
      expect(element.said).to.equal('owner in cs');
      await slow.arrive();
      expect(element.said).to.equal('owner in cs');
      expect(element.texts.locale).to.equal('cs');
    });

    it('does not come back to English where the language left was not here yet', async () => {
      const slow = slowLanguage('sk');
      const element = await speaking('sk');
      element.parentElement!.lang = 'en';
      await changed(element);
      await slow.arrive();
      expect(element.said).to.equal('Account Owner');
    });

    it('does nothing for a lang beside or below it', async () => {
      const element = await speaking();
      const { messages } = element.texts;
      element.parentElement!.appendChild(document.createElement('p')).lang = 'de';
      element.appendChild(document.createElement('p')).lang = 'de';
      await changed(element);
      expect(element.texts.messages).to.equal(messages);
      expect(element.renders).to.equal(1);
    });

    it('stops listening when it is taken away, and follows its new place when it comes back', async () => {
      const language = slowLanguage('sl');
      const element = await speaking();
      const place = element.parentElement!;
      element.remove();
      place.lang = 'sl';
      root.lang = 'sl';
      await delivered();
      const registeredMeanwhile = slowLanguage('sl-IT');
      root.lang = 'sl-IT';
      await delivered();
      registerLocale('lb', () => Promise.reject(new Error('never')));
      expect([language.asked(), registeredMeanwhile.asked()]).to.deep.equal([0, 0]);
      root.removeAttribute('lang');
      place.append(element);
      await element.updateComplete;
      await language.arrive();
      expect(element.said).to.equal('owner in sl');
      document.body.append(element);
      await element.updateComplete;
      expect(element.said).to.equal('Account Owner');
      place.lang = 'en';
      element.remove();
    });

    it('does not mind a language that comes after it was taken away', async () => {
      const language = slowLanguage('hr');
      const element = await speaking('hr');
      element.remove();
      await language.arrive();
      expect(element.texts.locale).to.equal('en');
    });
  });

  describe('when a language can’t be fetched', () => {
    it('keeps English, and says so on the console', async () => {
      const language = slowLanguage('bg');
      const element = await speaking('bg');
      await language.fail();
      expect(element.said).to.equal('Account Owner');
      expect(warnings.length).to.equal(1);
      expect(String(warnings[0])).to.contain('"bg"');
    });

    it('tries again when it is connected anew', async () => {
      const language = slowLanguage('mk');
      const element = await speaking('mk');
      await language.fail();
      element.parentElement!.append(element);
      await language.arrive();
      expect(element.said).to.equal('owner in mk');
    });
  });

  it('takes over a language that is registered after it stands there', async () => {
    const element = await speaking('el');
    expect(element.said).to.equal('Account Owner');
    const language = slowLanguage('el');
    await language.arrive();
    expect(element.said).to.equal('owner in el');
  });

  describe('with the host’s own words', () => {
    it('says those first', async () => {
      const element = await speaking();
      element.words = { 'row.owner': 'Bin' };
      element.requestUpdate();
      await element.updateComplete;
      expect(element.said).to.equal('Bin');
      expect(element.texts.messages.text('row.you')).to.equal('You');
    });

    it('keeps them when the language changes', async () => {
      const language = slowLanguage('ro');
      const element = await speaking('ro');
      element.words = { 'row.owner': 'Bin' };
      await language.arrive();
      expect(element.said).to.equal('Bin');
    });

    it('takes them to be in the language of the page, which no catalogue need have', async () => {
      const element = await speaking('uk');
      element.words = { 'selection.count': { one: 'o', few: 'f', many: 'm', other: 'x' } };
      expect(element.texts.locale).to.equal('uk');
      expect(element.texts.messages.text('selection.count', { count: 3 })).to.equal('f');
      expect(element.texts.messages.text('row.you')).to.equal('You');
    });

    it('does without where there are none', async () => {
      const element = await speaking('uk');
      for (const none of [{}, null, undefined]) {
        element.words = none as never;
        expect(element.texts.locale).to.equal('en');
        expect(element.texts.messages.text('row.owner')).to.equal('Account Owner');
      }
    });
  });

  describe('messages', () => {
    it('are the same object for as long as nothing about them changes', async () => {
      const element = await speaking();
      const { messages } = element.texts;
      const same = (): Messages => element.texts.messages;
      expect(same()).to.equal(messages);
      root.lang = 'en';
      await changed(element);
      element.parentElement!.append(element);
      expect(same()).to.equal(messages);
      element.words = { 'row.owner': 'Bin' };
      expect(same()).not.to.equal(messages);
      const { messages: own } = element.texts;
      expect(same()).to.equal(own);
    });
  });

  describe('direction', () => {
    const inArabic = async (dir?: string): Promise<SpeakingElement> => {
      const element = await speaking('ar', dir);
      while (element.texts.locale !== 'ar') await nextFrame();
      return element;
    };

    it('is rtl where the texts run right to left and the page does not', async () => {
      expect((await inArabic()).texts.direction).to.equal('rtl');
      expect((await inArabic('ltr')).texts.direction).to.equal('rtl');
    });

    it('is not set where the page runs right to left already', async () => {
      expect((await inArabic('rtl')).texts.direction).to.equal(undefined);
    });

    it('is not set while the texts are still English', async () => {
      slowLanguage('he');
      expect((await speaking('he')).texts.direction).to.equal(undefined);
    });

    it('knows the writing of a language, not only its name', async () => {
      const element = await speaking('az-Arab');
      element.words = { 'row.owner': 'x' };
      expect(element.texts.direction).to.equal('rtl');
      element.parentElement!.lang = 'az';
      await changed(element);
      expect(element.texts.direction).to.equal(undefined);
      for (const lang of ['fa', 'ur', 'yi', 'dv', 'ckb', 'pa-PK']) {
        element.parentElement!.lang = lang;
        await changed(element);
        expect(element.texts.direction, lang).to.equal('rtl');
      }
    });

    it('follows a dir around it', async () => {
      const element = await inArabic();
      await element.updateComplete;
      const shown = (): string => element.renderRoot.querySelector('p')!.dir;
      expect(shown()).to.equal('rtl');
      element.parentElement!.dir = 'rtl';
      await changed(element);
      expect(shown()).to.equal('auto');
    });
  });
});
