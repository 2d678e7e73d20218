import { putBeside, type Anchor } from './place.js';

/** What a popup hangs on, and where focus goes after it. */
export interface PopupOpening {
  /** An element, a box or a point beside which it opens. */
  readonly at: Element | Anchor;
  /** The element that gets focus back; the one that had it before, where nothing is given. */
  readonly returnFocus?: (() => HTMLElement | null | undefined) | undefined;
  /** It came by itself: nobody gets focus back, and a press on what has focus is that control's own. */
  readonly unasked?: boolean;
}

/**
 * A box in the top layer, beside its anchor, that goes away by itself: on a press outside, when focus leaves it, when its anchor
 * moves. It never takes a press away from the page, except the one on its own opener, which closes it.
 */
export class Popup {
  /** The box: put it into a template as a child. */
  readonly element = document.createElement('div');
  readonly #closed: () => void;
  readonly #follows: boolean;
  #opening: PopupOpening | undefined;
  #before: HTMLElement | undefined;
  #top: number | undefined;
  #listening = new AbortController();

  /** With `follows` it stays at its anchor when the page scrolls, otherwise it closes once that moves what it was opened from. */
  constructor(closed: () => void, follows = false) {
    this.#closed = closed;
    this.#follows = follows;
    this.element.popover = 'manual';
    this.element.tabIndex = -1;
  }

  /** Shows the box; answers false where it stands in no document. */
  show(opening: PopupOpening): boolean {
    this.hide();
    const { element } = this;
    if (!element.isConnected) return false;
    this.#opening = opening;
    this.#before = opening.unasked ? undefined : focused();
    element.showPopover();
    this.place();
    this.#top = this.#topOf(opening);
    this.#listen();
    return true;
  }

  /** Takes the box away, once, and gives focus back where asked. */
  hide(returnFocus = false): void {
    const opening = this.#opening;
    if (!opening) return;
    this.#opening = undefined;
    this.#listening.abort();
    if (returnFocus) this.#opener(opening)?.focus();
    if (this.element.isConnected) this.element.hidePopover();
    this.#closed();
  }

  /** Moves the box to its anchor: after its content has changed. */
  place(): void {
    if (this.#opening) putBeside(this.element, this.#opening.at);
  }

  #topOf(opening: PopupOpening): number | undefined {
    return this.#opener(opening)?.getBoundingClientRect().top;
  }

  #opener({ returnFocus }: PopupOpening): HTMLElement | undefined {
    return returnFocus?.() ?? this.#before;
  }

  #listen(): void {
    this.#listening = new AbortController();
    const options = { capture: true, signal: this.#listening.signal };
    addEventListener('pointerdown', this.#leave, options);
    addEventListener('scroll', this.#move, options);
    addEventListener('resize', this.#move, options);
    addEventListener('blur', this.#blur, options);
    this.element.addEventListener('focusout', this.#focusOut, options);
  }

  readonly #leave = (event: Event): void => {
    const path = event.composedPath();
    if (!this.#opening || path.includes(this.element) || isUnder(this.element, event)) return;
    const opener = this.#opener(this.#opening);
    if (opener && (path.includes(opener) || isUnder(opener, event))) swallowClick(opener);
    this.hide();
  };

  readonly #move = (event: Event): void => {
    if (event.composedPath().includes(this.element)) return;
    // a press by a tool may have scrolled the page to the button first: what is told of that comes afterwards
    const opening = this.#opening;
    if (this.#follows) this.place();
    else if (event.type !== 'scroll' || !opening || this.#top === undefined || this.#topOf(opening) !== this.#top)
      this.hide(true);
  };

  /** Focus that goes nowhere, because its control was taken away, closes nothing. */
  readonly #focusOut = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget && !this.element.contains(relatedTarget as Node)) this.hide();
  };

  readonly #blur = ({ target }: Event): void => {
    // another window: the opener waits with focus for the way back. A frame of this page: it keeps the focus that it took
    if (target === window) this.hide(!document.hasFocus());
  };
}

/** The window is not told what was pressed inside of a closed shadow root: the root itself knows what stands there. */
function isUnder(element: Element, event: Event): boolean {
  const { clientX = -1, clientY = -1 } = event as Partial<PointerEvent>;
  const root = element.getRootNode() as Partial<ShadowRoot>;
  return element.contains(root.elementFromPoint?.(clientX, clientY) ?? null);
}

function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : undefined;
}

/** A press on the opener has closed the popup: the click that ends the press must not open it again. */
function swallowClick(opener: HTMLElement): void {
  const options = { capture: true, once: true };
  const swallow = (event: MouseEvent): void => {
    if (!event.detail) return;
    event.stopImmediatePropagation();
    // a checkbox stays as it is, a link is not followed
    event.preventDefault();
  };
  opener.addEventListener('click', swallow, options);
  addEventListener('pointerdown', () => opener.removeEventListener('click', swallow, true), options);
}
