import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../src/adapters/memory.js';
import type { User } from '../../src/domain/user.js';
import type { UsersScheduleChangeEvent } from '../../src/manager/work/change-events.js';
import { aUser, theCapabilities } from '../support/builders.js';
import type { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';
import { DialogDriver } from '../support/dialog-driver.js';
import { createManager, focused, until } from '../support/driver.js';

const grace = (more: Partial<User> = {}): User => aUser({ id: 'grace', ...more });
const year = new Date().getUTCFullYear() + 1;

/** The page of one person, opened from the list. */
async function thePage(user = grace(), options: ConstructorParameters<typeof MemoryAdapter>[0] = {}) {
  const adapter = new MemoryAdapter({ users: [user, aUser({ id: 'o', login: 'o', firstName: 'Olga', owner: true })], ...options }); // prettier-ignore
  const manager = await createManager({ adapter });
  const dialog = new DialogDriver(manager.find('confirm-delete-dialog') as ConfirmDeleteDialogElement);
  await manager.row('Grace').open();
  await until(() => manager.has('.profile') && manager.find('.profile').ariaBusy !== 'true', 'the page');
  const truth = (): User => adapter.users.find(({ id }) => id === user.id)!;
  const flip = (): HTMLElement => manager.find('[role=switch]');
  const isIdle = (): boolean => flip().ariaBusy !== 'true' && manager.find('.profile').ariaBusy !== 'true';
  const write = (day: string): void => {
    const field = manager.find('#until-day') as HTMLInputElement;
    field.value = day;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const line = (): string => manager.find('.status-until').textContent.replace(/\s+/g, ' ');
  return { adapter, manager, dialog, truth, flip, isIdle, write, line };
}

describe('<user-manager> the switch on a person’s page', () => {
  it('deactivates after its explanation, shows the truth, and takes it back with Undo (R6, R8)', async () => {
    const { manager, truth, flip, isIdle } = await thePage();
    flip().focus();
    await sendKeys({ press: 'Space' });
    await until(() => focused()?.className === 'status-question', 'the explanation');
    expect(truth().status).to.equal('active');
    await manager.press('.status-question .button', 'Deactivate user');
    await until(() => flip().ariaChecked === 'false' && isIdle(), 'the switch');
    expect(truth().status).to.equal('inactive');
    expect(manager.find('.profile .chip').innerText).to.equal('Inactive');
    expect(manager.notices).to.contain('Grace Hopper was deactivated.');
    expect(focused()).to.equal(flip());
    await manager.press('.notice .button', 'Undo');
    await until(() => flip().ariaChecked === 'true' && isIdle(), 'the way back');
    expect(truth().status).to.equal('active');
    // the button that was pressed has gone (A3)
    await until(() => focused()?.id === 'profile-title', 'the focus');
  });

  it('stays where it is when the backend refuses, and the dialog says why (R12)', async () => {
    const { adapter, manager, dialog, truth, flip, isIdle } = await thePage();
    adapter.meanwhile('grace', { denied: { deactivate: 'managed' } });
    flip().click();
    await manager.settled();
    await manager.press('.status-question .button', 'Deactivate user');
    await until(() => dialog.isModal, 'the report');
    expect(dialog.root.textContent).to.contain('managed by another system');
    await until(isIdle, 'the record');
    expect([flip().ariaChecked, truth().status]).to.deep.equal(['true', 'active']);
  });

  it('asks about the licence before it activates somebody without a seat (R10)', async () => {
    const capabilities = theCapabilities({ seats: { used: 1, limit: 1 }, deactivate: {} });
    const { manager, dialog, flip, isIdle } = await thePage(grace({ status: 'inactive' }), { capabilities });
    flip().click();
    await manager.settled();
    await manager.press('.status-question .button', 'Activate user');
    await until(() => dialog.isModal, 'the dialog');
    expect(flip().ariaBusy).to.equal('true');
    dialog.root.querySelector<HTMLElement>('[part=cancel-button]')!.click();
    await until(isIdle, 'the switch');
    expect(flip().ariaChecked).to.equal('false');
  });

  it('is not there where the adapter can’t change a status', async () => {
    const { manager } = await thePage(grace(), { without: ['setActive'] });
    expect(manager.has('.status-section')).to.equal(false);
  });
});

describe('<user-manager> “Make inactive” on a person’s page', () => {
  it('saves a date, moves it, cancels it, and undoes that', async () => {
    const { manager, truth, write, line, isIdle } = await thePage();
    const told: UsersScheduleChangeEvent[] = [];
    manager.element.addEventListener('users-schedule-change', (event) => told.push(event));
    write(`${year}-05-04`);
    await manager.settled();
    await manager.press('.status-until .button', 'Save date');
    await until(() => line().includes(`Becomes inactive on May 4, ${year}`) && isIdle(), 'the date');
    expect(truth().scheduled).to.deep.equal({ action: 'deactivate', at: `${year}-05-04T23:59:00.000Z` });
    write(`${year}-05-05`);
    await manager.settled();
    await manager.press('.status-until .button', 'Save date');
    await until(() => line().includes(`Becomes inactive on May 5, ${year}`) && isIdle(), 'the other date');
    await manager.press('.status-until .button', 'Cancel the date');
    await until(() => !line().includes('Becomes inactive') && isIdle(), 'no date');
    expect(truth().scheduled).to.equal(undefined);
    await manager.press('.notice .button', 'Undo');
    await until(() => line().includes(`Becomes inactive on May 5, ${year}`), 'the date again');
    expect(told.map(({ at }) => at?.slice(5, 10) ?? null)).to.deep.equal(['05-04', '05-05', null, '05-05']);
  });

  it('shows it as a chip in the list, and the chip goes with the date', async () => {
    const { manager, write, line } = await thePage();
    write(`${year}-05-04`);
    await manager.settled();
    await manager.press('.status-until .button', 'Save date');
    await until(() => line().includes('Becomes inactive'), 'the date');
    manager.find('[part=back]').click();
    const chip = await until(() => manager.row('Grace').element.renderRoot.querySelector('.note'), 'the chip');
    expect(chip.textContent).to.equal(`Inactive on May 4, ${year}`);
    expect((chip as HTMLElement).title)
      .to.contain('11:59')
      .and.to.contain('UTC');
  });

  it('keeps the date in the field when it could not be saved, and says so (F7)', async () => {
    const { adapter, manager, dialog, truth, write, isIdle } = await thePage();
    write(`${year}-05-04`);
    adapter.meanwhile('grace', { jobTitle: 'Rear admiral' });
    await manager.settled();
    await manager.press('.status-until .button', 'Save date');
    await until(() => dialog.isModal, 'the report');
    await until(isIdle, 'the record');
    expect(truth().scheduled).to.equal(undefined);
    expect((manager.find('#until-day') as HTMLInputElement).value).to.equal(`${year}-05-04`);
  });

  for (const [what, options] of [
    ['the adapter has no schedule', { without: ['schedule'] as const }],
    ['the backend does not say that it can', { capabilities: theCapabilities({ deactivate: {} }) }],
  ] as const)
    it(`is not there where ${what}`, async () => {
      const { manager } = await thePage(grace(), options as never);
      expect(manager.has('[role=switch]')).to.equal(true);
      expect(manager.has('#until-day')).to.equal(false);
    });
});
