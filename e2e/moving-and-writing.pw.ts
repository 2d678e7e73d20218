import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import type { Portal } from './support/portal.js';
import { expect, test } from './support/test.js';
import type { UsersPage } from './support/users-page.js';

const question = ({ page }: UsersPage): Locator => page.getByRole('dialog');

/** Opens the question about those selected, from the bar or from its “More” menu. */
async function askInBar(users: UsersPage, action: string): Promise<void> {
  const button = users.bulkBar.getByRole('button', { name: action });
  if (await button.isVisible()) await button.click();
  else {
    await users.bulkBar.getByRole('button', { name: 'More' }).click();
    await users.item(action).click();
  }
  await expect(question(users)).toBeVisible();
}

/** Three active learners of a department below that of its administrator, on the first page of the list. */
async function three({ backend }: Portal): Promise<{ id: string; name: string }[]> {
  const people = await backend.database.query<{ id: string; name: string }>(
    `select id, first_name || ' ' || last_name as name from users where role_id = 'learner' order by first_name, last_name limit 3`,
  );
  await backend.database.query(
    `update users set department_id = 'd-product-development-quality-assurance', status = 'active', version = version + 1
     where id = any($1)`,
    [people.map(({ id }) => id)],
  );
  return people.sort((one, other) => (one.id < other.id ? -1 : 1));
}

test.describe('moving users to another department', () => {
  test('moves those whom the server lets go, and names who was refused and why (R4, R12, U11)', async ({
    users,
    page,
    portal,
  }) => {
    await portal.backend.signIn(page.context(), portal.url, 'department-administrator');
    const people = await three(portal);
    await users.open();
    for (const { name } of people) await users.checkbox(name).click();
    await askInBar(users, 'Change department…');
    for (const { name } of people) await expect(question(users)).toContainText(name);
    await page.keyboard.type('design');
    await page.keyboard.press('Enter');
    // somebody else takes one of them out of reach; the record that the viewer saw stays the same
    await portal.backend.database.query(`update users set department_id = 'd-sales' where id = $1`, [people[2]?.id]);
    await question(users).getByRole('button', { name: 'Move 3 users' }).click();
    await expect(users.dialog).toContainText('2 moved to Design');
    await expect(users.dialog).toContainText('1 refused');
    await expect(users.dialog).toContainText(people[2]?.name ?? '');
    await expect(users.dialog).toContainText('outside the departments that you manage');
    const rows = await portal.backend.database.query<{ department_id: string }>(
      'select department_id from users where id = any($1) order by id',
      [people.map(({ id }) => id)],
    );
    expect(rows.map((row) => row.department_id)).toEqual([
      'd-product-development-design',
      'd-product-development-design',
      'd-sales',
    ]);
    await users.cancelButton.click();
    // the list has read itself again: out of reach, nobody can select them any more
    await expect(users.checkbox(people[2]?.name ?? '')).toHaveAttribute('aria-disabled', 'true');
    await expect(users.checkbox(people[0]?.name ?? '')).not.toBeChecked();
  });
});

test.describe('writing to users', () => {
  test('sends one message to two, by keyboard alone, and the server has it for both', async ({
    users,
    page,
    portal,
  }) => {
    const people = await three(portal);
    await users.open();
    for (const { name } of people.slice(0, 2)) {
      await users.checkbox(name).focus();
      await page.keyboard.press('Space');
    }
    const button = users.bulkBar.getByRole('button', { name: 'Message…' });
    await ((await button.isVisible()) ? button : users.bulkBar.getByRole('button', { name: 'More' })).focus();
    await page.keyboard.press('Enter');
    if (await users.menu.isVisible()) {
      await page.keyboard.type('Message');
      await page.keyboard.press('Enter');
    }
    await expect(question(users).getByRole('textbox', { name: 'Message' })).toBeFocused();
    await page.keyboard.type('The office is closed on Monday.');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('Monday');
    for (const stop of ['Message', 'Cancel', 'Send to 2 users']) {
      await page.keyboard.press('Tab');
      await expect(question(users).getByRole(stop === 'Message' ? 'textbox' : 'button', { name: stop })).toBeFocused();
    }
    await page.keyboard.press('Enter');
    await expect(page.getByText('The message was sent to 2 users.').first()).toBeVisible();
    const sent = await portal.backend.database.query<{ user_id: string }>(
      `select user_id from outbox where subject = 'Monday' and body = 'The office is closed on Monday.' order by user_id`,
    );
    expect(sent.map(({ user_id }) => user_id)).toEqual(people.slice(0, 2).map(({ id }) => id));
    expect(portal.writes.filter(({ path }) => path === '/api/messages')).toHaveLength(1);
  });
});

test.describe('making users inactive on a date', () => {
  test.use({ timezoneId: 'America/New_York' });

  /** When these people become inactive, as the database has it. */
  const dates = async ({ backend }: Portal, people: readonly { id: string }[]): Promise<(string | null)[]> => {
    const rows = await backend.database.query<{ at: Date | null }>(
      'select scheduled_at as at from users where id = any($1) order by id',
      [people.map(({ id }) => id)],
    );
    return rows.map(({ at }) => at?.toISOString() ?? null);
  };

  /** Selects them by keyboard, and opens the question the same way. */
  async function askByKeyboard(users: UsersPage, people: readonly { name: string }[]): Promise<void> {
    const { page, bulkBar } = users;
    for (const { name } of people) {
      await users.checkbox(name).focus();
      await page.keyboard.press('Space');
    }
    const button = bulkBar.getByRole('button', { name: 'Make inactive on a date…' });
    const inBar = await button.isVisible();
    await (inBar ? button : bulkBar.getByRole('button', { name: 'More' })).focus();
    await page.keyboard.press('Enter');
    if (inBar) return;
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
  }

  test('sets the end of that day for all of them, takes it back, and removes it (R9, U11)', async ({
    users,
    page,
    portal,
  }) => {
    const people = await three(portal);
    await users.open();
    await askByKeyboard(users, people);
    const day = question(users).getByLabel('Date', { exact: true });
    await expect(day).toBeFocused();
    await day.fill('2039-05-04');
    await expect(question(users)).toContainText(
      /inactive on May 4, 2039 at 11:59\sPM\. For you that is May 4, 2039 at 5:59\sPM/,
    );
    await question(users).getByRole('button', { name: 'Set the date for 3 users' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('The deactivation of 3 users is scheduled.').first()).toBeVisible();
    expect(await dates(portal, people)).toEqual(people.map(() => '2039-05-04T21:59:00.000Z'));
    for (const { name } of people) {
      await expect(users.row(name).getByText('Inactive on May 4, 2039')).toBeVisible();
      await expect(users.checkbox(name)).not.toBeChecked();
    }
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Nothing is scheduled for 3 users any more.').first()).toBeVisible();
    expect(await dates(portal, people)).toEqual([null, null, null]);
  });

  test('names who has a date, lets it be removed, and leaves the others alone', async ({ users, page, portal }) => {
    const people = await three(portal);
    await portal.backend.database.query(
      `update users set scheduled_action = 'deactivate', scheduled_at = '2039-12-24T22:59:00Z', scheduled_by = 'u-0002',
         version = version + 1 where id = $1`,
      [people[0]?.id],
    );
    await users.open();
    for (const { name } of people) await users.checkbox(name).click();
    await askInBar(users, 'Make inactive on a date…');
    await expect(question(users)).toContainText(/Becomes inactive on December 24, 2039 at 11:59\sPM/);
    await expect(question(users)).toContainText('1 of them has a date already.');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join())])).toEqual([]);
    await question(users).getByRole('button', { name: 'Remove the date of' }).click();
    await expect(page.getByText(/^Nothing is scheduled for .+ any more\.$/).first()).toBeVisible();
    expect(await dates(portal, people)).toEqual([null, null, null]);
    await expect(users.checkbox(people[0]?.name ?? '')).not.toBeChecked();
    await expect(users.checkbox(people[1]?.name ?? '')).toBeChecked();
  });

  test('keeps those selected whom the server refuses, and says why (R2, R12, U10)', async ({ users, portal }) => {
    const people = await three(portal);
    await users.open();
    for (const { name } of people) await users.checkbox(name).click();
    await askInBar(users, 'Make inactive on a date…');
    await question(users).getByLabel('Date', { exact: true }).fill('2039-05-04');
    await portal.backend.makeOwner(people[2]?.id ?? '');
    await question(users).getByRole('button', { name: 'Set the date for 3 users' }).click();
    await expect(users.dialog).toContainText('2 scheduled to be deactivated');
    await expect(users.dialog).toContainText(/1 (refused|changed meanwhile)/);
    expect((await dates(portal, people))[2]).toBeNull();
    await users.cancelButton.click();
    await expect(users.checkbox(people[0]?.name ?? '')).not.toBeChecked();
  });
});
