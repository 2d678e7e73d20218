import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { hostPage } from './support/host-page.js';
import { csvFile, everybody, ImportDialog, type GivenFile, type Told } from './support/import-dialog.js';
import type { Portal } from './support/portal.js';
import { cellsOf, savedBy, type SavedFile } from './support/saved-files.js';
import { expect, test as base } from './support/test.js';
import type { UsersPage } from './support/users-page.js';

const test = base.extend<{ dialog: ImportDialog }>({
  dialog: async ({ users }, use) => {
    await users.open();
    await use(new ImportDialog(users));
  },
});

const csv = 'text/csv';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const newPeople = (count: number): GivenFile =>
  csvFile([['Login', 'Email'], ...Array.from({ length: count }, (_, at) => [`new.${at}`, `new.${at}@example.com`])]);

/** What the backend has written down: actions that were done, each with how often. */
async function audited({ backend }: Portal): Promise<Record<string, number>> {
  const rows = await backend.database.query<{ what: string; times: number }>(
    `select action || ' ' || outcome as what, count(*)::int as times from audit group by 1 order by 1`,
  );
  return Object.fromEntries(rows.map(({ what, times }) => [what, times]));
}

/** Exports everybody with all columns. */
async function exported(users: UsersPage, format: 'CSV' | 'Excel'): Promise<SavedFile> {
  const { page } = users;
  await page.getByRole('button', { name: 'Export/Import' }).click();
  await users.item('Export users…').click();
  const dialog = page.getByRole('dialog', { name: /^Export/ });
  await dialog.getByRole('radio', { name: new RegExp(format) }).check();
  await dialog.getByRole('checkbox', { name: 'All columns' }).check();
  const file = await savedBy(page, () => dialog.getByRole('button', { name: 'Export', exact: true }).click());
  await dialog.getByRole('button', { name: 'Close' }).click();
  return file;
}

const given = async ({ name, path }: SavedFile): Promise<GivenFile> => ({
  name,
  mimeType: name.endsWith('csv') ? csv : xlsx,
  buffer: await readFile(path),
});

/** A record but for its version. */
const unversioned = (user: Told | undefined): Told => ({ ...user, version: undefined }) as unknown as Told;
/** Learners whom an administrator may change, who are active and stay so. */
const learners = (people: ReadonlyMap<string, Told>): Told[] =>
  [...people.values()].filter(
    ({ status, roles, scheduled, denied }) =>
      status === 'active' && !scheduled && !denied && (roles as { id: string }[])[0]?.id === 'learner',
  );

test.describe('importing users from a file', () => {
  test('the template is filled in and imported: the people are there, and nothing else was done (U7, U11)', async ({
    dialog,
    page,
    portal,
  }) => {
    const before = await everybody(page);
    await dialog.open();
    const template = await savedBy(page, () => dialog.button('Template as CSV').click());
    expect(template.name).toBe('users-template.csv');
    const [head = []] = await cellsOf(template);
    const row = (values: Record<string, string>): string[] => {
      for (const name of Object.keys(values)) expect(head).toContain(name);
      return head.map((name) => values[name] ?? '');
    };
    await dialog.choose(
      csvFile([
        head,
        row({ Login: 'nora.new', Email: 'nora@example.com', 'First name': 'Nora', 'Last name': 'New', Phone: '+49 30 1', 'Job title': '-Engineer', Department: 'My Company / Sales / Europe', Role: 'Instructor' }), // prettier-ignore
        row({ Login: 'otto.new', Email: 'otto@example.com', 'First name': 'Otto "O."', Status: 'Inactive' }),
      ]),
    );
    await dialog.check();
    await expect(dialog.lines(/^2 will be created/)).toHaveText([
      /Nora New.*row 2.*“-Engineer”/s,
      /Otto "O\.".*row 3/s,
    ]);
    expect(portal.writes).toHaveLength(0);
    await dialog.confirm(2);
    await dialog.ends(/Of 2 rows: 2 created\./);
    const after = await everybody(page);
    expect(after.get('nora.new')).toMatchObject({
      ...{ email: 'nora@example.com', firstName: 'Nora', lastName: 'New', phone: '+49 30 1', jobTitle: '-Engineer' },
      ...{ status: 'active', department: { name: 'Europe' }, roles: [{ name: 'Instructor' }] },
    });
    expect(after.get('otto.new')).toMatchObject({ firstName: 'Otto "O."', status: 'inactive' });
    for (const [login, user] of before) expect(after.get(login)).toEqual(user);
    expect(after.size).toBe(before.size + 2);
    expect(await audited(portal)).toEqual({ 'create done': 2 });
    expect(await portal.backend.database.query('select * from outbox'), 'nobody is written to').toEqual([]);
    await dialog.button('Close').click();
    await expect(page.getByText(`Total: ${before.size + 2}`)).toBeVisible();
    await expect(dialog.menuButton).toBeFocused();
    expect(portal.violations).toEqual([]);
  });

  for (const format of ['CSV', 'Excel'] as const)
    test(`an export as ${format} that comes back unchanged changes nothing, and can’t be imported`, async ({
      users,
      dialog,
      page,
      portal,
    }) => {
      const before = await everybody(page);
      const file = await exported(users, format);
      await dialog.open();
      await dialog.choose(await given(file));
      await dialog.check();
      await expect(dialog.dialog).toContainText(`${before.size} stay as they are`);
      await expect(dialog.dialog).toContainText('Nothing would change.');
      await expect(dialog.button(/^Import /)).toHaveCount(0);
      expect([...(await everybody(page)).values()]).toEqual([...before.values()]);
      expect(portal.writes).toHaveLength(0);
    });

  test('cells that were edited in an export are all that changes; nobody is deleted', async ({
    users,
    dialog,
    page,
    portal,
  }) => {
    const before = await everybody(page);
    const elsewhere = learners(before).filter(({ department }) => (department as { id: string }).id !== 'd-finance');
    const [one, other, third, fourth] = elsewhere as [Told, Told, Told, Told];
    const [head = [], ...rows] = await cellsOf(await exported(users, 'CSV'));
    const edits: Record<string, Record<string, string>> = {
      [one.id]: { 'Job title': '=Lead & more' },
      [other.id]: { Status: 'Inactive' },
      [third.id]: { 'Department path': 'My Company / Finance' },
      [fourth.id]: { 'Job title': 'Lead', Status: 'Inactive', 'Department path': 'My Company / Finance' },
    };
    const edited = rows
      // nobody is meant by a row that is not there
      .filter((_, at) => at % 2 === 0 || edits[rows[at]![head.indexOf('Id')]!])
      .map((row) => row.map((cell, at) => edits[row[head.indexOf('Id')]!]?.[head[at]!] ?? cell));
    await dialog.open();
    await dialog.choose(csvFile([head, ...edited]));
    await dialog.check();
    await expect(dialog.lines(/^2 will be deactivated/)).toHaveCount(2);
    await expect(dialog.lines(/^2 will be changed/)).toHaveCount(2);
    await dialog.confirm(4);
    await dialog.ends(/4 changed and \d+ stayed as they are/);
    const after = await everybody(page);
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    const finance = { id: 'd-finance', name: 'Finance', path: ['My Company'] };
    // what follows from being inactive (R8)
    const inactive = { status: 'inactive', denied: { message: 'inactive', 'reset-password': 'inactive' } };
    const wanted: Record<string, object> = {
      [one.id]: { jobTitle: '=Lead & more' },
      [other.id]: inactive,
      [third.id]: { department: finance },
      [fourth.id]: { ...inactive, jobTitle: 'Lead', department: finance },
    };
    for (const [login, user] of before) {
      const now = after.get(login);
      const change = wanted[user.id];
      if (change) expect(unversioned(now)).toEqual(unversioned({ ...user, ...change }));
      else expect(JSON.stringify(now)).toBe(JSON.stringify(user));
    }
    expect(await audited(portal)).toEqual({ 'change-department done': 2, 'deactivate done': 2, 'update done': 2 });
    expect(portal.deletions).toHaveLength(0);
  });

  test('rows that are wrong are put right in their place, by keyboard, and then imported', async ({ dialog, page }) => {
    await dialog.open();
    await dialog.choose(
      csvFile([
        ['Login', 'Email', 'Role'],
        ['wrong.mail', 'nonsense', ''],
        ['wrong.role', 'role@example.com', 'Emperor'],
        ['right', 'right@example.com', 'Learner'],
        ['left.out', 'neither', ''],
      ]),
    );
    await dialog.check();
    await expect(dialog.lines(/^3 rows can’t be imported/)).toHaveCount(3);
    const mail = dialog.dialog.getByRole('textbox', { name: 'Email wrong.mail' });
    await dialog.tabTo(mail);
    await expect(mail).toHaveAccessibleDescription('This is not an email address.');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('mail@example.com');
    const role = dialog.dialog.getByRole('combobox', { name: 'Role wrong.role' });
    await dialog.tabTo(role);
    await expect(dialog.dialog.getByText('Put right')).toHaveCount(1);
    await page.keyboard.press('L');
    await expect(dialog.dialog.getByText('Put right')).toHaveCount(2);
    await expect(role, 'the focus stays where it was').toBeFocused();
    await dialog.tabTo(dialog.button('Import 3 rows'));
    await page.keyboard.press('Enter');
    await dialog.ends(/Of 4 rows: 1 wrong and 3 created\./);
    const after = await everybody(page);
    expect(after.get('wrong.mail')).toMatchObject({ email: 'mail@example.com' });
    expect(after.get('wrong.role')).toMatchObject({ roles: [{ name: 'Learner' }] });
    expect([after.has('right'), after.has('left.out')]).toEqual([true, false]);
  });

  test('a file that deactivates everybody leaves the owner and the viewer alone, and says why (R2, R3)', async ({
    dialog,
    page,
    portal,
  }) => {
    const before = await everybody(page);
    const { owner, administrator } = portal.backend.viewers;
    const meant = [...before.values()].filter(
      (user) => [owner, administrator].includes(user.id) || learners(before).slice(0, 20).includes(user),
    );
    await dialog.open();
    await dialog.choose(csvFile([['Login', 'Status'], ...meant.map(({ login }) => [login, 'Inactive'])]));
    await dialog.check();
    const refused = dialog.lines(/can’t be changed/);
    await expect(refused).toHaveCount(2);
    await expect(refused.filter({ hasText: 'Account Owner' })).toHaveCount(1);
    await expect(refused.filter({ hasText: 'This is you' })).toHaveCount(1);
    await dialog.confirm(20);
    await dialog.ends(/Of 22 rows: 2 refused and 20 changed\./);
    const after = await everybody(page);
    const inactive = meant.filter(({ login }) => after.get(login)?.status === 'inactive').map(({ id }) => id);
    expect(inactive).toHaveLength(20);
    expect(inactive).not.toContain(owner);
    expect(inactive).not.toContain(administrator);
    expect(portal.writes.filter(({ path, body }) => (path + body).includes(owner))).toEqual([]);
  });

  test('needs no mouse from the menu to the report, and gives the focus back (A3, A4)', async ({ dialog, page }) => {
    await dialog.menuButton.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Import users…' })).toBeVisible();
    await page.keyboard.type('imp');
    await page.keyboard.press('Enter');
    await expect(dialog.fileField).toBeFocused();
    const choosing = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await choosing).setFiles(newPeople(1));
    await expect(dialog.button('Remove the file')).toBeFocused();
    await dialog.tabTo(dialog.button('Check what would change'));
    await page.keyboard.press('Enter');
    await expect(dialog.dialog.getByText('1 new', { exact: true }).first()).toBeFocused();
    await dialog.tabTo(dialog.button('Import 1 row'));
    await page.keyboard.press('Enter');
    await expect(dialog.dialog.getByText('Of 1 row: 1 created.').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog.dialog).toBeHidden();
    await expect(dialog.menuButton).toBeFocused();
    expect((await everybody(page)).has('new.0')).toBe(true);
  });
});

test.describe('an import of twelve', () => {
  /** Answers the n-th creation in its own way. */
  const creation = (portal: Portal, n: number, answer: () => Response): void => {
    let creations = 0;
    portal.intercept(({ method, path }) =>
      method === 'POST' && path.endsWith('/users') && ++creations === n ? answer() : undefined,
    );
  };
  /** Everybody of the file is there, created once and by one request. */
  const allOnce = async (page: Page, portal: Portal): Promise<void> => {
    const logins = [...(await everybody(page)).keys()].filter((login) => login.startsWith('new.'));
    expect(logins).toHaveLength(12);
    expect(await audited(portal)).toEqual({ 'create done': 12 });
  };

  test('waits where the system says so, seen and counted down, and ends with one outcome for each row (F11)', async ({
    dialog,
    page,
    portal,
  }) => {
    creation(portal, 6, () =>
      Response.json({ title: 'Too many requests' }, { status: 429, headers: { 'Retry-After': '4' } }),
    );
    await dialog.open();
    await dialog.choose(newPeople(12));
    await dialog.check();
    await dialog.confirm(12);
    await expect(dialog.dialog.getByText(/It goes on in 0:0\d/)).toBeVisible();
    await expect(dialog.button('Stop')).toBeFocused();
    await dialog.ends(/Of 12 rows: 12 created\./);
    await allOnce(page, portal);
  });

  test('waits for a new sign-in where it has ended, and goes on where it stood (F19)', async ({
    dialog,
    page,
    portal,
  }) => {
    creation(portal, 6, () => Response.json({ title: 'Sign in' }, { status: 401 }));
    await page.evaluate(() => {
      document.querySelector('user-manager')!.addEventListener('users-auth-required', () => {
        document.documentElement.dataset['auth'] = 'required';
      });
    });
    await dialog.open();
    await dialog.choose(newPeople(12));
    await dialog.check();
    await dialog.confirm(12);
    await expect(page.locator('html')).toHaveAttribute('data-auth', 'required');
    await expect(dialog.dialog.getByText(/^Your sign-in has ended/)).toBeVisible();
    const sent = portal.writes.length;
    expect(sent).toBeLessThan(12);
    await page.evaluate(() => (document.querySelector('user-manager') as unknown as { reconnect(): void }).reconnect());
    await dialog.ends(/Of 12 rows: 12 created\./);
    await allOnce(page, portal);
  });

  test('is over where somebody else has signed in: nothing more is sent (F19)', async ({ dialog, page, portal }) => {
    creation(portal, 6, () => Response.json({ title: 'Sign in' }, { status: 401 }));
    await dialog.open();
    await dialog.choose(newPeople(12));
    await dialog.check();
    await dialog.confirm(12);
    await expect(dialog.dialog.getByText(/^Your sign-in has ended/)).toBeVisible();
    const sent = portal.writes.length;
    await portal.backend.signIn(page.context(), portal.url, 'owner');
    await page.evaluate(() => (document.querySelector('user-manager') as unknown as { reconnect(): void }).reconnect());
    await expect(dialog.dialog).toBeHidden();
    expect(portal.writes).toHaveLength(sent);
  });

  test('looks again where an answer was lost, and creates nobody twice (F7)', async ({ dialog, page, portal }) => {
    let creations = 0;
    portal.intercept(async ({ method, path }, forward) => {
      if (method !== 'POST' || !path.endsWith('/users') || ++creations !== 6) return undefined;
      await forward();
      return 'cut';
    });
    await dialog.open();
    await dialog.choose(newPeople(12));
    await dialog.check();
    await dialog.confirm(12);
    await dialog.ends(/Of 12 rows: 12 created\./);
    await dialog.button(/^and \d+ more$/).click();
    await expect(dialog.dialog.getByText('The answer was lost. Looking again showed that it was done.')).toHaveCount(1);
    await allOnce(page, portal);
  });

  test('stops at once, saves what became of each row, and goes on with the rest (U11, U14)', async ({
    dialog,
    page,
    portal,
  }) => {
    const letGo = holdCreations(portal);
    await dialog.open();
    await dialog.choose(newPeople(12));
    await dialog.check();
    await dialog.confirm(12);
    await expect.poll(() => portal.writes.length).toBe(4);
    await dialog.button('Stop').click();
    await expect(dialog.dialog.getByText('Stopping. What was sent already is waited for.')).toBeVisible();
    letGo();
    await dialog.ends(/Of 12 rows: 8 not attempted and 4 created\./);
    expect(portal.writes).toHaveLength(4);
    const report = await savedBy(page, () => dialog.button('Save the report').click());
    expect(report.name).toBe('import-report.csv');
    const [head, ...rows] = await cellsOf(report);
    expect(head).toEqual(['Row', 'Name', 'Email or login', 'Was to happen', 'Outcome', 'Message']);
    expect(rows.map(([row]) => row)).toEqual(Array.from({ length: 12 }, (_, at) => `${at + 2}`));
    expect(rows.map((row) => row[4])).toEqual([...Array<string>(4).fill('Created'), ...Array<string>(8).fill('Not attempted')]); // prettier-ignore
    await dialog.button('Check the rest again').click();
    await expect(dialog.dialog).toContainText('4 stay as they are');
    await dialog.confirm(8);
    await dialog.ends(/Of 12 rows: 8 created and 4 stayed as they are\./);
    await allOnce(page, portal);
  });

  test('that a reload ended is gone on with by giving the file again: what is done stays as it is', async ({
    users,
    dialog,
    page,
    portal,
  }) => {
    page.on('dialog', (asked) => void asked.accept());
    const letGo = holdCreations(portal);
    await dialog.open();
    await dialog.choose(newPeople(12));
    await dialog.check();
    await dialog.confirm(12);
    await expect.poll(() => portal.writes.length).toBe(4);
    await page.reload();
    // Firefox ends what is on its way before the page is gone: then the next ones are sent
    const sent = portal.writes.length;
    expect(sent).toBeLessThan(12);
    letGo();
    await expect.poll(() => audited(portal)).toEqual({ 'create done': sent });
    await expect(users.rows.first()).toBeVisible();
    expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(
      'new.',
    );
    await dialog.open();
    await dialog.choose(newPeople(12));
    await dialog.check();
    await expect(dialog.dialog).toContainText(`${sent} stay as they are`);
    await dialog.confirm(12 - sent);
    await dialog.ends(new RegExp(`${12 - sent} created and ${sent} stayed as they are`));
    await allOnce(page, portal);
  });
});

/** The backend takes its time with whom it creates, until it is let go. */
function holdCreations(portal: Portal): () => void {
  let letGo = (): void => undefined;
  const free = new Promise<void>((resolve) => (letGo = resolve));
  portal.intercept(async ({ method, path }, forward) => {
    if (method !== 'POST' || !path.endsWith('/users')) return undefined;
    await free;
    return forward();
  });
  return letGo;
}

test('whose role does not allow it is told so, and no file is asked for (R1)', async ({ users, portal, context }) => {
  await portal.backend.signIn(context, portal.url, 'viewer');
  await users.open();
  await users.page.getByRole('button', { name: 'Export/Import' }).click();
  await expect(users.item(/Import users/)).toHaveAttribute('aria-disabled', 'true');
});

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing at any stage, in ${scheme}`, async ({ users, page, portal }) => {
    test.setTimeout(180_000);
    const complaints = async (stage: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page })
        .include({ fromShadowDom: ['user-manager', 'dialog[open]'] })
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join()}`), stage).toEqual([]); // prettier-ignore
    };
    portal.page('/plain', hostPage({ scheme }), null);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1200, height: 1600 });
    await users.open('/plain');
    const dialog = await new ImportDialog(users).open();
    await complaints('nothing given');
    const people = await everybody(page);
    const [one, other] = learners(people) as [Told, Told];
    const owner = [...people.values()].find((user) => user['owner'])!;
    await dialog.choose(
      csvFile([
        ['Login', 'Email', 'Job title', 'Status', 'Role', 'Shoe size'],
        [one.login, '', 'Lead', '', '', '41'],
        [other.login, '', '', 'Inactive', '', ''],
        ['new.0', 'new.0@example.com', 'Clerk', '', 'Learner', ''],
        ['new.0', 'new.0@example.com', 'Clerk', '', 'Learner', ''],
        ['new.1', 'nonsense', '', '', 'Emperor', ''],
        [owner.login, '', '', 'Inactive', '', ''],
      ]),
    );
    await complaints('columns');
    let letGo = (): void => undefined;
    const free = new Promise<void>((resolve) => (letGo = resolve));
    portal.intercept(async ({ path }) => {
      if (path.endsWith('/departments')) await free;
      return undefined;
    });
    await dialog.button('Check what would change').click();
    await expect(dialog.dialog.getByText(/^Comparing 6 rows/).first()).toBeVisible();
    await complaints('reading');
    letGo();
    await expect(dialog.lines(/can’t be imported/)).toHaveCount(1);
    await complaints('the dry run');
    portal.intercept(({ method }) => (method === 'PATCH' ? new Response(null, { status: 429, headers: { 'Retry-After': '600' } }) : undefined)); // prettier-ignore
    await dialog.confirm(3);
    await expect(dialog.dialog.getByText('Paused', { exact: false }).first()).toBeVisible();
    await complaints('a pause');
    await dialog.button('Stop').click();
    await dialog.ends(/Of 6 rows/);
    await complaints('the report');
  });
