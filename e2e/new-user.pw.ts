import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { hostPage } from './support/host-page.js';
import { expect, test } from './support/test.js';

const newUser = (page: Page) => page.getByRole('button', { name: 'New User' });
const region = (page: Page, name = 'New user') => page.getByRole('region', { name });
const create = (page: Page) => page.getByRole('button', { name: 'Create user', exact: true });

async function fill(page: Page, login: string): Promise<void> {
  await page.getByLabel('First name').fill('Hedy');
  await page.getByLabel('Last name').fill('Lamarr');
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Email', { exact: false }).first().fill(`${login}@example.com`);
}

/** Chooses the first department that these words find, by keyboard alone. */
async function choosePlace(page: Page, words: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Department', exact: true });
  await field.focus();
  await page.keyboard.type(words);
  await expect(page.getByRole('option', { name: 'Sales' }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

test.describe('a new user', () => {
  test('is created where the viewer chose, invited, recorded, and their page opens', async ({
    users,
    page,
    portal,
  }) => {
    await users.open();
    const before = await portal.backend.count();
    await newUser(page).click();
    await expect(page.getByLabel('First name')).toBeFocused();
    await fill(page, 'hedy.lamarr');
    await choosePlace(page, 'my company sales');
    await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Instructor' });
    await create(page).click();
    await expect(users.profile('Hedy Lamarr')).toBeVisible();
    await expect(page.getByText('Hedy Lamarr was created.').first()).toBeVisible();
    const [row] = await portal.backend.database.query<Record<string, string>>(
      `select id, status, department_id, role_id from users where login = 'hedy.lamarr'`,
    );
    expect(row).toMatchObject({ status: 'invited', department_id: 'd-sales', role_id: 'instructor' });
    expect(await portal.backend.count()).toBe(before + 1);
    const [audit] = await portal.backend.database.query<Record<string, string>>(
      `select action, outcome, idempotency_key from audit where user_id = $1`,
      [row.id],
    );
    expect(audit).toMatchObject({ action: 'create', outcome: 'done' });
    expect(audit.idempotency_key).toBe(portal.writes[0].headers['idempotency-key']);
    expect(portal.writes).toHaveLength(1);
    await users.backButton.click();
    await expect(users.table).toBeVisible();
  });

  test('and another one: department stays, the rest is empty, focus is in the first field', async ({
    users,
    page,
    portal,
  }) => {
    await users.open();
    await newUser(page).click();
    await choosePlace(page, 'my company sales');
    await fill(page, 'hedy.one');
    await page.getByRole('button', { name: 'Create and add another' }).click();
    await expect(page.getByLabel('First name')).toBeFocused();
    await expect(page.getByLabel('Login')).toHaveValue('');
    await fill(page, 'hedy.two');
    await page.getByRole('button', { name: 'Create and add another' }).click();
    await expect(page.getByLabel('Login')).toHaveValue('');
    const rows = await portal.backend.database.query(
      `select login from users where department_id = 'd-sales' and login like 'hedy.%' order by login`,
    );
    expect(rows).toEqual([{ login: 'hedy.one' }, { login: 'hedy.two' }]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(newUser(page)).toBeFocused();
    await expect(page.getByText(/^Total: 69$/)).toBeVisible();
  });

  test('with a login that is taken is explained at the field, and nothing is lost (R12)', async ({
    users,
    page,
    portal,
  }) => {
    await users.open();
    await newUser(page).click();
    await fill(page, 'agnes.garcia');
    await create(page).click();
    const login = page.getByLabel('Login');
    await expect(login).toBeFocused();
    await expect(login).toHaveAccessibleDescription(/This login is taken/);
    await expect(login).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('First name')).toHaveValue('Hedy');
    await fill(page, 'hedy.lamarr');
    await create(page).click();
    await expect(users.profile('Hedy Lamarr')).toBeVisible();
    expect(portal.writes.map(({ headers }) => headers['idempotency-key']).length).toBe(2);
    expect(await portal.backend.count()).toBe(68);
  });

  test('by keyboard alone, from the list and back to its button (A3)', async ({ users, page }) => {
    await users.open();
    await newUser(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('First name')).toBeFocused();
    await page.keyboard.type('Hedy');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('hedy');
    await page.keyboard.press('Tab');
    await page.keyboard.type('hedy@example.com');
    await users.backButton.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Keep editing' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(newUser(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('hedy');
    await page.keyboard.press('Tab');
    await page.keyboard.type('hedy@example.com');
    await page.keyboard.press('Enter');
    await expect(users.profile('hedy')).toBeVisible();
  });

  test('is created once where the answer is lost: looked for, and found (F7)', async ({ users, page, portal }) => {
    await users.open();
    portal.intercept(async ({ method }, forward) => {
      if (method !== 'POST') return undefined;
      await forward();
      return new Response('gone', { status: 502 });
    });
    await newUser(page).click();
    await fill(page, 'hedy.lamarr');
    await create(page).click();
    await expect(users.profile('Hedy Lamarr')).toBeVisible();
    expect(await portal.backend.count()).toBe(68);
    expect(portal.writes).toHaveLength(1);
  });

  test('beyond the licence is announced before, and created inactive without e-mail (R8, R10)', async ({
    users,
    page,
    portal,
  }) => {
    await portal.backend.database.query('update account set seats = 1');
    await users.open();
    await newUser(page).click();
    await expect(page.getByText(/The licence has no free seat/)).toBeVisible();
    await fill(page, 'hedy.lamarr');
    await create(page).click();
    await expect(users.profile('Hedy Lamarr')).toBeVisible();
    await expect(page.getByText('Hedy Lamarr was created inactive.').first()).toBeVisible();
    expect(await portal.backend.database.query('select kind from outbox')).toEqual([]);
  });

  test('is refused to a viewer whose role does not include it, with the reason (R1)', async ({
    users,
    page,
    portal,
  }) => {
    await portal.backend.signIn(page.context(), portal.url, 'viewer');
    await users.open();
    await expect(newUser(page)).toHaveAttribute('aria-disabled', 'true');
    await expect(newUser(page)).toHaveAccessibleDescription(/role/);
    await newUser(page).click({ force: true });
    await expect(region(page)).toHaveCount(0);
    expect(portal.writes).toHaveLength(0);
  });
});

test.describe('several new users by e-mail', () => {
  test('five, one of whom exists: each has an outcome, and the four are there', async ({ users, page, portal }) => {
    await users.open();
    await newUser(page).click();
    await page.getByRole('button', { name: 'Add several by email' }).click();
    await page
      .getByLabel('Email addresses')
      .fill(
        'Hedy Lamarr <hedy@example.com>, ada@example.com; agnes.garcia@example.com\nlin@example.com grace@example.com',
      );
    await page.getByRole('button', { name: 'Create 5 users' }).click();
    const report = page.getByRole('region', { name: 'What became of them' });
    await expect(report).toContainText('Created: 4');
    await expect(report.getByRole('listitem').filter({ hasText: 'agnes.garcia' })).toContainText('Exists already');
    expect(await portal.backend.count()).toBe(71);
    expect(await portal.backend.idOf('Hedy Lamarr')).toBeTruthy();
    const keys = portal.writes.map(({ headers }) => headers['idempotency-key']);
    expect([keys.length, new Set(keys).size]).toEqual([5, 5]);
    await users.backButton.click();
    await expect(page.getByText(/^Total: 71$/)).toBeVisible();
  });
});

test('a host that cancels user-create-request shows its own page, and hears of who was created (S19)', async ({
  users,
  page,
}) => {
  await users.open();
  const heard = page.evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        const manager = document.querySelector('user-manager')!;
        manager.addEventListener('user-create-request', (event) => event.preventDefault(), { once: true });
        manager.addEventListener('users-created', (event) =>
          resolve(Object.keys(event).concat(typeof (event as unknown as { ids: string[] }).ids[0])),
        );
      }),
  );
  await newUser(page).click();
  await expect(region(page)).toHaveCount(0);
  await newUser(page).click();
  await fill(page, 'hedy.lamarr');
  await create(page).click();
  expect(await heard).toEqual(['isTrusted', 'ids', 'string']);
});

for (const [what, given, width] of [
  ['light', { scheme: 'light' }, 1200],
  ['dark', { scheme: 'dark' }, 1200],
  ['at 320 px', {}, 320],
  ['right to left', { lang: 'ar', dir: 'rtl' }, 900],
] as const) {
  test(`the page of new users breaks no rule of axe and never scrolls sideways: ${what} (A1, A7)`, async ({
    users,
    page,
    portal,
  }) => {
    portal.page('/new', hostPage(given));
    await page.setViewportSize({ width, height: 800 });
    await users.open('/users');
    await page.goto('/new');
    await page.getByRole('button', { name: /^(New User|مستخدم جديد)$/ }).click();
    await expect(page.getByRole('heading', { name: /^(New user|مستخدم جديد)$/ })).toBeVisible();
    await page.locator('[part=create-button]').click();
    expect((await new AxeBuilder({ page }).include('user-manager').analyze()).violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.locator('[part=mode-button]').click();
    await page.locator('textarea').fill('a@x.test, bob');
    expect((await new AxeBuilder({ page }).include('user-manager').analyze()).violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}
