import type { ReactiveControllerHost } from 'lit';
import type { FocusKeeper } from './focus-keeper.js';

/** What was told, the rows, the bar of the selection, a page in place of the list; a notice in one of these is a part of it. */
const places = '.notice:not(section *), .table, section:not(section *)';

/**
 * F6 goes on to the next place where something is to be done, Shift+F6 to the one before: what was told last, the rows, the
 * bar of the selection, or the page in place of the list. Rows and pages are entered where they were left. Where there is no
 * other place, the key is the browser’s.
 */
export class PlaceKeys {
  readonly #root: ShadowRoot;
  readonly #focus: FocusKeeper;
  #left: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, focus: FocusKeeper) {
    this.#root = host.shadowRoot as ShadowRoot;
    this.#focus = focus;
    for (const type of ['keydown', 'pointerdown'] as const) host.addEventListener(type, this.#hear);
  }

  /** The bar says which key leads to it to whoever uses keys. */
  readonly #hear = (event: KeyboardEvent | PointerEvent): void => {
    const isKey = event.type === 'keydown';
    this.#root.querySelector('.list')?.classList.toggle('by-key', isKey);
    if (isKey) this.#go(event as KeyboardEvent);
  };

  #go(event: KeyboardEvent): void {
    const active = this.#root.activeElement as HTMLElement | null;
    const { key, shiftKey } = event;
    if (key !== 'F6' || event.altKey || event.ctrlKey || event.metaKey || !active || isOverTheList(active)) return;
    const others = this.#ways(active);
    if (shiftKey) others.reverse();
    const { DOCUMENT_POSITION_PRECEDING, DOCUMENT_POSITION_FOLLOWING } = Node;
    const side = shiftKey ? DOCUMENT_POSITION_FOLLOWING : DOCUMENT_POSITION_PRECEDING;
    const [, go] = others.find(([place]) => place.compareDocumentPosition(active) & side) ?? others[0] ?? [];
    if (!go) return;
    event.preventDefault();
    this.#focus.leave();
    this.#left = active;
    go();
  }

  /** The places that are seen, without the one where the focus is, and what goes there. */
  #ways(active: Element): (readonly [HTMLElement, () => void])[] {
    return [...this.#root.querySelectorAll<HTMLElement>(places)].flatMap((place) => {
      if (place.contains(active) || !place.getClientRects().length) return [];
      if (place.matches('.table')) return [[place, () => this.#focus.enter()] as const];
      const left = place.contains(this.#left ?? null) ? this.#left : undefined;
      // a bar or a page is entered where it says what it is, a notice where something can be done about it
      const control = left ?? place.querySelector<HTMLElement>('.selected-count, h2') ?? place.querySelector('button');
      return control ? [[place, () => control.focus()] as const] : [];
    });
  }
}

/** Dialogs and menus keep the focus until they are closed. */
function isOverTheList(active: Element): boolean {
  return active.localName === 'confirm-delete-dialog' || !!active.closest('dialog, [popover]');
}
