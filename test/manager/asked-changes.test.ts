import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, setViewport } from '@web/test-runner-commands';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { Outcome, UserAdapter } from '../../src/adapters/contract.js';
import type { User } from '../../src/domain/user.js';
import { textOf } from '../support/dialog-driver.js';
import { createManager, focused, type ManagerDriver, press, until } from '../support/driver.js';
import { FullAdapter, someDepartments } from '../support/full-adapter.js';
import { never } from '../support/scripted-adapter.js';
import { aSession, aUser, theCapabilities } from '../support/builders.js';

const support = someDepartments[2]!;
const scoped = { 'change-department': 'scope', message: 'scope' };
const person = (id: string, given: Partial<User> = {}): User =>
  aUser({ id, login: id, firstName: id, lastName: 'Abel', email: `${id}@example.com`, department: support, ...given });
const everybody = [person('Ann'), person('Ben'), person('Cleo'), person('Dora', { denied: scoped }), person('Eve', { status: 'inactive' })]; // prettier-ignore

interface Shown {
  readonly manager: ManagerDriver;
  readonly adapter: FullAdapter;
  readonly events: Event[];
  readonly dialog: () => HTMLDialogElement;
}

const facts = [
  'users-department-change',
  'users-message-sent',
  'users-message-request',
  'users-schedule-request',
  'users-schedule-change',
];

async function shown(adapter = new FullAdapter(everybody), given: object = {}): Promise<Shown> {
  const manager = await createManager({ adapter, ...given });
  const events: Event[] = [];
  for (const type of facts) manager.element.addEventListener(type, (event) => events.push(event));
  const dialog = (): HTMLDialogElement => manager.find('dialog.question') as HTMLDialogElement;
  return { manager, adapter, events, dialog };
}

const isAsking = (manager: ManagerDriver): boolean => manager.has('dialog.question:modal');
const asking = (manager: ManagerDriver): Promise<unknown> => until(() => isAsking(manager), 'the question');
const button = (manager: ManagerDriver): HTMLElement => manager.find('.question-confirm');
const named = (manager: ManagerDriver, within = ''): string[] => manager.all(`${within} .question-name`).map(textOf);

async function select(manager: ManagerDriver, ...names: string[]): Promise<void> {
  for (const name of names) manager.row(name).checkbox.click();
  await until(() => manager.has('.bulk-bar'), 'the bar');
  await manager.settled();
}

async function askFor(manager: ManagerDriver, action: string, ...names: string[]): Promise<void> {
  await select(manager, ...names);
  manager.find(`[data-bulk=${action}]`).click();
  await asking(manager);
  await manager.settled();
}

async function write(manager: ManagerDriver, body: string, subject?: string): Promise<void> {
  for (const [selector, text] of [['#message-body', body], ['#message-subject', subject]] as const) {
    if (text === undefined) continue;
    const field = manager.find(selector) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  } // prettier-ignore
  await manager.settled();
}

afterEach(() => resetMouse());

describe('<user-manager>: Change department…', () => {
  it('moves those selected, by keyboard alone, tells the host, and takes it back', async () => {
    // with room for every button of the bar
    await setViewport({ width: 1200, height: 800 });
    const { manager, adapter, events } = await shown();
    await select(manager, 'Ann', 'Ben');
    manager.find('[data-bulk=change-department]').focus();
    await sendKeys({ press: 'Enter' });
    await asking(manager);
    await until(() => manager.has('[role=option]'), 'departments');
    expect(focused()?.getAttribute('role')).to.equal('combobox');
    expect(textOf(manager.find('.question-title'))).to.equal('Change the department of 2 users');
    expect(named(manager)).to.deep.equal(['Ann Abel', 'Ben Abel']);
    expect(textOf(manager.find('.picker-option:has(.chip)'))).to.include('Support Now');
    expect(textOf(manager.find('.question-missing'))).to.equal('Choose a department first.');
    await sendKeys({ type: 'sales' });
    await sendKeys({ press: 'Enter' });
    await manager.settled();
    expect(textOf(button(manager))).to.equal('Move 2 users');
    for (let tabs = 0; tabs < 6 && focused() !== button(manager); tabs++) await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal(button(manager));
    await sendKeys({ press: 'Enter' });
    await until(() => manager.notices.includes('2 users are now in Sales.'), 'the notice');
    expect(adapter.asked).to.deep.equal([{ method: 'changeDepartment', ids: ['Ann', 'Ben'], given: 'sales' }]);
    expect(events[0]).to.deep.include({ ids: ['Ann', 'Ben'], departmentId: 'sales' });
    expect(JSON.stringify(events[0])).not.to.include('Sales');
    expect(isAsking(manager)).to.equal(false);
    manager.find('.notice .button').click();
    await until(() => manager.notices.includes('2 users are now in Support.'), 'the undoing');
    expect(adapter.asked[1]).to.deep.equal({ method: 'changeDepartment', ids: ['Ann', 'Ben'], given: 'support' });
  });

  it('names who is left out and why, before and by the choice, and moves nobody else (U7, U9)', async () => {
    const { manager, adapter } = await shown(new FullAdapter([...everybody, person('Finn', { department: someDepartments[1]! })])); // prettier-ignore
    await askFor(manager, 'change-department', 'Ann', 'Dora', 'Finn');
    await until(() => manager.has('[role=option]'), 'departments');
    expect(named(manager, '.question-left-out')).to.deep.equal(['Dora Abel']);
    manager.all('[role=option]')[1]!.click();
    await manager.settled();
    expect(named(manager, '.question-left-out')).to.deep.equal(['Dora Abel', 'Finn Abel']);
    expect(textOf(manager.find('.question-left-out'))).to.include('Already in this department.');
    expect(textOf(button(manager))).to.equal('Move Ann Abel');
    button(manager).click();
    await until(() => adapter.asked.length > 0, 'the move');
    expect(adapter.asked[0]?.ids).to.deep.equal(['Ann']);
  });

  it('moves nobody to where all are already, and lets another one be chosen', async () => {
    const { manager, adapter } = await shown();
    await askFor(manager, 'change-department', 'Ann');
    await until(() => manager.has('[role=option]'), 'departments');
    manager.all('[role=option]')[3]!.click();
    await manager.settled();
    expect(textOf(manager.find('.question-missing'))).to.equal('All of them are in this department already.');
    button(manager).click();
    expect(isAsking(manager)).to.equal(true);
    expect(adapter.asked).to.deep.equal([]);
    manager.all('[role=option]')[0]!.click();
    await manager.settled();
    expect(manager.has('.question-missing')).to.equal(false);
  });

  it('says that the departments could not be loaded, and tries again', async () => {
    const { manager, adapter } = await shown();
    adapter.departmentFaults = [() => Promise.reject(adapterError('network', 'Away.'))];
    await askFor(manager, 'change-department', 'Ann');
    await until(() => manager.has('.picker-state.failed'), 'the failure');
    manager.find('.picker .button').click();
    await until(() => manager.has('[role=option]'), 'departments');
  });

  it('asks nothing where nobody can be moved: it says why', async () => {
    const { manager } = await shown();
    const row = manager.row('Dora');
    expect(await row.openMenu()).to.deep.equal(['Open', 'Deactivate', 'Change department…', 'Message…', 'Delete']);
    await manager.choose('Change department…');
    expect(isAsking(manager)).to.equal(false);
    expect(manager.find('.menu').innerText).to.include('outside the departments that you manage');
  });

  it('is over with Escape: nothing is sent, and the focus is back on the row', async () => {
    const { manager, adapter } = await shown();
    await manager.row('Ann').openMenu();
    await manager.choose('Change department…');
    await asking(manager);
    await sendKeys({ press: 'Escape' });
    expect(isAsking(manager)).to.equal(false);
    await until(() => focused() === manager.row('Ann').menuButton, 'the focus');
    expect(adapter.asked).to.deep.equal([]);
  });

  for (const missing of ['changeDepartment', 'departments']) {
    it(`is not offered by an adapter without ${missing}`, async () => {
      const { manager } = await shown(Object.assign(new FullAdapter(everybody), { [missing]: undefined }));
      await select(manager, 'Ann');
      expect(manager.has('[data-bulk=change-department]')).to.equal(false);
    });
  }
});

describe('<user-manager>: Message…', () => {
  it('sends what was written to those who get messages, and says who does not and why (R8)', async () => {
    const { manager, adapter, events } = await shown();
    await askFor(manager, 'message', 'Ann', 'Ben', 'Eve');
    expect(focused()?.id).to.equal('message-body');
    expect(textOf(manager.find('.question-left-out'))).to.include('Inactive users get no messages.');
    expect(button(manager).getAttribute('aria-disabled')).to.equal('true');
    await write(manager, ' Hello\nall ', ' News ');
    expect(textOf(button(manager))).to.equal('Send to 2 users');
    button(manager).click();
    await until(() => manager.notices.includes('Sent to 2 users and 1 left out'), 'the notice');
    expect(adapter.asked).to.deep.equal([
      { method: 'sendMessage', ids: ['Ann', 'Ben'], given: { subject: 'News', body: ' Hello\nall ' } },
    ]);
    expect(events.map(({ type }) => type)).to.deep.equal(['users-message-request', 'users-message-sent']);
    expect(events[1]).to.deep.include({ ids: ['Ann', 'Ben'] });
    expect(JSON.stringify(events)).not.to.include('Hello');
    expect(manager.has('.notice .button')).to.equal(false);
  });

  it('is written and sent by keyboard alone, without a subject', async () => {
    const { manager, adapter } = await shown();
    await manager.row('Ann').openMenu();
    await manager.choose('Message…');
    await asking(manager);
    expect(textOf(manager.find('.question-title'))).to.equal('Write a message to Ann Abel');
    await sendKeys({ type: 'Hello' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await until(() => adapter.asked.length > 0, 'the message');
    expect(adapter.asked[0]?.given).to.deep.equal({ body: 'Hello' });
  });

  it('asks once before it discards what was written', async () => {
    const { manager, dialog } = await shown();
    await askFor(manager, 'message', 'Ann');
    await write(manager, 'Hello');
    await sendKeys({ press: 'Escape' });
    await manager.settled();
    expect(textOf(manager.find('.question-error'))).to.equal('Discard what you wrote? It is not sent yet.');
    await write(manager, 'Hello again');
    expect(manager.has('.question-error')).to.equal(false);
    await sendKeys({ press: 'Escape' });
    await manager.settled();
    expect(dialog().open).to.equal(true);
    await press(manager.find('.question-discard'));
    expect(dialog().open).to.equal(false);
  });

  it('closes at once where nothing was written', async () => {
    const { manager, dialog } = await shown();
    await askFor(manager, 'message', 'Ann');
    manager.find('.question-cancel').click();
    expect(dialog().open).to.equal(false);
  });

  it('loses nothing when it fails: it can be written again to those who surely did not get it', async () => {
    const { manager, adapter } = await shown();
    adapter.script = async function* (targets): AsyncGenerator<Outcome> {
      await Promise.resolve();
      const error = adapterError('unavailable', 'The mail server is down.');
      const states = ['done', 'failed', 'unknown'] as const;
      for (const [at, { id }] of targets.entries()) yield { id, state: states[at]!, error } as Outcome;
    };
    await askFor(manager, 'message', 'Ann', 'Ben', 'Cleo');
    await write(manager, 'Hello', 'News');
    button(manager).click();
    await until(() => manager.find('confirm-delete-dialog').shadowRoot?.querySelector('dialog:modal'), 'the report');
    const report = manager.find('confirm-delete-dialog').shadowRoot!;
    expect(textOf(report.querySelector('.content'))).to.include('The mail server is down.');
    report.querySelector<HTMLElement>('#cancel')!.click();
    await manager.settled();
    adapter.script = undefined;
    await manager.press('.notice .button', 'Write again to 1 user');
    await asking(manager);
    expect(named(manager)).to.deep.equal(['Ben Abel']);
    expect((manager.find('#message-body') as HTMLTextAreaElement).value).to.equal('Hello');
    expect((manager.find('#message-subject') as HTMLInputElement).value).to.equal('News');
    button(manager).click();
    await until(() => adapter.asked.length > 1, 'the second message');
    expect(adapter.asked[1]?.ids).to.deep.equal(['Ben']);
    expect(adapter.reads).to.deep.equal([]);
  });

  it('comes back with what was written where it could not even begin', async () => {
    const { manager, adapter } = await shown();
    adapter.script = async function* () { await never(); }; // prettier-ignore
    await select(manager, 'Ann');
    manager.find('[data-bulk=deactivate]').click();
    manager.find('[data-bulk=message]').click();
    await asking(manager);
    await write(manager, 'Hello');
    button(manager).click();
    await until(() => manager.has('.question-error'), 'the reason');
    expect(textOf(manager.find('.question-error'))).to.include('What you wrote is still here.').and.to.include('Something else is still being done.'); // prettier-ignore
    expect((manager.find('#message-body') as HTMLTextAreaElement).value).to.equal('Hello');
    expect(adapter.asked).to.deep.equal([]);
  });

  it('opens nothing where the host writes it elsewhere (S19)', async () => {
    const { manager, events } = await shown();
    manager.element.addEventListener('users-message-request', (event) => event.preventDefault());
    await select(manager, 'Ann');
    manager.find('[data-bulk=message]').click();
    await manager.settled();
    expect(events[0]).to.deep.include({ type: 'users-message-request', ids: ['Ann'] });
    expect(manager.has('dialog.question')).to.equal(false);
  });

  describe('with an adapter that sends none', () => {
    const silent = (): FullAdapter => Object.assign(new FullAdapter(everybody), { sendMessage: undefined });

    it('is not offered', async () => {
      const { manager } = await shown(silent());
      expect(await manager.row('Ann').openMenu()).not.to.include('Message…');
    });

    it('is offered where the host does it, and says so where the host then does not', async () => {
      const { manager, events } = await shown(silent(), { messagesByHost: true });
      expect(await manager.row('Ann').openMenu()).to.include('Message…');
      await manager.choose('Message…');
      await until(() => manager.notices.includes('This system can’t send messages.'), 'the notice');
      expect(events[0]?.type).to.equal('users-message-request');
    });
  });

  it('breaks no rule of axe', async () => {
    const { manager } = await shown();
    await askFor(manager, 'message', 'Ann', 'Eve');
    await expect(manager.find('.question')).to.be.accessible();
  });
});

describe('<user-manager>: Make inactive on a date…', () => {
  const may = '2027-05-04T21:59:00.000Z';
  const able = theCapabilities({ deactivate: { schedulable: true, timeZone: 'Europe/Berlin' } });
  const planning = (users: readonly User[] = everybody): FullAdapter =>
    Object.assign(new FullAdapter([...users]), { session: aSession({ capabilities: able }) });

  async function writeDay(manager: ManagerDriver, day: string): Promise<void> {
    const field = manager.find('#question-day') as HTMLInputElement;
    field.value = day;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await manager.settled();
  }

  it('sets a date out of the row’s menu, by keyboard alone, tells the host, and takes it back', async () => {
    const { manager, adapter, events } = await shown(planning());
    const items = await manager.row('Ann').openMenu();
    expect(items).to.deep.equal(['Open', 'Deactivate', 'Change department…', 'Message…', 'Make inactive on a date…', 'Delete']); // prettier-ignore
    await manager.choose('Make inactive on a date…');
    await asking(manager);
    expect(textOf(manager.find('.question-title'))).to.equal('Make Ann Abel inactive on a date');
    expect(focused()?.id).to.equal('question-day');
    await writeDay(manager, '2027-05-04');
    for (let tabs = 0; tabs < 8 && focused() !== button(manager); tabs++) await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal(button(manager));
    await sendKeys({ press: 'Enter' });
    await until(() => manager.notices.includes('The deactivation of Ann Abel is scheduled.'), 'the notice');
    expect(adapter.asked).to.deep.equal([
      { method: 'schedule', ids: ['Ann'], given: { action: 'deactivate', at: may } },
    ]);
    expect(events.map(({ type }) => type)).to.deep.equal(['users-schedule-request', 'users-schedule-change']);
    expect(events[0]).to.deep.include({ ids: ['Ann'] });
    expect(events[1]).to.deep.include({ ids: ['Ann'], action: 'deactivate', at: may });
    await until(() => focused() === manager.row('Ann').menuButton, 'the focus');
    expect(adapter.users.get('Ann')?.scheduled?.at).to.equal(may);
    await manager.press('.notice .button', 'Undo');
    await until(() => manager.notices.includes('Nothing is scheduled for Ann Abel any more.'), 'the undoing');
    expect(adapter.asked[1]?.given).to.deep.equal({ action: 'deactivate', at: null });
  });

  it('sets it for those selected, and says who has one, and who is left out and why (U7, R8)', async () => {
    const dated = person('Finn', { scheduled: { action: 'deactivate', at: '2027-01-31T22:59:00Z' } });
    const { manager, adapter } = await shown(planning([...everybody, dated]));
    await askFor(manager, 'schedule', 'Ann', 'Eve', 'Finn');
    expect(named(manager, '.question-left-out')).to.deep.equal(['Eve Abel']);
    expect(textOf(manager.find('.question-note'))).to.match(/^Becomes inactive on January 31, 2027 at 11:59/);
    await writeDay(manager, '2027-05-04');
    expect(textOf(button(manager))).to.equal('Set the date for 2 users');
    button(manager).click();
    await until(() => manager.notices.includes('2 scheduled to be deactivated and 1 left out'), 'the notice');
    expect(adapter.asked[0]?.ids).to.deep.equal(['Ann', 'Finn']);
    // what they had before can’t be given back to both in one
    expect(manager.has('.notice .button')).to.equal(false);
    expect(manager.row('Eve').checkbox.checked).to.equal(true);
    expect(manager.row('Ann').checkbox.checked).to.equal(false);
  });

  it('removes dates, and gives them back', async () => {
    const scheduled = { action: 'deactivate', at: may } as const;
    const { manager, adapter, events } = await shown(planning([person('Ann', { scheduled }), person('Ben')]));
    await askFor(manager, 'schedule', 'Ann', 'Ben');
    manager.find('[part=remove-date-button]').click();
    await until(() => manager.notices.includes('Nothing is scheduled for Ann Abel any more.'), 'the notice');
    expect(adapter.asked).to.deep.equal([
      { method: 'schedule', ids: ['Ann'], given: { action: 'deactivate', at: null } },
    ]);
    expect(events.at(-1)).to.deep.include({ ids: ['Ann'], at: null });
    expect(manager.row('Ben').checkbox.checked).to.equal(true);
    await manager.press('.notice .button', 'Undo');
    await until(() => adapter.asked.length > 1, 'the undoing');
    expect(adapter.asked[1]).to.deep.include({ ids: ['Ann'], given: scheduled });
  });

  it('keeps those selected for whom it failed, and says why (U10, U11)', async () => {
    const { manager, adapter } = await shown(planning());
    adapter.script = async function* (targets): AsyncGenerator<Outcome> {
      await Promise.resolve();
      const error = adapterError('forbidden', 'Not this one.', { reason: 'scope' });
      const scheduled = { action: 'deactivate', at: may } as const;
      for (const { id } of targets)
        yield id === 'Ben'
          ? { id, state: 'refused', error }
          : { id, state: 'done', user: { ...adapter.users.get(id)!, scheduled } };
    };
    await askFor(manager, 'schedule', 'Ann', 'Ben');
    await writeDay(manager, '2027-05-04');
    button(manager).click();
    const report = (): Element | null | undefined =>
      manager.find('confirm-delete-dialog').shadowRoot?.querySelector('dialog:modal');
    await until(report, 'the report');
    expect(textOf(report()!)).to.include('1 refused').and.to.include('Ben Abel');
    manager.find('confirm-delete-dialog').shadowRoot!.querySelector<HTMLElement>('#cancel')!.click();
    await manager.settled();
    expect(manager.row('Ben').checkbox.checked).to.equal(true);
    expect(manager.row('Ann').checkbox.checked).to.equal(false);
  });

  it('is over with Escape: nothing is sent, and the focus is back on the row', async () => {
    const { manager, adapter } = await shown(planning());
    await manager.row('Ann').openMenu();
    await manager.choose('Make inactive on a date…');
    await asking(manager);
    await sendKeys({ press: 'Escape' });
    expect(isAsking(manager)).to.equal(false);
    await until(() => focused() === manager.row('Ann').menuButton, 'the focus');
    expect(adapter.asked).to.deep.equal([]);
  });

  it('is refused with its reason where it can’t be, and not offered to who is inactive (R4, R8)', async () => {
    const far = person('Far', { denied: { deactivate: 'scope' } });
    const { manager } = await shown(planning([...everybody, far]));
    await manager.row('Far').openMenu();
    await manager.choose('Make inactive on a date…');
    expect(isAsking(manager)).to.equal(false);
    expect(manager.find('.menu').innerText).to.include('outside the departments that you manage');
    await sendKeys({ press: 'Escape' });
    expect(await manager.row('Eve').openMenu()).not.to.include('Make inactive on a date…');
  });

  for (const [what, adapter] of [
    ['can’t', () => Object.assign(planning(), { schedule: undefined }) as unknown as FullAdapter],
    ['does not say that it can', () => undefined],
  ] as const)
    it(`is not offered by an adapter that ${what}`, async () => {
      const { manager } = await shown(adapter());
      expect(await manager.row('Ann').openMenu()).not.to.include('Make inactive on a date…');
    });

  it('opens nothing where the host asks for the day elsewhere', async () => {
    const { manager, events } = await shown(planning());
    manager.element.addEventListener('users-schedule-request', (event) => event.preventDefault());
    await select(manager, 'Ann', 'Ben');
    manager.find('[data-bulk=schedule]').click();
    await manager.settled();
    expect(events[0]).to.deep.include({ type: 'users-schedule-request', ids: ['Ann', 'Ben'] });
    expect(manager.has('dialog.question')).to.equal(false);
  });

  it('breaks no rule of axe', async () => {
    const { manager } = await shown(planning());
    await askFor(manager, 'schedule', 'Ann', 'Eve');
    await expect(manager.find('.question')).to.be.accessible();
  });
});

describe('<user-manager>: a question whose backend is gone', () => {
  it('is not asked', async () => {
    const { manager } = await shown();
    await select(manager, 'Ann');
    manager.find('[data-bulk=message]').click();
    manager.element.adapter = new FullAdapter([]) as UserAdapter;
    await manager.loaded();
    expect(isAsking(manager)).to.equal(false);
  });
});
