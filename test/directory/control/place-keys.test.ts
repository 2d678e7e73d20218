import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import { aTester } from '../../support/builders.js';
import { createManager, focused, type ManagerDriver, press, until } from '../../support/driver.js';
import { dialogOf, from, many } from '../../support/manager-stories.js';

const people = () => ['Ana', 'Bea', 'Cleo', 'Dora'].map((name) => aTester(name, name));
const aManager = (): Promise<ManagerDriver> => createManager({ adapter: new MemoryAdapter({ users: people() }) });
const forth = (): Promise<void> => sendKeys({ press: 'F6' });
async function back(): Promise<void> {
  await sendKeys({ down: 'Shift' });
  await forth();
  await sendKeys({ up: 'Shift' });
}

/** Is the key of a press left to the browser? */
async function isLeft(): Promise<boolean> {
  let left = true;
  const look = (event: KeyboardEvent): void => {
    left = !event.defaultPrevented;
    // the browser’s own places would take the focus out of the page
    event.preventDefault();
  };
  window.addEventListener('keydown', look);
  await forth();
  window.removeEventListener('keydown', look);
  return left;
}

/** Presses the key where the browser does nothing with it, whoever hears it. */
async function forthHere(): Promise<void> {
  const hold = (event: KeyboardEvent): void => event.preventDefault();
  window.addEventListener('keydown', hold, true);
  await forth();
  window.removeEventListener('keydown', hold, true);
}

async function deactivated(manager: ManagerDriver, name: string): Promise<HTMLElement> {
  await from(manager, name, 'Deactivate');
  return until(() => manager.all('.told button').find(({ innerText }) => innerText.includes('Undo')), 'Undo');
}

describe('PlaceKeys (F6 in the keyboard map of trust.md)', () => {
  it('goes from a row to the bar of the selection, however many rows there are, and back to that row', async () => {
    const manager = await createManager({ adapter: new MemoryAdapter({ users: many(60) }) });
    await manager.rowAt(2).toggle();
    manager.rowAt(4).focus('menuButton');
    await forth();
    expect(focused()).to.equal(manager.find('.selected-count'));
    await forth();
    expect(focused()).to.equal(manager.rowAt(4).menuButton);
    await back();
    expect(focused()).to.equal(manager.find('.selected-count'));
  });

  it('goes to what can be done about the last result, and on to the rows', async () => {
    const manager = await aManager();
    const undo = await deactivated(manager, 'Cleo');
    manager.row('Cleo').focus('name');
    await forth();
    expect(focused()).to.equal(undo);
    await forth();
    expect(focused()).to.equal(manager.row('Cleo').name);
  });

  it('goes round through all of them, either way', async () => {
    const manager = await aManager();
    const undo = await deactivated(manager, 'Cleo');
    await manager.row('Bea').toggle();
    manager.row('Bea').focus();
    const stops = [manager.find('.selected-count'), undo, manager.row('Bea').checkbox];
    for (const stop of stops) {
      await forth();
      expect(focused()).to.equal(stop);
    }
    for (const stop of [undo, manager.find('.selected-count'), manager.row('Bea').checkbox]) {
      await back();
      expect(focused()).to.equal(stop);
    }
  });

  it('goes from the search field to the rows that stand under it', async () => {
    const manager = await aManager();
    await manager.row('Bea').toggle();
    manager.searchField.focus();
    await forth();
    expect(focused()).to.equal(manager.row('Bea').checkbox);
    manager.searchField.focus();
    await back();
    expect(focused()).to.equal(manager.find('.selected-count'));
  });

  it('goes between a person’s page and what was told above it', async () => {
    const manager = await aManager();
    const undo = await deactivated(manager, 'Cleo');
    await manager.row('Bea').open();
    const field = await until(() => manager.all('.profile input').find((each) => each.matches('[type=text]')), 'a field'); // prettier-ignore
    field.focus();
    await forth();
    expect(focused()).to.equal(undo);
    await forth();
    expect(focused()).to.equal(field);
  });

  it('leaves the key to the browser where there is nowhere else to go, and with another modifier', async () => {
    const manager = await aManager();
    manager.row('Bea').focus();
    expect(await isLeft()).to.equal(true);
    await manager.row('Bea').toggle();
    manager.row('Bea').focus();
    expect(await isLeft()).to.equal(false);
  });

  it('stays in a dialog and in a menu', async () => {
    const manager = await aManager();
    await manager.row('Bea').toggle();
    await manager.row('Cleo').openMenu();
    const item = focused();
    await forthHere();
    expect([focused(), manager.isMenuOpen]).to.deep.equal([item, true]);
    await sendKeys({ press: 'Escape' });
    await press(manager.bulkButton('delete'));
    const dialog = dialogOf(manager);
    await until(() => dialog.isModal, 'the dialog');
    const inside = focused();
    expect([await isLeft(), focused()]).to.deep.equal([true, inside]);
  });

  it('is named in the bar for whoever uses keys, not for whoever uses a pointer', async () => {
    const manager = await aManager();
    await manager.row('Bea').toggle();
    expect(manager.bulkBar).not.to.contain('F6');
    manager.row('Cleo').focus();
    await sendKeys({ press: 'Space' });
    await until(() => manager.bulkBar.includes('2 users'), 'two');
    expect(manager.bulkBar).to.contain('F6');
  });
});
