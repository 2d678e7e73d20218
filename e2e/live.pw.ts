import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { hostPage } from './support/host-page.js';
import type { Portal } from './support/portal.js';
import { expect, test } from './support/test.js';
import { UsersPage } from './support/users-page.js';

/** The owner, in a browser of their own, with the same list. */
async function somebodyElse(browser: Browser, portal: Portal): Promise<UsersPage> {
  const context = await browser.newContext({ baseURL: portal.url });
  await portal.backend.signIn(context, portal.url, 'owner');
  const users = new UsersPage(await context.newPage());
  await users.open();
  return users;
}

/** The stream of changes is open: what is done from now on is heard of. */
async function follows(portal: Portal, followers = 1): Promise<void> {
  await expect.poll(() => portal.seen.filter(({ path }) => path === '/api/changes').length).toBe(followers);
}

async function complaints(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}

const said = (page: Page): Promise<string[]> => page.getByRole('status').allTextContents();

test.describe('while somebody else works on the same users', () => {
  test('their deletion is told, moves nothing, and is shown when asked for, by keyboard alone', async ({
    users,
    browser,
    portal,
  }) => {
    const { page } = users;
    await users.open();
    const other = await somebodyElse(browser, portal);
    await follows(portal, 2);
    const [, , , name, kept] = await users.deletable();
    await users.checkbox(kept).click();
    await page.mouse.move(0, 0);
    const before = await users.names();
    const top = (await users.row(kept).boundingBox())!.y;

    await other.askToDelete(name);
    await other.confirm();
    await expect(other.row(name)).toHaveCount(0);

    const show = page.getByRole('button', { name: 'Show 1 change' });
    await expect(show).toBeVisible();
    expect(await users.names()).toEqual(before);
    expect((await users.row(kept).boundingBox())!.y).toBe(top);
    await expect(users.row(name)).toContainText('Deleted');
    await expect.poll(() => said(page)).toContainEqual(expect.stringContaining('1 change by somebody else'));
    expect(await complaints(page)).toEqual([]);

    // back to this window: what is typed goes to the one that is in front
    await page.bringToFront();
    await show.focus();
    await page.keyboard.press('Enter');
    await expect(users.row(name)).toHaveCount(0);
    await expect(show).toHaveCount(0);
    await expect(users.checkbox(kept)).toBeChecked();
    await expect(page.getByText('Total: 66')).toBeVisible();
    await expect.poll(() => said(page)).toContainEqual(expect.stringContaining('The list is up to date.'));
    // the next stop is the one that came after the button
    await page.keyboard.press('Tab');
    expect((await users.focused()).label).toBe('Columns');
    await other.page.context().close();
  });

  test('a change of what a row shows appears there by itself, and is not told of the viewer’s own', async ({
    users,
    portal,
  }) => {
    await users.open();
    await follows(portal);
    const [, , , name, own] = await users.deletable();
    const id = await portal.backend.idOf(name);
    await portal.backend.database.query(`update users set status = 'inactive', version = version + 1 where id = $1`, [id]); // prettier-ignore
    await expect(users.row(name)).toContainText('Inactive');
    await users.openMenu(own);
    await users.item('Deactivate').click();
    await expect(users.row(own)).toContainText('Inactive');
    await portal.backend.database.query(`update users set login = 'changed.login', version = version + 1 where id = $1`, [id]); // prettier-ignore
    await expect(users.row(name)).toContainText('changed.login');
    await expect(users.page.getByRole('button', { name: /^Show \d+ change/ })).toHaveCount(0);
  });

  test('an open page says that its user was changed, and then that they are gone', async ({ users, portal }) => {
    const { page } = users;
    await users.open();
    await follows(portal);
    const [, , , name] = await users.deletable();
    const id = await portal.backend.idOf(name);
    await users.row(name).getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('heading', { name })).toBeVisible();
    // what is changed before the page has read the user is no news
    await expect(users.profile(name).getByLabel('Job title')).toBeEditable();
    await portal.backend.touch(id);
    await expect(page.getByText(`Somebody else has changed ${name} meanwhile.`).first()).toBeVisible();
    const job = users.profile(name).getByLabel('Job title');
    await expect(job).not.toHaveValue('Head of something');
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show the changes' }).click();
    await expect(job).toHaveValue('Head of something');
    await portal.backend.database.query('delete from users where id = $1', [id]);
    const gone = page.locator('.notice').filter({ hasText: `Somebody else has deleted ${name} meanwhile.` });
    await expect(gone).toBeVisible();
    await gone.getByRole('button', { name: 'Back to users' }).click();
    await expect(page.getByRole('button', { name: 'Show 1 change' })).toBeVisible();
  });

  test('a connection that is lost is taken up again where it was', async ({ users, portal }) => {
    let streams = 0;
    portal.intercept(async ({ path }, forward) => {
      if (path !== '/api/changes' || ++streams > 1) return undefined;
      const { body, headers } = await forward();
      const reader = body!.getReader();
      const { value } = await reader.read();
      await reader.cancel();
      // the place, soon to come again, and the end
      return new Response(new TextDecoder().decode(value).replace('retry: 3000', 'retry: 1'), { headers });
    });
    await users.open();
    await follows(portal);
    const [, , , name] = await users.deletable();
    await portal.backend.touch(await portal.backend.idOf(name));
    await portal.backend.database.query('delete from users where id = $1', [await portal.backend.idOf(name)]);
    await expect(users.page.getByRole('button', { name: 'Show 1 change' })).toBeVisible();
    const again = portal.seen.filter(({ path }) => path === '/api/changes').at(-1)!;
    expect(again.headers['last-event-id']).toMatch(/^[cs]/);
  });

  test('the stream ends with the element', async ({ users, portal }) => {
    await users.open();
    await follows(portal);
    const ended = users.page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/changes'));
    await users.page.evaluate(() => document.querySelector('user-manager')!.remove());
    await ended;
  });
});

for (const [lang, dir, width, scheme] of [
  ['en', undefined, 1200, 'light'],
  ['en', undefined, 1200, 'dark'],
  ['en', undefined, 320, 'light'],
  ['de', undefined, 320, 'light'],
  ['ar', 'rtl', 1200, 'light'],
  ['ar', 'rtl', 320, 'dark'],
] as const) {
  test.describe(`at ${width} px, ${lang}, ${scheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme: scheme });
    test('the button takes no line of its own, and nothing scrolls sideways (A6)', async ({ users, portal }) => {
      const { page } = users;
      portal.page('/users', hostPage({ lang, ...(dir && { dir }) }));
      await users.page.goto('/users');
      await expect(page.locator('user-row [part~=name]:not(:empty)').first()).toBeVisible();
      await follows(portal);
      const first = page.locator('user-row').first();
      const top = (await first.boundingBox())!.y;
      await portal.backend.database.query(`update users set first_name = 'Aaaron', version = version + 1 where id = 'u-0050'`); // prettier-ignore
      const live = page.locator('button.live');
      await expect(live).toBeVisible();
      expect((await first.boundingBox())!.y).toBe(top);
      expect((await live.boundingBox())!.height).toBeGreaterThanOrEqual(24);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/live-${lang}-${width}-${scheme}.png` }); // prettier-ignore
    });
  });
}
