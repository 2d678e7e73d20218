import { expect } from '@open-wc/testing';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import type { UsersCreatedEvent } from '../../../src/manager/work/creation-events.js';
import { aUser } from '../../support/builders.js';
import { createManager, focused, type ManagerDriver, press, until } from '../../support/driver.js';

const button = (manager: ManagerDriver, around = '.toolbar'): HTMLElement =>
  manager.find(`${around} [part~=new-user-button]`);

async function open(manager: ManagerDriver, around?: string): Promise<void> {
  await press(button(manager, around));
  await until(() => manager.has('.new-user'), 'the page');
  await manager.settled();
}

function type(manager: ManagerDriver, login: string): void {
  const inputs = manager.all('.new-user .fields input') as HTMLInputElement[];
  for (const [index, text] of [
    [2, login],
    [3, `${login}@x.test`],
  ] as const) {
    inputs[index].value = text;
    inputs[index].dispatchEvent(new Event('input'));
  }
}

describe('<user-manager>: new users', () => {
  it('has the fields for department and role on one line (A20)', async () => {
    const roles = [
      { id: 'r', name: 'Author' },
      { id: 's', name: 'Editor' },
    ];
    const users = [aUser({ id: 'a', roles, department: { id: 'd', name: 'Sales', path: ['Company'] } })];
    const manager = await createManager({ adapter: new MemoryAdapter({ users }) });
    await open(manager);
    const tops = ['.picker-field .input', '#new-user-role'].map(
      (each) => manager.find(each).getBoundingClientRect().top,
    );
    expect(tops[0]).to.be.closeTo(tops[1] as number, 0.5);
  });

  it('opens the page in place of the list, and goes back to the button', async () => {
    const manager = await createManager();
    await open(manager);
    expect([manager.find('.list').hidden, manager.element.view.user]).to.deep.equal([true, undefined]);
    await until(() => focused()?.matches('.new-user input'), 'the first field');
    await press(manager.find('.new-user [part=back]'));
    await until(() => focused() === button(manager), 'the button');
    expect(manager.has('.new-user')).to.equal(false);
  });

  it('opens the page of who was created, says so with the way to the next, and tells the host ids alone (S19)', async () => {
    const adapter = new MemoryAdapter();
    const manager = await createManager({ adapter });
    const told: UsersCreatedEvent[] = [];
    manager.element.addEventListener('users-created', (event) => told.push(event));
    await open(manager);
    type(manager, 'ada');
    await press(manager.find('[part=create-button]'));
    await until(() => told.length > 0, 'the event');
    const made = adapter.users.find(({ login }) => login === 'ada');
    expect([told[0].ids, manager.element.view.user]).to.deep.equal([[made?.id], made?.id]);
    await until(() => manager.notices.includes('was created'), 'the notice');
    await manager.press('.notice .button', 'New User');
    await until(() => manager.has('.new-user'), 'the next one');
    expect(manager.element.view.user).to.equal(undefined);
  });

  it('asks the host first, who may show a page of its own', async () => {
    const manager = await createManager();
    let asked = 0;
    manager.element.addEventListener('user-create-request', (event) => (asked++, event.preventDefault()));
    await press(button(manager));
    await until(() => asked === 1, 'the request');
    await manager.settled();
    expect(manager.has('.new-user')).to.equal(false);
  });

  it('is offered in an empty list as well, and goes back there', async () => {
    const manager = await createManager({ users: [] });
    await open(manager, '.blank');
    await press(manager.find('.new-user [part=back]'));
    await until(() => focused() === button(manager, '.blank'), 'the button');
  });

  it('is refused with its reason to a viewer whose role does not include it (R1)', async () => {
    const manager = await createManager({ adapter: new MemoryAdapter({ allowed: ['view', 'delete'] }) });
    expect(button(manager).ariaDisabled).to.equal('true');
    await press(button(manager));
    expect(manager.has('.new-user')).to.equal(false);
    await until(() => manager.said.some((text) => text.includes('Your role')), 'the reason');
  });

  it('is not offered where the backend can’t create', async () => {
    const manager = await createManager({ adapter: new MemoryAdapter({ without: ['create'] }) });
    expect(manager.has('[part~=new-user-button]')).to.equal(false);
  });

  it('does not open for the backend that came while its code was on its way (F19)', async () => {
    const manager = await createManager();
    await open(manager);
    await press(manager.find('.new-user [part=back]'));
    let asked = 0;
    manager.element.addEventListener('user-create-request', () => asked++);
    let here = (): void => undefined;
    const code = new Promise<boolean>((done) => (here = () => done(true)));
    let isAwaited = false;
    const get = (): Promise<boolean> => ((isAwaited = true), code);
    Object.defineProperty(manager.element, 'updateComplete', { get, configurable: true });
    button(manager).click();
    manager.element.adapter = new MemoryAdapter({ users: [aUser({ id: 'other' })] });
    await until(() => isAwaited && manager.rowElements.length === 1, 'the other backend');
    Reflect.deleteProperty(manager.element, 'updateComplete');
    here();
    await manager.settled();
    expect([asked, manager.has('.new-user')]).to.deep.equal([0, false]);
  });

  it('closes with another backend, and keeps nothing of what was typed', async () => {
    const manager = await createManager();
    await open(manager);
    type(manager, 'ada');
    manager.element.adapter = new MemoryAdapter({ users: 3 });
    await until(() => !manager.has('.new-user'), 'the list');
    await manager.loaded();
    await open(manager);
    expect((manager.all('.new-user .fields input') as HTMLInputElement[]).map(({ value }) => value).join('')).to.equal(
      '',
    );
  });

  it('stays, with all that was typed, while a person’s page is looked at', async () => {
    const manager = await createManager();
    await open(manager);
    type(manager, 'ada');
    const { view } = manager.element;
    manager.element.view = { ...view, user: 'u-3' };
    await until(() => manager.has('.profile:not(.new-user)'), 'the person');
    expect(manager.has('.new-user')).to.equal(false);
    manager.element.view = view;
    await until(() => manager.has('.new-user'), 'the new user');
    expect((manager.all('.new-user .fields input') as HTMLInputElement[])[2].value).to.equal('ada');
  });

  it('counts the seats anew when it opens (R10)', async () => {
    const adapter = new MemoryAdapter({ capabilities: { seats: { used: 0, limit: 1 } } });
    const manager = await createManager({ adapter });
    const before = adapter.log.filter(({ method }) => method === 'connect').length;
    await open(manager);
    expect(adapter.log.filter(({ method }) => method === 'connect').length).to.equal(before + 1);
    expect(manager.find('.new-user').textContent).to.contain('no free seat');
  });

  it('keeps in sight, beside the button, that the licence has no seat (R10)', async () => {
    const adapter = new MemoryAdapter({ capabilities: { seats: { used: 0, limit: 1 } } });
    const manager = await createManager({ adapter });
    await open(manager);
    const create = manager.find('[part~=create-button]').getBoundingClientRect();
    const notice = manager.all('.new-user .notice').find(({ innerText }) => innerText.includes('no free seat'))!;
    const { top, bottom, left } = notice.getBoundingClientRect();
    expect([top >= 0, bottom <= create.top, create.bottom <= innerHeight]).to.deep.equal([true, true, true]);
    // and nothing lies over it
    const root = notice.getRootNode() as ShadowRoot;
    expect(notice.contains(root.elementFromPoint(left + 20, (top + bottom) / 2))).to.equal(true);
  });
});
