import { test as base } from '@playwright/test';
import { hostPage } from './host-page.js';
import type { PortalOptions } from './backend.js';
import { Portal } from './portal.js';
import { UsersPage } from './users-page.js';

/** Playwright's `test` with a portal for the worker, and the users page of an administrator who has just signed in. */
export const test = base.extend<{ users: UsersPage }, { portal: Portal }>({
  portal: [
    async ({}, use) => {
      const portal = await Portal.start();
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ portal }, use) => use(portal.url),
  users: async ({ page, portal }, use) => {
    await portal.reset();
    portal.page('/users', hostPage({ attributes: 'support-href="https://support.example/"' }));
    await portal.backend.signIn(page.context(), portal.url, 'administrator');
    await use(new UsersPage(page));
  },
});

/** The same in front of a backend with these options. */
export const testOn = (options: PortalOptions) =>
  test.extend<object, { portal: Portal }>({
    portal: [
      async ({}, use) => {
        const portal = await Portal.start(options);
        await use(portal);
        await portal.stop();
      },
      { scope: 'worker', timeout: 60_000 },
    ],
  });

export { expect } from '@playwright/test';
