import { html, nothing, render, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { DenialText } from '../../i18n/denial-text.js';
import { Popup } from '../../ui/popup/popup.js';

/**
 * Shows why a refused control is refused, beside it: as soon as it has focus or the pointer, and when it is pressed.
 * Screen readers hear the same as the control's description.
 */
export class Explanation implements ReactiveController {
  readonly #popup = new Popup(() => (this.#anchor = undefined), true);
  readonly #denialAt: (control: Element) => DenialText | undefined;
  #anchor: Element | undefined;

  /** @param denialAt Why a control, found by `aria-disabled`, is refused. */
  constructor(host: ReactiveControllerHost, denialAt: (control: Element) => DenialText | undefined) {
    this.#denialAt = denialAt;
    this.#popup.element.className = 'panel explanation';
    this.#popup.element.part.value = 'explanation';
    host.addController(this);
  }

  /** The box: the host puts it into its template once. */
  render(): TemplateResult {
    return html`${this.#popup.element}`;
  }

  hostDisconnected(): void {
    this.#popup.hide();
  }

  /** Listens for `focusin`, `pointerover`, `focusout`, `pointerout` of everything refused, and for `keydown`. */
  readonly handleEvent = (event: Event): void => {
    if (event.type === 'keydown') return this.#dismiss(event as KeyboardEvent);
    const control = refusedIn(event);
    if (/in$|over$/.test(event.type)) {
      if (control !== this.#anchor) this.show(control);
    } else if (control === this.#anchor) this.#popup.hide();
  };

  /** Explains this control, if it is refused. */
  show(control: Element | undefined): void {
    const denial = control && this.#denialAt(control);
    this.#popup.hide();
    if (!denial) return;
    const { why, who, wayOut } = denial;
    render(html`<strong>${why}</strong> ${who}${wayOut ? html`<br />${wayOut}` : nothing}`, this.#popup.element);
    if (this.#popup.show({ at: control, unasked: true })) this.#anchor = control;
  }

  #dismiss(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#anchor) return;
    event.stopPropagation();
    this.#popup.hide();
  }
}

/** The refused control that an event came from. */
function refusedIn(event: Event): Element | undefined {
  return event
    .composedPath()
    .find((target): target is Element => target instanceof Element && target.ariaDisabled === 'true');
}
