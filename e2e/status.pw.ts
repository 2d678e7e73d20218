import AxeBuilder from '@axe-core/playwright';
import { runDueSchedules } from '../demo/backend/users/schedule-job.js';
import type { Portal } from './support/portal.js';
import { expect, test } from './support/test.js';
import type { UsersPage } from './support/users-page.js';

/** Somebody who may be deactivated, made active, with their page open. */
async function openSomebody(users: UsersPage, { backend }: Portal): Promise<[name: string, id: string]> {
  await users.open();
  const [name] = (await users.deletable()).slice(3);
  const id = await backend.idOf(name);
  await backend.database.query(
    `update users set status = 'active', scheduled_action = null, scheduled_at = null, scheduled_by = null,
       last_login_at = null, version = version + 1 where id = $1`,
    [id],
  );
  await users.page.reload();
  await users.openProfile(name);
  return [name, id];
}

/** When this person becomes inactive, as the database has it. */
async function scheduledFor({ backend }: Portal, id: string): Promise<string | null> {
  const [row] = await backend.database.query<{ at: Date | null }>(
    'select scheduled_at as at from users where id = $1',
    [id],
  );
  return row.at?.toISOString() ?? null;
}

test.describe('the switch “User is Active”', () => {
  test('explains once, deactivates by keyboard alone, and acts at once after that (R8, A3)', async ({
    users,
    page,
    portal,
  }) => {
    const [name, id] = await openSomebody(users, portal);
    const flip = users.activeSwitch(name);
    await expect(users.profile(name)).toContainText('User never logged in');
    await flip.focus();
    await page.keyboard.press('Space');
    const question = page.getByRole('group', { name: `Deactivate ${name}?` });
    await expect(question).toBeFocused();
    await expect(question).toHaveAccessibleDescription(/signed out at once.*no email.*reports.*editable.*licence/s);
    expect(portal.writes).toHaveLength(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => portal.backend.statusOf(id)).toBe('inactive');
    await expect(flip).not.toBeChecked();
    await expect(flip).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('group', { name: `Activate ${name}?` })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(flip).toBeChecked();
    await page.keyboard.press('Space');
    await expect(flip).not.toBeChecked();
    expect(await portal.backend.statusOf(id)).toBe('inactive');
    expect(portal.writes).toHaveLength(3);
  });

  test('shows the truth when the answer is a refusal (R12)', async ({ users, page, portal }) => {
    const [name, id] = await openSomebody(users, portal);
    await portal.backend.makeOwner(id);
    await users.flip(name, 'Deactivate user');
    await expect(users.dialog).toContainText(/Account Owner|changed/);
    await users.cancelButton.click();
    await expect(users.activeSwitch(name)).toBeChecked();
    await expect(users.activeSwitch(name)).toHaveAttribute('aria-disabled', 'true');
    expect(await portal.backend.statusOf(id)).toBe('active');
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  });
});

test.describe('“Make inactive” on a date', () => {
  test.use({ timezoneId: 'America/New_York' });

  test('saves the end of that day in the account’s zone, moves it, cancels it, and takes that back', async ({
    users,
    page,
    portal,
  }) => {
    const [name, id] = await openSomebody(users, portal);
    const profile = users.profile(name);
    const day = profile.getByLabel('Date', { exact: true });
    await expect(profile).toContainText(/at 11:59\sPM on the selected day/);
    await expect(profile).toContainText('Europe/Berlin');
    await day.fill('2039-05-04');
    await expect(profile).toContainText(/May 4, 2039 at 11:59\sPM\. For you that is May 4, 2039 at 5:59\sPM/);
    await profile.getByRole('button', { name: 'Save date' }).click();
    await expect(profile).toContainText('Becomes inactive on May 4, 2039');
    expect(await scheduledFor(portal, id)).toBe('2039-05-04T21:59:00.000Z');
    await day.fill('2039-12-24');
    await day.press('Enter');
    await expect(profile).toContainText('Becomes inactive on December 24, 2039');
    expect(await scheduledFor(portal, id)).toBe('2039-12-24T22:59:00.000Z');
    await profile.getByRole('button', { name: 'Cancel the date' }).click();
    await expect(profile).not.toContainText('Becomes inactive');
    expect(await scheduledFor(portal, id)).toBeNull();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(profile).toContainText('Becomes inactive on December 24, 2039');
    expect(await scheduledFor(portal, id)).toBe('2039-12-24T22:59:00.000Z');
    await users.backButton.click();
    await expect(users.row(name).getByText('Inactive on Dec 24, 2039')).toBeVisible();
  });

  test('takes no day that is over, and says which is the first', async ({ users, portal }) => {
    const [name, id] = await openSomebody(users, portal);
    const profile = users.profile(name);
    const day = profile.getByLabel('Date', { exact: true });
    await day.fill('2020-02-29');
    await profile.getByRole('button', { name: 'Save date' }).click();
    await expect(profile).toContainText(/Choose .+ or a later day\./);
    await expect(day).toBeFocused();
    await expect(day).toHaveAccessibleDescription(/or a later day/);
    expect(portal.writes).toHaveLength(0);
    expect(await scheduledFor(portal, id)).toBeNull();
  });

  test('the person becomes inactive when the day is over, and not a minute before', async ({ users, page, portal }) => {
    const [name, id] = await openSomebody(users, portal);
    const profile = users.profile(name);
    await profile.getByLabel('Date', { exact: true }).fill('2039-05-04');
    await profile.getByRole('button', { name: 'Save date' }).click();
    await expect(profile).toContainText('Becomes inactive on May 4, 2039');
    const { database } = portal.backend;
    await runDueSchedules(database, new Date('2039-05-04T21:58:59Z'));
    expect(await portal.backend.statusOf(id)).toBe('active');
    await runDueSchedules(database, new Date('2039-05-04T21:59:00Z'));
    expect(await portal.backend.statusOf(id)).toBe('inactive');
    await page.reload();
    await users.openProfile(name);
    await expect(users.activeSwitch(name)).not.toBeChecked();
    await expect(users.profile(name)).not.toContainText('Becomes inactive');
    const [entry] = await database.query<{ viewer_id: string }>(
      `select viewer_id from audit where user_id = $1 and action = 'deactivate' and outcome = 'done'`,
      [id],
    );
    expect(entry.viewer_id).toBe(portal.backend.viewers.administrator);
  });
});

test.describe('how it looks and reads', () => {
  for (const [what, scheme, width] of [
    ['light', 'light', 1280],
    ['dark', 'dark', 1280],
    ['light at 320 px', 'light', 320],
  ] as const)
    test(`no violations of accessibility: ${what} (A1)`, async ({ users, page, portal }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      const [name] = await openSomebody(users, portal);
      await users.profile(name).getByRole('button', { name: 'Save date' }).click();
      await users.activeSwitch(name).click();
      await expect(page.getByRole('group', { name: `Deactivate ${name}?` })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join())])).toEqual([]);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(tooWide, 'nothing sticks out').toBe(false);
    });

  test('the chip of a date is cut nowhere at 320 px, and rows stay as high as they are (A20)', async ({
    users,
    page,
    portal,
  }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    const [name, id] = await openSomebody(users, portal);
    await users.backButton.click();
    const before = await users.row(name).boundingBox();
    await portal.backend.database.query(
      `update users set scheduled_action = 'deactivate', scheduled_at = '2039-12-24T22:59:00Z', scheduled_by = 'u-0002',
         login = 'a-very-long-login-of-somebody@an-even-longer-company.example.com', version = version + 1 where id = $1`,
      [id],
    );
    await page.reload();
    const chip = users.row(name).getByText('Inactive on Dec 24, 2039');
    await expect(chip).toBeVisible();
    await expect(chip).toHaveAttribute('title', /December 24, 2039.*Europe\/Berlin/);
    const cut = await chip.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(cut).toBeLessThanOrEqual(1);
    const [box, row] = [await chip.boundingBox(), await users.row(name).boundingBox()];
    expect(box!.x + box!.width).toBeLessThanOrEqual(320);
    expect(box!.y + box!.height).toBeLessThanOrEqual(row!.y + row!.height);
    expect(row!.height).toBe(before!.height);
  });
});
