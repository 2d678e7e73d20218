import {
  nothing,
  type CSSResult,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { DirectoryController } from '../../directory/directory-controller.js';

/** A page that can be opened in place of the list. */
export interface Page {
  readonly isOpen: boolean;
  readonly styles: readonly CSSResult[];
  open(): void;
  close(): void;
  render(): TemplateResult | typeof nothing;
}

/** A page in place of the list, for whoever opened it: another viewer, or another backend, finds it closed (F19). */
export class StandIn implements ReactiveController {
  readonly #list: DirectoryController;
  readonly #page: Page;
  #owner: readonly unknown[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, list: DirectoryController, page: Page) {
    this.#list = list;
    this.#page = page;
    for (const { styleSheet } of page.styles) if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    host.addController(this);
  }

  /** Does it stand in place of the list? A person's page stands before it. */
  get isOpen(): boolean {
    return this.#page.isOpen && this.#list.state.view.user === undefined;
  }

  open(): void {
    this.#owner = this.#ownerNow();
    // the seats that are free now, not those of an hour ago (R10)
    if (this.#list.state.session?.capabilities.seats) this.#list.dispatch({ type: 'connect' });
    this.#page.open();
  }

  close(): void {
    if (this.#page.isOpen) this.#page.close();
  }

  hostUpdate(): void {
    const now = this.#ownerNow();
    if (!this.#owner.every((each, index) => each === now[index])) this.close();
  }

  /** The page, or nothing while the list is shown. */
  render(): TemplateResult | typeof nothing {
    return this.isOpen ? this.#page.render() : nothing;
  }

  #ownerNow(): readonly unknown[] {
    return [this.#list.adapter, this.#list.state.session?.viewer?.id];
  }
}
