import type { RequestListener } from 'node:http';
import { openScimmy, type Scimmy } from '../demo/backends/scimmy.js';
import { hostPage } from './support/host-page.js';
import { expect, test as base } from './support/test.js';

/** A host’s script: it says what SCIM does not know. */
const script = `
  import { ScimAdapter } from '/cdn/adapters/scim.js';
  document.querySelector('user-manager').adapter = new ScimAdapter({
    url: '/scim/v2',
    owner: { role: 'owner', absent: false },
    allowed: ['view', 'create', 'update', 'delete', 'activate', 'deactivate'],
  });`;

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly host: string | undefined;
}

/** The portal with a SCIM service beside its own backend, and what that was asked. */
const test = base.extend<{ scim: Scimmy & { readonly seen: Seen[]; writes(): string[] } }>({
  scim: async ({ portal }, use) => {
    await portal.reset();
    const scimmy = openScimmy();
    const seen: Seen[] = [];
    const listener: RequestListener = (request, response) => {
      seen.push({ method: request.method ?? '', path: request.url ?? '', host: request.headers.host });
      return scimmy.listener(request, response);
    };
    portal.mount('/scim/v2/', listener);
    portal.page('/scim-host.js', script);
    portal.page(
      '/scim',
      hostPage().replace('src="/api/users"', '').replace('</body>', '<script type="module" src="/scim-host.js"></script></body>'), // prettier-ignore
    );
    portal.page('/scim-tag', hostPage().replace('src="/api/users"', 'src="/scim/v2" protocol="scim"'));
    const writes = () => seen.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
    await use({ ...scimmy, seen, writes });
  },
});

test.describe('users on a SCIM service', () => {
  test('one is deleted: one request, and it is looked whether they are gone (U1, R12)', async ({ users, scim }) => {
    await users.open('/scim');
    await users.find('Abeba Tesfaye');
    const [[id]] = [...scim.people].filter(([, { displayName }]) => displayName === 'Abeba Tesfaye');
    await users.askToDelete('Abeba Tesfaye');
    await expect(users.dialog).toContainText('abeba.tesfaye@example.com');
    await expect(users.dialog).toContainText(/permanent|can’t be restored|for good/i);
    await users.confirm();
    await expect(users.row('Abeba Tesfaye')).toHaveCount(0);
    expect(scim.people.has(id)).toBe(false);
    expect(scim.people.size).toBe(66);
    expect(scim.writes()).toEqual([`DELETE /scim/v2/Users/${id}`]);
  });

  test('many are deleted in one batch, and nobody else (F17)', async ({ users, scim }) => {
    await users.open('/scim');
    const listed = await users.deletable();
    const chosen = listed.filter((name) => listed.filter((other) => other.includes(name)).length === 1).slice(0, 3);
    for (const name of chosen) await users.checkbox(name).click();
    await users.bulkBar.getByRole('button', { name: /^Delete/ }).click();
    await users.confirm();
    for (const name of chosen) await expect(users.row(name)).toHaveCount(0);
    const left = [...scim.people.values()].map(({ displayName }) => displayName);
    expect(left).toHaveLength(64);
    for (const name of chosen) expect(left).not.toContain(name);
    expect(scim.writes()).toEqual(['POST /scim/v2/Bulk']);
  });

  test('the owner and the viewer are protected, as the options say who they are (R2, R3)', async ({ users, scim }) => {
    await users.open('/scim');
    for (const [id, reason] of [['u-1', /Account Owner/], ['u-2', /This is you/]] as const) {
      await users.search.fill('');
      await users.find(String(scim.people.get(id)?.displayName));
      await users.openMenu(String(scim.people.get(id)?.displayName));
      await expect(users.item(/^Delete/)).toHaveAttribute('aria-disabled', 'true');
      await users.item(/^Delete/).focus();
      await expect(users.item(/^Delete/)).toHaveAccessibleDescription(reason);
      await users.page.keyboard.press('Escape');
    }
    expect(scim.writes()).toEqual([]);
  }); // prettier-ignore

  test('somebody is found whatever the capitals, filtered by status, and made inactive', async ({ users, scim }) => {
    await users.open('/scim');
    await users.search.fill('JONAS LINDQVIST');
    await expect(users.rows).toHaveCount(1);
    await users.search.fill('');
    await users.chooseFilter('Status', 'Inactive');
    const inactive = [...scim.people.values()].filter(({ active }) => active === false).length;
    await expect(users.rows).toHaveCount(inactive);
    const [name] = await users.deletable();
    await users.openMenu(name);
    await users.item('Activate').click();
    await expect(users.rows).toHaveCount(inactive - 1);
    expect([...scim.people.values()].find(({ displayName }) => displayName === name)?.active).toBe(true);
  });

  test('by the tag alone it is a list: nothing is offered that nobody has allowed (R1, R11)', async ({ users, scim, page, portal }) => {
    await users.open('/scim-tag');
    expect(await users.rows.count()).toBe(25);
    const [name] = await users.names();
    await users.openMenu(name);
    await expect(users.item(/^(Delete|Deactivate)/)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByText('Total: 67')).toBeVisible();
    expect(scim.writes()).toEqual([]);
    expect(new Set(scim.seen.map(({ host }) => host))).toEqual(new Set([new URL(portal.url).host]));
    expect(portal.violations, 'the strict policy holds').toEqual([]);
  }); // prettier-ignore
});
