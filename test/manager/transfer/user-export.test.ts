import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { MemoryAdapter, type MemoryOptions } from '../../../src/adapters/memory.js';
import type { UserAction } from '../../../src/domain/user.js';
import type { UsersExportedEvent } from '../../../src/manager/transfer/export-events.js';
import { createManager, focused, type ManagerDriver, press, until } from '../../support/driver.js';
import { handedFiles } from '../../support/handed-files.js';
import { deferred } from '../../support/scripted-adapter.js';

/** What the browser was handed to save, by name. */
const files = handedFiles();

async function theScene(given: MemoryOptions = {}, properties: object = {}) {
  const adapter = new MemoryAdapter({ users: 67, ...given });
  const manager = await createManager({ adapter, ...properties });
  const heard: Event[] = [];
  for (const type of ['users-export-request', 'users-exported', 'users-auth-required'])
    manager.element.addEventListener(type, (event) => heard.push(event));
  return { adapter, manager, heard, types: () => heard.map(({ type }) => type) };
}

const menuButton = (manager: ManagerDriver): HTMLElement => manager.find('[part~=transfer-button]');
const dialog = (manager: ManagerDriver): HTMLElement => manager.find('dialog.question[open]');
const isOpen = (manager: ManagerDriver): boolean => manager.has('dialog.question[open]');
const textOf = (manager: ManagerDriver): string => dialog(manager).innerText.replace(/\s+/g, ' ');

async function open(manager: ManagerDriver): Promise<void> {
  await press(menuButton(manager));
  await manager.choose('Export users');
  await until(() => isOpen(manager), 'the dialog');
  await manager.settled();
}
async function answer(manager: ManagerDriver): Promise<void> {
  await press(dialog(manager).querySelector('.question-confirm')!);
  await manager.settled();
}
async function choose(manager: ManagerDriver, label: string): Promise<void> {
  const option = [...dialog(manager).querySelectorAll('label')].find(({ innerText }) => innerText.trim().startsWith(label)); // prettier-ignore
  if (!option) throw new Error(`there is no ${label}`);
  option.querySelector('input')!.click();
  await manager.settled();
}
async function saved(manager: ManagerDriver): Promise<string[]> {
  await until(() => files.size > 0 && /are in|is in/.test(textOf(manager)), 'the file');
  const [file] = files.values();
  return (await file!.text()).trim().split('\r\n');
}

describe('<user-manager>: users as a file', () => {
  it('gives everybody in the order of the list, says so, and tells the host no name (S19)', async () => {
    const { manager, heard, types } = await theScene();
    await open(manager);
    expect(textOf(manager)).to.contain('All users (67)');
    await answer(manager);
    const lines = await saved(manager);
    expect(lines).to.have.length(68);
    expect(lines[0]).to.equal('"First name","Last name","Login","Email","Department"');
    const shown = manager.shownNames();
    for (const [at, name] of shown.entries()) expect(lines[at + 1]?.replace('","', ' '), name).to.contain(name);
    const [name] = files.keys();
    expect(name).to.match(/^users-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.csv$/);
    expect(textOf(manager)).to.contain(`67 users are in ${name}`);
    expect(manager.said).to.include(`67 users are in ${name}.`);
    expect(types()).to.deep.equal(['users-export-request', 'users-exported']);
    const { count, scope, format, columns } = heard[1] as UsersExportedEvent;
    expect([count, scope, format, columns]).to.deep.equal([67, 'everyone', 'csv', ['firstName', 'lastName', 'login', 'email', 'department']]); // prettier-ignore
  });

  it('gives whom the list is narrowed to, and everybody where that is wanted', async () => {
    const { manager } = await theScene();
    await manager.search('an');
    const total = Number(/\d+/.exec(manager.total)?.[0]);
    await open(manager);
    expect(textOf(manager)).to.contain(`Users that match the search and the filters (${total})`);
    await answer(manager);
    expect(await saved(manager)).to.have.length(total + 1);
    await sendKeys({ press: 'Escape' });
    files.clear();
    await open(manager);
    await choose(manager, 'All users');
    await answer(manager);
    expect(await saved(manager)).to.have.length(68);
  });

  it('gives those selected as they are now, and says who is gone', async () => {
    const { adapter, manager } = await theScene();
    for (const at of [5, 6, 7]) await manager.rowAt(at).toggle();
    expect(manager.bulkBar).to.contain('3 users selected');
    const [changed, gone] = [manager.rowAt(5).element.user!, manager.rowAt(6).element.user!];
    const { signal } = new AbortController();
    await adapter.update({ id: changed.id }, { phone: '+49 30 999' }, { signal });
    for await (const _ of adapter.delete([{ id: gone.id }], { signal }));
    await open(manager);
    expect(dialog(manager).querySelector<HTMLInputElement>('input[type=radio]')?.checked).to.equal(true);
    expect(textOf(manager)).to.contain('3 selected users');
    await choose(manager, 'Phone');
    await answer(manager);
    const lines = await saved(manager);
    expect(lines).to.have.length(3);
    expect(lines.some((line) => line.includes(`"'+49 30 999"`))).to.equal(true);
    expect(lines.some((line) => line.includes(gone.login))).to.equal(false);
    expect(textOf(manager)).to.contain('1 of those selected is no longer there.');
  });

  it('has the columns that are chosen, all or none, and needs one', async () => {
    const { manager } = await theScene();
    await open(manager);
    const all = dialog(manager).querySelector<HTMLInputElement>('.export-columns input')!;
    expect([all.checked, all.indeterminate]).to.deep.equal([false, true]);
    await choose(manager, 'All columns');
    expect([...dialog(manager).querySelectorAll<HTMLInputElement>('.export-grid input')].every(({ checked }) => checked)).to.equal(true); // prettier-ignore
    await choose(manager, 'All columns');
    await answer(manager);
    expect(files.size).to.equal(0);
    expect(textOf(manager)).to.contain('Choose at least one column.');
    await choose(manager, 'Login');
    await answer(manager);
    expect((await saved(manager))[0]).to.equal('"Login"');
  });

  it('gives an Excel workbook', async () => {
    const { manager } = await theScene();
    await open(manager);
    await choose(manager, 'Excel');
    await answer(manager);
    await until(() => files.size > 0, 'the file');
    const [[name, file]] = [...files] as [[string, Blob]];
    expect(name).to.match(/\.xlsx$/);
    expect(await file.slice(0, 2).text()).to.equal('PK');
  });

  it('says how far it is, keeps the focus inside, and stops when it is told to', async () => {
    const { adapter, manager, types } = await theScene({ users: 1_300 });
    const query = adapter.query.bind(adapter);
    const gate = deferred<void>();
    let asked = 0;
    await open(manager);
    adapter.query = async (...given) => ((asked += 1) > 5 ? gate.promise.then(() => query(...given)) : query(...given));
    await answer(manager);
    await until(() => textOf(manager).includes('1,000 of 1,300 users read'), 'progress');
    const progress = dialog(manager).querySelector('progress')!;
    expect([progress.value, progress.max]).to.deep.equal([1_000, 1_300]);
    expect((focused() as HTMLElement).innerText.trim()).to.equal('Stop');
    await press(focused()!);
    await until(() => !isOpen(manager), 'the end');
    gate.resolve();
    await manager.settled();
    expect([files.size, types()]).to.deep.equal([0, ['users-export-request']]);
    expect(focused()).to.equal(menuButton(manager));
  });

  it('goes on where a page could not be read, and loses nobody (F14)', async () => {
    const { adapter, manager } = await theScene({ users: 1_300 });
    const query = adapter.query.bind(adapter);
    let fails = true;
    await open(manager);
    adapter.query = (...given) => (given[0].at && fails ? Promise.reject(adapterError('unavailable', 'The system is down.')) : query(...given)); // prettier-ignore
    await answer(manager);
    await until(() => textOf(manager).includes('The system is down.'), 'the error');
    expect([files.size, textOf(manager).includes('200 of 1,300 users read')]).to.deep.equal([0, true]);
    expect(manager.said.some((text) => text.includes('The system is down.'))).to.equal(true);
    fails = false;
    await answer(manager);
    expect(await saved(manager)).to.have.length(1_301);
  });

  it('asks for a sign-in, and goes on after it (F19)', async () => {
    const { adapter, manager, types } = await theScene();
    const query = adapter.query.bind(adapter);
    await open(manager);
    adapter.query = () => Promise.reject(adapterError('unauthenticated', 'Sign in.'));
    await answer(manager);
    await until(() => types().includes('users-auth-required'), 'the event');
    adapter.query = query;
    manager.element.reconnect();
    await manager.loaded();
    await answer(manager);
    expect(await saved(manager)).to.have.length(68);
  });

  it('gives no file where the backend did not narrow the list (T7)', async () => {
    const { adapter, manager } = await theScene();
    await manager.search('an');
    const query = adapter.query.bind(adapter);
    await open(manager);
    adapter.query = async (...given) => ({ ...(await query(...given)), notApplied: ['search'] });
    await answer(manager);
    await until(() => textOf(manager).includes('did not apply the search'), 'the error');
    expect([files.size, dialog(manager).querySelector('.question-confirm')]).to.deep.equal([0, null]);
  });

  it('says so where the list counts another number than it gave', async () => {
    const { adapter, manager } = await theScene();
    const query = adapter.query.bind(adapter);
    await open(manager);
    adapter.query = async (...given) => ({ ...(await query(...given)), total: { value: 70, kind: 'exact' } });
    await answer(manager);
    expect(await saved(manager)).to.have.length(68);
    expect(textOf(manager)).to.contain('The list counts 70.');
  });

  it('gives no file of nobody', async () => {
    const { adapter, manager } = await theScene();
    await open(manager);
    adapter.query = () => Promise.resolve({ users: [], total: { value: 0, kind: 'exact' } });
    await answer(manager);
    await until(() => textOf(manager).includes('Nobody was found'), 'the end');
    expect(files.size).to.equal(0);
  });

  it('is refused to whom the role does not allow it, and says why (R1)', async () => {
    const allowed = ['view', 'create'] satisfies UserAction[] as UserAction[];
    const { manager, types } = await theScene({ allowed });
    await press(menuButton(manager));
    await manager.menu();
    const item = manager.find('.menu:popover-open .menu-item');
    expect(item.getAttribute('aria-disabled')).to.equal('true');
    await press(item);
    expect([isOpen(manager), types()]).to.deep.equal([false, []]);
  });

  it('leaves it to a host that cancels the request', async () => {
    const { manager, types } = await theScene();
    manager.element.addEventListener('users-export-request', (event) => event.preventDefault());
    await press(menuButton(manager));
    await manager.choose('Export users');
    await until(() => types().length > 0, 'the event');
    await manager.settled();
    expect(isOpen(manager)).to.equal(false);
  });

  it('stays while it is asked anew who is signed in, and closes for another viewer (F19)', async () => {
    const { adapter, manager } = await theScene();
    const connect = adapter.connect.bind(adapter);
    const become = async (viewer: { id: string } | null): Promise<void> => {
      adapter.connect = async (call) => ({ ...(await connect(call)), viewer });
      let asked = false;
      const { connect: asks } = adapter;
      adapter.connect = (call) => asks(call).finally(() => (asked = true));
      manager.element.reconnect();
      await until(() => asked, 'the answer');
      await manager.settled();
    };
    await open(manager);
    await become(null);
    expect(isOpen(manager)).to.equal(true);
    await become({ id: 'somebody-else' });
    await until(() => !isOpen(manager), 'the end');
  });

  it('closes for another backend (F19)', async () => {
    const { manager } = await theScene();
    await open(manager);
    manager.element.adapter = new MemoryAdapter({ users: 3 });
    await until(() => !isOpen(manager), 'the end');
    await manager.loaded();
    await open(manager);
    expect(textOf(manager)).to.contain('All users (3)');
  });

  it('is done by keyboard alone (A3)', async () => {
    const { manager } = await theScene();
    menuButton(manager).focus();
    await sendKeys({ press: 'Enter' });
    await manager.menu();
    await sendKeys({ press: 'Enter' });
    await until(() => isOpen(manager), 'the dialog');
    await manager.settled();
    const { activeElement } = manager.root;
    expect((activeElement as HTMLInputElement).value).to.equal('csv');
    await sendKeys({ press: 'ArrowDown' });
    await manager.settled();
    expect((manager.root.activeElement as HTMLInputElement).value).to.equal('xlsx');
    await sendKeys({ press: 'ArrowUp' });
    await manager.settled();
    const confirm = dialog(manager).querySelector<HTMLElement>('.question-confirm')!;
    for (let tabs = 0; tabs < 40 && manager.root.activeElement !== confirm; tabs++) await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await saved(manager);
    expect((focused() as HTMLElement).innerText.trim()).to.equal('Close');
    await sendKeys({ press: 'Enter' });
    await until(() => !isOpen(manager), 'the end');
    expect(focused()).to.equal(menuButton(manager));
  });

  it('breaks no rule of axe, and fits into 320 pixels (A6)', async () => {
    const { manager } = await theScene();
    await setViewport({ width: 320, height: 700 });
    try {
      await open(manager);
      await manager.isAccessible();
      const { left, right } = dialog(manager).getBoundingClientRect();
      expect([left >= 0, right <= 320]).to.deep.equal([true, true]);
      for (const each of dialog(manager).querySelectorAll('label, button')) {
        const box = each.getBoundingClientRect();
        expect(box.right <= right && box.left >= left, each.textContent ?? '').to.equal(true);
      }
      await answer(manager);
      await saved(manager);
      await manager.isAccessible();
    } finally {
      await setViewport({ width: 1_000, height: 800 });
    }
  });
});
