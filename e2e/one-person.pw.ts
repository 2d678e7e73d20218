import { hostPage } from './support/host-page.js';
import type { Portal } from './support/portal.js';
import { expect, test } from './support/test.js';
import type { UsersPage } from './support/users-page.js';

/** Somebody in the middle of the list who may be deleted. */
async function somebody(users: UsersPage, { backend }: Portal): Promise<[name: string, id: string]> {
  const [name] = (await users.deletable()).slice(3);
  return [name, await backend.idOf(name)];
}

test.describe('one person’s page', () => {
  test('opens by the name, says who it is, and the way back leads to the same row', async ({ users, portal }) => {
    await users.open();
    const [name, id] = await somebody(users, portal);
    await users.openProfile(name);
    await expect(users.table).toBeHidden();
    await expect(users.page.getByRole('heading', { name, exact: true })).toBeFocused();
    await expect(users.profile(name)).toContainText(await portal.backend.emailOf(id));
    expect(portal.seen.some(({ method, path }) => method === 'GET' && path === `/api/users/${id}`)).toBe(true);
    await users.backButton.click();
    await expect(users.row(name)).toBeVisible();
    await expect(users.nameButton(name)).toBeFocused();
    expect(portal.writes).toHaveLength(0);
  });

  test('opens and closes by keyboard alone (A3)', async ({ users, page, portal }) => {
    await users.open();
    const [name] = await somebody(users, portal);
    await users.nameButton(name).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name, exact: true })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(users.backButton).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(users.nameButton(name)).toBeFocused();
  });

  test('deletes through the dialog, and the list comes back without that row (U1, U2)', async ({ users, portal }) => {
    await users.open();
    const [name, id] = await somebody(users, portal);
    await users.openProfile(name);
    await users.profile(name).getByRole('button', { name: 'Delete user' }).click();
    await users.asked();
    await expect(users.dialog).toContainText(name);
    await expect(users.dialog).toContainText(await portal.backend.emailOf(id));
    expect(portal.deletions).toHaveLength(0);
    await users.confirm();
    await expect(users.profile(name)).toHaveCount(0);
    await expect(users.table).toBeVisible();
    await expect(users.row(name)).toHaveCount(0);
    await expect.poll(async () => (await users.focused()).tag, 'focus is not lost (A3)').not.toBe('body');
    expect(await portal.backend.deleted()).toEqual([id]);
    expect(portal.deletions).toHaveLength(1);
    expect(portal.deletions[0].headers['if-match']).toBeTruthy();
  });

  test('cancelling the dialog leaves the page open and everybody as they were', async ({ users, page, portal }) => {
    await users.open();
    const [name] = await somebody(users, portal);
    await users.openProfile(name);
    const button = users.profile(name).getByRole('button', { name: 'Delete user' });
    await button.click();
    await users.asked();
    await page.keyboard.press('Escape');
    await expect(users.dialog).toBeHidden();
    await expect(button).toBeFocused();
    expect(portal.writes).toHaveLength(0);
    expect(await portal.backend.deleted()).toEqual([]);
  });

  test('refuses to delete or deactivate the Account Owner, and describes why (R2)', async ({ users, page, portal }) => {
    await users.open();
    const name = await portal.backend.nameOf(portal.backend.viewers.owner);
    await users.find(name);
    await users.openProfile(name);
    const profile = users.profile(name);
    for (const button of [profile.getByRole('button', { name: 'Delete user' }), users.activeSwitch(name)]) {
      await expect(button).toHaveAttribute('aria-disabled', 'true');
      await expect(button).toHaveAccessibleDescription(/Account Owner/);
      await button.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('tooltip')).toContainText(/Account Owner/);
      await button.click({ force: true });
      await expect(users.dialog).toBeHidden();
    }
    expect(portal.writes).toHaveLength(0);
    expect(await portal.backend.count()).toBe(67);
  });

  test('shows why on focus, also where focus scrolls the refused button into sight (R2)', async ({
    users,
    page,
    portal,
  }) => {
    await page.setViewportSize({ width: 1280, height: 500 });
    await users.open();
    const name = await portal.backend.nameOf(portal.backend.viewers.owner);
    await users.find(name);
    await users.openProfile(name);
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press('Tab');
    await expect(users.activeSwitch(name)).toBeFocused();
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await expect(page.getByRole('tooltip')).toContainText(/Account Owner/);
  });

  test('refuses a viewer whose role does not include it, and explains it (R1)', async ({ users, page, portal }) => {
    await portal.backend.signIn(page.context(), portal.url, 'viewer');
    await users.open();
    const [name] = (await users.names()).slice(4);
    await users.openProfile(name);
    const button = users.profile(name).getByRole('button', { name: 'Delete user' });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveAccessibleDescription(/role/);
    await button.click({ force: true });
    await expect(users.dialog).toBeHidden();
    expect(portal.writes).toHaveLength(0);
  });

  test('deactivates, says so, and takes it back with Undo (R6)', async ({ users, page, portal }) => {
    await users.open();
    const [name, id] = await somebody(users, portal);
    await portal.backend.database.query(`update users set status = 'active', version = version + 1 where id = $1`, [
      id,
    ]);
    await page.reload();
    await users.openProfile(name);
    const profile = users.profile(name);
    await users.flip(name, 'Deactivate user');
    await expect.poll(() => portal.backend.statusOf(id)).toBe('inactive');
    await expect(users.activeSwitch(name)).not.toBeChecked();
    await expect(profile.getByText('Inactive', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => portal.backend.statusOf(id)).toBe('active');
    await expect(users.activeSwitch(name)).toBeChecked();
    expect(portal.deletions).toHaveLength(0);
  });

  test('the way back leads to the same row, also after something was done on the page (A3)', async ({
    users,
    portal,
  }) => {
    await users.open();
    const [name, id] = await somebody(users, portal);
    await users.openProfile(name);
    const before = await portal.backend.statusOf(id);
    await users.flip(name, before === 'active' ? 'Deactivate user' : 'Activate user');
    await expect.poll(() => portal.backend.statusOf(id)).not.toBe(before);
    await expect(users.page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await users.backButton.click();
    await expect(users.nameButton(name)).toBeFocused();
  });

  test('says when the person was deleted meanwhile, and leads back to the list', async ({ users, portal }) => {
    await users.open();
    const [name, id] = await somebody(users, portal);
    await portal.backend.database.query('delete from users where id = $1', [id]);
    await users.nameButton(name).click();
    await expect(users.page.getByText('This user no longer exists')).toBeVisible();
    await expect(users.page.getByRole('button', { name: 'Delete user' })).toHaveCount(0);
    await users.backButton.click();
    await expect(users.table).toBeVisible();
  });
});

test.describe('one person’s page with url-view', () => {
  test('the address carries the person; back, forward and a reload follow it', async ({ users, page, portal }) => {
    portal.page('/addressed', hostPage({ attributes: 'url-view' }));
    await users.open('/addressed');
    const [name, id] = await somebody(users, portal);
    const opened = (): string | null => new URL(page.url()).searchParams.get('user');
    await users.openProfile(name);
    await expect.poll(opened).toBe(id);
    await page.goBack();
    await expect(users.table).toBeVisible();
    await expect(users.profile(name)).toHaveCount(0);
    expect(opened()).toBeNull();
    await page.goForward();
    await expect(users.profile(name)).toBeVisible();
    expect(opened()).toBe(id);
    await page.reload();
    await expect(users.profile(name)).toContainText(await portal.backend.emailOf(id));
    await users.backButton.click();
    await expect(users.table).toBeVisible();
    await expect.poll(opened).toBeNull();
  });

  test('an address of nobody says so, and the list is one press away', async ({ users, page, portal }) => {
    portal.page('/addressed', hostPage({ attributes: 'url-view' }));
    await page.goto('/addressed?user=nobody-has-this-id');
    await expect(page.getByText('This user no longer exists')).toBeVisible();
    await users.backButton.click();
    await expect(users.rows).toHaveCount(25);
  });
});
