import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

type Politeness = 'polite' | 'assertive';

interface Notifier {
  ariaNotify?(text: string, options: { priority: 'normal' | 'high' }): void;
}

function region(politeness: Politeness): HTMLElement {
  const element = document.createElement('div');
  element.className = 'visually-hidden';
  element.setAttribute('role', politeness === 'polite' ? 'status' : 'alert');
  element.setAttribute('aria-live', politeness);
  return element;
}

/**
 * Tells screen readers what happened without moving focus, through live regions that stand before their text.
 *
 * A host that is a modal dialog renders it inside the dialog: a region outside is not heard.
 */
export class Announcer implements ReactiveController {
  readonly #regions: Readonly<Record<Politeness, HTMLElement>> = {
    polite: region('polite'),
    assertive: region('assertive'),
  };
  #waiting: [string, Politeness][] = [];
  #count = 0;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** How often something was said. */
  get count(): number {
    return this.#count;
  }

  /** Says the text; the same text twice is said twice. What is said before the first render waits for it. */
  say(text: string, politeness: Politeness = 'polite'): void {
    const element = this.#regions[politeness];
    this.#count++;
    if (!element.isConnected) {
      this.#waiting.push([text, politeness]);
      return;
    }
    // a screen reader passes over a text that did not change
    element.textContent = element.textContent === text ? `${text}\u00A0` : text;
    (element as Notifier).ariaNotify?.(text, { priority: politeness === 'polite' ? 'normal' : 'high' });
  }

  /** Nothing that was said stands there any more: it would be read as a part of what is shown now. */
  clear(): void {
    this.#waiting = [];
    for (const element of Object.values(this.#regions)) element.textContent = '';
  }

  /** The regions: the host puts them into its template once, under no condition. */
  render(): TemplateResult {
    return html`${this.#regions.polite}${this.#regions.assertive}`;
  }

  hostUpdated(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const [text, politeness] of waiting) this.say(text, politeness);
  }
}
