import type { ConfirmDeleteDialogElement } from '../confirm-delete-dialog.js';
import { observerOfCovers, Sight } from './press/sight.js';

/** Whom a surface tells. */
export interface SurfaceListener {
  /** The viewer pressed Escape. */
  readonly escape: (event: KeyboardEvent) => void;
  /** The dialog came in front of the viewer anew: nothing that was pressed before counts. */
  readonly appeared: () => void;
  /** The host of the page has taken it out of sight: what is modal there would hold up a page that does not show it. */
  readonly vanished: () => void;
}

/** The modal dialog as the browser knows it: on top, where the pointer is not, deaf to keys that were not meant for it. */
export class DialogSurface {
  /** What the browser says of the button that deletes: is it to be seen as it is? */
  readonly sight: Sight;
  readonly #host: ConfirmDeleteDialogElement;
  readonly #listener: SurfaceListener;
  #watching: AbortController | undefined;
  readonly #shape = new ResizeObserver(([{ target }]) => {
    if ((target as HTMLDialogElement).open && !target.checkVisibility()) this.#listener.vanished();
  });

  constructor(host: ConfirmDeleteDialogElement, listener: SurfaceListener) {
    this.#host = host;
    this.#listener = listener;
    const { Observer } = host.environment ?? { Observer: observerOfCovers() };
    this.sight = new Sight(Observer, listener.appeared);
  }

  /** Listens to the window. */
  watch(): void {
    this.#watching?.abort();
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    const { appeared } = this.#listener;
    // inside of a closed shadow root the window does not see where a key was pressed: the host does
    for (const place of [window, this.#host])
      place.addEventListener('keydown', this.#guardKeys as EventListener, { capture: true, signal });
    window.addEventListener('focus', appeared, { signal });
    document.addEventListener('visibilitychange', appeared, { signal });
  }

  /** Gives up the window, the top layer and the focus. */
  leave(): void {
    this.#watching?.abort();
    this.sight.rest();
    this.#shape.disconnect();
    this.#dialog?.close();
  }

  /** Puts the dialog on top, unless it is there. A dialog that was moved in the page is open and not modal: `anew` (F29). */
  present(anew = false): void {
    const dialog = this.#dialog;
    this.sight.watch(dialog?.querySelector('#confirm') ?? null);
    if (!dialog?.isConnected || (dialog.open && !anew)) return;
    if (dialog.open) dialog.close();
    dialog.showModal();
    // some browsers scroll to what they give the focus to
    dialog.scrollTop = 0;
    this.#shape.observe(dialog);
    this.#evade(dialog);
    this.#listener.appeared();
  }

  /** Gives the focus to a part of the dialog. */
  focus(selector: string, options?: FocusOptions): void {
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus(options);
  }

  /** Has what is said under a field in sight, once it is there. */
  async reveal(): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector('.missing')?.scrollIntoView({ block: 'nearest' });
  }

  /** Has one of these parts, or none at all, the focus? */
  isFocused(...selectors: string[]): boolean {
    const active = (this.#host.renderRoot as ShadowRoot).activeElement;
    return !active || selectors.some((selector) => active.matches(selector));
  }

  /** A dialog never closes by itself: what asks it to, Escape, is answered in one place. */
  readonly refuse = (event: Event): void => event.preventDefault();

  /** Some browsers close on a second Escape whatever the page says: what is open stays open, disarmed (T12). */
  readonly reopen = (): void => {
    if (this.#host.open) this.present();
  };

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  /** The button that deletes never appears under the pointer that opened the dialog (U4). */
  #evade(dialog: HTMLDialogElement): void {
    const at = this.#host.pressedAt;
    for (const place of ['', 'low', 'high']) {
      dialog.dataset['place'] = place;
      const box = dialog.querySelector('#confirm')?.getBoundingClientRect();
      if (!at || !box || at.x < box.left || at.x > box.right || at.y < box.top || at.y > box.bottom) return;
    }
  }

  readonly #guardKeys = (event: KeyboardEvent): void => {
    // taken out of the page while something ran: its keys are nobody's
    if (!this.#host.isConnected) return;
    const path = event.composedPath();
    const target = path[0];
    if (!path.includes(this.#host) && target !== document.body && target !== document.documentElement) return;
    const presses = event.key === 'Enter' || event.key === ' ';
    // a key that is held since before the dialog opened answers nothing (T11)
    if (event.repeat && presses && target instanceof HTMLButtonElement) event.preventDefault();
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#listener.escape(event);
  };
}
