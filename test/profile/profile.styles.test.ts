import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../src/adapters/memory.js';
import { aUser } from '../support/builders.js';
import { createManager, focused, type ManagerDriver, press, until } from '../support/driver.js';

const grace = aUser({ id: 'grace', phone: '+1 202 555 0171' });

/** The list with Grace in it, so wide. */
async function listOf(width: number, user = grace): Promise<ManagerDriver> {
  const adapter = new MemoryAdapter({ users: [user, aUser({ id: 'x', firstName: 'Xaver' })] });
  const manager = await createManager({ adapter });
  manager.element.style.inlineSize = `${width}px`;
  await manager.settled();
  return manager;
}

async function pageOf(width: number, user = grace): Promise<ManagerDriver> {
  const manager = await listOf(width, user);
  await manager.row(user.login).open();
  await until(() => manager.has('.status-section'), 'the page');
  await manager.settled();
  return manager;
}

function field(manager: ManagerDriver, label: string): HTMLInputElement {
  const found = manager.all('label').find(({ innerText }) => innerText.startsWith(label)) as HTMLLabelElement;
  return found.control as HTMLInputElement;
}

const box = (manager: ManagerDriver, selector: string): DOMRect => manager.find(selector).getBoundingClientRect();

describe('one person’s page', () => {
  for (const width of [288, 1000])
    it(`has a long name beside the way back, and all of it, ${width} pixels wide (A6)`, async () => {
      const manager = await pageOf(width, { ...grace, lastName: 'Hopper-von-und-zu-Hohenlohe '.repeat(6).trim() });
      const [back, title] = [box(manager, '[part=back]'), box(manager, '.profile-title')];
      expect(title.left).to.be.at.least(back.right);
      expect(title.top).to.be.below(back.bottom);
      expect(title.right).to.be.at.most(box(manager, '.profile').right);
      expect(manager.find('.profile-title').scrollWidth).to.be.at.most(Math.ceil(title.width));
    });

  it('leaves room for the ring of what has focus above what is said under a field (A4)', async () => {
    const manager = await pageOf(288);
    const login = field(manager, 'Login');
    login.focus();
    const { outlineWidth, outlineOffset } = getComputedStyle(login);
    const hint = login.parentElement!.querySelector('.field-hint')!.getBoundingClientRect();
    const ring = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    expect(ring).to.be.above(3);
    expect(hint.top - login.getBoundingClientRect().bottom).to.be.above(ring);
  });

  it('is saved by one press, though the field that is left grows a line that would move the button away', async () => {
    const manager = await pageOf(288);
    await press(field(manager, 'Email'));
    field(manager, 'Email').select();
    await sendKeys({ type: 'nonsense' });
    const button = manager.find('[part=save-button]');
    await press(button);
    await until(() => manager.notices.includes('1 field needs attention'), 'the answer to the press');
    expect(focused()).to.equal(field(manager, 'Email'));
  });

  it('has buttons that stay where the form ends where there is little room, and float where there is more', async () => {
    for (const [width, position] of [
      [288, 'static'],
      [1000, 'sticky'],
    ] as const) {
      const manager = await listOf(width);
      await press(manager.find('[part~=new-user-button]'));
      await until(() => manager.has('.new-user-actions'), 'the form');
      expect(getComputedStyle(manager.find('.new-user-actions')).position).to.equal(position);
      const buttons = manager.all('.new-user-actions .button').map((button) => button.getBoundingClientRect());
      const { left, right } = box(manager, '.new-user-actions');
      expect(Math.min(...buttons.map((each) => each.left))).to.be.closeTo(left, 1);
      if (position === 'static') expect(Math.max(...buttons.map((each) => each.right))).to.be.closeTo(right, 1);
    }
  });
});
