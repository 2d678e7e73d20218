import { expect } from '@open-wc/testing';
import { loadedLocale, loadLocale, registerLocale, supportedLocale, watchLocales } from '../../src/i18n/locales.js';
import type { Catalogue } from '../../src/i18n/messages.js';

const catalogue = (locale: string, text = locale): Catalogue => ({ locale, messages: { 'action.delete': text } });
const rejection = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('was fulfilled'),
    (error: unknown) => error,
  );

describe('supportedLocale', () => {
  for (const [tag, expected] of [
    ['de', 'de'],
    ['de-AT', 'de'],
    ['de-Latn-AT-1996', 'de'],
    ['ar-EG-u-nu-latn', 'ar'],
    ['de-x-office', 'de'],
    ['en', undefined],
    ['fr-CA', undefined],
    ['d', undefined],
    ['deu', undefined],
    ['', undefined],
    ['constructor', undefined],
  ] as const) {
    it(`finds ${expected} for ${JSON.stringify(tag)}`, () => {
      expect(supportedLocale(tag)).to.equal(expected);
    });
  }

  it('prefers the longest tag that is registered', () => {
    registerLocale('pt', async () => catalogue('pt'));
    registerLocale('pt-BR', async () => catalogue('pt-BR'));
    expect(supportedLocale('pt-BR')).to.equal('pt-BR');
    expect(supportedLocale('pt-BR-x-rio')).to.equal('pt-BR');
    expect(supportedLocale('pt-PT')).to.equal('pt');
  });
});

describe('registerLocale', () => {
  it('knows a language by its canonical tag', () => {
    registerLocale('SR-latn', async () => catalogue('sr-Latn'));
    expect(supportedLocale('sr-Latn-RS')).to.equal('sr-Latn');
    expect(supportedLocale('sr')).to.equal(undefined);
  });

  it('refuses what is no language tag', () => {
    for (const tag of ['', 'not a tag', 'x-klingon']) {
      expect(() => registerLocale(tag, async () => catalogue('x')), tag).to.throw(RangeError);
    }
  });

  it('takes the place of a language that was loaded already', async () => {
    registerLocale('sv', async () => catalogue('sv', 'first'));
    await loadLocale('sv');
    registerLocale('sv', async () => catalogue('sv', 'second'));
    expect(loadedLocale('sv')).to.equal(undefined);
    expect((await loadLocale('sv')).messages['action.delete']).to.equal('second');
  });

  it('calls back those who watch, until they stop', () => {
    let calls = 0;
    const stop = watchLocales(() => calls++);
    registerLocale('nb', async () => catalogue('nb'));
    expect(calls).to.equal(1);
    stop();
    registerLocale('nb', async () => catalogue('nb'));
    expect(calls).to.equal(1);
  });
});

describe('loadLocale', () => {
  it('fetches the texts once', async () => {
    let calls = 0;
    registerLocale('da', async () => (calls++, catalogue('da')));
    expect(loadedLocale('da')).to.equal(undefined);
    const first = await loadLocale('da');
    expect(await loadLocale('da')).to.equal(first);
    expect(loadedLocale('da')).to.equal(first);
    expect(calls).to.equal(1);
  });

  it('rejects with what the loader threw, and tries again the next time', async () => {
    const offline = new Error('offline');
    let online = false;
    registerLocale('fi', async () => {
      if (!online) throw offline;
      return catalogue('fi');
    });
    expect(await rejection(loadLocale('fi'))).to.equal(offline);
    expect(loadedLocale('fi')).to.equal(undefined);
    online = true;
    expect((await loadLocale('fi')).locale).to.equal('fi');
  });

  it('rejects what is no catalogue', async () => {
    for (const odd of [
      undefined,
      null,
      {},
      { locale: 'et' },
      { default: catalogue('et') },
      { messages: 'x' },
      { messages: null },
    ]) {
      registerLocale('et', async () => odd as never);
      expect(await rejection(loadLocale('et'))).to.be.instanceOf(TypeError);
      expect(loadedLocale('et')).to.equal(undefined);
    }
  });

  it('rejects a language that nobody registered', async () => {
    expect(await rejection(loadLocale('tlh'))).to.be.instanceOf(TypeError);
  });

  it('does not keep what comes late for a language that was registered anew', async () => {
    let arrive!: (value: Catalogue) => void;
    registerLocale('hu', () => new Promise((resolve) => (arrive = resolve)));
    const late = loadLocale('hu');
    registerLocale('hu', async () => catalogue('hu', 'new'));
    arrive(catalogue('hu', 'old'));
    await late;
    expect(loadedLocale('hu')).to.equal(undefined);
    expect((await loadLocale('hu')).messages['action.delete']).to.equal('new');
  });

  it('brings German and Arabic', async () => {
    expect((await loadLocale('de')).messages['action.delete']).to.equal('Löschen');
    expect((await loadLocale('ar')).messages['action.delete']).to.equal('حذف');
  });
});
