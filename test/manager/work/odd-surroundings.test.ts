import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import type { UserManagerElement } from '../../../src/manager/user-manager.js';
import { aSession, aTester, theCapabilities } from '../../support/builders.js';
import { createManager, focused, ManagerDriver, press, until } from '../../support/driver.js';
import { asked, dialogOf, from, rejections, turns } from '../../support/manager-stories.js';
import { deferred, ScriptedAdapter } from '../../support/scripted-adapter.js';

const warns = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
const soft = theCapabilities({
  delete: { kind: 'soft', statistics: 'kept', restorableDays: 30, restoredBy: 'viewer' },
});
async function inClosedRoot(adapter: UserManagerElement['adapter']): Promise<ManagerDriver> {
  const outer = await fixture(html`<div></div>`);
  const element = document.createElement('user-manager');
  outer.attachShadow({ mode: 'closed' }).append(element);
  element.adapter = adapter;
  const manager = new ManagerDriver(element);
  await until(() => manager.has('confirm-delete-dialog') && manager.rowElements.length, 'the list');
  await manager.settled();
  return manager;
}

describe('<user-manager> in odd surroundings', function () {
  // hundreds of rows, in the slowest of the three engines
  this.timeout(20_000);

  it('nobody stands under the name of somebody else where hrefFor throws', async () => {
    const manager = await createManager({
      adapter: new MemoryAdapter({ users: [aTester('a', 'Ana'), aTester('b', 'Bea')] }),
    });
    const heard = await rejections(async () => {
      manager.element.hrefFor = ({ id }) => {
        if (id === 'b') throw new Error('no page');
        return undefined;
      };
      await turns(6);
      await manager.press('.sort', 'User').catch(() => undefined);
      await turns(25);
    });
    const seen = manager.rowElements.map((row) => `${row.user?.id} ${row.control('open')?.textContent?.trim()}`);
    expect(seen).to.deep.equal(['b Bea Tester', 'a Ana Tester']);
    expect(heard).to.deep.equal([]);
  });

  it('nobody stands in the department of somebody else where a record is odd (F33)', async () => {
    const a = new ScriptedAdapter([aTester('1', 'Ana', { department: { id: 's', name: 'Sales', path: [] } })]);
    const manager = await createManager({ adapter: a });
    const heard = await rejections(async () => {
      a.users.clear();
      a.users.set('2', aTester('2', 'Bea', { department: { id: 'x', name: 'Legal', path: 'Company' as never } }));
      manager.element.reload();
      await turns(31);
    });
    expect(manager.rowAt(0).text).to.include('Legal').and.not.to.include('Sales');
    expect(heard).to.deep.equal([]);
  });

  it('a menu works inside of a closed shadow root', async () => {
    const adapter = new MemoryAdapter({ users: [aTester('a', 'Ana')] });
    const manager = await inClosedRoot(adapter);
    await from(manager, 'Ana', 'Deactivate');
    await turns(31);
    expect(adapter.users[0].status).to.equal('inactive');
  });

  it('Escape declines inside of a closed shadow root (A20)', async () => {
    const manager = await inClosedRoot(new MemoryAdapter({ users: [aTester('a', 'Ana')] }));
    const dialog = dialogOf(manager);
    manager.rowAt(0).checkbox.click();
    await manager.settled();
    manager.bulkButton('delete').click();
    await asked(dialog);
    await sendKeys({ press: 'Escape' });
    await turns(12);
    expect(dialog.isModal).to.equal(false);
  });

  it('a key that is held answers nothing inside of a closed shadow root (U4, T11)', async () => {
    const a = new ScriptedAdapter([aTester('1', 'Ana')]);
    a.session = aSession({ capabilities: soft });
    const manager = await inClosedRoot(a);
    const dialog = dialogOf(manager);
    manager.rowAt(0).checkbox.click();
    await manager.settled();
    manager.bulkButton('delete').focus();
    await sendKeys({ down: 'Enter' });
    await asked(dialog);
    await sendKeys({ down: 'Enter' }); // the browser repeats it
    await turns(12);
    const stands = dialog.isModal;
    await sendKeys({ up: 'Enter' });
    expect(stands).to.equal(true);
  });

  it('a run keeps its warning, whatever is declined in another element', async () => {
    const one = new ScriptedAdapter([aTester('1', 'Ana')]);
    const gate = deferred<void>();
    one.script = async function* (targets) {
      await gate.promise;
      yield* one.mark(targets, false);
    };
    const first = await createManager({ adapter: one });
    const second = await createManager({ adapter: new MemoryAdapter({ users: [aTester('2', 'Bea')] }) });
    await from(first, 'Ana', 'Deactivate');
    await until(() => one.sent.length === 1, 'the run');
    const dialog = dialogOf(second);
    await from(second, 'Bea', 'Delete');
    await asked(dialog);
    await dialog.press('Cancel');
    const isWarned = warns();
    gate.resolve();
    await turns(12);
    expect(isWarned).to.equal(true);
  });

  it('what is typed is guarded, whatever becomes of another element', async () => {
    const first = await createManager({ adapter: new MemoryAdapter({ users: [aTester('1', 'Ana')] }) });
    const second = await createManager({ adapter: new MemoryAdapter({ users: [aTester('2', 'Bea')] }) });
    await first.row('Ana').open();
    const field = await until(() => first.root.querySelector<HTMLInputElement>('[part~=profile] input'), 'a field');
    await turns(18);
    field.focus();
    await sendKeys({ type: 'x' });
    await until(() => first.element.hasUnsavedChanges, 'something unsaved');
    second.element.remove();
    expect(warns()).to.equal(true);
  });

  it('a page whose host hides the element is not dead under a question that nobody sees (A4)', async () => {
    const manager = await createManager({ adapter: new MemoryAdapter({ users: [aTester('a', 'Ana')] }) });
    await from(manager, 'Ana', 'Delete');
    await asked(dialogOf(manager));
    const button = document.createElement('button');
    button.textContent = 'Elsewhere';
    let pressed = 0;
    button.onclick = () => (pressed += 1);
    document.body.append(button);
    manager.element.parentElement!.hidden = true;
    await turns(18);
    await press(button);
    await turns(6);
    button.remove();
    expect(pressed).to.equal(1);
  });

  it('the focus does not go to nowhere when the viewer is signed out (A3)', async () => {
    const a = new MemoryAdapter({ users: [aTester('1', 'Ana')] });
    const manager = await createManager({ adapter: a });
    manager.row('Ana').focus();
    a.viewer = null;
    a.allowed = [];
    manager.element.reconnect();
    await until(() => manager.blank, 'the state');
    await turns(12);
    expect(focused()).to.not.equal(document.body);
  });

  it('nor when the adapter is taken away (A3)', async () => {
    const manager = await createManager({ adapter: new MemoryAdapter({ users: [aTester('1', 'Ana')] }) });
    manager.row('Ana').focus();
    manager.element.adapter = undefined;
    await until(() => manager.blank, 'the state');
    await turns(12);
    expect(focused()).to.not.equal(document.body);
  });

  it('a subscription that throws rejects nowhere (F33)', async () => {
    const a = new MemoryAdapter({ users: [aTester('1', 'Ana')] });
    a.subscribe = () => {
      throw new Error('no socket');
    };
    const heard = await rejections(async () => {
      await createManager({ adapter: a });
      await turns(25);
    });
    expect(heard).to.deep.equal([]);
  });

  it('a session without `search` is said to be unreadable, and shows no empty section (R11)', async () => {
    const a = new ScriptedAdapter([aTester('1', 'Ana')]);
    const { search: _, ...rest } = a.session.capabilities;
    a.session = aSession({ capabilities: rest as never });
    const manager = await createManager({ adapter: null });
    const heard = await rejections(async () => {
      manager.element.adapter = a;
      await turns(37);
    });
    expect(manager.blank !== '' || manager.shownNames().length > 0).to.equal(true);
    expect(heard).to.deep.equal([]);
  });

  // where the browser tells how much an element is zoomed
  for (const zoom of 'currentCSSZoom' in document.body ? ['1.5', '0.8'] : ['1'])
    it(`a menu stands at its button where the page is zoomed by CSS: ${zoom}`, async () => {
      const manager = await createManager({ adapter: new MemoryAdapter({ users: [aTester('a', 'Ana')] }) });
      const box = document.createElement('div');
      box.style.zoom = zoom;
      document.body.append(box);
      box.append(manager.element);
      await manager.settled();
      await manager.row('Ana').openMenu();
      const menu = manager.find('.menu').getBoundingClientRect();
      const button = manager.row('Ana').menuButton.getBoundingClientRect();
      box.remove();
      expect([menu.left, menu.right].some((edge, at) => Math.abs(edge - [button.left, button.right][at]) < 2)).to.equal(
        true,
      );
      expect(menu.right).to.be.at.most(innerWidth);
    });
});
