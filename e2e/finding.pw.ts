import { hostPage } from './support/host-page.js';
import { expect, test } from './support/test.js';

test.describe('finding people', () => {
  test('the list says how many there are, sorted by name', async ({ users, page }) => {
    await users.open();
    await expect(page.getByText('Total: 67')).toBeVisible();
    await expect(page.getByText('1-25 of 67')).toBeVisible();
    await expect(users.rows).toHaveCount(25);
    await expect(page.getByRole('columnheader', { name: /User Name/ })).toHaveAttribute('aria-sort', 'ascending');
    await expect(users.table).toHaveAttribute('aria-rowcount', '68');
  });

  test('pages go forward and back, to the last one', async ({ users, page }) => {
    await users.open();
    const first = await users.names();
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(page.getByText('26-50 of 67')).toBeVisible();
    const second = await users.names();
    expect(second.filter((name) => first.includes(name))).toEqual([]);
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(page.getByText('51-67 of 67')).toBeVisible();
    await expect(users.rows).toHaveCount(17);
    await page.getByRole('button', { name: 'Previous page' }).click();
    await expect(page.getByText('26-50 of 67')).toBeVisible();
    expect(await users.names()).toEqual(second);
  });

  test('another order comes from the server and is announced by aria-sort', async ({ users, page, portal }) => {
    await users.open();
    const ascending = await users.names();
    await page
      .getByRole('columnheader', { name: /User Name/ })
      .getByRole('button')
      .click();
    await expect(page.getByRole('columnheader', { name: /User Name/ })).toHaveAttribute('aria-sort', 'descending');
    await expect.poll(() => users.names().then(([name]) => name)).not.toBe(ascending[0]);
    const lists = portal.seen.filter(({ path }) => path === '/api/users');
    expect(lists.at(-1)?.search).toContain('sort=-name');
  });

  test('a search asks once the typing pauses, and shows only whom the server found', async ({
    users,
    page,
    portal,
  }) => {
    await users.open();
    const [, , name] = await users.names();
    portal.seen.length = 0;
    await users.search.pressSequentially(name.slice(0, 12), { delay: 20 });
    await expect(users.row(name)).toBeVisible();
    await expect.poll(() => users.rows.count()).toBeLessThan(25);
    expect(portal.seen.filter(({ path }) => path === '/api/users').length).toBeLessThanOrEqual(3);
    await users.search.fill('nobody is called this');
    await expect(page.getByText('No user matches')).toBeVisible();
    await page.getByRole('button', { name: 'Clear search and filters' }).first().click();
    await expect(users.rows).toHaveCount(25);
  });

  test('a filter narrows to what the server says', async ({ users, portal }) => {
    await users.open();
    const rows = await portal.backend.database.query<{ id: string }>(`select id from users where status = 'inactive'`);
    await users.chooseFilter('Status', 'Inactive');
    await expect(users.rows).toHaveCount(rows.length);
  });

  test('columns are the viewer’s choice, which the host hears and keeps', async ({ users, page }) => {
    await users.open();
    await page.evaluate(() => {
      document.querySelector('user-manager')!.addEventListener('users-preferences-change', (event) => {
        document.documentElement.dataset['columns'] = JSON.stringify((event as never as { columns: string[] }).columns);
      });
    });
    await expect(page.getByRole('columnheader', { name: /Status/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page
      .getByRole('menuitemcheckbox', { name: 'Status' })
      .or(page.getByRole('checkbox', { name: 'Status' }))
      .click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('columnheader', { name: /Status/ })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-columns', '["department","status"]');
  });

  test('with url-view the address carries the view, and back and forward restore it', async ({
    users,
    page,
    portal,
  }) => {
    portal.page('/addressed', hostPage({ attributes: 'url-view' }));
    await users.open('/addressed');
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(page.getByText('26-50 of 67')).toBeVisible();
    expect(new URL(page.url()).searchParams.get('from')).toBe('25');
    await page.goBack();
    await expect(page.getByText('1-25 of 67')).toBeVisible();
    await page.goForward();
    await expect(page.getByText('26-50 of 67')).toBeVisible();
    await page.reload();
    await expect(page.getByText('26-50 of 67')).toBeVisible();
  });

  test('an address that is garbage shows the list all the same', async ({ users, page, portal }) => {
    portal.page('/addressed', hostPage({ attributes: 'url-view' }));
    await page.goto('/addressed?from=-1&sort=__proto__&filter.constructor=x&filter.=&cursor=%00&from=9e9');
    await expect(users.rows.first().or(page.getByText(/No user matches|could not be loaded/).first())).toBeVisible();
  });

  test('after the last page was emptied by deleting, the list steps back to one that exists', async ({
    users,
    page,
    portal,
  }) => {
    await portal.reset(26);
    await users.open();
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(users.rows).toHaveCount(1);
    const [name] = await users.names();
    await users.askToDelete(name);
    await users.confirm();
    await expect(users.rows).toHaveCount(25);
    await expect(page.getByText('1-25 of 25')).toBeVisible();
  });

  test('a failed load says so and can be tried again', async ({ users, page, portal }) => {
    let failing = true;
    portal.intercept(({ path }) =>
      failing && path === '/api/users' ? new Response(null, { status: 500 }) : undefined,
    );
    await page.goto('/users');
    await expect(page.getByText('The users could not be loaded')).toBeVisible();
    failing = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(users.rows).toHaveCount(25);
  });

  test('the answer to the latest question wins, whatever comes in last (F4)', async ({ users, portal, page }) => {
    await users.open();
    const [, , name] = await users.names();
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    portal.intercept(async ({ search }, forward) => {
      if (!search.includes('search=zz')) return undefined;
      await held;
      return forward();
    });
    const asked = page.waitForRequest(/search=zz/);
    await users.search.fill('zz');
    const late = await asked;
    await expect.poll(() => portal.seen.some(({ search }) => search.includes('search=zz'))).toBe(true);
    await users.search.fill(name);
    await expect(users.row(name)).toBeVisible();
    release();
    // given up by the page, or read to its end
    await (await late.response())?.finished();
    await expect(users.row(name)).toBeVisible();
  });
});
