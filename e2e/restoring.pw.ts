import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { expect, testOn } from './support/test.js';
import type { UsersPage } from './support/users-page.js';

/** The same portal, on a backend that keeps who was deleted for 30 days. */
const test = testOn({ retentionDays: 30 });

/** Deletes these people through the list and its dialog: nothing has to be typed for what can be taken back. */
async function erase(users: UsersPage, names: readonly string[]): Promise<void> {
  for (const name of names) await users.checkbox(name).check();
  await users.bulkBar.getByRole('button', { name: /^Delete/ }).click();
  await expect(users.dialog).toContainText('Can be restored until');
  await expect(users.dialog.getByRole('textbox')).toHaveCount(0);
  await users.confirm();
  await expect(users.dialog).toBeHidden();
}

const openDeleted = async (users: UsersPage): Promise<Locator> => {
  await users.page.getByRole('button', { name: 'Recently deleted' }).click();
  const title = users.page.getByRole('heading', { name: 'Recently deleted' });
  await expect(title).toBeFocused();
  return users.page.getByRole('region', { name: 'Recently deleted' });
};

test('three people are deleted, and Undo brings back exactly them (U15)', async ({ users, portal }) => {
  await users.open();
  const names = (await users.deletable()).slice(0, 3);
  const ids = await Promise.all(names.map((name) => portal.backend.idOf(name)));
  const before = await portal.backend.count();
  await erase(users, names);
  await expect(users.page.getByText('3 users deleted.').first()).toBeVisible();
  expect(await portal.backend.count()).toBe(before - 3);
  await users.page.getByRole('button', { name: 'Undo' }).click();
  await expect(users.page.getByText('3 users restored.').first()).toBeVisible();
  await expect(users.row(names[0]!)).toBeVisible();
  expect(await portal.backend.count()).toBe(before);
  const audit = await portal.backend.database.query<{ action: string; user_id: string; outcome: string }>(
    'select action, user_id, outcome from audit order by number',
  );
  expect(audit.filter(({ action }) => action === 'restore').map(({ user_id }) => user_id).sort()).toEqual(ids.sort()); // prettier-ignore
  expect(audit.every(({ outcome }) => outcome === 'done')).toBe(true);
});

test('somebody is found among the recently deleted, and comes back as they were', async ({ users, portal }) => {
  await users.open();
  const [gone = '', other = ''] = (await users.deletable()).slice(2);
  const id = await portal.backend.idOf(gone);
  await erase(users, [gone, other]);
  const region = await openDeleted(users);
  await expect(region.getByRole('listitem')).toHaveCount(2);
  await expect(region.getByRole('listitem').filter({ hasText: gone })).toContainText('Can be restored until');
  await region.getByRole('button', { name: `Restore ${gone}` }).click();
  await expect(region.getByRole('listitem')).toHaveCount(1);
  await expect(region.getByRole('button', { name: `Restore ${other}` })).toBeFocused();
  expect(await portal.backend.exists(id)).toBe(true);
  await region.getByRole('button', { name: 'Back to the list' }).click();
  await expect(users.row(gone)).toBeVisible();
  await expect(users.row(other)).toHaveCount(0);
  await expect(users.page.getByRole('button', { name: 'Recently deleted' })).toBeFocused();
});

test('whose login is somebody else’s by now is not restored, and it is explained (R12)', async ({ users, portal }) => {
  await users.open();
  const [gone = ''] = (await users.deletable()).slice(2);
  const id = await portal.backend.idOf(gone);
  await erase(users, [gone]);
  const take = (): Promise<unknown> =>
    portal.backend.database.query(`update users set login = (select login from users where id = $1) where id = 'u-0001'`, [id]); // prettier-ignore
  // once the page has read who can be restored: only the server knows
  const region = await openDeleted(users);
  const restore = region.getByRole('button', { name: `Restore ${gone}` });
  await expect(restore).toBeEnabled();
  await take();
  await restore.click();
  await expect(users.dialog).toContainText('Somebody else has their login by now.');
  await users.cancelButton.click();
  expect(await portal.backend.exists(id)).toBe(false);
  // read again, it is said before
  await expect(restore).toHaveAttribute('aria-disabled', 'true');
  const sent = portal.writes.filter(({ path }) => path.endsWith('/restore')).length;
  await restore.focus();
  await users.page.keyboard.press('Enter');
  await expect(users.page.getByRole('tooltip')).toContainText('Give the other user another login');
  expect(portal.writes.filter(({ path }) => path.endsWith('/restore'))).toHaveLength(sent);
});

test('a lost answer to a restore is looked after, and nothing is sent twice (F7)', async ({ users, portal }) => {
  await users.open();
  const [gone = ''] = (await users.deletable()).slice(2);
  const id = await portal.backend.idOf(gone);
  await erase(users, [gone]);
  portal.intercept(async ({ path }, forward) => {
    if (!path.endsWith('/restore')) return undefined;
    await forward();
    return 'cut';
  });
  await users.page.getByRole('button', { name: 'Undo' }).click();
  await expect(users.page.getByText(`${gone} was restored.`).first()).toBeVisible();
  expect(await portal.backend.exists(id)).toBe(true);
  expect(portal.writes.filter(({ path }) => path.endsWith('/restore'))).toHaveLength(1);
});

test('a strict policy, and axe, have nothing against the page (S4)', async ({ users, portal, page }) => {
  await users.open();
  await erase(users, (await users.deletable()).slice(0, 2));
  await openDeleted(users);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(portal.violations).toEqual([]);
});
