import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ancestorsOf } from './ancestors-of.js';
import { englishNow } from './english-on-demand.js';
import { localeOf } from './locale-of.js';
import { loadLocale, loadedLocale, supportedLocale, watchLocales } from './locales.js';
import { type Catalogue, kept, Messages } from './messages.js';

type Words = Catalogue['messages'];

const isRightToLeft = kept((locale) =>
  /^(Adlm|Arab|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Thaa)$/.test(new Intl.Locale(locale).maximize().script ?? ''),
);

/**
 * Keeps an element's texts in the language of the place it stands in: the nearest `lang`, followed when it changes.
 *
 * English is there at once; another language is fetched, and takes over when it has come. A language that can't be fetched
 * leaves English, and is tried again when the element is connected anew.
 */
export class MessagesController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #ownWords: () => Words | undefined;
  readonly #observer = new MutationObserver(() => this.#follow());
  #unwatch?: () => void;
  #place = 'en';
  #catalogue: Catalogue | undefined;
  #words: Words | undefined;
  #english = englishNow();
  #messages: Messages | undefined;

  /** @param ownWords The host's own words, asked at every use: they come before all catalogues. */
  constructor(host: ReactiveControllerHost & Element, ownWords: () => Words | undefined = () => undefined) {
    this.#host = host;
    this.#ownWords = ownWords;
    host.addController(this);
  }

  /** The texts; the same object for as long as nothing about them changes. */
  get messages(): Messages {
    const words = this.#ownWords();
    const english = englishNow();
    if (words !== this.#words || english !== this.#english) this.#messages = undefined;
    this.#words = words;
    this.#english = english;
    return (this.#messages ??= new Messages(this.#catalogues()));
  }

  /** The language that the texts are in, as BCP 47. */
  get locale(): string {
    return this.messages.locale;
  }

  /**
   * `rtl` where the texts run from right to left and the page around them does not: for the `dir` of what stands inside the
   * shadow root, never of the host itself.
   */
  get direction(): 'rtl' | undefined {
    const turned = isRightToLeft(this.locale) && getComputedStyle(this.#host).direction !== 'rtl';
    return turned ? 'rtl' : undefined;
  }

  hostConnected(): void {
    this.#unwatch = watchLocales(() => this.#follow());
    for (const element of ancestorsOf(this.#host))
      this.#observer.observe(element, { attributeFilter: ['lang', 'dir'] });
    this.#follow();
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    this.#observer.disconnect();
  }

  #follow(): void {
    const place = localeOf(this.#host);
    const tag = supportedLocale(place);
    const catalogue = tag && loadedLocale(tag);
    if (place !== this.#place || catalogue !== this.#catalogue) this.#messages = undefined;
    this.#place = place;
    this.#catalogue = catalogue || undefined;
    this.#host.requestUpdate();
    if (tag && !catalogue) void this.#load(tag);
  }

  async #load(tag: string): Promise<void> {
    try {
      await loadLocale(tag);
    } catch (error) {
      console.warn(`user-manager: the texts for "${tag}" could not be fetched.`, error);
      return;
    }
    // the language may be another one by now
    if (this.#host.isConnected) this.#follow();
  }

  #catalogues(): Catalogue[] {
    const locale = this.#place;
    const words = this.#words ?? {};
    const english = this.#english;
    return [
      ...(Object.keys(words).length > 0 ? [{ locale, messages: words }] : []),
      ...(this.#catalogue ? [{ ...this.#catalogue, locale }] : []),
      // British English counts in British English
      /^en\b/.test(locale) ? { ...english, locale } : english,
    ];
  }
}
