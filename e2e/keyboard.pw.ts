import { expect, test } from './support/test.js';
import type { UsersPage } from './support/users-page.js';

/** Presses a key until the focus is on what has this name, and says where it went in vain. */
async function goTo(users: UsersPage, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab', most = 120): Promise<void> {
  const seen: string[] = [];
  for (let press = 0; press < most; press++) {
    await users.page.keyboard.press(key);
    const { label } = await users.focused();
    if (name.test(label)) return;
    seen.push(label);
  }
  throw new Error(`never came to ${name.source}: ${seen.join(' · ')}`);
}

/** Is what has the focus seen, and nothing on top of it? */
async function isSeen(users: UsersPage): Promise<boolean> {
  return users.page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element) return false;
    const { x, y, width, height } = element.getBoundingClientRect();
    const [left, top] = [x + width / 2, y + height / 2];
    let above = document.elementFromPoint(left, top);
    while (above?.shadowRoot) {
      const inner: Element | null = above.shadowRoot.elementFromPoint(left, top);
      if (!inner || inner === above) break;
      above = inner;
    }
    return !!above && (above === element || element.contains(above) || above.contains(element));
  });
}

for (const [width, height] of [
  [1200, 800],
  [320, 720],
] as const)
  test.describe(`with the keyboard alone, ${width} pixels wide (A4)`, () => {
    test.use({ viewport: { width, height } });

    test('somebody is deactivated and activated again by Undo, and the focus stays with them (A3)', async ({
      users,
      portal,
    }) => {
      await users.open();
      const [name = ''] = (await users.deletable()).slice(3);
      await goTo(users, new RegExp(`^Actions for ${name}$`));
      await users.page.keyboard.press('Enter');
      await expect(users.menu).toBeVisible();
      await users.page.keyboard.type('dea');
      await users.page.keyboard.press('Enter');
      await expect(users.page.getByRole('button', { name: 'Undo' })).toBeVisible();
      expect((await users.focused()).label).toBe(`Actions for ${name}`);
      expect(await isSeen(users)).toBe(true);
      await goTo(users, /^Undo$/, 'Shift+Tab');
      expect(await isSeen(users)).toBe(true);
      await users.page.keyboard.press('Enter');
      await expect.poll(async () => (await users.focused()).label).toBe(name);
      expect(await isSeen(users)).toBe(true);
      expect(portal.writes.map(({ path }) => path.split('/').at(-1))).toEqual(['deactivate', 'activate']);
    });

    test('three are selected and deleted, and the focus stands on a row that is seen (U1, A3)', async ({
      users,
      portal,
    }) => {
      await users.open();
      const three = (await users.deletable()).slice(1, 4);
      for (const name of three) {
        await goTo(users, new RegExp(`^Select ${name},`));
        await users.page.keyboard.press('Space');
      }
      await users.page.keyboard.press('F6');
      expect(await isSeen(users)).toBe(true);
      await goTo(users, /^Delete$/, 'Tab', 12);
      await users.page.keyboard.press('Enter');
      await users.asked();
      await goTo(users, /^Type .* to confirm/);
      await users.page.keyboard.type('3');
      await users.armed();
      await goTo(users, /^Delete 3 users$/);
      await users.page.keyboard.press('Enter');
      await expect(users.page.getByText('3 users deleted.').first()).toBeVisible();
      await expect(users.dialog).toHaveCount(0);
      await expect.poll(async () => (await users.focused()).label).toMatch(/^Select /);
      expect(await isSeen(users)).toBe(true);
      expect(portal.deletions).toHaveLength(1);
      for (const name of three) await expect(users.row(name)).toHaveCount(0);
    });
  });
