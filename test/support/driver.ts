import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../src/adapters/memory.js';
import type { MemoryOptions } from '../../src/adapters/memory.js';
import type { UserAdapter } from '../../src/adapters/contract.js';
import { UserRowElement } from '../../src/directory/user-row.js';
import { UserManagerElement } from '../../src/manager/user-manager.js';
import { registerElements } from '../../src/register-elements.js';

registerElements([
  ['user-row', UserRowElement],
  ['user-manager', UserManagerElement],
]);

/** Waits until `found` gives something, frame by frame; fails with what was waited for. */
export async function until<T>(found: () => T | null | undefined | false, what = 'something'): Promise<T> {
  for (let frame = 0; frame < 600; frame++) {
    const value = found();
    if (value) return value;
    await new Promise(requestAnimationFrame);
  }
  throw new Error(`waited in vain for ${what}`);
}

/** The element that has focus, through all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/**
 * Presses the mouse in the middle of an element, as a viewer would: once it stands still. Where it has moved away before the
 * browser did so, or the browser has lost the press, it is pressed again, as a viewer would.
 */
export async function press(element: Element, button: 'left' | 'right' = 'left'): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    let [isHeard, isMet] = [false, false];
    const hear = (event: Event): void => void ([isHeard, isMet] = [true, event.composedPath().includes(element)]);
    element.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = await stillBoxOf(element);
    window.addEventListener('mousedown', hear, true);
    await sendMouse({ type: 'click', button, position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    window.removeEventListener('mousedown', hear, true);
    const now = element.getBoundingClientRect();
    if (isMet || (isHeard && now.x === x && now.y === y)) return;
  }
}

/** Where an element stands, once that is where it stood a frame before. */
async function stillBoxOf(element: Element): Promise<DOMRect> {
  let box = element.getBoundingClientRect();
  for (let frame = 0; frame < 60; frame++) {
    const before = box;
    await new Promise(requestAnimationFrame);
    box = element.getBoundingClientRect();
    if (box.x === before.x && box.y === before.y) break;
  }
  return box;
}

/** One user's row, in the words of the product. */
export class RowDriver {
  constructor(
    readonly manager: ManagerDriver,
    readonly element: UserRowElement,
  ) {}

  get checkbox(): HTMLInputElement {
    return this.element.control('toggle') as HTMLInputElement;
  }

  get name(): HTMLElement {
    return this.element.control('open') as HTMLElement;
  }

  get menuButton(): HTMLElement {
    return this.element.control('menu') as HTMLElement;
  }

  get isSelected(): boolean {
    return this.checkbox.checked && this.element.matches(':state(selected)');
  }

  /** What its cells show, line by line. */
  get text(): string {
    const cells = this.element.shadowRoot?.querySelectorAll('.cell') ?? [];
    return [...cells].map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim()).join('\n');
  }

  async toggle(): Promise<void> {
    await press(this.checkbox);
    await this.manager.settled();
  }

  async extendTo(): Promise<void> {
    await sendKeys({ down: 'Shift' });
    await this.toggle();
    await sendKeys({ up: 'Shift' });
  }

  async open(): Promise<void> {
    await press(this.name);
    await this.manager.settled();
  }

  async openMenu(): Promise<string[]> {
    await press(this.menuButton);
    return this.manager.menu();
  }

  async rightClick(on: Element = this.element): Promise<void> {
    await press(on, 'right');
    await this.manager.settled();
  }

  focus(on: 'checkbox' | 'name' | 'menuButton' = 'checkbox'): void {
    this[on].focus();
  }
}

/** A `<user-manager>` on the page, in the words of the product. */
export class ManagerDriver {
  readonly #heard: string[] = [];
  readonly #listener = new MutationObserver((changes) => this.#hear(changes));

  constructor(readonly element: UserManagerElement) {
    this.#listener.observe(this.root, { subtree: true, childList: true });
  }

  #hear(changes: MutationRecord[]): void {
    const regions = changes.map(({ target }) => target as Element).filter(({ ariaLive }) => ariaLive);
    this.#heard.push(...regions.map(({ textContent }) => textContent));
  }

  /** All that a screen reader has been told, one after the other: what is said later takes the place of what was said. */
  get said(): readonly string[] {
    this.#hear(this.#listener.takeRecords());
    return this.#heard;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot as ShadowRoot;
  }

  find(selector: string): HTMLElement {
    const found = this.root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  }

  has(selector: string): boolean {
    return this.root.querySelector(selector) !== null;
  }

  /** Everything shown has caught up with what is known. */
  async settled(): Promise<void> {
    await this.element.updateComplete;
    await Promise.all(this.rowElements.map((row) => row.updateComplete));
  }

  /** The list has answered, and shows it. */
  async loaded(): Promise<void> {
    await until(() => this.has('.blank') || this.find('.table').getAttribute('aria-busy') === 'false', 'the list');
    await this.settled();
  }

  /** The rows of users; rows to come are not among them. */
  get rowElements(): UserRowElement[] {
    return [...this.root.querySelectorAll('user-row')].filter(({ user }) => user);
  }

  /** The row of the first user shown whose name or login holds the text. */
  row(text: string): RowDriver {
    const element = this.rowElements.find((row) =>
      row.shadowRoot?.querySelector('.name-cell')?.textContent?.includes(text),
    );
    if (!element) throw new Error(`there is no row of ${text} among ${this.shownNames().join(', ')}`);
    return new RowDriver(this, element);
  }

  rowAt(index: number): RowDriver {
    return new RowDriver(this, this.rowElements[index] as UserRowElement);
  }

  shownNames(): string[] {
    return this.rowElements.map((row) => row.control('open')?.textContent?.trim() ?? '');
  }

  shownIds(): string[] {
    return this.rowElements.map(({ user }) => user?.id ?? '');
  }

  selectedNames(): string[] {
    return this.rowElements
      .filter(({ selected }) => selected)
      .map((row) => row.control('open')?.textContent?.trim() ?? '');
  }

  get searchField(): HTMLInputElement {
    return this.find('.search input') as HTMLInputElement;
  }

  /** Types into the search field and presses Enter. */
  async search(text: string): Promise<void> {
    const field = this.searchField;
    field.focus();
    field.select();
    await sendKeys(text ? { type: text } : { press: 'Delete' });
    await sendKeys({ press: 'Enter' });
    await this.element.updateComplete;
    await this.loaded();
  }

  async sortBy(column: string): Promise<void> {
    await this.press('.sort', column);
    await this.loaded();
  }

  /** What `aria-sort` says of the column. */
  sortOf(column: string): string | null | undefined {
    return this.all('[role=columnheader]')
      .find(({ innerText }) => innerText.includes(column))
      ?.getAttribute('aria-sort');
  }

  async filter(name: string, ...values: string[]): Promise<void> {
    await this.press('.filter', name);
    for (const value of values) {
      await press(
        await until(() => this.all('.choice').find(({ innerText }) => innerText.trim().startsWith(value)), value),
      );
      await this.loaded();
    }
    await sendKeys({ press: 'Escape' });
  }

  async turn(to: 'next' | 'previous'): Promise<void> {
    await press(this.find(`.pager .${to}`));
    await this.settled();
    await this.loaded();
  }

  get range(): string {
    return this.find('.range').innerText;
  }

  get total(): string {
    return this.find('.total').innerText;
  }

  get headCheckbox(): HTMLInputElement {
    return this.find('.select-page') as HTMLInputElement;
  }

  async togglePage(): Promise<void> {
    await press(this.headCheckbox);
    await this.settled();
  }

  /** The bar of the selection, or '' where nobody is selected. */
  get bulkBar(): string {
    return this.root.querySelector<HTMLElement>('.bulk-bar')?.innerText ?? '';
  }

  bulkButton(action: 'delete' | 'activate' | 'deactivate'): HTMLElement {
    return this.find(`[data-bulk=${action}]`);
  }

  get explanation(): string {
    return this.root.querySelector<HTMLElement>('.explanation:popover-open')?.innerText ?? '';
  }

  /** What is said in place of rows. */
  get blank(): string {
    return this.root.querySelector<HTMLElement>('.blank')?.innerText ?? '';
  }

  get notices(): string {
    return this.all('.notice')
      .map(({ innerText }) => innerText)
      .join('\n');
  }

  /** The items of the menu that is open. */
  async menu(): Promise<string[]> {
    await until(() => this.has('.menu:popover-open'), 'a menu');
    return this.all('.menu:popover-open .menu-item').map((item) => item.getAttribute('aria-label') ?? '');
  }

  /** Why this item of the open menu is refused: what a screen reader reads with it, and the eye. */
  reasonOf(label: string): string {
    const item = this.all('.menu:popover-open .menu-item').find(({ ariaLabel }) => ariaLabel === label);
    const reason = this.root.getElementById(item?.getAttribute('aria-describedby') ?? '');
    return reason?.checkVisibility() ? reason.innerText : '';
  }

  get isMenuOpen(): boolean {
    return this.has('.menu:popover-open');
  }

  async choose(label: string): Promise<void> {
    await this.menu();
    await this.press('.menu:popover-open .menu-item', label);
  }

  /** Presses the first of these whose text begins so. */
  async press(selector: string, text: string): Promise<void> {
    const found = this.all(selector).find(({ innerText }) => innerText.trim().startsWith(text));
    if (!found) throw new Error(`there is no ${selector} “${text}”`);
    await press(found);
    await this.settled();
  }

  all(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)];
  }

  /** No rule of axe is broken. */
  async isAccessible(): Promise<void> {
    await expect(this.element).to.be.accessible();
  }
}

/** A `<user-manager>` on the page, whose list has been loaded; `null` for no adapter. */
export async function createManager(
  given: {
    readonly adapter?: UserAdapter | null;
    readonly users?: MemoryOptions['users'];
  } & Omit<Partial<UserManagerElement>, 'adapter'> = {},
): Promise<ManagerDriver> {
  const { adapter, users, ...properties } = given;
  const element = await fixture<UserManagerElement>(html`<user-manager></user-manager>`);
  Object.assign(element, properties);
  if (adapter !== null) element.adapter = adapter ?? new MemoryAdapter({ users });
  const driver = new ManagerDriver(element);
  await driver.settled();
  if (adapter !== null) await until(() => driver.has('.blank, .chunk:not([inert])'), 'the first answer');
  // its tools come after the first rows
  await until(() => driver.has('.menu'), 'the tools');
  await driver.settled();
  if (driver.has('.toolbar')) await until(() => driver.has('confirm-delete-dialog'), 'the dialog');
  await driver.settled();
  return driver;
}
