import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { adapterError } from '../../src/adapters/adapter-error.js';
import { MemoryAdapter } from '../../src/adapters/memory.js';
import type { User } from '../../src/domain/user.js';
import type { UsersDeletedEvent, UsersStatusChangeEvent } from '../../src/manager/work/change-events.js';
import type { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';
import { aTester } from '../support/builders.js';
import { DialogDriver } from '../support/dialog-driver.js';
import { createManager, focused, type ManagerDriver, until } from '../support/driver.js';

const people = (): User[] => [
  aTester('a', 'Ana'),
  aTester('b', 'Bea'),
  aTester('c', 'Cleo'),
  aTester('d', 'Dora'),
  aTester('o', 'Olga', { owner: true }),
];

interface Scene {
  readonly adapter: MemoryAdapter;
  readonly manager: ManagerDriver;
  readonly dialog: DialogDriver;
  readonly events: string[];
  /** Waits until the dialog asks, and can be answered. */
  asked(): Promise<void>;
  /** Confirms what the dialog asks, typing what it wants typed. */
  confirm(typed: string): Promise<void>;
  there(): string[];
}

async function theScene(given: ConstructorParameters<typeof MemoryAdapter>[0] = {}): Promise<Scene> {
  const adapter = new MemoryAdapter({ users: people(), ...given });
  const manager = await createManager({ adapter });
  const element = manager.find('confirm-delete-dialog') as ConfirmDeleteDialogElement;
  const dialog = new DialogDriver(element);
  const events: string[] = [];
  for (const type of ['users-delete-request', 'users-deleted', 'users-status-change'] as const) {
    manager.element.addEventListener(type, (event) =>
      events.push(`${type} ${(event as UsersDeletedEvent).ids.join()}`),
    );
  }
  const asked = async (): Promise<void> => {
    await until(() => dialog.isModal && !element.checking && dialog.root.querySelector('footer'), 'the question');
    await dialog.arm();
  };
  const confirm = async (typed: string): Promise<void> => {
    await asked();
    await dialog.type(typed);
    await dialog.press(/^Delete /);
  };
  return { adapter, manager, dialog, events, asked, confirm, there: () => adapter.users.map(({ id }) => id).sort() };
}

const chooseFrom = async (manager: ManagerDriver, name: string, item: string): Promise<void> => {
  await manager.row(name).openMenu();
  await manager.choose(item);
};

describe('<user-manager> deleting', () => {
  it('deletes one from the row menu, and nobody else', async () => {
    const { manager, confirm, there, events } = await theScene();
    await chooseFrom(manager, 'Bea', 'Delete');
    await confirm('b@example.com');
    await until(() => !manager.shownIds().includes('b'), 'the row to go');
    expect(there()).to.deep.equal(['a', 'c', 'd', 'o']);
    expect(events).to.deep.equal(['users-delete-request b', 'users-deleted b']);
  });

  it('puts focus on the next row’s same control (A3)', async () => {
    const { manager, confirm, dialog } = await theScene();
    await chooseFrom(manager, 'Bea', 'Delete');
    await confirm('b@example.com');
    await until(() => !dialog.isModal && focused()?.getAttribute('data-act') === 'menu', 'focus in the list');
    expect(manager.root.activeElement).to.have.nested.property('user.id', 'c');
  });

  it('puts focus on the row before where the last one is gone (A3)', async () => {
    const { manager, confirm, dialog } = await theScene({ users: people().slice(0, 2) });
    await chooseFrom(manager, 'Bea', 'Delete');
    await confirm('b@example.com');
    await until(() => !dialog.isModal && focused()?.getAttribute('data-act') === 'menu', 'focus in the list');
    expect(manager.root.activeElement).to.have.nested.property('user.id', 'a');
  });

  it('puts focus on the row after several who were selected, not on the first of the list (A3)', async () => {
    const { manager, confirm, dialog } = await theScene();
    await manager.row('Cleo').toggle();
    await manager.row('Bea').toggle();
    manager.bulkButton('delete').focus();
    await sendKeys({ press: 'Enter' });
    await confirm('2');
    await until(() => !dialog.isModal && focused()?.getAttribute('data-act') === 'toggle', 'focus in the list');
    expect(manager.root.activeElement).to.have.nested.property('user.id', 'd');
  });

  it('says what was done once the dialog has gone (A2)', async () => {
    const { manager, confirm, dialog } = await theScene();
    await chooseFrom(manager, 'Bea', 'Delete');
    await confirm('b@example.com');
    await until(() => manager.said.includes('Bea Tester was deleted.'), 'the announcement');
    expect(dialog.isModal).to.equal(false);
    expect(manager.notices).to.contain('Bea Tester was deleted.');
  });

  it('names in the notice whom it deleted, cleaned of what would mislead (U2, S7)', async () => {
    const { manager, confirm } = await theScene({ users: [aTester('a', 'Ana'), aTester('b', '\u202EBea <i>')] });
    await chooseFrom(manager, 'Bea', 'Delete');
    await confirm('b@example.com');
    await until(() => manager.notices.includes('deleted'), 'a notice');
    expect(manager.notices).to.contain('\uFFFDBea <i> Tester was deleted.');
  });

  it('asks in the language and the direction of the list (A22)', async () => {
    const { manager, dialog, asked } = await theScene();
    manager.element.messages = { 'deletion.cancel': 'Lieber nicht' };
    manager.element.parentElement!.lang = 'ar';
    await until(() => manager.find('.toolbar').innerText.match(/\p{Script=Arabic}/u), 'Arabic');
    const items = await manager.row('Bea').openMenu();
    await manager.choose(items.find((item) => item.startsWith('حذف'))!);
    await asked();
    expect(dialog.title).to.include('حذف').and.include('Bea Tester');
    expect(dialog.buttons[0]).to.equal('Lieber nicht');
    expect(getComputedStyle(dialog.dialog!).direction).to.equal('rtl');
  });

  it('opens no dialog when the host cancels the request', async () => {
    const { manager, dialog, adapter } = await theScene();
    manager.element.addEventListener('users-delete-request', (event) => event.preventDefault());
    await chooseFrom(manager, 'Bea', 'Delete');
    await manager.settled();
    expect(dialog.isModal).to.equal(false);
    expect(adapter.log.some(({ method }) => method === 'delete')).to.equal(false);
  });

  it('asks the host again before another try, which it can refuse: then nothing opens', async () => {
    const { adapter, manager, dialog, events, asked, confirm, there } = await theScene();
    adapter.delete = async function* (targets) {
      const error = await Promise.resolve(adapterError('unavailable', 'Down.'));
      for (const { id } of targets) yield { id, state: 'failed', error };
    };
    await chooseFrom(manager, 'Bea', 'Delete');
    await confirm('b@example.com');
    const tryAgain = async (): Promise<void> => {
      await until(() => dialog.buttons.some((button) => /^Try again/.test(button)), 'the report');
      await dialog.arm();
      await dialog.press(/^Try again with Bea/);
    };
    await tryAgain();
    expect(events).to.deep.equal(['users-delete-request b', 'users-deleted ', 'users-delete-request b']);
    await asked();
    expect(dialog.title).to.include('Bea Tester');
    await confirm('b@example.com');
    manager.element.addEventListener('users-delete-request', (event) => event.preventDefault());
    await tryAgain();
    await until(() => !dialog.isModal, 'the dialog to close');
    await manager.settled();
    expect(dialog.isModal).to.equal(false);
    expect(there()).to.include('b');
  });

  it('deletes nobody when the viewer cancels, and gives focus back', async () => {
    const { manager, dialog, asked, there } = await theScene();
    await chooseFrom(manager, 'Bea', 'Delete');
    await asked();
    await dialog.press('Cancel');
    await until(() => !dialog.isModal && manager.root.activeElement?.localName === 'user-row', 'focus in the list');
    expect(there()).to.deep.equal(['a', 'b', 'c', 'd', 'o']);
    expect(manager.root.activeElement).to.have.nested.property('user.id', 'b');
  });

  it('deletes those selected, clears them from the selection, and steps to a row', async () => {
    const { manager, confirm, there, dialog } = await theScene();
    await manager.row('Ana').toggle();
    await manager.row('Cleo').toggle();
    manager.bulkButton('delete').click();
    await confirm('2');
    await until(() => !dialog.isModal && !manager.shownIds().includes('a'), 'the rows to go');
    expect(there()).to.deep.equal(['b', 'd', 'o']);
    expect(manager.selectedNames()).to.deep.equal([]);
    await until(() => manager.root.activeElement, 'focus that is not on nothing');
  });

  it('keeps those selected who were refused, shows why, and deletes the others (U10, U12, R12)', async () => {
    const { manager, adapter, dialog, asked, there } = await theScene();
    await manager.row('Ana').toggle();
    await manager.row('Cleo').toggle();
    manager.bulkButton('delete').click();
    await asked();
    adapter.meanwhile('c', { owner: true });
    await dialog.type('2');
    await dialog.press(/^Delete /);
    await until(() => Object.keys(dialog.report).length > 0, 'the report');
    expect(there()).to.deep.equal(['b', 'c', 'd', 'o']);
    expect(dialog.text).to.contain('Cleo');
    expect(manager.element.shadowRoot?.activeElement).to.equal(dialog.element);
  });

  it('takes a user out of the list who was gone already (F8)', async () => {
    const { manager, adapter, dialog, asked } = await theScene();
    await manager.row('Ana').toggle();
    await manager.row('Bea').toggle();
    adapter.meanwhile('b', null);
    manager.bulkButton('delete').click();
    await asked();
    await dialog.type('a@example.com');
    await dialog.press(/^Delete /);
    await until(() => !manager.shownIds().includes('b') && !manager.shownIds().includes('a'), 'both to go');
    expect(manager.shownIds()).to.deep.equal(['c', 'd', 'o']);
  });

  it('deactivates instead', async () => {
    const { manager, adapter, dialog, asked, events } = await theScene();
    await chooseFrom(manager, 'Bea', 'Delete');
    await asked();
    await dialog.press(/^Deactivate /);
    await until(() => events.includes('users-status-change b'), 'the fact');
    expect(adapter.users.find(({ id }) => id === 'b')?.status).to.equal('inactive');
  });

  it('asks nothing and deletes nobody where the adapter has no delete', async () => {
    const { manager } = await theScene({ without: ['delete'] });
    const items = await manager.row('Bea').openMenu();
    expect(items).to.not.include('Delete');
  });
});

describe('<user-manager> activating and deactivating', () => {
  it('deactivates at once, tells the host, and offers to undo it', async () => {
    const { manager, adapter, events } = await theScene();
    const told: UsersStatusChangeEvent[] = [];
    manager.element.addEventListener('users-status-change', (event) => told.push(event));
    await chooseFrom(manager, 'Bea', 'Deactivate');
    await until(() => manager.notices.includes('Undo'), 'the notice');
    expect(manager.notices).to.contain('Bea Tester was deactivated.');
    expect(adapter.users.find(({ id }) => id === 'b')?.status).to.equal('inactive');
    expect(events).to.deep.equal(['users-status-change b']);
    expect(told[0]).to.include({ active: false }).and.have.nested.property('counts.done', 1);
    await manager.press('.notice .button', 'Undo');
    await until(() => events.length === 2, 'the way back');
    expect(adapter.users.find(({ id }) => id === 'b')?.status).to.equal('active');
  });

  it('is taken back by keyboard, which leaves the focus with whom it was about (A3)', async () => {
    const { manager, events } = await theScene();
    await chooseFrom(manager, 'Cleo', 'Deactivate');
    const undo = await until(() => manager.all('.notice .button')[0], 'the notice');
    undo.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => events.length === 2 && manager.notices.includes('activated'), 'the way back');
    await until(() => focused() === manager.row('Cleo').name, 'the focus');
  });

  it('says what was done, and nothing about a selection that there was not (A2)', async () => {
    const { manager, events } = await theScene();
    const said: string[] = [];
    manager.element.addEventListener('users-selection-change', () => said.push('selection'));
    await chooseFrom(manager, 'Bea', 'Deactivate');
    await until(() => events.length === 1, 'the end');
    await manager.settled();
    expect(said).to.deep.equal([]);
  });

  it('says so where the viewer is, however far the page was scrolled (A2)', async () => {
    const { manager } = await theScene({ users: 67 });
    const { name, element } = manager.rowAt(20);
    // a menu closes where the page is scrolled under it
    element.scrollIntoView({ block: 'center' });
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    await manager.rowAt(20).openMenu();
    await manager.choose('Deactivate');
    await until(() => manager.notices.includes('deactivated'), 'the notice');
    expect(scrollY).to.be.above(200);
    const { top, bottom, height } = manager.find('.notice').getBoundingClientRect();
    expect([top >= 0, bottom <= innerHeight, height > 20]).to.deep.equal([true, true, true]);
    const onTop = manager.root.elementFromPoint(innerWidth / 2, (top + bottom) / 2);
    expect(onTop?.closest('.notice')).to.equal(manager.find('.notice'));
    // and what the keyboard comes to is not under it
    for (const control of [name, manager.rowAt(8).name, manager.find('.reload'), manager.searchField]) {
      control.focus();
      await new Promise(requestAnimationFrame);
      const { y, height: high } = control.getBoundingClientRect();
      const now = manager.find('.notice').getBoundingClientRect();
      expect(y + high <= now.top || y >= now.bottom - 1, control.className).to.equal(true);
    }
  });

  it('takes the notice away on request, and leaves focus on something', async () => {
    const { manager } = await theScene();
    await chooseFrom(manager, 'Bea', 'Deactivate');
    await until(() => manager.notices.includes('Undo'), 'the notice');
    manager.find('.notice .icon-button').click();
    await manager.settled();
    expect(manager.notices).to.equal('');
    await until(() => manager.root.activeElement, 'focus in the element');
  });

  it('deactivates those selected and unticks them', async () => {
    const { manager, adapter } = await theScene();
    await manager.row('Ana').toggle();
    await manager.row('Dora').toggle();
    manager.bulkButton('deactivate').click();
    await until(() => manager.notices.includes('Undo'), 'the notice');
    const inactive = adapter.users.filter(({ status }) => status === 'inactive').map(({ id }) => id);
    expect(inactive.sort()).to.deep.equal(['a', 'd']);
    expect(manager.selectedNames()).to.deep.equal([]);
  });
});

describe('<user-manager> one person’s page', () => {
  it('opens from the name, and leads back to the same row', async () => {
    const { manager } = await theScene();
    await manager.row('Cleo').open();
    await until(() => focused()?.id === 'profile-title', 'the page');
    const values = manager.all('.profile input').map((input) => (input as HTMLInputElement).value);
    expect(values).to.include('c@example.com');
    manager.find('[part=back]').click();
    await until(() => manager.root.activeElement?.localName === 'user-row', 'focus in the list');
    expect(manager.root.activeElement).to.have.nested.property('user.id', 'c');
    expect(manager.has('.profile')).to.equal(false);
  });

  it('opens from the view that a host sets, and tells nobody', async () => {
    const { manager } = await theScene();
    manager.element.view = { ...manager.element.view, user: 'd' };
    await until(() => manager.has('.profile') && manager.find('.profile').innerText.includes('Dora'), 'the page');
    expect(manager.element.view.user).to.equal('d');
  });

  it('opens nothing when the host cancels', async () => {
    const { manager } = await theScene();
    manager.element.addEventListener('user-open', (event) => event.preventDefault());
    await manager.row('Cleo').open();
    expect(manager.element.view.user).to.equal(undefined);
  });

  it('deletes from the page, and returns to a list without that user', async () => {
    const { manager, confirm, there, dialog } = await theScene();
    await manager.row('Cleo').open();
    await until(() => manager.has('.profile [part=section] .danger'), 'the page');
    manager.find('.profile [part=section] .danger').click();
    await confirm('c@example.com');
    await until(() => !dialog.isModal && !manager.has('.profile'), 'the list');
    expect(there()).to.deep.equal(['a', 'b', 'd', 'o']);
    expect(manager.shownIds()).to.deep.equal(['a', 'b', 'd', 'o']);
    await until(() => manager.root.activeElement, 'focus in the element');
  });
});
