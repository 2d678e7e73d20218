import type { RequestListener } from 'node:http';
import { openPeopleJson, type PeopleJson } from '../demo/backends/people-json.js';
import { openStaffDirectory, type StaffDirectory } from '../demo/backends/staff-directory.js';
import { hostPage } from './support/host-page.js';
import { expect, test as base } from './support/test.js';

/** Hosts’ scripts: a description, and no class. */
const jsonScript = `
  import { describeRest } from '/cdn/describe-rest.js';
  document.querySelector('user-manager').adapter = describeRest({
    url: '/json/people',
    viewer: { url: '/json/profile' },
    allowed: ['view', 'delete', 'activate', 'deactivate'],
    owner: { path: 'boss', is: true },
    fields: {
      id: 'id', login: 'mail', email: 'mail', firstName: 'firstName', lastName: 'lastName',
      status: { path: 'active', values: { active: true, inactive: false } },
    },
    total: { header: 'X-Total-Count' },
    pages: { by: 'page', page: '_page', size: '_limit' },
    search: { params: 'q', fields: ['name', 'email'] },
    setActive: true,
    delete: { kind: 'permanent', statistics: 'lost' },
  });`;
const staffScript = `
  import { describeRest } from '/cdn/describe-rest.js';
  document.querySelector('user-manager').adapter = describeRest({
    url: '/staff/people',
    viewer: { url: '/staff/me', id: 'result.person.no' },
    allowed: ['view', 'delete'],
    owner: { path: 'account.founder', is: true },
    fields: {
      id: 'no', login: 'account.handle', firstName: 'name.given', lastName: 'name.family', email: 'contact.mail',
      status: { path: 'account.state', values: { active: 'on', inactive: 'off' } },
    },
    rows: 'result.people',
    one: 'result.person',
    pages: { by: 'cursor', cursor: 'after', size: 'take', next: 'next' },
    search: { params: 'find', fields: ['name', 'login', 'email'] },
    version: { path: 'rev', send: { body: 'person.rev', number: true } },
    error: { code: 'error.code', kinds: { REV_OLD: 'stale' }, message: 'error.text' },
    delete: { method: 'POST', path: '{id}/remove', kind: 'permanent' },
  });`;

interface Backends {
  readonly json: PeopleJson;
  readonly staff: StaffDirectory;
  /** What was wanted changed, as in `DELETE /json/people/u-3`. */
  readonly writes: string[];
}

const test = base.extend<{ backends: Backends }>({
  backends: async ({ portal }, use) => {
    await portal.reset();
    const writes: string[] = [];
    const watched = (listener: RequestListener): RequestListener => (request, response) => {
      if (request.method !== 'GET') writes.push(`${request.method} ${request.url}`);
      return listener(request, response);
    };
    const [json, staff] = [openPeopleJson(), openStaffDirectory()];
    portal.mount('/json/', watched(json.listener));
    portal.mount('/staff/', watched(staff.listener));
    for (const [name, script] of [['json', jsonScript], ['staff', staffScript]] as const) {
      portal.page(`/${name}-host.js`, script);
      portal.page(`/${name}-users`, hostPage().replace('src="/api/users"', '').replace('</body>', `<script type="module" src="/${name}-host.js"></script></body>`));
    }
    await use({ json, staff, writes });
  },
}); // prettier-ignore

test.describe('users of a REST API that is described', () => {
  test('json-server: one is deleted by one request, and is gone from its list (U1, R12)', async ({ users, backends, portal }) => {
    await users.open('/json-users');
    // json-server looks at one value at a time
    await users.find('abeba.tesfaye@example.com');
    const { id } = backends.json.people().find(({ firstName }) => firstName === 'Abeba')!;
    await users.askToDelete('Abeba Tesfaye');
    await expect(users.dialog).toContainText('abeba.tesfaye@example.com');
    await users.confirm();
    await expect(users.row('Abeba Tesfaye')).toHaveCount(0);
    expect(backends.json.people()).toHaveLength(66);
    expect(backends.json.people().some((person) => person.id === id)).toBe(false);
    expect(backends.writes).toEqual([`DELETE /json/people/${id}`]);
    expect(portal.violations, 'the strict policy holds').toEqual([]);
  }); // prettier-ignore

  test('json-server protects nobody: the owner and the viewer are left alone all the same (R2, R3)', async ({ users, backends }) => {
    await users.open('/json-users');
    const [owner, viewer] = backends.json.people();
    for (const { firstName, lastName } of [owner, viewer]) {
      const name = `${firstName} ${lastName}`;
      await users.search.fill('');
      await users.find(name.split(' ').at(-1)!);
      await expect(users.checkbox(name)).toHaveAttribute('aria-disabled', 'true');
    }
    expect(backends.writes).toEqual([]);
  }); // prettier-ignore

  test('a directory with cursors: pages there and back, and three deleted by its own action (F1)', async ({ users, backends, page }) => {
    await users.open('/staff-users');
    const first = await users.names();
    await page.getByRole('button', { name: /^Next page/ }).click();
    await expect.poll(() => users.names()).not.toEqual(first);
    await page.getByRole('button', { name: /^Previous page/ }).click();
    await expect.poll(() => users.names()).toEqual(first);
    const chosen = (await users.deletable()).filter((name, at, all) => all.filter((other) => other.includes(name)).length === 1).slice(0, 3); // prettier-ignore
    for (const name of chosen) await users.checkbox(name).click();
    await users.bulkBar.getByRole('button', { name: /^Delete/ }).click();
    await users.confirm();
    for (const name of chosen) await expect(users.row(name)).toHaveCount(0);
    const left = [...backends.staff.people.values()].map(({ name }) => `${name.given} ${name.family}`);
    expect(left).toHaveLength(64);
    for (const name of chosen) expect(left).not.toContain(name);
    expect(backends.writes).toHaveLength(3);
    for (const write of backends.writes) expect(write).toMatch(/^POST \/staff\/people\/\d+\/remove$/);
  }); // prettier-ignore
});
