import { expect, type ElementHandle, type FrameLocator, type Locator, type Page } from '@playwright/test';

/**
 * The component as a person meets it: by roles, names and keys, never by its inner structure. The one place to change
 * when a word on the screen changes.
 */
export class UsersPage {
  readonly page: Page;
  readonly #scope: Page | FrameLocator;

  constructor(page: Page, scope: Page | FrameLocator = page) {
    this.page = page;
    this.#scope = scope;
  }

  /** The same in a frame of the page. */
  within(frame: FrameLocator): UsersPage {
    return new UsersPage(this.page, frame);
  }

  get search(): Locator {
    return this.#scope.getByRole('searchbox');
  }

  get table(): Locator {
    return this.#scope.getByRole('table');
  }

  /** The rows of people, without the head. */
  get rows(): Locator {
    return this.#scope.getByRole('row').filter({ has: this.#scope.getByRole('checkbox', { name: /^Select (?!all)/ }) });
  }

  get dialog(): Locator {
    return this.#scope.getByRole('alertdialog');
  }

  get cancelButton(): Locator {
    return this.dialog.getByRole('button', { name: /^(Cancel|Close)/ });
  }

  /** The button that deletes: its name says what and how many. */
  get deleteButton(): Locator {
    return this.dialog.getByRole('button', { name: /^Delete / });
  }

  get headCheckbox(): Locator {
    return this.#scope.getByRole('checkbox', { name: 'Select all users on this page' });
  }

  /** The bar of actions for those selected. */
  get bulkBar(): Locator {
    return this.#scope.getByLabel('Selected users', { exact: true });
  }

  get menu(): Locator {
    return this.#scope.getByRole('menu');
  }

  /** Opens the page and waits until people are listed. */
  async open(path = '/users'): Promise<void> {
    await this.page.goto(path);
    await expect(this.rows.first()).toBeVisible();
  }

  row(name: string): Locator {
    return this.rows.filter({ hasText: name });
  }

  checkbox(name: string): Locator {
    return this.row(name).getByRole('checkbox');
  }

  menuButton(name: string): Locator {
    return this.row(name).getByRole('button', { name: /^Actions for / });
  }

  item(name: string | RegExp): Locator {
    return this.menu.getByRole('menuitem', { name });
  }

  /** The names in sight, from top to bottom. */
  async names(): Promise<string[]> {
    const boxes = await this.rows.getByRole('checkbox').elementHandles();
    const labels = await Promise.all(boxes.map((box) => (box as ElementHandle<Element>).evaluate(labelOf)));
    return labels.map((label) => label.replace(/^Select /, '').replace(/, [^,]*$/, ''));
  }

  /** Those in sight who may be deleted. */
  async deletable(): Promise<string[]> {
    const names = await this.names();
    const refused = await this.rows
      .getByRole('checkbox')
      .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-disabled') === 'true'));
    return names.filter((_, index) => !refused[index]);
  }

  async find(text: string): Promise<void> {
    await this.search.fill(text);
    await expect(this.rows).toHaveCount(1);
    await expect(this.row(text)).toBeVisible();
  }

  /** Opens the menu of a row. A page that is still scrolling closes menus, so the row comes into sight first. */
  async openMenu(name: string): Promise<void> {
    const button = this.menuButton(name);
    await button.scrollIntoViewIfNeeded();
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await button.click();
    await expect(this.menu).toBeVisible();
  }

  /** What opens one person's page: their name in the list. */
  nameButton(name: string): Locator {
    return this.row(name).getByRole('button', { name, exact: true });
  }

  /** One person's page, by whose name it has as its title. */
  profile(name: string): Locator {
    return this.#scope.getByRole('region', { name, exact: true });
  }

  get backButton(): Locator {
    return this.#scope.getByRole('button', { name: 'Back to users' });
  }

  async openProfile(name: string): Promise<void> {
    await this.nameButton(name).click();
    await expect(this.profile(name)).toBeVisible();
    await expect(this.profile(name)).not.toHaveAttribute('aria-busy', 'true');
  }

  /** The switch on a person's page. */
  activeSwitch(name: string): Locator {
    return this.profile(name).getByRole('switch', { name: 'User is Active' });
  }

  /** Flips the switch and confirms what is explained before the first time. */
  async flip(name: string, confirm: 'Activate user' | 'Deactivate user'): Promise<void> {
    await this.activeSwitch(name).click();
    await this.profile(name).getByRole('group').getByRole('button', { name: confirm }).click();
  }

  async askToDelete(name: string): Promise<void> {
    await this.openMenu(name);
    await this.item(/^Delete/).click();
    await this.asked();
  }

  /** The dialog has read everybody again and asks its question. */
  async asked(): Promise<void> {
    await expect(this.dialog.getByRole('button', { name: /^(Delete|Deactivate) / }).first()).toBeVisible();
    await expect(this.dialog.getByText('Checking that nothing has changed')).toHaveCount(0, { timeout: 60_000 });
  }

  /** Does all that the dialog asks for, waits until the button is armed and presses it. */
  async confirm(): Promise<void> {
    await this.satisfy();
    await expect(this.deleteButton).not.toHaveAttribute('aria-disabled', 'true');
    await this.armed();
    await this.deleteButton.click();
  }

  /** Types what the dialog wants typed, and ticks that the list was looked through where it asks. */
  async satisfy(): Promise<void> {
    await this.asked();
    const review = this.dialog.getByRole('checkbox', { name: /looked through/ });
    if (await review.count()) await review.check();
    const wanted = await this.wanted();
    if (wanted !== undefined) await this.confirmationField.fill(wanted);
  }

  get confirmationField(): Locator {
    return this.dialog.getByRole('textbox', { name: /^Type .* to confirm/ });
  }

  /** The words that the dialog wants typed: an e-mail address or a number, as its label shows them. */
  async wanted(): Promise<string | undefined> {
    if (!(await this.confirmationField.count())) return undefined;
    const label = await this.confirmationField.evaluate(
      (field) => (field as HTMLInputElement).labels?.[0]?.textContent ?? '',
    );
    return /Type\s+(.*?)\s+to confirm/s.exec(label)?.[1];
  }

  /** The arming delay of the destructive button has passed (U4). */
  async armed(): Promise<void> {
    const shown = performance.now();
    await expect.poll(() => performance.now() - shown, { intervals: [100] }).toBeGreaterThan(600);
  }

  /** Opens a filter: by its own button, or where there is little room, from the menu of the one that stands for all. */
  async openFilter(filter: string): Promise<void> {
    const own = this.#scope.getByRole('button', { name: new RegExp(`^${filter}`) });
    const all = this.#scope.getByRole('button', { name: /^Filters/ });
    await expect(own.or(all)).toBeVisible();
    if (await own.isVisible()) return own.click();
    await all.click();
    await this.item(new RegExp(`^${filter}`)).click();
  }

  /** Chooses one value of a filter, by the words on the screen. */
  async chooseFilter(filter: string, value: string): Promise<void> {
    await this.openFilter(filter);
    await this.#scope.getByRole('checkbox', { name: value, exact: true }).click();
    await this.page.keyboard.press('Escape');
  }

  /** Everybody on this page, then everybody who matches: two steps. */
  async selectAllThatMatch(): Promise<void> {
    await this.headCheckbox.click();
    await this.#scope.getByRole('button', { name: /^Select all .*(that match|users)/ }).click();
    await expect(this.#scope.getByText(/that match are selected|All .* selected/).first()).toBeVisible({
      timeout: 60_000,
    });
  }

  /** The element that has the focus, through all shadow roots: its tag, and its name as a screen reader has it. */
  async focused(): Promise<{ tag: string; label: string }> {
    const active = await this.page.evaluateHandle(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element ?? document.body;
    });
    return { tag: await active.evaluate(({ localName }) => localName), label: await active.evaluate(labelOf) };
  }
}

/** Runs in the page: the name that the element gives itself. */
function labelOf(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const referenced = ids.map((id) => root.getElementById(id)?.textContent?.trim() ?? '').join(' ');
  const labels = [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent.trim()).join(' ');
  return referenced || element.getAttribute('aria-label') || labels || element.textContent.trim();
}
