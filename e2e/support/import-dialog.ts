import { expect, type Locator, type Page } from '@playwright/test';
import type { UsersPage } from './users-page.js';

/** A file to be chosen. */
export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Somebody as the backend's API tells of them. */
export type Told = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly login: string;
  readonly status: string;
};

/** “Import users…” as a person meets it: by roles, names and keys. */
export class ImportDialog {
  readonly page: Page;
  readonly #users: UsersPage;

  constructor(users: UsersPage) {
    this.page = users.page;
    this.#users = users;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', {
      name: /^Import users from a file|Importing users|What became of the import/,
    });
  }

  get menuButton(): Locator {
    return this.page.getByRole('button', { name: 'Export/Import' });
  }

  /** The field that takes a file. */
  get fileField(): Locator {
    return this.dialog.getByLabel('Choose a file');
  }

  button(name: string | RegExp): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  /** The lines of a list of the dry run or the report. */
  lines(list: RegExp): Locator {
    return this.dialog.getByRole('list', { name: list }).locator('> li');
  }

  async open(): Promise<this> {
    await this.menuButton.click();
    await this.#users.item('Import users…').click();
    await expect(this.dialog).toBeVisible();
    return this;
  }

  /** Chooses a file in the browser's own dialog. */
  async choose(file: GivenFile): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.fileField.click();
    await (await choosing).setFiles(file);
    await expect(this.dialog).toContainText(file.name);
  }

  /** Has it compared with everybody; the dry run is seen. */
  async check(): Promise<void> {
    await this.button('Check what would change').click();
    await expect(this.button('Back to the file')).toBeVisible({ timeout: 30_000 });
  }

  /** Confirms the dry run of so many rows. */
  async confirm(rows: number): Promise<void> {
    await this.button(`Import ${rows} ${rows === 1 ? 'row' : 'rows'}`).click();
  }

  /** The report is seen, and says this of all rows. */
  async ends(text: RegExp): Promise<void> {
    await expect(this.dialog).toHaveAccessibleName('What became of the import', { timeout: 60_000 });
    await expect(this.dialog).toContainText(text);
  }

  /** Tab, until the focus is on this. */
  async tabTo(place: Locator): Promise<void> {
    await expect(place).toBeVisible();
    for (let press = 0; press < 60 && !(await hasFocus(place)); press++) await this.page.keyboard.press('Tab');
    await expect(place).toBeFocused();
  }
}

/** A CSV file of these rows. */
export function csvFile(rows: readonly (readonly string[])[], name = 'people.csv'): GivenFile {
  const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

/** Everybody as the backend's API tells of them to whoever is signed in here, by login. */
export async function everybody(page: Page): Promise<ReadonlyMap<string, Told>> {
  const people = new Map<string, Told>();
  for (let offset = 0; ; offset = people.size) {
    const answer = await page.request.get(`/api/users?size=100&offset=${offset}`);
    const { users } = (await answer.json()) as { users: Told[] };
    for (const user of users) people.set(user.login, user);
    if (users.length < 100) return people;
  }
}

function hasFocus(place: Locator): Promise<boolean> {
  return place.evaluate((element) => element.matches(':focus'));
}
