import { css, html, LitElement, type TemplateResult } from 'lit';
import { basics } from '../../src/styles/basics.js';
import { controls } from '../../src/styles/controls.js';
import { tokens } from '../../src/styles/tokens.js';
import { explainedButton, type ExplainedButton } from '../../src/ui/explained-button.js';
import { MenuController, type MenuItem, type MenuOpening } from '../../src/ui/menu-controller.js';
import { menuStyles } from '../../src/ui/menu.styles.js';

/** The owner's denial, in words. */
export const ownerDenial = {
  why: 'This is the Account Owner.',
  who: 'Nobody can delete or deactivate the Account Owner.',
  wayOut: 'Transfer the ownership to another user first.',
};

/** Four items: one of each kind that matters. */
export const someItems: readonly MenuItem[] = [
  { id: 'open', label: 'Open profile', icon: 'user' },
  { id: 'deactivate', label: 'Deactivate', icon: 'pause' },
  { id: 'owner', label: 'Delete the owner', icon: 'trash', danger: true, denial: ownerDenial },
  { id: 'delete', label: 'Delete Grace Hopper', icon: 'trash', danger: true, separated: true },
];

/** A host with a menu and an explained button, each of which a test drives as a viewer would. */
export class PopupHost extends LitElement {
  static override styles = [
    tokens,
    basics,
    controls,
    menuStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  readonly menu = new MenuController(this);
  readonly ran: string[] = [];
  readonly said: string[] = [];
  items = someItems;
  modal = false;
  button: Partial<ExplainedButton> = {};

  readonly openMenu = (more: Partial<MenuOpening> = {}): void =>
    this.menu.open({
      items: this.items,
      label: 'Actions',
      at: this.by('opener').getBoundingClientRect(),
      returnFocus: () => this.by('opener'),
      run: (id) => this.ran.push(id),
      ...more,
    });

  by(name: string): HTMLElement {
    const found = this.renderRoot.querySelector<HTMLElement>(`[part~='${name}']`);
    if (!found) throw new Error(`no part ${name}`);
    return found;
  }

  get menuItems(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>("[part='menu-item']")];
  }

  /** What has focus in this host: its label or text. */
  get focused(): string {
    const { activeElement } = this.shadowRoot as ShadowRoot;
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.trim() ?? '';
  }

  get menuShown(): boolean {
    return this.by('menu').parentElement?.matches(':popover-open') ?? false;
  }

  get tip(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>("[role='tooltip']:popover-open");
  }

  override render(): TemplateResult {
    const body = html`<button class="button" part="before">Before</button>
      <button class="button" part="opener" @click=${() => this.openMenu()}>Actions</button>
      ${explainedButton({
        label: 'Delete users',
        part: 'explained',
        run: () => this.ran.push('explained'),
        announce: (text) => this.said.push(text),
        ...this.button,
      })}
      <button class="button" part="after">After</button>
      ${this.menu.render()}`;
    return this.modal ? html`<dialog>${body}</dialog>` : body;
  }
}

customElements.define('test-popup-host', PopupHost);
