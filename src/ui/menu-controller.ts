import { html, nothing, render, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { DenialText } from '../i18n/denial-text.js';
import { Announcer } from './announcer.js';
import { icon, type IconName } from './icon.js';
import { isTab } from './popup/is-tab.js';
import type { Anchor } from './popup/place.js';
import { Popup } from './popup/popup.js';
import { TypeAhead } from './popup/type-ahead.js';

/** One line of a menu. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** Destroys something: said by colour beside its word and icon. */
  readonly danger?: boolean;
  /** A line divides it from what stands above. */
  readonly separated?: boolean;
  /** Makes it an item that is on or off. */
  readonly checked?: boolean;
  /** Why it is refused: it stays focusable, explains itself and does nothing. */
  readonly denial?: DenialText | undefined;
}

/** What one opening of a menu shows, where, and whom it tells. */
export interface MenuOpening {
  readonly items: readonly MenuItem[];
  /** The accessible name of the menu. */
  readonly label: string;
  /** Where it opens: the box of its button, or the point of the pointer. */
  readonly at: Anchor;
  readonly focus?: 'first' | 'last';
  /** Who gets focus back; the element that had it, where nothing is given. */
  readonly returnFocus?: () => HTMLElement | null | undefined;
  /** Called with the id of the chosen item, after the menu has closed; one that is on or off closes it by Enter alone. */
  readonly run: (id: string) => void;
}

/** Why items are refused, and which. */
interface Reason {
  readonly id: string;
  readonly why: string;
  readonly labels: readonly string[];
}

let menus = 0;

/** A menu in the host's shadow root: keyboard, pointer, type-ahead, and refused items that explain themselves. */
export class MenuController implements ReactiveController {
  readonly #popup = new Popup(() => this.#close());
  readonly #announcer: Announcer;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #id = `menu-${++menus}`;
  #opening: MenuOpening | undefined;
  #pressed: { key: string; item: Element } | undefined;
  #typed = new TypeAhead();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#announcer = new Announcer(host);
    const { element } = this.#popup;
    element.className = 'menu';
    element.addEventListener('keydown', this.#keydown);
    element.addEventListener('keyup', this.#keyup);
    element.addEventListener('click', ({ target }) => this.#choose(itemOf(target)));
    element.addEventListener('pointermove', ({ target }) => this.#focus(itemOf(target)));
    element.addEventListener('contextmenu', (event) => event.preventDefault());
    this.#draw([], '');
    host.addController(this);
  }

  /** Whether the menu is shown. */
  get isOpen(): boolean {
    return this.#opening !== undefined;
  }

  /** Shows the items as they are now and focuses one of them; a later change of the data changes nothing in this opening. */
  open(opening: MenuOpening): void {
    this.close();
    this.#draw(opening.items, opening.label);
    if (!this.#popup.show(opening)) return;
    this.#opening = { ...opening, items: [...opening.items] };
    this.#pressed = undefined;
    this.#typed = new TypeAhead();
    this.#goTo(this.#items.at(opening.focus === 'last' ? -1 : 0));
    this.#host.requestUpdate();
  }

  /** Takes the menu away; focus stays where it is. */
  close(): void {
    this.#popup.hide();
  }

  /** The menu, open or not: the host puts it into its template once, under no condition. */
  render(): TemplateResult {
    return html`${this.#popup.element}`;
  }

  hostDisconnected(): void {
    this.close();
  }

  get #items(): HTMLElement[] {
    return [...this.#popup.element.querySelectorAll<HTMLElement>('.menu-item')];
  }

  #close(): void {
    this.#opening = undefined;
    this.#host.requestUpdate();
  }

  #focus(item: HTMLElement | undefined): void {
    if (item && !item.matches(':focus')) item.focus();
  }

  /** By keyboard: what is said of it comes into sight with it. */
  #goTo(item: HTMLElement | undefined): void {
    this.#focus(item);
    for (const shown of [this.#reasonOf(item), item]) shown?.scrollIntoView({ block: 'nearest' });
  }

  #reasonOf(item: HTMLElement | undefined): Element | null {
    return this.#popup.element.querySelector(`#${item?.getAttribute('aria-describedby')}`);
  }

  #choose(item: HTMLElement | undefined, key?: string): void {
    const opening = this.#opening;
    const chosen = item && opening?.items[this.#items.indexOf(item)];
    if (!opening || !chosen) return;
    if (chosen.denial) return this.#refuse(item, chosen.denial);
    if (chosen.checked === undefined || key === 'Enter') this.#popup.hide(true);
    else {
      const items = opening.items.map((each) => (each === chosen ? { ...each, checked: !each.checked } : each));
      this.#opening = { ...opening, items };
      this.#draw(items, opening.label);
    }
    opening.run(chosen.id);
  }

  #refuse(item: HTMLElement, denial: DenialText): void {
    this.#reasonOf(item)?.scrollIntoView({ block: 'nearest' });
    this.#announcer.say(sentence(denial));
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    // the browser moves on from the element that has focus: give it back first
    if (isTab(event)) return this.#popup.hide(true);
    event.stopPropagation();
    if (key === 'Escape') this.#popup.hide(true);
    else if (key === 'Enter' || key === ' ') this.#press(event);
    else if (!this.#move(key) && !this.#type(event)) return;
    event.preventDefault();
  };

  /** A key that was already down when the menu opened presses nothing. */
  #press({ key, target, repeat }: KeyboardEvent): void {
    const item = itemOf(target);
    if (item && !repeat) this.#pressed = { key, item };
  }

  readonly #keyup = ({ key, target }: KeyboardEvent): void => {
    const pressed = this.#pressed;
    const item = itemOf(target);
    this.#pressed = undefined;
    if (pressed?.key === key && pressed.item === item) this.#choose(item, key);
  };

  #move(key: string): boolean {
    const items = this.#items;
    const at = items.findIndex((item) => item.matches(':focus'));
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[key];
    if (to === undefined) return false;
    this.#goTo(items.at(to === items.length ? 0 : to));
    return true;
  }

  #type({ key, timeStamp }: KeyboardEvent): boolean {
    if ([...key].length !== 1) return false;
    const items = this.#items;
    const labels = items.map(({ ariaLabel }) => ariaLabel ?? '');
    const at = items.findIndex((item) => item.matches(':focus'));
    this.#goTo(items[this.#typed.find(key, timeStamp, labels, at) ?? -1]);
    return true;
  }

  #draw(items: readonly MenuItem[], label: string): void {
    const reasons = this.#reasonsOf(items);
    render(
      html`<div role="menu" part="menu" aria-label=${label}>${items.map((item) => itemView(item, reasons))}</div>
        ${reasons.filter(({ labels }) => labels.length > 1).map(sharedView)} ${this.#announcer.render()}`,
      this.#popup.element,
    );
  }

  /** Why items are refused, each reason once. */
  #reasonsOf(items: readonly MenuItem[]): Reason[] {
    const whys = new Set(items.flatMap(({ denial }) => (denial ? sentence(denial) : [])));
    return [...whys].map((why, index) => ({
      id: `${this.#id}-${index}`,
      why,
      labels: items.flatMap(({ label, denial }) => (denial && sentence(denial) === why ? label : [])),
    }));
  }
}

function itemView(item: MenuItem, reasons: readonly Reason[]): TemplateResult {
  const { label, denial, checked } = item;
  const reason = denial && reasons.find(({ why }) => why === sentence(denial));
  return html`${item.separated ? html`<div role="separator" class="menu-line"></div>` : nothing}
    <div
      role=${checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      part="menu-item"
      class=${item.danger ? 'menu-item danger' : 'menu-item'}
      tabindex="-1"
      aria-label=${label}
      aria-checked=${checked ?? nothing}
      aria-disabled=${reason ? 'true' : nothing}
      aria-describedby=${reason?.id ?? nothing}
    >
      ${pictureOf(item)}
      <span class="menu-label">${label}</span>
      ${reason?.labels.length === 1 ? html`<span class="menu-denial" id=${reason.id}>${reason.why}</span>` : nothing}
    </div>`;
}

/** What is the reason for several items is said once, under all, with what it holds for. */
function sharedView({ id, why, labels }: Reason): TemplateResult {
  return html`<div class="menu-shared">
    ${icon('lock')}<span class="menu-label">${labels.map((label) => label.replace(/…$/, '')).join('\u00A0· ')}</span>
    <span class="menu-denial" id=${id}>${why}</span>
  </div>`;
}

function pictureOf({ icon: name, checked, denial }: MenuItem): TemplateResult | typeof nothing {
  if (denial) return icon('lock');
  if (checked !== undefined) return checked ? icon('check') : html`<span class="menu-gap"></span>`;
  return name ? icon(name) : nothing;
}

function sentence({ why, who, wayOut }: DenialText): string {
  return [why, who, wayOut].join(' ');
}

function itemOf(target: EventTarget | null): HTMLElement | undefined {
  return (target as Element | null)?.closest<HTMLElement>('.menu-item') ?? undefined;
}
