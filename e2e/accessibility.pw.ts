import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { hostPage } from './support/host-page.js';
import { tooSmall } from './support/targets.js';
import { expect, test } from './support/test.js';
import type { UsersPage } from './support/users-page.js';

async function complaints(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  );
}

/** The states that a person can get into, and the way there. */
const states: Readonly<Record<string, (users: UsersPage, page: Page) => Promise<void>>> = {
  list: async () => {},
  'no hits': async (users, page) => {
    await users.search.fill('nobody is called this');
    await expect(page.getByText('No user matches')).toBeVisible();
  },
  'row menu': async (users) => {
    const [name] = (await users.deletable()).slice(3);
    await users.openMenu(name);
    await expect(users.menu).toBeVisible();
  },
  'filter open': async (users, page) => {
    await users.openFilter('Status');
    await expect(page.getByRole('checkbox', { name: 'Inactive', exact: true })).toBeVisible();
  },
  selection: async (users) => {
    await users.headCheckbox.click();
    await expect(users.bulkBar).toBeVisible();
  },
  'dialog for one': async (users) => {
    const [name] = (await users.deletable()).slice(3);
    await users.askToDelete(name);
    await expect(users.deleteButton).toBeVisible();
  },
  'dialog for many': async (users) => {
    await users.headCheckbox.click();
    await users.bulkBar.getByRole('button', { name: /^Delete/ }).click();
    await expect(users.deleteButton).toBeVisible();
  },
  report: async (users) => {
    const [name] = (await users.deletable()).slice(3);
    await users.askToDelete(name);
    await users.confirm();
    await expect(users.dialog.getByRole('button', { name: 'Close' })).toBeVisible();
  },
};

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme}`, () => {
    // high enough that the bar of actions, which sticks to the bottom, lies over no row
    test.use({ viewport: { width: 1200, height: 2000 } });

    for (const [state, reach] of Object.entries(states)) {
      test(`axe finds nothing: ${state}`, async ({ users, page, portal }) => {
        if (state === 'report')
          portal.intercept(({ method }) => (method === 'DELETE' ? new Response(null, { status: 500 }) : undefined));
        portal.page('/plain', hostPage({ scheme }), null);
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await users.open('/plain');
        await reach(users, page);
        expect(await complaints(page)).toEqual([]);
      });
    }
  });
}

for (const [state, prepare] of Object.entries({
  'signed out': (page: Page) => page.context().clearCookies(),
  'no adapter': () => Promise.resolve(),
})) {
  test(`axe finds nothing: ${state}`, async ({ users, page, portal }) => {
    const html = hostPage();
    portal.page('/plain', state === 'no adapter' ? html.replace('src="/api/users"', '') : html, null);
    await prepare(page);
    await page.goto('/plain');
    await expect(page.getByText(/No users to show yet|Your sign-in has ended/)).toBeVisible();
    await expect(users.rows).toHaveCount(0);
    expect(await complaints(page)).toEqual([]);
  });
}

test.describe('at 320 pixels (A6)', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  for (const state of ['list', 'selection', 'dialog for one', 'dialog for many', 'filter open'] as const) {
    test(`nothing scrolls sideways: ${state}`, async ({ users, page }) => {
      await users.open();
      await states[state](users, page);
      const wide = await page.evaluate(() => {
        const found: string[] = [];
        if (document.documentElement.scrollWidth > innerWidth)
          found.push(`page ${document.documentElement.scrollWidth}`);
        const visit = (root: Document | ShadowRoot): void => {
          for (const element of root.querySelectorAll<HTMLElement>('*')) {
            const { overflowX } = getComputedStyle(element);
            if (
              element.scrollWidth > element.clientWidth + 1 &&
              /auto|scroll/.test(overflowX) &&
              element.clientWidth > 0
            ) {
              found.push(`${element.localName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`);
            }
            if (element.shadowRoot) visit(element.shadowRoot);
          }
        };
        visit(document);
        return found;
      });
      expect(wide).toEqual([]);
    });
  }
});

test('everything that can be pressed is at least 24 by 24 pixels (A5)', async ({ users, page }) => {
  await users.open();
  await users.headCheckbox.click();
  expect(await tooSmall(page)).toEqual([]);
});

for (const width of [320, 390, 600, 768, 1024, 1440]) {
  test.describe(`under a finger at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 900 }, hasTouch: true });

    test('everything that can be pressed is at least 44 by 44 pixels (A5)', async ({ users, page }) => {
      await users.open();
      await users.headCheckbox.click();
      await expect(users.bulkBar).toBeVisible();
      expect(await tooSmall(page)).toEqual([]);
      await page.evaluate(() => {
        const manager = document.querySelector('user-manager');
        if (manager) manager.view = { ...manager.view, filters: { status: ['active', 'inactive'] } };
      });
      await expect(page.getByRole('button', { name: /^Remove / })).toHaveCount(2);
      expect(await tooSmall(page)).toEqual([]);
    });
  });
}

test('forced colours: focus, selection and refusals stay visible (A10)', async ({ users, page, browserName }) => {
  test.skip(browserName !== 'chromium', 'only Chromium emulates forced colours');
  await page.emulateMedia({ forcedColors: 'active' });
  await users.open();
  const [, , , name] = await users.deletable();
  await users.checkbox(name).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  const outline = await page.evaluate(() => {
    let active = document.activeElement!;
    while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(active);
    return `${outlineStyle} ${outlineWidth}`;
  });
  expect(outline).not.toMatch(/none|^solid 0px/);
  const before = await users.row(name).screenshot();
  await users.checkbox(name).check();
  const after = await users.row(name).screenshot();
  expect(before.equals(after)).toBe(false);
  await users
    .row(name)
    .locator('[data-act=menu]')
    .evaluate((button) => (button.style.visibility = 'hidden'));
  expect(after.equals(await users.row(name).screenshot()), 'the dots of the menu are seen').toBe(false);

  // the chosen tab is told by more than the color of its line
  await page.locator('user-manager').evaluate((element) => {
    (element as HTMLElement & { userTabs: unknown }).userTabs = [{ id: 'own', label: 'Own' }];
  });
  await users.row(name).locator('[data-act=open]').click();
  const tabs = page.getByRole('tab');
  await expect(tabs).toHaveCount(2);
  const lines = await tabs.evaluateAll((all) =>
    all.map((tab) => [tab.ariaSelected, getComputedStyle(tab).borderBlockEndWidth]),
  );
  expect(new Set(lines.map(([chosen, line]) => `${chosen} ${line}`))).toEqual(new Set(['true 2px', 'false 0px']));
});

test('while the dialog is open, what it announces is in the accessibility tree (A2, T13)', async ({
  users,
  page,
  portal,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'only Chromium shows its accessibility tree');
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  portal.intercept(async ({ method }, forward) => {
    if (method !== 'DELETE') return undefined;
    await held;
    return forward();
  });
  await users.open();
  const [name] = (await users.deletable()).slice(3);
  await users.askToDelete(name);
  await users.confirm();
  await expect.poll(() => portal.deletions.length).toBe(1);
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const dialog = nodes.find(({ role, ignored }) => role?.value === 'alertdialog' && !ignored);
  expect(dialog).toBeDefined();
  const below = (node: AxNode): AxNode[] => [
    node,
    ...(node.childIds ?? []).flatMap((id) => (byId.has(id) ? below(byId.get(id)!) : [])),
  ];
  const live = below(dialog!).filter(({ properties }) =>
    properties?.some(
      ({ name: property, value }) => property === 'live' && /polite|assertive/.test(String(value.value)),
    ),
  );
  expect(live.length, 'a live region inside the modal dialog').toBeGreaterThan(0);
  release();
  await expect(users.row(name)).toHaveCount(0);
});

interface AxNode {
  readonly nodeId: string;
  readonly ignored?: boolean;
  readonly role?: { readonly value: string };
  readonly childIds?: readonly string[];
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
}

test('Escape closes the question, and never the report of a run that goes on (A20, T12)', async ({
  users,
  page,
  portal,
}) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  portal.intercept(async ({ method }, forward) => {
    if (method !== 'DELETE') return undefined;
    await held;
    return forward();
  });
  await users.open();
  const [name] = (await users.deletable()).slice(3);
  await users.askToDelete(name);
  await users.confirm();
  await expect.poll(() => portal.deletions.length).toBe(1);
  for (let presses = 0; presses < 5; presses++) await page.keyboard.press('Escape');
  await expect(users.dialog).toBeVisible();
  release();
  await expect(users.dialog).toBeHidden();
});

test('right to left and in other languages, with their plural forms (A22)', async ({ users, page, portal }) => {
  portal.page('/arabic', hostPage({ lang: 'ar', dir: 'rtl' }));
  await page.goto('/arabic');
  await expect(page.locator('user-row [part~=name]:not(:empty)').first()).toBeVisible();
  const edge = await users.table.evaluate((table) => {
    const boxes = [...(table.getRootNode() as ShadowRoot).querySelectorAll('user-row')].map((row) =>
      row.getBoundingClientRect(),
    );
    return getComputedStyle(table).direction + boxes.length;
  });
  expect(edge).toMatch(/^rtl[1-9]/);
  portal.page('/german', hostPage({ lang: 'de' }));
  await page.goto('/german');
  await expect(page.getByText(/Gesamt|Insgesamt/)).toBeVisible();
});

test('wider text spacing of the page makes nothing scroll sideways (A7)', async ({ users, page }) => {
  await users.open();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('user-manager { line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em }');
    document.adoptedStyleSheets.push(sheet);
  });
  await expect(users.rows).toHaveCount(25);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test.describe('320 × 256 pixels (A6)', () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test('a question begins at its first paragraph (U3)', async ({ users }) => {
    await users.open();
    const [name = ''] = await users.deletable();
    await users.askToDelete(name);
    await users.asked();
    expect(await users.dialog.evaluate((dialog) => dialog.scrollTop)).toBe(0);
  });
});
