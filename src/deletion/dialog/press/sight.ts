/** The second version of the browser's observer, which also tells whether something lies over an element. */
interface Sighting extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

/**
 * Whether the viewer can see an element as it is, as far as the browser tells (S18).
 *
 * Chromium reports what is covered, see-through, filtered or turned, in this page or in one around it. Other browsers
 * report nothing, and then nothing is doubted. What the browser would tell and has not told yet is not seen.
 */
export class Sight {
  /** A press was refused since {@link Sight.rest}: say so. */
  refused = false;
  readonly #observer: IntersectionObserver | undefined;
  readonly #appeared: () => void;
  #watched: Element | null = null;
  #seen: boolean | undefined;

  /** `appeared` is called when an element that was not to be seen is again. */
  constructor(Observer: typeof IntersectionObserver | undefined, appeared: () => void) {
    this.#appeared = appeared;
    if (!Observer) return;
    // by the specification at least 100 ms lie between two reports
    const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
      trackVisibility: true,
      delay: 100,
    };
    this.#observer = new Observer((entries) => this.#take(entries), options);
  }

  /** Watches this element and no other. */
  watch(element: Element | null): void {
    if (element === this.#watched) return;
    this.#observer?.disconnect();
    this.#seen = undefined;
    this.#watched = element;
    if (element) this.#observer?.observe(element);
  }

  /** Watches nothing, and forgets what was refused. */
  rest(): void {
    this.watch(null);
    this.refused = false;
  }

  /** May a press on the element be meant? Remembers one that may not. What appears with the press was covered before it. */
  admits(): boolean {
    if (!this.#observer) return true;
    const wasCovered = this.#seen === false;
    this.#take(this.#observer.takeRecords());
    const admitted = this.#seen === true && !wasCovered;
    if (!admitted) this.refused = true;
    return admitted;
  }

  #take(entries: readonly Sighting[]): void {
    const last = entries.findLast(({ target }) => target === this.#watched);
    if (!last) return;
    const before = this.#seen;
    this.#seen = last.isVisible === true;
    if (this.#seen && before === false) this.#appeared();
  }
}

/** The observer of this browser, where it tells what covers an element. */
export function observerOfCovers(): typeof IntersectionObserver | undefined {
  return 'isVisible' in IntersectionObserverEntry.prototype ? IntersectionObserver : undefined;
}
