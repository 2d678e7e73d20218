import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys } from '@web/test-runner-commands';
import { ar } from '../../../src/i18n/ar.js';
import { aUser } from '../../support/builders.js';
import { createManager, focused, type ManagerDriver, until } from '../../support/driver.js';
import { FullAdapter } from '../../support/full-adapter.js';

/** A list in a box of this width, with somebody selected. */
async function selectedAt(width: number, denied = {}): Promise<ManagerDriver> {
  const adapter = new FullAdapter([
    aUser({ id: 'ann', firstName: 'Ann', denied }),
    aUser({ id: 'ben', firstName: 'Ben' }),
  ]);
  const manager = await createManager({ adapter });
  resize(manager, width);
  manager.row('Ann').checkbox.click();
  await until(() => manager.has('.bulk-bar'), 'the bar');
  await manager.settled();
  return manager;
}

const resize = ({ element }: ManagerDriver, width: number): void =>
  element.style.setProperty('inline-size', `${width}px`);
const inSight = (manager: ManagerDriver): string[] =>
  manager.all('.bulk-bar .actions button:not([hidden])').map(({ innerText }) => innerText.trim());
const bar = (manager: ManagerDriver): HTMLElement => manager.find('.bulk-bar .actions');

afterEach(() => resetMouse());

describe('the bar of the selection', () => {
  it('shows every action where there is room, deleting apart and last', async () => {
    const manager = await selectedAt(1100);
    const actions = ['Activate', 'Deactivate', 'Change department…', 'Message…', 'Delete'];
    await until(() => inSight(manager).length === actions.length, 'all of them');
    expect(inSight(manager)).to.deep.equal(actions);
  });

  it('keeps to one line at 320 px: what does not fit is in “More”, deleting never is (A10)', async () => {
    const manager = await selectedAt(320);
    await until(() => inSight(manager).includes('More'), 'the menu');
    expect(inSight(manager).at(-1)).to.equal('Delete');
    expect(bar(manager).scrollWidth).to.be.at.most(bar(manager).clientWidth);
    expect(manager.find('.bulk-bar').scrollWidth).to.be.at.most(320);
  });

  it('follows its width, and moves the focus from what goes out of sight to “More”', async () => {
    const manager = await selectedAt(1100);
    manager.find('[data-bulk=message]').focus();
    resize(manager, 320);
    await until(() => focused()?.matches('.more-actions'), 'the focus on More');
    resize(manager, 1100);
    await until(() => !inSight(manager).includes('More'), 'room for all');
  });

  for (const [what, grow] of [
    ['longer words', (manager) => (manager.element.messages = { 'action.message': `Message ${'at length '.repeat(8)}` })], // prettier-ignore
    ['larger letters', (manager) => manager.element.style.setProperty('font-size', '2.5rem')],
  ] as readonly (readonly [string, (manager: ManagerDriver) => void])[]) {
    it(`makes room for ${what}, and takes it back`, async () => {
      const manager = await selectedAt(1100);
      await until(() => !inSight(manager).includes('More'), 'room for all');
      grow(manager);
      await until(() => inSight(manager).includes('More'), 'the menu');
      expect(bar(manager).scrollWidth).to.be.at.most(bar(manager).clientWidth);
      manager.element.messages = {};
      manager.element.style.removeProperty('font-size');
      await until(() => !inSight(manager).includes('More'), 'room for all again');
    });
  }

  it('runs from “More” by keyboard, with refusals explained, and gives the focus back (R4)', async () => {
    const manager = await selectedAt(320, { message: 'scope' });
    await until(() => inSight(manager).includes('More'), 'the menu');
    manager.find('.more-actions').focus();
    await sendKeys({ press: 'Enter' });
    const items = await manager.menu();
    expect(items.slice(-2)).to.deep.equal(['Change department…', 'Message…']);
    expect(manager.find('.menu').innerText).to.include('outside the departments that you manage');
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Enter' });
    expect(manager.isMenuOpen).to.equal(true);
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'Enter' });
    await until(() => manager.has('dialog.question:modal'), 'the question');
    await sendKeys({ press: 'Escape' });
    await until(() => focused()?.matches('.more-actions'), 'the focus back');
  });

  it('fits right to left, too', async () => {
    const manager = await selectedAt(320);
    manager.element.lang = 'ar';
    await until(() => manager.bulkBar.includes(ar.messages['action.delete']), 'Arabic');
    await manager.settled();
    expect(bar(manager).scrollWidth).to.be.at.most(bar(manager).clientWidth);
  });
});
