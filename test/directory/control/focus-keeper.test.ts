import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import { aTester } from '../../support/builders.js';
import { createManager, focused, type ManagerDriver, until } from '../../support/driver.js';

const people = () => ['Ana', 'Bea', 'Cleo', 'Dora', 'Eva', 'Fay'].map((name) => aTester(name, name));
const aManager = (): Promise<ManagerDriver> => createManager({ adapter: new MemoryAdapter({ users: people() }) });

/** Presses a control as somebody who uses the keyboard does. */
async function pressByKey(control: HTMLElement): Promise<void> {
  control.focus();
  await sendKeys({ press: 'Enter' });
}

const button = (manager: ManagerDriver, text: string): HTMLElement => {
  const found = manager.all('button').find(({ innerText, ariaLabel }) => `${ariaLabel} ${innerText}`.includes(text));
  if (!found) throw new Error(`no button ${text}`);
  return found;
};

describe('FocusKeeper: a control of the list that goes away takes the focus nowhere (A3)', () => {
  it('the bar of the selection, when it is cleared: to the row that was ticked last', async () => {
    const manager = await aManager();
    await manager.row('Bea').toggle();
    await manager.row('Dora').toggle();
    manager.row('Dora').focus();
    await pressByKey(button(manager, 'Clear selection'));
    await manager.settled();
    expect([manager.bulkBar, focused()]).to.deep.equal(['', manager.row('Dora').checkbox]);
  });

  for (const [action, done] of [
    ['Deactivate', 'deactivated'],
    ['Activate', 'activated'],
  ] as const)
    it(`the bar of the selection, after ${action}`, async () => {
      const manager = await aManager();
      await manager.row('Bea').toggle();
      manager.row('Bea').focus();
      manager.element.requestUpdate();
      await manager.settled();
      await pressByKey(button(manager, action));
      await until(() => !manager.bulkBar && (manager.notices.includes(done) || action === 'Activate'), 'the end');
      expect(focused()).to.equal(manager.row('Bea').checkbox);
    });

  it('the way to select all that match: to what the bar says then, which does nothing when it is pressed', async () => {
    const manager = await createManager({ adapter: new MemoryAdapter({ users: 67 }) });
    await manager.togglePage();
    await pressByKey(button(manager, 'Select all 67'));
    await until(() => manager.bulkBar.includes('that match'), 'the end of the walk');
    expect(focused()).to.equal(manager.find('.selected-count'));
  });

  for (const press of ['Deselect them', 'Show them'])
    it(`“${press}”, of those whom a search hides`, async () => {
      const manager = await aManager();
      await manager.row('Bea').toggle();
      await manager.row('Cleo').toggle();
      await manager.search('Cleo');
      await pressByKey(await until(() => button(manager, press), 'the button'));
      await until(() => !manager.has('.hidden-selected'), 'the end');
      expect(focused()).to.equal(manager.find('.selected-count'));
    });

  it('the way out of a search that finds nobody: to the search', async () => {
    const manager = await aManager();
    await manager.search('nobody at all');
    await pressByKey(await until(() => manager.all('.blank button')[0], 'the button'));
    await until(() => manager.rowElements.length === 6, 'everybody');
    expect(focused()).to.equal(manager.searchField);
  });

  it('“Try again”: to the search, or to itself where it has failed again', async () => {
    let fails = true;
    const adapter = new MemoryAdapter({ users: people() });
    const query = adapter.query.bind(adapter);
    adapter.query = (...given) =>
      fails ? Promise.reject(adapterError('unavailable', 'Out of order.')) : query(...given);
    const manager = await createManager({ adapter });
    for (const again of [true, false]) {
      await until(() => manager.has('.blank .icon'), 'the failure, with all that it is shown with');
      fails = again;
      await pressByKey(manager.find('.blank .retry'));
      await manager.loaded();
    }
    await until(() => manager.rowElements.length === 6, 'everybody');
    expect(focused()).to.equal(manager.searchField);
  });
});
