import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ListState } from '../list-state.js';

/**
 * Brings the head of the list into sight when a page that was turned to is there: who turns it stands at its end. A head that
 * is in sight stays where it is, and with it the page of the host.
 *
 * Whoever turns pages by keyboard stays at the button, with its ring and the range beside it in sight, also under a page that is
 * shorter; the page is told.
 */
export class HeadInSight implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #pressed: Element | undefined;
  #isByKey = false;
  #isDue = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The viewer has pressed this to turn the page. */
  turn(button: Element): void {
    this.#pressed = button;
    this.#isByKey = button.matches(':focus-visible');
  }

  /** Hears what becomes of the list. */
  tell(state: ListState, before: ListState): void {
    if (!this.#pressed || state.refreshing || !before.refreshing) return;
    this.#isDue = state.shown?.page.from !== before.shown?.page.from;
    if (!this.#isDue) this.#pressed = undefined;
  }

  hostUpdated(): void {
    const button = this.#pressed;
    if (!button || !this.#isDue) return;
    this.#pressed = undefined;
    this.#isDue = false;
    const shown = this.#isByKey ? button : this.#rowOfHeadOutOfSight();
    // at once, also where the host scrolls smoothly: nothing moves past the eye (A11)
    shown?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  /** The first row, with whose room above it the head comes. */
  #rowOfHeadOutOfSight(): Element | null | undefined {
    const [table, head, row] = ['.table', '.head', 'user-row'].map((one) => this.#host.shadowRoot?.querySelector(one));
    const top = table?.getBoundingClientRect().top ?? 0;
    // the head sticks to whatever scrolls: then the list begins above it
    const isBegunAbove = (head?.getBoundingClientRect().top ?? 0) - top > 2;
    return top < 0 || isBegunAbove ? row : undefined;
  }
}
