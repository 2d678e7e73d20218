import { batchesOf, isBatch } from './support/batches.js';
import type { Portal } from './support/portal.js';
import { expect, test } from './support/test.js';
import type { UsersPage } from './support/users-page.js';

const tooMany = (seconds: number): Response =>
  Response.json({ title: 'Too many requests' }, { status: 429, headers: { 'Retry-After': `${seconds}` } });

test.describe('a run of 200', () => {
  test.setTimeout(120_000);

  test.beforeEach(async ({ users, portal }) => {
    await portal.reset(260);
    portal.intercept(batchesOf(20));
    await users.page.setViewportSize({ width: 1280, height: 900 });
  });

  test('with rate limits in the middle ends exactly right: all deleted, nobody twice (F11, T1)', async ({
    users,
    portal,
  }) => {
    let requests = 0;
    portal.intercept(({ method, path }) => {
      if (!isBatch(method, path)) return undefined;
      requests += 1;
      return requests === 3 ? tooMany(4) : requests === 6 || requests === 7 ? tooMany(0) : undefined;
    });
    const { ids, before } = await selectAll(users, portal);
    await users.confirm();
    await expect(users.dialog.getByText(/It goes on in 0:0\d/)).toBeVisible();
    await expect(users.dialog.getByRole('button', { name: 'Stop' })).toBeFocused();
    for (let press = 0; press < 3; press++) await users.page.keyboard.press('Escape');
    await expect(users.dialog).toBeVisible();
    await expect(users.dialog).toBeHidden({ timeout: 60_000 });
    const deleted = await portal.backend.deleted();
    expect(new Set(deleted).size).toBe(deleted.length);
    expect([...deleted].sort()).toEqual([...ids].sort());
    expect(await portal.backend.count()).toBe(before - ids.length);
  });

  test('whose sign-in expires in the middle waits for it and goes on where it stood (F19)', async ({
    users,
    portal,
    page,
  }) => {
    let requests = 0;
    portal.intercept(({ method, path }) => {
      if (!isBatch(method, path)) return undefined;
      requests += 1;
      return requests === 4 ? Response.json({ title: 'Sign in' }, { status: 401 }) : undefined;
    });
    const { ids, before } = await selectAll(users, portal);
    await page.evaluate(() => {
      const manager = document.querySelector('user-manager') as unknown as HTMLElement & { reconnect(): void };
      manager.addEventListener('users-auth-required', () => {
        document.documentElement.dataset['auth'] = 'required';
      });
    });
    await users.confirm();
    await expect(page.locator('html')).toHaveAttribute('data-auth', 'required');
    await expect(users.dialog.getByText(/^Your sign-in has ended/)).toBeVisible();
    expect(await portal.backend.deleted()).toHaveLength(60);
    await page.evaluate(() => (document.querySelector('user-manager') as unknown as { reconnect(): void }).reconnect());
    await expect(users.dialog).toBeHidden({ timeout: 60_000 });
    const deleted = await portal.backend.deleted();
    expect(new Set(deleted).size).toBe(deleted.length);
    expect([...deleted].sort()).toEqual([...ids].sort());
    expect(await portal.backend.count()).toBe(before - ids.length);
  });

  test('goes no further when another viewer signs in (F19)', async ({ users, portal, page }) => {
    let requests = 0;
    portal.intercept(({ method, path }) => {
      if (!isBatch(method, path)) return undefined;
      requests += 1;
      return requests === 2 ? Response.json({ title: 'Sign in' }, { status: 401 }) : undefined;
    });
    await selectAll(users, portal);
    await users.confirm();
    await expect(users.dialog.getByText(/^Your sign-in has ended/)).toBeVisible();
    await portal.backend.signIn(page.context(), portal.url, 'owner');
    await users.dialog.getByRole('button', { name: /^Go on with/ }).focus();
    await users.armed();
    await users.dialog.getByRole('button', { name: /^Go on with/ }).press('Enter');
    await expect(users.dialog).toContainText('not attempted');
    expect(await portal.backend.deleted()).toHaveLength(20);
  });

  test('above the limit of the host sends nothing and says so (U13)', async ({ users, portal, page }) => {
    await users.open();
    await page.evaluate(() => document.querySelector('user-manager')!.setAttribute('max-delete', '20'));
    await users.selectAllThatMatch();
    const sent = portal.seen.length;
    await page.locator('[data-bulk=delete]').click();
    await expect(users.dialog).toContainText('Too many to delete at once');
    expect(portal.seen.length).toBe(sent);
    expect(portal.deletions).toHaveLength(0);
  });

  test('is sent only when the host has approved it (S27)', async ({ users, portal, page }) => {
    const { ids } = await selectAll(users, portal);
    await page.evaluate(() => {
      const manager = document.querySelector('user-manager') as unknown as { approve: unknown };
      manager.approve = (plan: { counts: object }) =>
        new Promise((answer) => {
          document.documentElement.dataset['plan'] = JSON.stringify(plan);
          document.documentElement.addEventListener('approved', () => answer(true));
        });
    });
    // the question was asked before the host said that it wants to approve
    await users.page.keyboard.press('Escape');
    await page.locator('[data-bulk=delete]').click();
    await users.confirm();
    await expect(users.dialog).toContainText('Waiting for approval');
    expect(portal.deletions).toHaveLength(0);
    const plan = JSON.parse((await page.locator('html').getAttribute('data-plan'))!) as { targets: { id: string }[] };
    expect(plan.targets.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(JSON.stringify(plan)).not.toContain('@');
    await page.evaluate(() => document.documentElement.dispatchEvent(new Event('approved')));
    await expect(users.dialog).toBeHidden({ timeout: 60_000 });
    expect((await portal.backend.deleted()).length).toBe(ids.length);
  });
});

/** Selects everybody who can be, and asks to delete them. */
async function selectAll(users: UsersPage, portal: Portal): Promise<{ ids: string[]; before: number }> {
  await users.open();
  await users.selectAllThatMatch();
  await users.page.locator('[data-bulk=delete]').click();
  await users.asked();
  const ids = await users.page.evaluate(() => {
    const dialog = document.querySelector('user-manager')!.shadowRoot!.querySelector('confirm-delete-dialog')!;
    return dialog.users.map(({ id }) => id);
  });
  return { ids, before: await portal.backend.count() };
}
