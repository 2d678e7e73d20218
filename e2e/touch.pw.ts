import type { Page } from '@playwright/test';
import type { Portal } from './support/portal.js';
import { tooSmall } from './support/targets.js';
import { expect, testOn } from './support/test.js';
import type { UsersPage } from './support/users-page.js';

/** A backend that keeps who was deleted, so that there is a page of them. */
const test = testOn({ retentionDays: 30 });

type Way = (users: UsersPage, page: Page) => Promise<void>;

/** Somebody who can be deleted, and is none of the first few. */
async function somebody(users: UsersPage): Promise<string> {
  return (await users.deletable())[4] as string;
}

async function selectThree(users: UsersPage): Promise<void> {
  for (const name of (await users.deletable()).slice(3, 6)) await users.checkbox(name).click();
  await expect(users.bulkBar).toBeVisible();
}

/** Something of the bar of the selection, also where it did not fit into it. */
async function bulkAction(users: UsersPage, name: RegExp): Promise<void> {
  await selectThree(users);
  const button = users.bulkBar.getByRole('button', { name });
  if (await button.isVisible()) return button.click();
  await users.bulkBar.getByRole('button', { name: 'More' }).click();
  await users.item(name).click();
}

async function transfer(users: UsersPage, page: Page, item: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Export/Import' }).click();
  await users.item(item).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

const rows =
  'First name,Last name,Login,Email\nAda,Byron,ada.byron,ada.byron@example.com\nBob,Bad,bob.bad,no-address\n';

/** Where a finger gets to beside the list, and the way there. */
const ways: Readonly<Record<string, Way>> = {
  'the menu of a row': async (users) => users.openMenu(await somebody(users)),
  'the choice of columns': async (users, page) => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await expect(users.menu).toBeVisible();
  },
  'the values of a filter': async (users, page) => {
    await users.openFilter('Status');
    await expect(page.getByRole('checkbox', { name: 'Inactive', exact: true })).toBeVisible();
  },
  'the menu for files': async (users, page) => {
    await page.getByRole('button', { name: 'Export/Import' }).click();
    await expect(users.menu).toBeVisible();
  },
  'the bar of the selection, all of it': async (users) => {
    await selectThree(users);
    const more = users.bulkBar.getByRole('button', { name: 'More' });
    if (await more.isVisible()) await more.click();
  },
  'the question about one': async (users) => users.askToDelete(await somebody(users)),
  'the question about a page of them': async (users) => {
    await users.headCheckbox.click();
    await users.bulkBar.getByRole('button', { name: /^Delete/ }).click();
    await users.asked();
  },
  'a move': async (users, page) => {
    await bulkAction(users, /^Change department/);
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  },
  'a message': async (users, page) => {
    await bulkAction(users, /^Message/);
    await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  },
  'a date': async (users, page) => {
    await bulkAction(users, /^Make inactive on a date/);
    await expect(page.getByRole('dialog').getByLabel('Date')).toBeVisible();
  },
  'an export': async (users, page) => {
    await transfer(users, page, /^Export users/);
    await expect(page.getByRole('radio').first()).toBeVisible();
  },
  'an import': async (users, page) => transfer(users, page, /^Import users/),
  'the columns of an import, and its rows': async (users, page) => {
    await transfer(users, page, /^Import users/);
    const file = { name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) };
    await page.getByLabel('Choose a file').setInputFiles(file);
    await expect(page.getByRole('combobox').first()).toBeVisible();
    expect(await tooSmall(page)).toEqual([]);
    await page.getByRole('button', { name: 'Check what would change' }).click();
    await expect(page.getByRole('button', { name: /^Import \d/ })).toBeVisible();
  },
  'users from a file': async (users, page) => {
    await transfer(users, page, /^Select users from a file/);
    expect(await tooSmall(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('textbox').fill('nobody@example.com');
    await page.getByRole('button', { name: 'Find users' }).click();
    await expect(page.getByRole('button', { name: 'Look for others' })).toBeVisible();
  },
  'the page of a person': async (users) => users.openProfile(await somebody(users)),
  'what is asked before a page is left': async (users, page) => {
    await users.openProfile(await somebody(users));
    await page.getByRole('textbox', { name: 'First name' }).fill('Zoe');
    await users.backButton.click();
    await expect(page.getByRole('button', { name: 'Keep editing' })).toBeVisible();
  },
  'the page of a new user': async (_, page) => {
    await page.getByRole('button', { name: 'New User' }).click();
    await page.getByRole('combobox', { name: /^Department/ }).click();
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  },
  'the page of several new users': async (_, page) => {
    await page.getByRole('button', { name: 'New User' }).click();
    await page.getByRole('button', { name: 'Add several by email' }).click();
    await expect(page.getByRole('textbox', { name: 'Email addresses' })).toBeVisible();
  },
  'who was deleted': async (users, page) => {
    await users.askToDelete(await somebody(users));
    await users.confirm();
    await expect(users.dialog).toBeHidden();
    await page.getByRole('button', { name: 'Recently deleted' }).click();
    await expect(page.getByRole('button', { name: /^Restore (?!selected)/ })).toBeVisible();
  },
};

/** A backend where support alone restores: the question leads to it. */
function supportAloneRestores(portal: Portal): void {
  portal.intercept(async ({ path }, forward) => {
    const answer = await forward();
    if (!path.endsWith('/session')) return answer;
    const session = (await answer.json()) as { capabilities: Record<string, unknown> };
    session.capabilities['delete'] = { kind: 'soft', statistics: 'lost', restorableDays: 14, restoredBy: 'support' };
    return Response.json(session);
  });
}

for (const width of [320, 1024]) {
  test.describe(`under a finger at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 900 }, hasTouch: true });

    for (const [where, go] of Object.entries(ways)) {
      test(`everything that can be pressed is at least 44 by 44 pixels: ${where} (A5)`, async ({ users, page }) => {
        await users.open();
        await go(users, page);
        expect(await tooSmall(page)).toEqual([]);
      });
    }

    test('the way to support is as high as a button, and moves no line (R7, A5)', async ({ users, page, portal }) => {
      supportAloneRestores(portal);
      await users.open();
      await users.askToDelete(await somebody(users));
      await expect(users.dialog.getByRole('link', { name: 'Contact support' })).toBeVisible();
      expect(await tooSmall(page)).toEqual([]);
    });

    test('what empties a search takes a finger, and not only its cross (A5)', async ({ users, browserName }) => {
      test.skip(browserName === 'firefox', 'Firefox has no such button');
      await users.open();
      await users.search.fill('nobody');
      const { width, height } = (await users.search.boundingBox()) as { width: number; height: number };
      await users.search.click({ position: { x: width - 38, y: height / 2 } });
      await expect(users.search).toHaveValue('');
    });
  });
}
