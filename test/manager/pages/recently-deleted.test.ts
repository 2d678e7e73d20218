import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { MemoryAdapter, type MemoryOptions } from '../../../src/adapters/memory.js';
import type { User } from '../../../src/domain/user.js';
import type { ConfirmDeleteDialogElement } from '../../../src/deletion/confirm-delete-dialog.js';
import { aTester } from '../../support/builders.js';
import { DialogDriver } from '../../support/dialog-driver.js';
import { createManager, focused, type ManagerDriver, press, until } from '../../support/driver.js';
import { deferred } from '../../support/scripted-adapter.js';
import { all, calm } from '../../adapters/contract.js';

const day = 86_400_000;
const people = (): User[] => [
  aTester('a', 'Ana'),
  aTester('b', 'Bea'),
  aTester('c', 'Cleo'),
  aTester('d', 'Dora', { status: 'inactive' }),
  aTester('o', 'Olga', { owner: true }),
];
const freesLogin = {
  kind: 'soft',
  restorableDays: 30,
  restoredBy: 'viewer',
  freesLogin: true,
  statistics: 'lost',
} as const;

/** A list on a backend that restores, with these deleted already, one after the other. */
async function theScene(gone: string, given: MemoryOptions = {}, properties: object = {}) {
  const adapter = new MemoryAdapter({ users: people(), deletion: 'soft', ...given });
  for (const id of gone) await all(adapter.delete([{ id }], calm));
  const manager = await createManager({ adapter, ...properties });
  const heard: string[] = [];
  for (const type of ['users-deleted', 'users-restore-request', 'users-restored'] as const)
    manager.element.addEventListener(type, (event) => heard.push(`${type} ${event.ids.join()}`));
  const dialog = new DialogDriver(manager.find('confirm-delete-dialog') as ConfirmDeleteDialogElement);
  return { adapter, manager, dialog, heard };
}

const button = (manager: ManagerDriver): HTMLElement => manager.find('[part~=deleted-button]');
async function open(manager: ManagerDriver): Promise<void> {
  await press(button(manager));
  await until(() => manager.has('.deleted-user, .deleted .blank'), 'the page');
  await manager.settled();
}
const names = (manager: ManagerDriver): string[] => manager.all('.deleted-name').map(({ innerText }) => innerText);
const entry = (manager: ManagerDriver, name: string): HTMLElement => {
  const found = manager.all('.deleted-user').find(({ innerText }) => innerText.includes(name));
  if (!found) throw new Error(`there is no ${name} among ${names(manager).join()}`);
  return found;
};
const restoreButton = (manager: ManagerDriver, name: string): HTMLElement =>
  entry(manager, name).querySelector('button')!;
const pick = (manager: ManagerDriver, name: string): HTMLInputElement => entry(manager, name).querySelector('input')!;

async function erase(manager: ManagerDriver, dialog: DialogDriver, ...those: string[]): Promise<void> {
  for (const name of those) await manager.row(name).toggle();
  manager.bulkButton('delete').click();
  const element = dialog.element;
  await until(() => dialog.isModal && !element.checking && dialog.root.querySelector('footer'), 'the question');
  await dialog.arm();
  await dialog.press(/^Delete /);
}

describe('<user-manager>: undo of a deletion', () => {
  it('brings back exactly those who were deleted, says so, and tells the host ids alone (U15, S19)', async () => {
    const { adapter, manager, dialog, heard } = await theScene('');
    await erase(manager, dialog, 'Ana', 'Cleo');
    await until(() => manager.notices.includes('2 users deleted.'), 'the notice');
    expect(adapter.users.map(({ id }) => id).sort()).to.deep.equal(['b', 'd', 'o']);
    await until(() => !dialog.isModal, 'the dialog to go');
    await manager.press('.told .button', 'Undo');
    await until(() => manager.notices.includes('2 users restored.'), 'the end');
    expect(adapter.users.map(({ id }) => id).sort()).to.deep.equal(['a', 'b', 'c', 'd', 'o']);
    await until(() => manager.shownIds().length === 5, 'the list');
    expect(manager.total).to.equal('Total: 5');
    expect(heard).to.deep.equal(['users-deleted a,c', 'users-restore-request a,c', 'users-restored a,c']);
    expect(manager.said).to.include('2 users restored.');
    expect(adapter.log.filter(({ method }) => method === 'restore').map(({ ids }) => ids)).to.deep.equal([['a', 'c']]);
  });

  it('puts the focus on who is back (A3), and offers no undo of the undo', async () => {
    const { manager, dialog } = await theScene('');
    await erase(manager, dialog, 'Bea');
    await until(() => !dialog.isModal && manager.notices.includes('deleted'), 'the notice');
    await manager.press('.told .button', 'Undo');
    await until(() => manager.root.activeElement?.localName === 'user-row', 'focus in the list');
    expect(manager.root.activeElement).to.have.nested.property('user.id', 'b');
    expect(manager.notices).to.contain('Bea Tester was restored.').and.not.contain('Undo');
  });

  it('stays while the viewer looks elsewhere: it has no clock (A12, WCAG 2.2.1)', async () => {
    const { manager, dialog } = await theScene('');
    await erase(manager, dialog, 'Bea');
    await until(() => !dialog.isModal && manager.notices.includes('deleted'), 'the notice');
    await manager.search('Cleo');
    await manager.search('');
    await manager.sortBy('User Name');
    expect(manager.notices).to.contain('Undo');
  });

  it('says truthfully who did not come back, and why (U12, R12)', async () => {
    const { adapter, manager, dialog, heard } = await theScene('', { capabilities: { delete: freesLogin } });
    await erase(manager, dialog, 'Ana', 'Bea');
    await until(() => !dialog.isModal && manager.notices.includes('deleted'), 'the notice');
    await adapter.create({ login: 'a.login', email: 'new@example.com' }, calm);
    await manager.press('.told .button', 'Undo');
    await until(() => Object.keys(dialog.report).length > 0, 'the report');
    expect(dialog.text).to.contain('Ana').and.contain('Somebody else has their login by now.');
    expect(adapter.users.some(({ id }) => id === 'b')).to.equal(true);
    expect(heard.at(-1)).to.equal('users-restored b');
    expect(manager.notices).to.contain('1 restored and 1 refused');
  });

  it('sends nothing where the host cancels it', async () => {
    const { adapter, manager, dialog } = await theScene('');
    manager.element.addEventListener('users-restore-request', (event) => event.preventDefault());
    await erase(manager, dialog, 'Bea');
    await until(() => !dialog.isModal && manager.notices.includes('deleted'), 'the notice');
    await manager.press('.told .button', 'Undo');
    expect(adapter.log.some(({ method }) => method === 'restore')).to.equal(false);
  });

  for (const [what, options] of [
    ['deletes for good', { deletion: 'permanent' }],
    ['has support restore (R7)', { capabilities: { delete: { ...freesLogin, restoredBy: 'support' } } }],
  ] as const)
    it(`is not offered on a backend that ${what}`, async () => {
      const { manager, dialog } = await theScene('', options);
      await manager.row('Bea').toggle();
      manager.bulkButton('delete').click();
      await until(
        () => dialog.isModal && !dialog.element.checking && dialog.root.querySelector('footer'),
        'a question',
      );
      await dialog.arm();
      await dialog.type('b@example.com');
      await dialog.press(/^Delete /);
      await until(() => manager.notices.includes('deleted'), 'the notice');
      expect(manager.notices).to.not.contain('Undo');
      expect(manager.has('[part~=deleted-button]')).to.equal(false);
    });
});

describe('<user-manager>: recently deleted', () => {
  it('opens in place of the list, with who can be restored until when, and goes back to the button', async () => {
    const { manager } = await theScene('ab', { now: () => Date.parse('2027-07-13T10:05:00Z') });
    await open(manager);
    expect([manager.find('.list').hidden, manager.element.view.user]).to.deep.equal([true, undefined]);
    await until(() => focused()?.id === 'deleted-title', 'the title');
    expect(names(manager)).to.deep.equal(['Bea Tester', 'Ana Tester']);
    expect(entry(manager, 'Ana').innerText)
      .to.contain('a.login')
      .and.contain('a@example.com')
      .and.contain('until August 12, 2027');
    expect(manager.find('.deleted-rule').innerText).to.contain('restored for 30 days');
    expect(manager.said).to.include('2 deleted users can be restored');
    await press(manager.find('.deleted [part=back]'));
    await until(() => focused() === button(manager), 'the button');
    expect(manager.has('.deleted')).to.equal(false);
  });

  it('can be asked again where the host cancels it, or it could not begin', async () => {
    const { adapter, manager } = await theScene('b');
    await open(manager);
    let asked = 0;
    manager.element.addEventListener('users-restore-request', (event) => {
      asked += 1;
      if (asked === 1) event.preventDefault();
    });
    await press(restoreButton(manager, 'Bea'));
    await until(() => asked === 1, 'the request');
    await until(() => restoreButton(manager, 'Bea').ariaBusy !== 'true', 'the button to be free');
    await press(restoreButton(manager, 'Bea'));
    await until(() => adapter.users.some(({ id }) => id === 'b'), 'Bea');
    expect(asked).to.equal(2);
  });

  it('restores one; the next one gets the focus, and the list is fresh (A3)', async () => {
    const { adapter, manager, heard } = await theScene('abc');
    await open(manager);
    await press(restoreButton(manager, 'Bea'));
    await until(() => names(manager).length === 2, 'Bea to go');
    await until(() => focused() === restoreButton(manager, 'Ana'), 'the next one’s button');
    expect(adapter.users.map(({ id }) => id)).to.include('b');
    expect(heard).to.deep.equal(['users-restore-request b', 'users-restored b']);
    expect(manager.said).to.include('Bea Tester was restored.');
    expect(manager.notices).to.contain('Bea Tester was restored.');
    await press(manager.find('.deleted [part=back]'));
    await until(() => manager.total === 'Total: 3', 'the list');
    expect(manager.shownIds()).to.include('b');
  });

  it('restores several: those selected, and nobody else', async () => {
    const { adapter, manager } = await theScene('abcd');
    await open(manager);
    await press(pick(manager, 'Ana'));
    await press(pick(manager, 'Dora'));
    const many = manager.find('[part~=restore-button]');
    expect(many.innerText).to.equal('Restore 2 users');
    expect((manager.find('.deleted-all input') as HTMLInputElement).indeterminate).to.equal(true);
    await press(many);
    await until(() => names(manager).length === 2, 'both to go');
    expect(names(manager)).to.deep.equal(['Cleo Tester', 'Bea Tester']);
    expect(adapter.users.map(({ id }) => id).sort()).to.deep.equal(['a', 'd', 'o']);
    expect(adapter.log.at(-1)?.method).to.not.equal('restore');
  });

  it('restores all of the page, and goes to the title when nobody is left', async () => {
    const { manager } = await theScene('ab');
    await open(manager);
    await press(manager.find('.deleted-all input'));
    await press(manager.find('[part~=restore-button]'));
    await until(() => manager.has('.deleted .blank'), 'nobody to be left');
    expect(manager.blank).to.contain('Nobody to restore');
    await until(() => focused()?.id === 'deleted-title', 'the title');
  });

  it('deselects all when all are selected, and refuses to restore nobody with its reason', async () => {
    const { adapter, manager } = await theScene('ab');
    await open(manager);
    const everybody = manager.find('.deleted-all input') as HTMLInputElement;
    await press(everybody);
    expect(manager.find('[part~=restore-button]').innerText).to.equal('Restore 2 users');
    await press(everybody);
    expect([everybody.checked, pick(manager, 'Ana').checked]).to.deep.equal([false, false]);
    await press(manager.find('[part~=restore-button]'));
    await until(() => manager.said.some((text) => text.startsWith('Nobody is selected.')), 'the reason');
    expect(adapter.log.some(({ method }) => method === 'restore')).to.equal(false);
  });

  it('says what stands in the way beside each refused Restore, before anything is sent (R10)', async () => {
    const { adapter, manager } = await theScene('abc', { capabilities: { delete: freesLogin, seats: { used: 0, limit: 2 } } }); // prettier-ignore
    await adapter.create({ login: 'a.login', email: 'n@example.com', status: 'inactive' }, calm);
    await adapter.create({ login: 'm', email: 'm@example.com', status: 'active' }, calm);
    await open(manager);
    expect(entry(manager, 'Ana').innerText).to.contain('Somebody else has their login by now.');
    expect(entry(manager, 'Bea').innerText).to.contain('no free seat');
    const refused = restoreButton(manager, 'Bea');
    expect(refused.ariaDisabled).to.equal('true');
    await press(refused);
    await until(() => manager.said.some((text) => text.includes('Deactivate somebody')), 'the way out');
    await press(pick(manager, 'Ana'));
    expect(pick(manager, 'Ana').checked).to.equal(false);
    expect(adapter.log.some(({ method }) => method === 'restore')).to.equal(false);
  });

  it('says before that not all of those selected have a seat (R10)', async () => {
    const { manager } = await theScene('abc', { capabilities: { delete: freesLogin, seats: { used: 0, limit: 3 } } });
    await open(manager);
    await press(pick(manager, 'Ana'));
    await press(pick(manager, 'Bea'));
    expect(manager.has('.deleted .notice')).to.equal(false);
    await press(pick(manager, 'Cleo'));
    expect(manager.find('.deleted .notice').innerText).to.contain('2 free seats');
  });

  it('takes who was purged meanwhile off the page, and says what became of them', async () => {
    let now = 0;
    const { manager, dialog } = await theScene('ab', { now: () => now, restorableDays: 1 });
    await open(manager);
    // the page’s own clock is the browser’s: there it is long past
    expect(entry(manager, 'Ana').innerText).to.contain('is over');
    now = 2 * day;
    manager.element.reload();
    await press(manager.find('.deleted [part=back]'));
    await open(manager);
    expect(manager.blank).to.contain('Nobody to restore');
    expect(dialog.isModal).to.equal(false);
  });

  it('reports who could not be restored any more, and reads the page again (R12)', async () => {
    const { adapter, manager, dialog } = await theScene('ab');
    await open(manager);
    await all(adapter.restore(['b'], calm));
    adapter.meanwhile('b', null);
    await press(restoreButton(manager, 'Bea'));
    await until(() => Object.keys(dialog.report).length > 0, 'the report');
    expect(dialog.text).to.contain('Bea Tester').and.contain('can’t be restored any more');
    await dialog.press('Close');
    await until(() => names(manager).join() === 'Ana Tester', 'the page');
    await until(() => focused()?.closest('.deleted'), 'focus on the page');
  });

  it('says that it could not be read, and tries again', async () => {
    const { adapter, manager } = await theScene('a');
    const honest = adapter.deletedUsers.bind(adapter);
    const fail = (): Promise<never> => Promise.reject(adapterError('unavailable', 'The server rests.'));
    adapter.deletedUsers = fail;
    await open(manager);
    expect(manager.blank).to.contain('could not be read').and.contain('The server rests.');
    adapter.deletedUsers = honest;
    await press(manager.find('.deleted .retry'));
    await until(() => names(manager).join() === 'Ana Tester', 'the answer');
    adapter.deletedUsers = fail;
    await press(restoreButton(manager, 'Ana'));
    await until(() => manager.find('.deleted').innerText.includes('may be out of date'), 'the notice');
    expect(names(manager)).to.deep.equal(['Ana Tester']);
  });

  for (const [what, answer] of [
    ['no list', { deleted: 5 }],
    [
      'somebody without an id (F33)',
      { deleted: [{ user: { ...aTester('a', 'Ana'), id: '' }, deletedAt: '2027-01-01' }] },
    ],
    ['somebody twice (F33)', { deleted: [1, 2].map(() => ({ user: aTester('a', 'Ana'), deletedAt: '2027-01-01' })) }],
    ['nothing', undefined],
  ] as const)
    it(`shows nobody where the answer has ${what}`, async () => {
      const { adapter, manager } = await theScene('a');
      adapter.deletedUsers = () => Promise.resolve(answer as never);
      await open(manager);
      expect(manager.blank).to.contain('could not be read');
    });

  it('says that it is reading, and shows no answer to a page that was left', async () => {
    const { adapter, manager } = await theScene('a');
    const { promise, resolve } = deferred<never>();
    adapter.deletedUsers = () => promise;
    await press(button(manager));
    await until(() => manager.has('.deleted-loading'), 'the page');
    await press(manager.find('.deleted [part=back]'));
    resolve({ deleted: [] } as never);
    await manager.settled();
    expect(manager.has('.deleted')).to.equal(false);
  });

  it('tells the host when the sign-in has ended', async () => {
    const { adapter, manager } = await theScene('a');
    let asked = 0;
    manager.element.addEventListener('users-auth-required', () => asked++);
    adapter.deletedUsers = () => Promise.reject(adapterError('unauthenticated', 'Sign in.'));
    await open(manager);
    expect(asked).to.equal(1);
  });

  it('has pages', async () => {
    const users = Array.from({ length: 30 }, (_, index) => aTester(`p${index}`, `Person ${String(index).padStart(2, '0')}`)); // prettier-ignore
    const adapter = new MemoryAdapter({ users: [...users, ...people()], deletion: 'soft' });
    await all(adapter.delete(users, calm));
    const manager = await createManager({ adapter });
    await open(manager);
    expect([names(manager).length, manager.find('.deleted-pager .range').innerText]).to.deep.equal([25, '1-25 of 30']);
    await press(manager.find('.deleted-pager .next'));
    await until(() => names(manager).length === 5, 'the second page');
    expect(manager.find('.deleted-pager .range').innerText).to.equal('26-30 of 30');
    await until(() => focused()?.id === 'deleted-title', 'the title');
    await press(manager.find('.deleted-all input'));
    await press(manager.find('[part~=restore-button]'));
    await until(() => names(manager).length === 25, 'the page before, where nobody is left on this one');
    expect(manager.has('.deleted-pager')).to.equal(false);
  });

  it('shows hostile names as text, cleaned, in their own direction (S1, S7)', async () => {
    const { manager } = await theScene('h', {
      users: [aTester('h', '\u202E<img src=x onerror=alert(1)>'), ...people()],
    });
    await open(manager);
    expect(names(manager)[0]).to.contain('\uFFFD<img src=x');
    expect(manager.has('.deleted img')).to.equal(false);
    const [first] = manager.all('.deleted-user [aria-label], .deleted-user [title]');
    expect(first, 'names stand in no attribute (S23)').to.equal(undefined);
  });

  it('is refused with its reason to a viewer whose role does not restore (R1)', async () => {
    const { adapter, manager } = await theScene('a', { allowed: ['view', 'delete'] });
    expect(button(manager).ariaDisabled).to.equal('true');
    await press(button(manager));
    await until(() => manager.said.some((text) => text.includes('Your role')), 'the reason');
    expect(manager.has('.deleted')).to.equal(false);
    expect(adapter.log.some(({ method }) => method === 'deletedUsers')).to.equal(false);
  });

  it('refuses whom the backend narrows away, by its reason (R4)', async () => {
    const { manager } = await theScene('s', { users: [aTester('s', 'Sam', { denied: { restore: 'scope' } }), ...people()] }); // prettier-ignore
    await open(manager);
    expect(restoreButton(manager, 'Sam').ariaDisabled).to.equal('true');
    expect(entry(manager, 'Sam').innerText).to.contain('outside the departments');
  });

  for (const without of ['deletedUsers', 'restore'] as const)
    it(`is not offered where the adapter has no ${without}`, async () => {
      const { manager } = await theScene('', { without: [without] });
      expect(manager.has('[part~=deleted-button]')).to.equal(false);
    });

  it('closes with another backend, and waits behind a person’s page', async () => {
    const { manager } = await theScene('a');
    await open(manager);
    const { view } = manager.element;
    manager.element.view = { ...view, user: 'b' };
    await until(() => manager.has('.profile'), 'the person');
    expect(manager.has('.deleted')).to.equal(false);
    manager.element.view = view;
    await until(() => manager.has('.deleted'), 'the page again');
    manager.element.adapter = new MemoryAdapter({ users: 3, deletion: 'soft' });
    await until(() => !manager.has('.deleted'), 'the list');
  });

  it('is read again when a deletion is undone beside it, and keeps the focus (A3)', async () => {
    const { manager, dialog } = await theScene('c');
    await erase(manager, dialog, 'Bea');
    await until(() => !dialog.isModal && manager.notices.includes('deleted'), 'the notice');
    await open(manager);
    expect(names(manager)).to.deep.equal(['Bea Tester', 'Cleo Tester']);
    await manager.press('.told .button', 'Undo');
    await until(() => names(manager).join() === 'Cleo Tester', 'Bea to go');
    await until(() => focused()?.closest('.deleted'), 'focus on the page');
  });

  it('is used with the keyboard alone (A4)', async () => {
    const { adapter, manager } = await theScene('ab');
    button(manager).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => focused()?.id === 'deleted-title' && names(manager).length === 2, 'the page');
    for (const [key, at] of [
      ['Tab', '.deleted-all input'],
      ['Tab', '[part~=restore-button]'],
      ['Tab', '.deleted-user:first-child input'],
    ] as const) {
      await sendKeys({ press: key });
      expect(focused()?.matches(at), at).to.equal(true);
    }
    await sendKeys({ press: 'Space' });
    await manager.settled();
    expect(manager.find('[part~=restore-button]').innerText).to.equal('Restore 1 user');
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal(restoreButton(manager, 'Bea'));
    await sendKeys({ press: 'Enter' });
    await until(() => names(manager).join() === 'Ana Tester', 'Bea to be back');
    await until(() => focused() === restoreButton(manager, 'Ana'), 'the next one');
    expect(adapter.users.map(({ id }) => id)).to.include('b');
  });

  it('is accessible, with what is refused, while it reads, and empty', async () => {
    const { adapter, manager } = await theScene('abc', { capabilities: { delete: freesLogin } });
    await adapter.create({ login: 'a.login', email: 'n@example.com' }, calm);
    await open(manager);
    await press(pick(manager, 'Bea'));
    await manager.isAccessible();
    expect(restoreButton(manager, 'Bea').innerText).to.contain('Restore');
    for (const each of manager.all('.deleted :is(button, .check)'))
      expect(each.getBoundingClientRect().height, each.outerHTML.slice(0, 80)).to.be.at.least(24);
    adapter.deletedUsers = () => Promise.resolve({ deleted: [] });
    await press(restoreButton(manager, 'Cleo'));
    await until(() => manager.has('.deleted .blank'), 'the empty page');
    await manager.isAccessible();
  });

  it('fits 320 px, long names and German words included (A6)', async () => {
    await setViewport({ width: 320, height: 640 });
    try {
      const long = aTester('l', 'Wolfeschlegelsteinhausenbergerdorff'.repeat(2), { email: `${'l'.repeat(60)}@example.com` }); // prettier-ignore
      const { manager } = await theScene('la', { users: [long, ...people()] });
      manager.element.parentElement!.lang = 'de';
      await until(() => button(manager).textContent?.includes('Zuletzt'), 'German');
      expect(manager.find('.summary').scrollWidth).to.be.at.most(manager.find('.summary').clientWidth + 1);
      await open(manager);
      const page = manager.find('.deleted');
      expect(page.scrollWidth).to.be.at.most(page.clientWidth);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    } finally {
      await setViewport({ width: 1280, height: 800 });
    }
  });
});
