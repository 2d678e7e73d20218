import { expect, test } from './support/test.js';

test.describe('the server has the last word (R12)', () => {
  test('a user who became the owner after the list was read is refused, by name and reason (F1, F2)', async ({
    users,
    portal,
  }) => {
    await users.open();
    const [name] = (await users.deletable()).slice(3);
    const id = await portal.backend.idOf(name);
    await users.askToDelete(name);
    await portal.backend.makeOwner(id);
    await users.confirm();
    await expect(users.dialog).toContainText(name);
    await expect(users.dialog).toContainText(/Account Owner|changed/i);
    expect(await portal.backend.deleted()).toEqual([]);
    expect(await portal.backend.exists(id)).toBe(true);
  });

  test('a right that was taken away meanwhile becomes that user’s outcome', async ({ users, portal }) => {
    await users.open();
    const [name] = (await users.deletable()).slice(3);
    const id = await portal.backend.idOf(name);
    await users.askToDelete(name);
    await portal.backend.makeViewer(portal.backend.viewers.administrator);
    await users.confirm();
    await expect(users.dialog).toContainText(name);
    await expect(users.dialog).toContainText(/role/i);
    expect(await portal.backend.deleted()).toEqual([]);
    expect(await portal.backend.exists(id)).toBe(true);
  });

  test('a user whom somebody changed meanwhile is not deleted, and nobody asks again silently (F1, T9)', async ({
    users,
    portal,
  }) => {
    await users.open();
    const [name] = (await users.deletable()).slice(3);
    const id = await portal.backend.idOf(name);
    await users.askToDelete(name);
    await portal.backend.touch(id);
    await users.confirm();
    await expect(users.dialog).toContainText(/changed/i);
    expect(await portal.backend.exists(id)).toBe(true);
    expect(portal.deletions.length).toBeLessThanOrEqual(1);
  });

  test('a user whom somebody else deleted is already gone, not deleted by us (F8)', async ({ users, portal }) => {
    await users.open();
    const [name] = (await users.deletable()).slice(3);
    const id = await portal.backend.idOf(name);
    await users.askToDelete(name);
    await portal.backend.database.query('delete from users where id = $1', [id]);
    await users.confirm();
    await expect(users.row(name)).toHaveCount(0);
    await expect(users.page.getByText(/already/i).first()).toBeVisible();
    expect(await portal.backend.deleted()).toEqual([]);
  });

  test('an answer that is lost on the way is looked up, never sent again (F7, T10)', async ({ users, portal }) => {
    portal.intercept(async ({ method }, forward) => {
      if (method !== 'DELETE') return undefined;
      await forward();
      return 'cut';
    });
    await users.open();
    const [name] = (await users.deletable()).slice(3);
    const id = await portal.backend.idOf(name);
    await users.askToDelete(name);
    await users.confirm();
    await expect(users.row(name)).toHaveCount(0);
    expect(await portal.backend.deleted()).toEqual([id]);
    expect(portal.deletions).toHaveLength(1);
    expect(portal.seen.at(-1)?.method).toBe('GET');
  });

  test('a deletion that the browser itself repeats carries one key and is done once', async ({ users, portal }) => {
    // browsers send a request again when a connection that was used before breaks without a byte of an answer
    portal.intercept(async ({ method }, forward) => {
      if (method !== 'DELETE') return undefined;
      await forward();
      return 'drop';
    });
    await users.open();
    const [name] = (await users.deletable()).slice(3);
    const id = await portal.backend.idOf(name);
    await users.askToDelete(name);
    await users.confirm();
    await expect(users.row(name)).toHaveCount(0);
    expect(await portal.backend.deleted()).toEqual([id]);
    expect(new Set(portal.deletions.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  test('an answer that is lost before anything happened is not called deleted', async ({ users, portal }) => {
    portal.intercept(({ method }) => (method === 'DELETE' ? 'cut' : undefined));
    await users.open();
    const [name] = (await users.deletable()).slice(3);
    const id = await portal.backend.idOf(name);
    await users.askToDelete(name);
    await users.confirm();
    await expect(users.dialog.getByText(/not|unknown|failed/i).first()).toBeVisible();
    await expect(users.dialog).toContainText(name);
    expect(await portal.backend.exists(id)).toBe(true);
    expect(portal.deletions).toHaveLength(1);
  });

  test('a redirect to a login page is never a success (F20, T2)', async ({ users, portal }) => {
    portal.page('/login', '<!doctype html><title>Sign in</title>');
    portal.intercept(({ method }) =>
      method === 'DELETE' ? new Response(null, { status: 302, headers: { Location: '/login' } }) : undefined,
    );
    await users.open();
    const [name] = (await users.deletable()).slice(3);
    await users.askToDelete(name);
    await users.confirm();
    await expect(users.dialog.getByText(/not|unknown|failed/i).first()).toBeVisible();
    expect(await portal.backend.deleted()).toEqual([]);
    expect(await portal.backend.count()).toBe(67);
  });

  test('a page of HTML with status 200 is never a success (F21)', async ({ users, portal }) => {
    portal.intercept(({ method }) =>
      method === 'DELETE'
        ? new Response('<h1>Welcome to the hotel</h1>', { headers: { 'Content-Type': 'text/html' } })
        : undefined,
    );
    await users.open();
    const [name] = (await users.deletable()).slice(3);
    await users.askToDelete(name);
    await users.confirm();
    await expect(users.dialog.getByText(/not|unknown|failed/i).first()).toBeVisible();
    expect(await portal.backend.count()).toBe(67);
  });

  test('a sign-in that ends in the middle stops, tells the page, and deletes nobody else', async ({
    users,
    portal,
    page,
  }) => {
    await users.open();
    const [name] = (await users.deletable()).slice(3);
    await page.evaluate(() => {
      document.querySelector('user-manager')!.addEventListener('users-auth-required', () => {
        document.documentElement.dataset['auth'] = 'required';
      });
    });
    await users.askToDelete(name);
    await page.context().clearCookies();
    await users.confirm();
    await expect(page.locator('html')).toHaveAttribute('data-auth', 'required');
    await expect(page.getByText(/sign in/i).first()).toBeVisible();
    expect(await portal.backend.deleted()).toEqual([]);
  });
});

test.describe('signed out from the start', () => {
  test('says so, offers nothing, and goes on after reconnect()', async ({ users, portal, page }) => {
    await page.context().clearCookies();
    await page.goto('/users');
    await expect(page.getByText(/sign in|signed out/i).first()).toBeVisible();
    await expect(users.rows).toHaveCount(0);
    await portal.backend.signIn(page.context(), portal.url, 'administrator');
    await page.evaluate(() => (document.querySelector('user-manager') as unknown as { reconnect(): void }).reconnect());
    await expect(users.rows.first()).toBeVisible();
  });
});
