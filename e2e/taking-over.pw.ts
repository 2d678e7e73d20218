import type { Locator } from '@playwright/test';
import { expect, testOn } from './support/test.js';
import type { Portal } from './support/portal.js';
import type { UsersPage } from './support/users-page.js';

/** The same portal, on a backend that hands on what belongs to whoever is deleted. */
const test = testOn({ deleteSuccessor: 'required', retentionDays: 30 });

const field = (users: UsersPage): Locator => users.dialog.getByRole('combobox', { name: 'Who takes over' });

/** Somebody who may be deleted and has courses, somebody else who takes over, and whose those courses are. */
async function cast(users: UsersPage, portal: Portal) {
  await users.open();
  const owners = await portal.backend.database.query<{ owner_id: string }>(
    'select distinct owner_id from courses where owner_id is not null',
  );
  const people = await Promise.all(
    (await users.deletable()).map(async (name) => ({ name, id: await portal.backend.idOf(name) })),
  );
  const leaving = people.find(({ id }) => owners.some(({ owner_id }) => owner_id === id));
  const heir = people.find((one) => one !== leaving);
  if (!leaving || !heir) throw new Error('Nobody in sight who has a course and may be deleted.');
  const coursesOf = async (id: string): Promise<string[]> =>
    (await portal.backend.database.query<{ id: string }>('select id from courses where owner_id = $1 order by id', [id])).map((one) => one.id); // prettier-ignore
  return { leaving, heir, coursesOf };
}

test('nobody is deleted before somebody takes over; then the courses are theirs, and the audit says so', async ({
  users,
  portal,
}) => {
  const { leaving, heir, coursesOf } = await cast(users, portal);
  const courses = [...(await coursesOf(leaving.id)), ...(await coursesOf(heir.id))].sort();
  await users.askToDelete(leaving.name);
  await users.satisfy();
  await users.armed();
  await users.deleteButton.press('Enter');
  await expect(field(users)).toBeFocused();
  expect(portal.deletions).toEqual([]);
  await field(users).fill(leaving.name);
  // whoever goes is not there to be chosen; somebody of the same name may be
  const options = users.dialog.getByRole('option');
  await expect(users.dialog.getByText('Looking for users')).toHaveCount(0);
  await expect(
    options.first().or(users.dialog.getByText('Nobody fits whom you are not deleting').first()),
  ).toBeVisible();
  await expect(options.filter({ hasText: await portal.backend.emailOf(leaving.id) })).toHaveCount(0);
  await field(users).fill(heir.name);
  await options.filter({ hasText: heir.name }).first().click();
  await expect(users.dialog).toContainText(`What belongs to them goes to ${heir.name}`);
  await users.confirm();
  await expect(users.dialog).toBeHidden();
  await expect(users.row(leaving.name)).toHaveCount(0);
  expect(await coursesOf(heir.id)).toEqual(courses);
  const audit = await portal.backend.database.query(
    `select user_id, outcome, successor_id from audit where action = 'delete' order by number`,
  );
  expect(audit).toEqual([{ user_id: leaving.id, outcome: 'done', successor_id: heir.id }]);
});

test('by keyboard alone: somebody is found, chosen and takes over (A4)', async ({ users, portal, page }) => {
  const { leaving, heir, coursesOf } = await cast(users, portal);
  const moved = await coursesOf(leaving.id);
  await users.askToDelete(leaving.name);
  await users.satisfy();
  await expect.poll(async () => (await users.focused()).label).toMatch(/^(Cancel|Delete|Type)/);
  for (let presses = 0; presses < 20 && (await users.focused()).label !== 'Who takes over'; presses++)
    await page.keyboard.press('Shift+Tab');
  await expect(field(users)).toBeFocused();
  await page.keyboard.type(heir.name);
  await expect(users.dialog.getByRole('option').first()).toBeVisible();
  // Escape takes the list away, and only then the dialog
  await page.keyboard.press('Escape');
  await expect(users.dialog.getByRole('option')).toHaveCount(0);
  await expect(users.dialog).toBeVisible();
  await page.keyboard.type(heir.name);
  await expect(users.dialog.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(users.dialog).toContainText(`What belongs to them goes to ${heir.name}`);
  for (let presses = 0; presses < 20 && !/^Delete /.test((await users.focused()).label); presses++)
    await page.keyboard.press('Tab');
  await users.armed();
  await page.keyboard.press('Enter');
  await expect(users.dialog).toBeHidden();
  expect(await coursesOf(heir.id)).toEqual(expect.arrayContaining(moved));
  expect(await portal.backend.exists(leaving.id)).toBe(false);
});

test('the server decides: who was to take over is gone by then, and nobody is deleted (R12)', async ({
  users,
  portal,
}) => {
  const { leaving, heir, coursesOf } = await cast(users, portal);
  const courses = await coursesOf(leaving.id);
  await users.askToDelete(leaving.name);
  await field(users).fill(heir.name);
  await users.dialog.getByRole('option').filter({ hasText: heir.name }).first().click();
  await portal.backend.database.query('delete from users where id = $1', [heir.id]);
  await users.confirm();
  await expect(users.dialog).toContainText('1 failed');
  await expect(users.dialog).not.toContainText('What belonged to them');
  await users.cancelButton.click();
  expect(await portal.backend.exists(leaving.id)).toBe(true);
  expect(await coursesOf(leaving.id)).toEqual(courses);
});
