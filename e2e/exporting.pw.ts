import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import readXlsxFile from 'read-excel-file/node';
import { cellsOf, savedBy, type SavedFile } from './support/saved-files.js';
import { expect, test } from './support/test.js';
import type { UsersPage } from './support/users-page.js';

const dialogOf = ({ page }: UsersPage): Locator => page.getByRole('dialog', { name: /^Export/ });

async function open(users: UsersPage): Promise<Locator> {
  await users.page.getByRole('button', { name: 'Export/Import' }).click();
  await users.item('Export users…').click();
  await expect(dialogOf(users)).toBeVisible();
  return dialogOf(users);
}

/** Presses Export, and gives the file that the browser saved. */
function saved(users: UsersPage): Promise<SavedFile> {
  const button = dialogOf(users).getByRole('button', { name: 'Export', exact: true });
  return savedBy(users.page, () => button.click());
}

test('whom the list is narrowed to, with the columns that were chosen, is exactly what is in the file', async ({
  users,
  portal,
}) => {
  await users.open();
  await users.search.fill('kow');
  await expect(users.rows.first()).toContainText('Kowalski');
  const dialog = await open(users);
  await expect(dialog.getByRole('radio').first()).toBeFocused();
  await dialog.getByRole('checkbox', { name: 'Id', exact: true }).check();
  await dialog.getByRole('checkbox', { name: 'Department', exact: true }).uncheck();
  const file = await saved(users);
  expect(file.name).toMatch(/^users-[\dT-]+\.csv$/);
  const [head, ...lines] = await cellsOf(file);
  expect(head).toEqual(['First name', 'Last name', 'Login', 'Email', 'Id']);
  const rows = await portal.backend.database.query<Record<string, string>>(
    `select first_name, last_name, login, email, id from users where last_name = 'Kowalski'`,
  );
  expect(rows.length).toBeGreaterThan(1);
  const sorted = (cells: string[][]): string[] => cells.map((row) => row.join('|')).sort();
  expect(sorted(lines)).toEqual(sorted(rows.map((row) => Object.values(row))));
  await expect(dialog).toContainText(`${rows.length} users are in ${file.name}.`);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(users.page.getByRole('button', { name: 'Export/Import' })).toBeFocused();
});

test('those selected on two pages are in an Excel workbook, as they are now', async ({ users, portal }) => {
  await users.open();
  const [first, second] = (await users.deletable()) as [string, string];
  for (const name of [first, second]) await users.checkbox(name).check();
  await users.page.getByRole('button', { name: 'Next page' }).click();
  await expect(users.row(first)).toHaveCount(0);
  const [third] = (await users.deletable()) as [string];
  await users.checkbox(third).check();
  const ids = await Promise.all([first, second, third].map((name) => portal.backend.idOf(name)));
  await portal.backend.database.query(`update users set phone = '+49 30 4711' where id = $1`, [ids[0]]);
  const dialog = await open(users);
  await expect(dialog.getByRole('radio', { name: '3 selected users' })).toBeChecked();
  await dialog.getByRole('radio', { name: /Excel/ }).check();
  await dialog.getByRole('checkbox', { name: 'All columns' }).check();
  const file = await saved(users);
  const [sheet] = await readXlsxFile(file.path);
  const [head, ...rows] = sheet!.data as string[][];
  const column = (name: string): string[] => rows.map((row) => row[head!.indexOf(name)]!);
  expect(column('Id').sort()).toEqual([...ids].sort());
  expect(column('Phone')).toContain('+49 30 4711');
});

test('a server that fails in the middle costs nothing: Go on, and nobody is lost or twice in the file', async ({
  users,
  portal,
}) => {
  await portal.backend.reset(1_200);
  await users.open();
  const dialog = await open(users);
  let pages = 0;
  let fails = true;
  portal.intercept(({ path }) => (fails && path.endsWith('/users') && ++pages > 2 ? 'drop' : undefined));
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog).toContainText('Not everybody could be read yet');
  fails = false;
  const file = await savedBy(users.page, () => dialog.getByRole('button', { name: 'Go on' }).click());
  const logins = (await cellsOf(file)).slice(1).map((line) => line[2]);
  expect([logins.length, new Set(logins).size]).toEqual([1_200, 1_200]);
});

test('whose role does not allow it is told so, and nothing is asked for (R1)', async ({ users, portal, context }) => {
  await portal.backend.signIn(context, portal.url, 'viewer');
  await users.open();
  await users.page.getByRole('button', { name: 'Export/Import' }).click();
  await expect(users.item(/Export users/)).toHaveAttribute('aria-disabled', 'true');
});

test('the dialog breaks no rule of axe, and needs no mouse (A3)', async ({ users }) => {
  await users.open();
  await users.page.getByRole('button', { name: 'Export/Import' }).focus();
  await users.page.keyboard.press('Enter');
  await users.page.keyboard.press('Enter');
  const dialog = dialogOf(users);
  await expect(dialog).toBeVisible();
  expect((await new AxeBuilder({ page: users.page }).analyze()).violations).toEqual([]);
  await users.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(users.page.getByRole('button', { name: 'Export/Import' })).toBeFocused();
});
