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
    await expect(users.profile(name).getByLabel('Email')).toHaveValue(await portal.backend.emailOf(id));
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
    await users.profile(name).getByRole('button', { name: 'Send password change notification' }).focus();
    await page.evaluate((y) => scrollTo(0, y), before);
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

test.describe('editing one person', () => {
  const saveButton = (users: UsersPage, name: string) =>
    users.profile(name).getByRole('button', { name: 'Save changes' });

  test('from the list to a saved change and back to the same row, by keyboard alone (A4)', async ({
    users,
    page,
    portal,
  }) => {
    await users.open();
    const [name, id] = await somebody(users, portal);
    await users.nameButton(name).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name, exact: true })).toBeFocused();
    await expect(users.profile(name)).not.toHaveAttribute('aria-busy', 'true');
    const job = users.profile(name).getByLabel('Job title');
    for (let presses = 0; presses < 12 && !(await job.evaluate((each) => each.matches(':focus'))); presses++)
      await page.keyboard.press('Tab');
    await expect(job).toBeFocused();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('Head of Gardens');
    await page.keyboard.press('Enter');
    await expect(users.profile(name)).toContainText('1 change was saved.');
    const [saved] = portal.writes;
    expect([portal.writes.length, saved.method, JSON.parse(saved.body)]).toEqual([
      1,
      'PATCH',
      { jobTitle: 'Head of Gardens' },
    ]);
    expect(saved.headers['if-match']).toBeTruthy();
    expect(saved.headers['idempotency-key']).toBeTruthy();
    const rows = await portal.backend.database.query<{ job_title: string }>(
      'select job_title from users where id = $1',
      [id],
    );
    expect(rows[0].job_title).toBe('Head of Gardens');
    while (!(await users.backButton.evaluate((each) => each.matches(':focus')))) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(users.nameButton(name)).toBeFocused();
  });

  test('says beside the field that a login is taken, and keeps it (R12)', async ({ users, portal }) => {
    await users.open();
    const [name] = await somebody(users, portal);
    const [taken] = await portal.backend.database.query<{ login: string }>('select login from users where id = $1', [
      portal.backend.viewers.owner,
    ]);
    await users.openProfile(name);
    const login = users.profile(name).getByLabel('Login');
    await login.fill(taken.login);
    await saveButton(users, name).click();
    await expect(login).toHaveAttribute('aria-invalid', 'true');
    await expect(login).toHaveAccessibleDescription(/login/i);
    await expect(login).toBeFocused();
    await expect(login).toHaveValue(taken.login);
  });

  test('lets the viewer choose where a second session was faster, and saves against the new version (F1)', async ({
    users,
    portal,
  }) => {
    await users.open();
    const [name, id] = await somebody(users, portal);
    await users.openProfile(name);
    const profile = users.profile(name);
    await profile.getByLabel('Job title').fill('Gardener');
    await portal.backend.touch(id);
    await saveButton(users, name).click();
    const choice = profile.getByRole('group', { name: /Job title/ });
    await expect(choice).toContainText('Gardener');
    await expect(choice).toContainText('Head of something');
    expect(portal.writes).toHaveLength(1);
    await choice.getByRole('button', { name: 'Keep mine' }).click();
    await expect(profile.getByLabel('Job title')).toBeFocused();
    await saveButton(users, name).click();
    await expect(profile).toContainText('1 change was saved.');
    expect(portal.writes.map(({ headers }) => headers['if-match'])).toHaveLength(2);
    expect(portal.writes[0].headers['if-match']).not.toBe(portal.writes[1].headers['if-match']);
  });

  test('reads the user after a lost answer, says what is true, and sends nothing again (F7)', async ({
    users,
    portal,
  }) => {
    await users.open();
    const [name] = await somebody(users, portal);
    await users.openProfile(name);
    portal.intercept(async ({ method }, forward) => {
      if (method !== 'PATCH') return undefined;
      await forward();
      return 'cut';
    });
    await users.profile(name).getByLabel('Job title').fill('Gardener');
    await saveButton(users, name).click();
    await expect(users.profile(name)).toContainText('The user was read again: 1 change was saved.');
    expect(portal.writes).toHaveLength(1);
  });

  test('asks before what is typed is lost, also before the page is left', async ({ users, page, portal }) => {
    await users.open();
    const [name] = await somebody(users, portal);
    await users.openProfile(name);
    await users.profile(name).getByLabel('Job title').fill('Gardener');
    await users.backButton.click();
    await expect(page.getByRole('alertdialog', { name: 'Discard 1 change?' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Keep editing' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(users.profile(name).getByLabel('Job title')).toHaveValue('Gardener');
    const asked = page.waitForEvent('dialog');
    await page.evaluate(() => setTimeout(() => location.reload()));
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    await users.backButton.click();
    await page.getByRole('button', { name: 'Discard 1 change' }).click();
    await expect(users.nameButton(name)).toBeFocused();
    expect(portal.writes).toHaveLength(0);
  });

  test('is text for a viewer whose role does not include it, and says why (R1)', async ({ users, page, portal }) => {
    await portal.backend.signIn(page.context(), portal.url, 'viewer');
    await users.open();
    const [name] = (await users.names()).slice(4);
    await users.openProfile(name);
    const profile = users.profile(name);
    await expect(profile).toContainText('Your role does not allow this.');
    await expect(profile.locator('form')).toHaveCount(0);
    // what is left is the day of “Make inactive”, which is refused as its button is
    const left = profile.getByRole('textbox');
    await expect(left).toHaveCount(1);
    await expect(left).toHaveAccessibleName('Date');
    await expect(left).toHaveAttribute('aria-disabled', 'true');
    await expect(left).not.toBeEditable();
    await expect(profile.getByRole('button', { name: 'Save date' })).toHaveAccessibleDescription(/role/);
  });

  test('checks a phone number with a chunk that comes with the first phone field', async ({ users, page, portal }) => {
    await users.open();
    const [name] = await somebody(users, portal);
    await users.openProfile(name);
    const chunk = page.waitForResponse(/phone-numbers/);
    const phone = users.profile(name).getByLabel('Phone');
    await phone.fill('+4930123456');
    expect((await chunk).ok()).toBe(true);
    await phone.press('Tab');
    await expect(phone).toHaveValue('+49 30 123456');
    await phone.fill('+49 1');
    await phone.press('Tab');
    await expect(phone).toHaveAccessibleDescription(/Enter a phone number/);
    expect(portal.violations).toHaveLength(0);
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
    await expect(users.profile(name).getByLabel('Email')).toHaveValue(await portal.backend.emailOf(id));
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
