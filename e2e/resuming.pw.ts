import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { batchesOf, isBatch } from './support/batches.js';
import type { Portal } from './support/portal.js';
import { expect, test } from './support/test.js';
import { UsersPage } from './support/users-page.js';

/** The backend does what the n-th batch asks for, and its answer is on its way until it is let go. */
function holdBatch(portal: Portal, n: number): () => void {
  let requests = 0;
  let letGo = (): void => undefined;
  const free = new Promise<void>((resolve) => (letGo = resolve));
  portal.intercept(async ({ method, path }, forward) => {
    if (!isBatch(method, path)) return undefined;
    requests += 1;
    if (requests !== n) return undefined;
    const answer = await forward();
    await free;
    return answer;
  });
  return letGo;
}

const complaints = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join()}`);
};
const notice = (page: Page) => page.locator('.notice', { hasText: 'was interrupted:' });

/** A deletion of everybody that has come to its fourth batch, which is done and not answered. */
async function inTheMiddle(users: UsersPage, portal: Portal): Promise<{ ids: string[]; letGo: () => void }> {
  const letGo = holdBatch(portal, 4);
  users.page.on('dialog', (dialog) => void dialog.accept());
  await users.open();
  await users.selectAllThatMatch();
  await users.page.locator('[data-bulk=delete]').click();
  await users.asked();
  const ids = await users.page.evaluate(() => {
    const dialog = document.querySelector('user-manager')!.shadowRoot!.querySelector('confirm-delete-dialog')!;
    return dialog.users.map(({ id }) => id);
  });
  await users.confirm();
  await expect.poll(async () => (await portal.backend.deleted()).length, { timeout: 30_000 }).toBe(40);
  return { ids, letGo };
}

test.describe('a deletion of sixty', () => {
  test.setTimeout(120_000);

  test.beforeEach(async ({ users, portal }) => {
    await portal.reset(62);
    portal.intercept(batchesOf(10));
    await users.page.setViewportSize({ width: 1280, height: 900 });
  });

  test('survives a reload in the middle: looked at again, gone on with by a new confirmation, nobody twice (F24)', async ({
    users,
    portal,
    page,
  }) => {
    const { ids, letGo } = await inTheMiddle(users, portal);
    const rest = ids.length - 40;
    await page.reload();
    letGo();
    await expect(notice(page)).toContainText(
      `A deletion of ${ids.length} users was interrupted: 30 deleted, 10 not known, and ${rest} not tried.`,
    );
    expect(await complaints(page)).toEqual([]);
    const sent = portal.deletions.length;
    const store = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const opening = indexedDB.open('user-manager-journal');
          opening.onsuccess = () => {
            const all = opening.result.transaction('runs').objectStore('runs').getAll();
            all.onsuccess = () => resolve(JSON.stringify(all.result));
          };
        }),
    );
    expect(store, 'ids and versions only (S16, S28)').not.toMatch(/@|api|Hopper|http/);

    await page.getByRole('button', { name: 'Review' }).focus();
    await page.keyboard.press('Enter');
    await expect(users.dialog).toContainText(`40 deleted and ${rest} not attempted`, { timeout: 30_000 });
    expect(await complaints(page)).toEqual([]);
    expect(portal.deletions.length, 'looking sends nothing').toBe(sent);

    await users.armed();
    await users.dialog.getByRole('button', { name: `Delete ${rest} users not tried…` }).click();
    await users.asked();
    await expect(users.dialog).toContainText(`Delete ${rest} users?`);
    expect(portal.deletions.length, 'nor does asking').toBe(sent);
    await users.confirm();
    await expect(users.dialog).toBeHidden({ timeout: 60_000 });
    await expect(notice(page)).toBeHidden();

    const deleted = await portal.backend.deleted();
    expect(new Set(deleted).size).toBe(deleted.length);
    expect([...deleted].sort()).toEqual([...ids].sort());
    await page.reload();
    await expect(users.rows.first()).toBeVisible();
    await expect(page.locator('confirm-delete-dialog')).toBeAttached();
    await expect(notice(page)).toHaveCount(0);
  });

  test('keeps a second tab from deleting meanwhile, and is not offered there as interrupted (F27)', async ({
    users,
    portal,
    page,
    context,
  }) => {
    const { ids, letGo } = await inTheMiddle(users, portal);
    const other = new UsersPage(await context.newPage());
    await other.open();
    await other.headCheckbox.click();
    await other.page.locator('[data-bulk=delete]').click();
    await other.confirm();
    await expect(other.dialog).toContainText('Users are being deleted in another tab. Wait until that has ended.');
    expect(await complaints(other.page)).toEqual([]);
    await expect(notice(other.page)).toHaveCount(0);
    expect(await portal.backend.deleted()).toHaveLength(40);

    await page.bringToFront();
    letGo();
    await expect(users.dialog).toBeHidden({ timeout: 60_000 });
    await other.page.bringToFront();
    await other.armed();
    await other.dialog.getByRole('button', { name: 'Try again' }).click();
    await expect(other.dialog).toContainText('None of');
    const deleted = await portal.backend.deleted();
    expect(new Set(deleted).size).toBe(deleted.length);
    expect([...deleted].sort()).toEqual([...ids].sort());
  });

  test('of a tab that was closed is offered in another one, which can delete at once (F24, F27)', async ({
    users,
    portal,
    page,
    context,
  }) => {
    const { ids, letGo } = await inTheMiddle(users, portal);
    await page.close();
    letGo();
    const other = new UsersPage(await context.newPage());
    await other.open();
    await expect(notice(other.page)).toContainText(`${ids.length - 40} not tried`);
    const [name] = await other.deletable();
    await other.askToDelete(name!);
    await other.confirm();
    await expect.poll(async () => (await portal.backend.deleted()).length).toBe(41);
  });
});
