import { expect, test } from './support/test.js';
import type { UsersPage } from './support/users-page.js';

/** Every way there is to delete this person; none may lead to a request. */
async function tryEverySurface(users: UsersPage, name: string, reason: RegExp): Promise<void> {
  const { page } = users;
  await users.openMenu(name);
  const item = users.item(/^Delete/);
  await expect(item).toHaveAttribute('aria-disabled', 'true');
  await item.focus();
  await expect(item).toHaveAccessibleDescription(reason);
  await page.keyboard.press('Enter');
  await expect(users.dialog).toBeHidden();
  await item.click({ force: true });
  await expect(users.dialog).toBeHidden();
  await page.keyboard.press('Escape');

  await users.row(name).click({ button: 'right', position: { x: 400, y: 10 } });
  await expect(users.item(/^Delete/)).toHaveAttribute('aria-disabled', 'true');
  await users.item(/^Delete/).click({ force: true });
  await page.keyboard.press('Escape');
  await expect(users.dialog).toBeHidden();

  await users.checkbox(name).focus();
  await page.keyboard.press('Delete');
  await expect(users.deleteButton).toHaveCount(0);
  if (await users.dialog.isVisible()) {
    await expect(users.dialog).toContainText(reason);
    await page.keyboard.press('Escape');
  }
}

test.describe('who may not be deleted', () => {
  test('the Account Owner, on every surface (R2)', async ({ users, portal }) => {
    await users.open();
    const name = await portal.backend.nameOf(portal.backend.viewers.owner);
    await users.find(name);
    await tryEverySurface(users, name, /Account Owner/);
    await users.checkbox(name).click({ force: true });
    await expect(users.checkbox(name)).not.toBeChecked();
    await expect(users.checkbox(name)).toHaveAttribute('aria-disabled', 'true');
    expect(portal.writes).toHaveLength(0);
    expect(await portal.backend.count()).toBe(67);
  });

  test('the viewer themselves, on every surface (R3)', async ({ users, portal }) => {
    await users.open();
    const name = await portal.backend.nameOf(portal.backend.viewers.administrator);
    await users.find(name);
    await tryEverySurface(users, name, /This is you/);
    expect(portal.writes).toHaveLength(0);
  });

  test('anybody, by a viewer whose role does not include it (R1)', async ({ users, portal, page }) => {
    await portal.backend.signIn(page.context(), portal.url, 'viewer');
    await users.open();
    const [name] = (await users.names()).slice(4);
    await tryEverySurface(users, name, /role/);
    expect(portal.writes).toHaveLength(0);
  });

  test('people outside the departments of a department administrator (R4)', async ({ users, portal, page }) => {
    await portal.backend.signIn(page.context(), portal.url, 'department-administrator');
    const [outside] = await portal.backend.outsideTheDepartment();
    await users.open();
    await users.find(outside.name);
    await tryEverySurface(users, outside.name, /outside the departments/);
    expect(portal.writes).toHaveLength(0);
  });

  test('select all leaves them out, and the dialog says who will not be deleted and why (U7)', async ({
    users,
    portal,
    page,
  }) => {
    await portal.backend.signIn(page.context(), portal.url, 'department-administrator');
    await users.open();
    await users.headCheckbox.click();
    const bar = users.bulkBar.getByRole('button', { name: /^Delete/ });
    await bar.click();
    await expect(users.dialog).toBeVisible();
    const owner = await portal.backend.nameOf(portal.backend.viewers.owner);
    await expect(users.deleteButton).not.toHaveAccessibleName(new RegExp(owner));
    await page.keyboard.press('Escape');
    expect(portal.writes).toHaveLength(0);
  });
});
