import { expect, test as base } from '@playwright/test';
import { demoAccount } from '../demo/backends/better-auth/demo-account.js';
import { AuthPortal } from './support/auth-portal.js';
import { UsersPage } from './support/users-page.js';

const page = (attributes: string, script: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" /><title>Users</title>
    <script type="module" src="/cdn/user-manager.js"></script>${script}
  </head>
  <body><main><h1>Users</h1><user-manager ${attributes}></user-manager></main></body>
</html>`;

const pages = {
  '/users': page('', '<script type="module" src="/users.js"></script>'),
  '/attributes': page('src="/auth" protocol="better-auth"', ''),
  '/users.js': `
    import { BetterAuthAdapter } from '/cdn/adapters/better-auth.js';
    document.querySelector('user-manager').adapter = new BetterAuthAdapter({ url: '/auth', owner: 'owner' });`,
};

const test = base.extend<{ users: UsersPage }, { portal: AuthPortal }>({
  portal: [
    async ({}, use) => {
      const portal = await AuthPortal.start(pages);
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ portal }, use) => use(portal.url),
  users: async ({ page, portal }, use) => {
    const { email, password } = demoAccount;
    const headers = { Origin: portal.url };
    const answer = await page.request.post('/auth/sign-in/email', { data: { email, password }, headers });
    expect(answer.status()).toBe(200);
    portal.writes.length = 0;
    await use(new UsersPage(page));
  },
});

const rowOf = async ({ auth }: AuthPortal, column: 'name' | 'email', value: string) =>
  (await auth.sql(`select * from "user" where ${column} = $1`, [value]))[0];

test('deletes a user of a better-auth server: asked, typed, gone from its table (U1, R5)', async ({
  users,
  portal,
}) => {
  await users.open();
  const [name] = (await users.deletable()).slice(3);
  const before = (await rowOf(portal, 'name', name))!;
  await users.askToDelete(name);
  await expect(users.dialog).toContainText(before.email);
  await users.confirm();
  await expect(users.row(name)).toHaveCount(0);
  expect(await rowOf(portal, 'name', name)).toBeUndefined();
  expect(portal.writes.filter((write) => write.endsWith('/remove-user'))).toHaveLength(1);
  expect((await portal.auth.sql('select id from "user"')).length).toBe(60);
});

test('leaves the owner and the viewer alone, and says why (R2, R3)', async ({ users, portal }) => {
  await users.open();
  const [owner] = await portal.auth.sql(`select name from "user" where role = 'owner'`);
  for (const name of [owner.name, demoAccount.name]) {
    await users.search.fill(name);
    await expect(users.rows).toHaveCount(1);
    await expect(users.checkbox(name)).toHaveAttribute('aria-disabled', 'true');
  }
  expect(portal.writes.filter((write) => !write.endsWith('/has-permission'))).toEqual([]);
});

test('bans for “deactivate”, and the list says so (R6, R8)', async ({ users, portal }) => {
  await users.open();
  const [candidate] = await portal.auth.sql(
    `select name, email from "user" where banned = false and role = 'user' order by name collate "C" limit 1`,
  );
  await users.find(candidate.email);
  await users.askToDelete(candidate.name);
  await users.armed();
  await users.dialog.getByRole('button', { name: /^Deactivate/ }).click();
  await expect.poll(async () => (await rowOf(portal, 'email', candidate.email))?.banned).toBe(true);
  await expect(users.row(candidate.name)).toContainText('Inactive');
});

test('speaks it by attributes too; without a word about the owner nobody can be deleted (R11)', async ({
  users,
  portal,
}) => {
  await users.open('/attributes');
  expect(await users.deletable()).toEqual([]);
  expect(portal.writes.every((write) => write.endsWith('/has-permission'))).toBe(true);
});
