import { html, nothing, render, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isTab } from './popup/is-tab.js';
import { Popup } from './popup/popup.js';

/** A small non-modal panel beside its button, for filters and choosers: its content stays live, focus leaving it closes it. */
export class PanelController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #popup = new Popup(() => this.#close(), true);
  #anchor: HTMLElement | undefined;
  #entered = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    const { element } = this.#popup;
    element.className = 'panel';
    element.setAttribute('role', 'dialog');
    element.addEventListener('keydown', this.#keydown);
    host.addController(this);
  }

  /** Whether the panel is shown: the button says it as `aria-expanded`. */
  get isOpen(): boolean {
    return this.#anchor !== undefined;
  }

  /** Shows the panel beside the button at the host's next update and moves focus into it. */
  open(anchor: HTMLElement): void {
    this.close();
    this.#anchor = anchor;
    this.#host.requestUpdate();
  }

  /** Takes the panel away; with `returnFocus` its button has focus after it. */
  close(returnFocus = false): void {
    if (this.#entered) this.#popup.hide(returnFocus);
    else this.#close();
  }

  /** The panel with this content and accessible name: the host puts it into its template once, under no condition. */
  render(content: unknown, label: string): TemplateResult {
    const { element } = this.#popup;
    element.setAttribute('aria-label', label);
    element.setAttribute('part', 'panel');
    render(this.isOpen ? content : nothing, element, { host: this.#host });
    return html`${element}`;
  }

  hostUpdated(): void {
    const anchor = this.#anchor;
    if (!anchor) return;
    const { element } = this.#popup;
    if (this.#entered) {
      this.#popup.place();
      // the control that had focus is gone: the next key still belongs here
      if (!element.matches(':focus-within')) element.focus();
    } else {
      this.#entered = this.#popup.show({ at: anchor, returnFocus: () => anchor });
      if (this.#entered) (this.#stops[0] ?? element).focus();
    }
  }

  hostDisconnected(): void {
    this.close();
  }

  get #stops(): HTMLElement[] {
    const controls = this.#popup.element.querySelectorAll<HTMLElement>(
      'a[href],button,input,select,textarea,[tabindex]',
    );
    return [...controls].filter((control) => control.tabIndex >= 0 && !control.matches(':disabled'));
  }

  #close(): void {
    this.#anchor = undefined;
    this.#entered = false;
    this.#host.requestUpdate();
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    const { key, shiftKey, isComposing } = event;
    if (isComposing) return;
    event.stopPropagation();
    if (key === 'Escape') {
      event.preventDefault();
      this.close(true);
    } else if (isTab(event) && event.composedPath()[0] === (shiftKey ? this.#stops[0] : this.#stops.at(-1))) {
      // onward from the button, or back onto it, not to what happens to follow the panel in the document
      if (shiftKey) event.preventDefault();
      this.close(true);
    }
  };
}
