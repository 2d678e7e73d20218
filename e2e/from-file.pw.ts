import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import writeWorkbook from 'write-excel-file/node';
import type { Portal } from './support/portal.js';
import { expect, test } from './support/test.js';
import type { UsersPage } from './support/users-page.js';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Select users from a file' });

async function open(users: UsersPage): Promise<Locator> {
  await users.open();
  await users.page.getByRole('button', { name: 'Export/Import' }).click();
  await users.item('Select users from a file…').click();
  await expect(dialog(users.page)).toBeVisible();
  return dialog(users.page);
}

/** Three people who can be selected, and are on the first page. */
async function three({ backend }: Portal): Promise<{ id: string; login: string; email: string; name: string }[]> {
  return backend.database.query(
    `select id, login, email, first_name || ' ' || last_name as name from users
     where role_id = 'learner' order by first_name, last_name limit 3`,
  );
}

test.describe('selecting users from a file', () => {
  test('reads the file that is chosen, names who was not found, and selects the others alone', async ({
    users,
    page,
    portal,
  }) => {
    const [one, other, third] = await three(portal);
    const asked = await open(users);
    const text = `Name;E-Mail\nA;${one!.email.toUpperCase()}\nB;ghost@example.com\nC;${other!.email}\n`;
    const choosing = page.waitForEvent('filechooser');
    await asked.getByLabel('Or choose a file').click();
    await (await choosing).setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'utf16le') });
    await expect(asked.getByText('3 values to look for').first()).toBeVisible();
    await expect(asked.getByLabel('Column to look in')).toHaveValue('E-Mail');
    await asked.getByRole('button', { name: 'Find users' }).click();
    await expect(asked.getByText('2 of 3 found').first()).toBeVisible();
    await expect(asked.getByRole('list', { name: '1 belongs to nobody' })).toHaveText(/ghost@example\.com\s*row 3/);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);

    await page.evaluate(() => {
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (file) => {
        void (file as Blob).text().then((text) => (document.title = text));
        return make(file);
      };
    });
    await asked.getByRole('button', { name: 'Save the list of those left out' }).click();
    await expect(page).toHaveTitle(/"3","ghost@example\.com","Belongs to nobody"/);

    await asked.getByRole('button', { name: 'Select 2 users' }).click();
    await expect(asked).toBeHidden();
    await expect(users.bulkBar).toContainText('2 users selected');
    await expect(users.checkbox(one!.name).first()).toBeChecked();
    await expect(users.checkbox(third!.name).first()).not.toBeChecked();
    expect(portal.writes).toHaveLength(0);
  });

  test('takes logins that are pasted, by keyboard alone, and gives the focus back', async ({ users, page, portal }) => {
    const people = await three(portal);
    const asked = await open(users);
    await expect(asked.getByLabel('Paste one on each line')).toBeFocused();
    await page.keyboard.insertText(people.map(({ login }) => login).join('\n'));
    await expect(asked.getByText('3 values to look for')).toBeVisible();
    const press = async (name: string): Promise<void> => {
      const button = asked.getByRole('button', { name });
      for (let stop = 0; stop < 15 && !(await button.evaluate((each) => each.matches(':focus'))); stop++)
        await page.keyboard.press('Tab');
      await expect(button).toBeFocused();
      await page.keyboard.press('Enter');
    };
    await press('Find users');
    await expect(asked.getByText('3 of 3 found').first()).toBeFocused();
    await press('Select 3 users');
    await expect(users.bulkBar).toContainText('3 users selected');
    await expect(page.getByRole('button', { name: 'Export/Import' })).toBeFocused();
  });

  test('reads the column of logins in a workbook, under a policy that allows no workers of blobs', async ({
    users,
    portal,
  }) => {
    const people = await portal.backend.database.query<{ login: string }>('select login from users');
    const rows = ['Since', 'Login'].map((value) => ({ value }));
    const workbook = await writeWorkbook([rows, ...people.map(({ login }) => [{ value: 2020 }, { value: login }])]);
    const asked = await open(users);
    const buffer = await workbook.toBuffer();
    await asked.getByLabel('Or choose a file').setInputFiles({ name: 'people.xlsx', mimeType: '', buffer });
    await expect(asked.getByLabel('Column to look in')).toHaveValue('Login');
    await asked.getByRole('button', { name: 'Find users' }).click();
    await expect(asked.getByText(`${people.length} of ${people.length} found`).first()).toBeVisible();
  });

  test('refuses what is no table, and goes on with another file', async ({ users, page }) => {
    const asked = await open(users);
    await asked.getByLabel('Or choose a file').setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('%PDF-1.7 and so on'),
    });
    await expect(asked.getByText('This is no text and no spreadsheet.').first()).toBeVisible();
    await asked.getByRole('button', { name: 'Remove the file' }).click();
    await page.keyboard.insertText('nobody');
    await asked.getByRole('button', { name: 'Find users' }).click();
    await expect(asked.getByText('0 of 1 found').first()).toBeVisible();
  });
});
