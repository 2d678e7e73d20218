import { expect, test } from './support/test.js';

test.describe('deleting one user', () => {
  test('from the row menu: one request, one row gone, one line in the audit (U1, U2)', async ({ users, portal }) => {
    await users.open();
    const [name] = (await users.deletable()).slice(3);
    const id = await portal.backend.idOf(name);
    await users.askToDelete(name);
    await expect(users.dialog).toContainText(name);
    await expect(users.dialog).toContainText(await portal.backend.emailOf(id));
    await users.confirm();
    await expect(users.row(name)).toHaveCount(0);
    expect(await portal.backend.deleted()).toEqual([id]);
    expect(portal.deletions).toHaveLength(1);
    expect(portal.deletions[0].headers['if-match']).toBeTruthy();
    expect(portal.deletions[0].headers['idempotency-key']).toBeTruthy();
  });

  test('from the right-click menu', async ({ users, portal }) => {
    await users.open();
    const [name] = (await users.deletable()).slice(4);
    const id = await portal.backend.idOf(name);
    await users.row(name).click({ button: 'right', position: { x: 400, y: 10 } });
    await users.item(/^Delete/).click();
    await users.confirm();
    await expect(users.row(name)).toHaveCount(0);
    expect(await portal.backend.deleted()).toEqual([id]);
  });

  test('by keyboard alone, from finding to the next row (A3, A4)', async ({ users, page, portal }) => {
    await users.open();
    await users.search.focus();
    await page.keyboard.type('a');
    await expect(users.rows.first()).toBeVisible();
    await expect.poll(() => portal.seen.some(({ search }) => search.includes('search=a'))).toBe(true);
    const [, name] = await users.deletable();
    const shown = await users.names();
    const next = shown[shown.indexOf(name) + 1];
    const id = await portal.backend.idOf(name);
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if ((await users.focused()).label.includes(name)) break;
    }
    expect((await users.focused()).label).toContain(name);
    await page.keyboard.press('Shift+F10');
    await expect(users.menu).toBeVisible();
    await page.keyboard.press('d');
    for (let presses = 0; presses < 10 && !(await users.focused()).label.startsWith('Delete'); presses++) {
      await page.keyboard.press('d');
    }
    await page.keyboard.press('Enter');
    await users.asked();
    const closes = /^(Cancel|Close)/.test((await users.focused()).label);
    await page.keyboard.press('Enter');
    expect(portal.deletions, 'Enter on the element with the first focus deletes nobody (U3)').toHaveLength(0);
    if (closes) {
      await expect(users.dialog).toBeHidden();
      await page.keyboard.press('Delete');
      await expect(users.dialog).toBeVisible();
    }
    const field = users.dialog.getByRole('textbox');
    if (await field.count()) {
      for (let presses = 0; presses < 10 && (await users.focused()).tag !== 'input'; presses++) {
        await page.keyboard.press('Tab');
      }
      await page.keyboard.type((await users.wanted()) ?? '');
    }
    await expect(users.deleteButton).toBeEnabled();
    for (let presses = 0; presses < 12 && !(await users.focused()).label.startsWith('Delete '); presses++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await expect(users.row(name)).toHaveCount(0);
    await expect(users.dialog).toBeHidden();
    expect(await portal.backend.deleted()).toEqual([id]);
    await expect.poll(async () => (await users.focused()).label).toContain(next);
  });

  test('the Delete key on a row opens the dialog for that row and never deletes', async ({ users, page, portal }) => {
    await users.open();
    const [name] = (await users.deletable()).slice(2);
    await users.checkbox(name).focus();
    await page.keyboard.press('Delete');
    await expect(users.dialog).toContainText(name);
    await page.keyboard.press('Escape');
    await expect(users.dialog).toBeHidden();
    expect(portal.writes).toHaveLength(0);
    await expect.poll(async () => (await users.focused()).label).toContain(name);
  });

  test('a double click on the menu item and a held Enter confirm nothing (U4, T11)', async ({
    users,
    page,
    portal,
  }) => {
    await users.open();
    const [name] = (await users.deletable()).slice(2);
    await users.openMenu(name);
    await users.item(/^Delete/).dblclick();
    await expect(users.dialog).toBeVisible();
    await page.keyboard.down('Enter');
    for (let repeat = 0; repeat < 30; repeat++) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    expect(portal.deletions).toHaveLength(0);
    expect(await portal.backend.deleted()).toEqual([]);
  });

  test('deactivate instead keeps the user and their statistics (R6, U8)', async ({ users, portal }) => {
    await users.open();
    const [name] = (await users.deletable()).slice(3);
    const id = await portal.backend.idOf(name);
    await portal.backend.database.query(`update users set status = 'active' where id = $1`, [id]);
    await users.page.reload();
    await users.askToDelete(name);
    await users.armed();
    await users.dialog.getByRole('button', { name: /^Deactivate/ }).click();
    await expect.poll(() => portal.backend.statusOf(id)).toBe('inactive');
    expect(await portal.backend.deleted()).toEqual([]);
    expect(portal.deletions).toHaveLength(0);
    await expect(users.row(name)).toBeVisible();
  });
});

test.describe('deleting many users', () => {
  test('from the bulk bar: exactly those who were named (U1, U9)', async ({ users, portal }) => {
    await users.open();
    const names = (await users.deletable()).slice(3, 6);
    const ids = await Promise.all(names.map((name) => portal.backend.idOf(name)));
    for (const name of names) await users.checkbox(name).check();
    await users.bulkBar.getByRole('button', { name: /^Delete/ }).click();
    for (const name of names) await expect(users.dialog).toContainText(name);
    await users.confirm();
    for (const name of names) await expect(users.row(name)).toHaveCount(0);
    expect((await portal.backend.deleted()).toSorted()).toEqual(ids.toSorted());
  });

  test('the dialog keeps its people although the list behind it changes (U9, T5)', async ({ users, portal, page }) => {
    await users.open();
    const [name, other] = (await users.deletable()).slice(3);
    const id = await portal.backend.idOf(name);
    await users.askToDelete(name);
    await portal.backend.database.query('delete from users where id = $1', [await portal.backend.idOf(other)]);
    await page.evaluate(() => (document.querySelector('user-manager') as unknown as { reload(): void }).reload());
    await expect(users.row(other)).toHaveCount(0);
    await expect(users.dialog).toContainText(name);
    await users.confirm();
    await expect.poll(() => portal.backend.deleted()).toEqual([id]);
  });

  test('selected people whom a filter hides are named before anything is deleted (U10)', async ({ users, portal }) => {
    await users.open();
    const [hidden, shown] = (await users.deletable()).slice(3);
    await users.checkbox(hidden).check();
    await users.search.fill(shown);
    await expect(users.row(hidden)).toHaveCount(0);
    await users.checkbox(shown).check();
    await expect(users.page.getByText(/1 hidden by/i).first()).toBeVisible();
    expect(portal.deletions).toHaveLength(0);
  });

  test('2,000 people: all that match a filter are selected, deleted, and the audit has exactly those (F30, F31, T7)', async ({
    users,
    portal,
    page,
  }) => {
    test.setTimeout(180_000);
    await portal.reset(2000);
    await users.open();
    await users.chooseFilter('Status', 'Inactive');
    await expect.poll(() => portal.seen.some(({ search }) => search.includes('filter.status=inactive'))).toBe(true);
    const rows = await portal.backend.database.query<{ id: string }>(
      `select id from users where status = 'inactive' and not owner and id <> $1`,
      [portal.backend.viewers.administrator],
    );
    await users.selectAllThatMatch();
    await users.bulkBar.getByRole('button', { name: /^Delete/ }).click();
    await expect(users.dialog).toContainText(new RegExp(String(rows.length)));
    await users.confirm();
    await expect
      .poll(() => portal.backend.deleted().then(({ length }) => length), { timeout: 120_000 })
      .toBe(rows.length);
    expect(new Set(await portal.backend.deleted())).toEqual(new Set(rows.map(({ id }) => id)));
    expect(await portal.backend.count()).toBe(2000 - rows.length);
    await expect(page.getByText(String(rows.length)).first()).toBeVisible();
  });
});
