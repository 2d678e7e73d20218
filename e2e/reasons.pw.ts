import { expect, testOn } from './support/test.js';

/** The same portal, on a backend that wants to know why somebody is deleted. */
const test = testOn({ deleteReason: 'required' });

test('nobody is deleted before the viewer has said why; then it stands in the audit', async ({
  users,
  page,
  portal,
}) => {
  await users.open();
  const names = (await users.deletable()).slice(3, 5);
  for (const name of names) await users.checkbox(name).check();
  await users.bulkBar.getByRole('button', { name: /^Delete/ }).click();
  await expect(users.dialog.getByRole('textbox', { name: 'Reason', exact: true })).toBeVisible();
  // everything else that the dialog asks for, and a press
  await users.satisfy();
  await expect(users.deleteButton).toHaveAttribute('aria-disabled', 'true');
  await expect(async () => {
    await users.deleteButton.press('Enter');
    await expect(users.dialog.getByRole('textbox', { name: 'Reason', exact: true })).toBeFocused({ timeout: 100 });
  }).toPass();
  expect(portal.deletions).toEqual([]);
  await page.keyboard.type('Beide gegangen, wegen “Umzug”');
  await users.confirm();
  await expect(users.dialog).toHaveCount(0);
  for (const name of names) await expect(users.row(name)).toHaveCount(0);
  const kept = await portal.backend.database.query(
    `select outcome, stated_reason from audit where action = 'delete' order by number`,
  );
  expect(kept).toEqual(names.map(() => ({ outcome: 'done', stated_reason: 'Beide gegangen, wegen “Umzug”' })));
  expect(portal.seen.some(({ path, body }) => /Umzug/.test(decodeURIComponent(path) + body))).toBe(false);
});

test('a reason stays behind with nobody: not in the page, not in its stores, not in its address', async ({
  users,
  page,
  portal,
}) => {
  await users.open();
  const [name] = (await users.deletable()).slice(3);
  await users.askToDelete(name);
  await users.dialog.getByRole('textbox', { name: 'Reason', exact: true }).fill('Canary reason 4711');
  await users.confirm();
  await expect(users.row(name)).toHaveCount(0);
  expect(await portal.backend.deleted()).toHaveLength(1);
  const left = await page.evaluate(async () => {
    const stores = await indexedDB.databases();
    const texts = [
      location.href,
      document.documentElement.outerHTML,
      ...Object.values({ ...localStorage, ...sessionStorage }),
    ];
    for (const { name = '' } of stores) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll();
        texts.push(await new Promise((resolve) => (all.onsuccess = () => resolve(JSON.stringify(all.result)))));
      }
      database.close();
    }
    return texts.join('\n');
  });
  expect(left).not.toContain('Canary');
});
