import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../src/adapters/memory.js';
import { UserRowElement } from '../../src/directory/user-row.js';
import type { User } from '../../src/domain/user.js';
import type { UserManagerElement } from '../../src/manager/user-manager.js';
import { aUser } from '../support/builders.js';
import { createManager, focused, ManagerDriver, press, until } from '../support/driver.js';

const names = ['Ada', 'Bea', 'Cleo', 'Dora', 'Edda', 'Fay'];
const people = (): User[] =>
  names.map((firstName, index) =>
    aUser({
      id: `u-${index}`,
      login: firstName.toLowerCase(),
      firstName,
      lastName: 'Test',
      status: index === 3 ? 'inactive' : 'active',
      owner: index === 1,
    }),
  );
const some = (): MemoryAdapter => new MemoryAdapter({ users: people(), viewer: { id: 'u-5' } });
const many = (options: ConstructorParameters<typeof MemoryAdapter>[0] = {}): MemoryAdapter =>
  new MemoryAdapter({ users: 67, ...options });

/** Counts how many rows are drawn while something happens, and how many are marked as selected or no longer so. */
async function counted(happens: () => Promise<void>): Promise<{ drawn: number; marked: number }> {
  const count = { drawn: 0, marked: 0 };
  const row = UserRowElement.prototype as unknown as { updated?: () => void };
  const { add, delete: remove } = CustomStateSet.prototype;
  row.updated = () => void count.drawn++;
  CustomStateSet.prototype.add = function (state) {
    count.marked++;
    return add.call(this, state);
  };
  CustomStateSet.prototype.delete = function (state) {
    count.marked++;
    return remove.call(this, state);
  };
  try {
    await happens();
  } finally {
    delete row.updated;
    Object.assign(CustomStateSet.prototype, { add, delete: remove });
  }
  return count;
}

/** Does something, and goes on in the very moment that there are rows, before another frame. */
async function firstRows(manager: ManagerDriver, happens: () => void): Promise<void> {
  await new Promise<void>((done) => {
    const observer = new MutationObserver(() => {
      if (!manager.rowElements.length) return;
      observer.disconnect();
      done();
    });
    observer.observe(manager.root, { childList: true, subtree: true });
    happens();
  });
  await manager.settled();
}

async function requested(
  manager: ManagerDriver,
  happens: (requests: readonly string[][]) => Promise<void>,
): Promise<string[][]> {
  const requests: string[][] = [];
  manager.element.addEventListener('users-delete-request', (event) => {
    event.preventDefault();
    requests.push([...event.ids]);
  });
  await happens(requests);
  return requests;
}

afterEach(() => resetMouse());

describe('rows', () => {
  it('show name, login, department and its path', async () => {
    const manager = await createManager();
    expect(manager.row('Aisha').text).to.include('aisha.alfarsi');
    expect(manager.row('Aisha').text).to.include('SalesMy Company');
  });

  it('make a table, counted over all pages, whose cells are cells (A15)', async () => {
    const manager = await createManager({ adapter: many() });
    await manager.turn('next');
    const table = manager.find('[role=table]');
    expect(table.getAttribute('aria-rowcount')).to.equal('68');
    const row = manager.rowAt(0).element;
    expect([row.getAttribute('role'), row.getAttribute('aria-rowindex')]).to.deep.equal(['row', '27']);
    const cells = row.shadowRoot?.querySelectorAll('[role=cell]');
    expect(cells?.length).to.equal(manager.all('[role=columnheader]').length);
    expect(row.parentElement?.getAttribute('role')).to.equal('rowgroup');
  });

  it('are drawn only where something changed', async () => {
    const manager = await createManager({ adapter: many(), pageSize: 50 });
    // the row that was pressed says again what is true, whatever the browser has ticked
    expect(await counted(() => manager.row('Aisha').toggle())).to.deep.equal({ drawn: 1, marked: 1 });
    const { drawn, marked } = await counted(() => manager.row('Camila').extendTo());
    expect([drawn, marked > 4, marked < 16]).to.deep.equal([1, true, true]);
    const selectable = manager.rowElements.filter(({ selected, denial }) => !selected && !denial).length;
    expect(await counted(() => manager.togglePage())).to.deep.equal({ drawn: 0, marked: selectable });
    expect((await counted(async () => void (await manager.turn('next')))).drawn).to.be.at.most(50);
    const again = async (): Promise<void> => (manager.element.reload(), await manager.settled());
    expect(await counted(again)).to.deep.equal({ drawn: 0, marked: 0 });
  });

  it('carry no personal data in attributes (S23)', async () => {
    const manager = await createManager({ adapter: some() });
    const attributes = manager.rowElements.flatMap((row) =>
      [row, ...(row.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((element) =>
        [...element.attributes].map(({ value }) => value),
      ),
    );
    for (const name of [...names, 'Test', 'u-0']) expect(attributes.join(' ').toLowerCase()).not.to.include(name.toLowerCase()); // prettier-ignore
  });

  it('have links for names where the host gives addresses, and none that runs code (S6)', async () => {
    const hrefFor = ({ id }: User): string => (id === 'u-0' ? 'java\tscript:alert(1)' : `/people/${id}`);
    const manager = await createManager({ adapter: some(), hrefFor });
    expect(manager.row('Ada').name.localName).to.equal('button');
    expect(manager.row('Cleo').name.getAttribute('href')).to.equal('/people/u-2');
  });

  it('keep the height and order of letters whatever people are called (S7, S8)', async () => {
    const users = [aUser({ id: 'x', firstName: '\u202Egro.elpmaxe@nimda', lastName: 'Z\u0351'.repeat(5000), login: 'x'.repeat(1e6) }), ...people()]; // prettier-ignore
    const manager = await createManager({ adapter: new MemoryAdapter({ users }) });
    const heights = new Set(manager.rowElements.map(({ offsetHeight }) => offsetHeight));
    expect(heights.size).to.equal(1);
    expect(manager.shownNames().join('')).not.to.include('\u202E');
  });
});

describe('the list', () => {
  it('wraps a long text in the head of its cards (A6)', async () => {
    const label = 'تحديد كل مستخدمي الصفحة وكل مستخدمي الصفحة وكل مستخدمي الصفحة';
    const manager = await createManager({ adapter: some(), messages: { 'selection.page': label } });
    manager.element.style.inlineSize = '280px';
    const text = manager.find('.card-label').getBoundingClientRect();
    const head = manager.find('.head-row').getBoundingClientRect();
    expect([text.left >= head.left, text.right <= head.right, text.bottom <= head.bottom]).to.deep.equal([true, true, true]); // prettier-ignore
    expect(text.height).to.be.greaterThan(30);
  });

  it('is never called empty where a page has nobody and another follows: it says so, and turns (R11)', async () => {
    const adapter = some();
    const query = adapter.query.bind(adapter);
    // one page of nobody, the users, and one of nobody in between the two
    adapter.query = async (asked, call) => {
      const at = asked.at && 'cursor' in asked.at ? asked.at.cursor : 'start';
      if (at !== 'users') return { users: [], next: { cursor: at === 'start' ? 'gap' : 'users' } };
      const { at: _, ...rest } = asked;
      return query(rest, call);
    };
    const manager = await createManager({ adapter: null });
    manager.element.adapter = adapter;
    await until(() => manager.notices && manager.has('.pager'), 'the first page');
    for (const page of ['first', 'second']) {
      expect([manager.blank, manager.notices.trim()], page).to.deep.equal(['', 'Nobody is on this page. There may be somebody on the next one.']); // prettier-ignore
      await manager.turn('next');
    }
    expect([manager.shownNames().length, manager.notices]).to.deep.equal([6, '']);
  });

  it('has no line above it where it is all there is', async () => {
    const line = (manager: ManagerDriver): string => getComputedStyle(manager.find('.blank')).borderBlockStartWidth;
    expect(line(await createManager({ adapter: null }))).to.equal('0px');
    expect(line(await createManager({ adapter: new MemoryAdapter({ viewer: null }) }))).to.equal('0px');
    expect(line(await createManager({ users: [] }))).to.equal('1px');
  });
});

describe('selecting', () => {
  it('takes a click, and says how many', async () => {
    const manager = await createManager({ adapter: some() });
    await manager.row('Ada').toggle();
    expect(manager.row('Ada').isSelected).to.equal(true);
    expect(manager.bulkBar).to.include('1 user selected');
    expect(manager.headCheckbox.indeterminate).to.equal(true);
    await manager.row('Ada').toggle();
    expect([manager.row('Ada').isSelected, manager.bulkBar]).to.deep.equal([false, '']);
  });

  it('extends with Shift and a click', async () => {
    const manager = await createManager({ adapter: some() });
    await manager.row('Ada').toggle();
    await manager.row('Dora').extendTo();
    expect(manager.selectedNames()).to.deep.equal(['Ada Test', 'Cleo Test', 'Dora Test']);
    await manager.row('Cleo').extendTo();
    expect(manager.row('Cleo').checkbox.checked).to.equal(true);
  });

  it('extends with Shift and Space', async () => {
    const manager = await createManager({ adapter: some() });
    manager.row('Ada').focus();
    await sendKeys({ press: ' ' });
    manager.row('Edda').focus();
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: ' ' });
    await sendKeys({ up: 'Shift' });
    await manager.settled();
    expect(manager.selectedNames()).to.deep.equal(['Ada Test', 'Cleo Test', 'Dora Test', 'Edda Test']);
  });

  it('refuses the owner and explains it, by mouse and keyboard (R2)', async () => {
    const manager = await createManager({ adapter: some() });
    const owner = manager.row('Bea');
    await owner.toggle();
    expect([owner.checkbox.checked, manager.bulkBar]).to.deep.equal([false, '']);
    expect(manager.explanation).to.include('This is the Account Owner.');
    expect(manager.explanation).to.include('Transfer the ownership');
    owner.focus();
    await sendKeys({ press: ' ' });
    expect(owner.checkbox.checked).to.equal(false);
    expect(owner.checkbox.getAttribute('aria-disabled')).to.equal('true');
    manager.row('Ada').focus();
    expect(manager.explanation).to.equal('');
  });

  it('never looks ticked where it is refused, focused or not, pressed once or again (R2)', async () => {
    const manager = await createManager({ adapter: some() });
    const owner = manager.row('Bea');
    owner.focus();
    for (const press of ['first', 'second']) {
      expect(manager.explanation, press).to.include('This is the Account Owner.');
      await owner.toggle();
      expect([owner.checkbox.checked, manager.bulkBar], press).to.deep.equal([false, '']);
      expect(manager.explanation, press).to.include('This is the Account Owner.');
    }
  });

  it('leaves a checkbox as it is when the press on it only closes its menu', async () => {
    const manager = await createManager({ adapter: some() });
    const ada = manager.row('Ada');
    ada.focus();
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'F10' });
    await sendKeys({ up: 'Shift' });
    await manager.menu();
    await ada.toggle();
    expect([manager.isMenuOpen, ada.checkbox.checked, manager.bulkBar]).to.deep.equal([false, false, '']);
  });

  it('explains under the pointer, and stops when it goes', async () => {
    const manager = await createManager({ adapter: some() });
    const { x, y } = manager.row('Fay').checkbox.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(x + 12), Math.round(y + 12)] });
    expect(manager.explanation).to.include('This is you.');
    await sendMouse({ type: 'move', position: [0, 0] });
    expect(manager.explanation).to.equal('');
  });

  it('takes the explanation away on Escape', async () => {
    const manager = await createManager({ adapter: some() });
    manager.row('Bea').focus();
    expect(manager.explanation).not.to.equal('');
    await sendKeys({ press: 'Escape' });
    expect(manager.explanation).to.equal('');
  });

  it('selects the page, then all that match as a second step', async () => {
    const manager = await createManager({ adapter: many() });
    await manager.togglePage();
    const onPage = manager.selectedNames().length;
    expect(manager.bulkBar).to.include(`${onPage} users selected`).and.include('Select all 67 users');
    await manager.press('.match', 'Select all');
    await until(() => manager.bulkBar.includes('67'), 'all');
    await until(() => manager.bulkBar.includes('can’t be selected'), 'the end');
    expect(manager.bulkBar).to.match(/6\d of 67 that match are selected/);
  });

  it('selects those that match a search, and nobody else (T7)', async () => {
    const adapter = many();
    const manager = await createManager({ adapter, pageSizes: [2], pageSize: 2 });
    await manager.search('an');
    const matching = Number(/\d+/.exec(manager.total)?.[0]);
    await manager.togglePage();
    await manager.press('.match', `Select all ${matching} that match`);
    await until(() => manager.bulkBar.includes('selected.'), 'the end');
    const count = Number(/(\d+) users selected/.exec(manager.bulkBar)?.[1]);
    expect(count).to.be.within(3, matching);
    expect(manager.bulkBar).not.to.include('67');
  });

  it('says who is hidden by a search, refuses to delete, and resolves it', async () => {
    const manager = await createManager({ adapter: some() });
    await manager.row('Ada').toggle();
    await manager.row('Cleo').toggle();
    await manager.search('cleo');
    expect(manager.bulkBar).to.include('1 selected user is hidden');
    const requests = await requested(manager, () => press(manager.bulkButton('delete')));
    expect(requests).to.deep.equal([]);
    expect(manager.explanation).to.include('not in sight');
    await manager.isAccessible();
    await manager.press('.hidden-selected button', 'Deselect them');
    expect(manager.bulkBar).to.include('1 user selected').and.not.include('hidden');
  });

  it('shows the hidden again by clearing search and filters', async () => {
    const manager = await createManager({ adapter: some() });
    await manager.row('Ada').toggle();
    await manager.search('cleo');
    await manager.press('.hidden-selected button', 'Show them');
    await manager.loaded();
    expect(manager.selectedNames()).to.deep.equal(['Ada Test']);
    expect(manager.searchField.value).to.equal('');
  });

  it('survives paging and sorting (T6)', async () => {
    const manager = await createManager({ adapter: many() });
    await manager.row('Aisha').toggle();
    await manager.turn('next');
    expect(manager.selectedNames()).to.deep.equal([]);
    expect(manager.bulkBar).to.include('1 user selected').and.not.include('hidden');
    await manager.turn('previous');
    expect(manager.row('Aisha').isSelected).to.equal(true);
    await manager.sortBy('User Name');
    expect(manager.bulkBar).to.include('1 user selected');
  });

  it('asks to delete exactly who is selected', async () => {
    const manager = await createManager({ adapter: some() });
    await manager.row('Ada').toggle();
    await manager.row('Edda').toggle();
    expect(await requested(manager, () => press(manager.bulkButton('delete')))).to.deep.equal([['u-0', 'u-4']]);
  });

  it('clears', async () => {
    const manager = await createManager({ adapter: some() });
    await manager.row('Ada').toggle();
    await press(manager.find('.clear'));
    await manager.settled();
    expect(manager.selectedNames()).to.deep.equal([]);
  });
});

describe('what is refused', () => {
  it('stays visible and explains itself where the role does not allow it (R1)', async () => {
    const adapter = new MemoryAdapter({ users: people(), viewer: { id: 'u-5' }, allowed: ['view', 'deactivate'] });
    const manager = await createManager({ adapter });
    await manager.row('Ada').toggle();
    const button = manager.bulkButton('delete');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    button.focus();
    expect(manager.explanation).to.include('Your role does not allow this.');
    expect(manager.find(`#${button.getAttribute('aria-describedby')}`).textContent).to.include('Ask an administrator');
    expect(await requested(manager, () => press(button))).to.deep.equal([]);
  });

  it('is not offered at all where the backend can’t', async () => {
    const adapter = new MemoryAdapter({
      users: people(),
      viewer: { id: 'u-5' },
      without: ['delete', 'setActive', 'schedule', 'changeDepartment', 'sendMessage'],
    });
    const manager = await createManager({ adapter });
    expect(await manager.row('Ada').openMenu()).to.deep.equal(['Open']);
  });

  for (const [who, why] of [
    ['Bea', 'This is the Account Owner.'],
    ['Fay', 'This is you.'],
  ] as const)
    it(`says in the menu of ${who} why: ${why}`, async () => {
      const manager = await createManager({ adapter: some() });
      expect(await manager.row(who).openMenu()).to.deep.equal([
        'Open',
        'Deactivate',
        'Change department…',
        'Message…',
        'Make inactive on a date…',
        'Delete',
      ]);
      const item = manager.all('.menu-item').at(-1);
      expect(item?.getAttribute('aria-disabled')).to.equal('true');
      expect(manager.reasonOf('Delete')).to.include(why);
      expect(await requested(manager, () => manager.choose('Delete'))).to.deep.equal([]);
    });

  it('opens the menu on its reason for the Delete key', async () => {
    const manager = await createManager({ adapter: some() });
    manager.row('Bea').focus();
    const requests = await requested(manager, () => sendKeys({ press: 'Delete' }));
    expect(requests).to.deep.equal([]);
    const item = await until(() => focused()?.matches('.menu-item') && (focused() as HTMLElement));
    expect(item.ariaLabel).to.equal('Delete');
    expect(manager.reasonOf('Delete')).to.include('Account Owner');
  });
});

describe('the menu of a row', () => {
  it('offers what fits the status', async () => {
    const manager = await createManager({ adapter: some() });
    expect(await manager.row('Ada').openMenu()).to.deep.equal([
      'Open',
      'Deactivate',
      'Change department…',
      'Message…',
      'Make inactive on a date…',
      'Delete',
    ]);
    await sendKeys({ press: 'Escape' });
    expect(await manager.row('Dora').openMenu()).to.deep.equal([
      'Open',
      'Activate',
      'Change department…',
      'Message…',
      'Delete',
    ]);
  });

  it('asks to delete that user only, whoever is selected', async () => {
    const manager = await createManager({ adapter: some() });
    await manager.row('Cleo').toggle();
    await manager.row('Ada').openMenu();
    expect(await requested(manager, () => manager.choose('Delete'))).to.deep.equal([['u-0']]);
  });

  it('opens on a right click too, with the same items (A21)', async () => {
    const manager = await createManager({ adapter: some() });
    await manager.row('Ada').rightClick();
    expect(await manager.menu()).to.deep.equal([
      'Open',
      'Deactivate',
      'Change department…',
      'Message…',
      'Make inactive on a date…',
      'Delete',
    ]);
  });

  it('leaves links their native menu (A21)', async () => {
    const manager = await createManager({ adapter: some(), hrefFor: ({ id }) => `/people/${id}` });
    const row = manager.row('Ada');
    const event = new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true });
    row.name.dispatchEvent(event);
    expect([event.defaultPrevented, manager.isMenuOpen]).to.deep.equal([false, false]);
  });

  it('opens on Shift+F10 from any control, and gives focus back', async () => {
    const manager = await createManager({ adapter: some() });
    manager.row('Cleo').focus('name');
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'F10' });
    await sendKeys({ up: 'Shift' });
    await manager.menu();
    expect((focused() as HTMLElement).ariaLabel).to.equal('Open');
    await sendKeys({ press: 'Escape' });
    expect(focused()).to.equal(manager.row('Cleo').name);
  });

  it('opens on the Menu key', async () => {
    const manager = await createManager({ adapter: some() });
    const key = new KeyboardEvent('keydown', { key: 'ContextMenu', bubbles: true, composed: true, cancelable: true });
    manager.row('Cleo').checkbox.dispatchEvent(key);
    expect(await manager.menu()).to.deep.equal([
      'Open',
      'Deactivate',
      'Change department…',
      'Message…',
      'Make inactive on a date…',
      'Delete',
    ]);
    expect(key.defaultPrevented).to.equal(true);
  });

  it('opens on its last item with the arrow up', async () => {
    const manager = await createManager({ adapter: some() });
    manager.row('Cleo').focus('menuButton');
    await sendKeys({ press: 'ArrowUp' });
    await manager.menu();
    expect((focused() as HTMLElement).ariaLabel).to.equal('Delete');
  });
});

describe('the keyboard', () => {
  it('asks to delete the row in focus with Delete, and that one only', async () => {
    const manager = await createManager({ adapter: some() });
    await manager.row('Cleo').toggle();
    manager.row('Ada').focus('name');
    expect(await requested(manager, () => sendKeys({ press: 'Delete' }))).to.deep.equal([['u-0']]);
  });

  it('goes from the search over filters, head and rows to the selection and the pages (A4)', async () => {
    const manager = await createManager({
      adapter: new MemoryAdapter({ users: people().slice(0, 1), viewer: { id: 'x' } }),
    });
    await manager.row('Ada').toggle();
    manager.searchField.focus();
    const visited: string[] = [];
    for (let step = 0; step < 20; step++) {
      await sendKeys({ press: 'Tab' });
      const element = focused() as HTMLElement;
      if (!manager.root.contains(element) && !(element.getRootNode() as ShadowRoot).host?.matches('user-row')) break;
      visited.push(element.dataset['act'] ?? element.dataset['bulk'] ?? element.className);
    }
    const order = ['button filter', 'check select-page', 'sort', 'toggle', 'open', 'menu', 'icon-button clear', 'delete', 'select']; // prettier-ignore
    expect(visited.filter((name, index) => order.includes(name) && visited.indexOf(name) === index)).to.deep.equal(
      order,
    );
  });
});

describe('what is pressed before the tools are loaded', () => {
  it('is done when they are: the checkbox and a column in the head', async () => {
    const manager = new ManagerDriver(await fixture<UserManagerElement>(html`<user-manager></user-manager>`));
    await firstRows(manager, () => (manager.element.adapter = some()));
    const early = !manager.has('.menu');
    manager.find('.select-page').click();
    manager.find('.sort').click();
    await until(() => manager.has('.menu') && manager.bulkBar, 'the tools');
    await until(() => manager.element.view.sort?.direction === 'descending', 'the other order');
    await manager.loaded();
    // neither the owner nor the viewer
    expect([early, manager.selectedNames().length]).to.deep.equal([true, 4]);
  });

  for (const [type, key] of [
    ['click', undefined],
    ['contextmenu', undefined],
    ['keydown', 'Delete'],
  ] as const)
    it(`is done when they are: ${key ?? type}`, async () => {
      const manager = new ManagerDriver(await fixture<UserManagerElement>(html`<user-manager></user-manager>`));
      const requests = await requested(manager, async (soFar) => {
        await firstRows(manager, () => (manager.element.adapter = some()));
        const Press = type === 'keydown' ? KeyboardEvent : MouseEvent;
        const press = new Press(type, { key, bubbles: true, composed: true, cancelable: true });
        const early = !manager.has('.menu');
        manager.rowAt(0).checkbox.dispatchEvent(press);
        expect([early, press.defaultPrevented]).to.deep.equal([true, true]);
        await until(() => manager.has('.menu'), 'the tools');
        await until(() => manager.bulkBar || manager.isMenuOpen || soFar.length, 'what was asked for');
        await manager.settled();
      });
      expect(manager.selectedNames().length).to.equal(type === 'click' ? 1 : 0);
      expect(manager.isMenuOpen).to.equal(type === 'contextmenu');
      expect(requests).to.deep.equal(key ? [['u-0']] : []);
    });
});

describe('focus', () => {
  it('follows the user when the order changes', async () => {
    const manager = await createManager({ adapter: some() });
    manager.row('Cleo').focus('menuButton');
    manager.element.view = { ...manager.element.view, sort: { field: 'name', direction: 'descending' } };
    await manager.loaded();
    expect(manager.shownNames()[0]).to.equal('Fay Test');
    await until(() => focused() === manager.row('Cleo').menuButton, 'focus on Cleo');
  });

  for (const [gone, next] of [
    ['Cleo', 'Dora'],
    ['Fay', 'Edda'],
  ] as const)
    it(`goes from ${gone}, who is gone, to ${next}’s same control (A3)`, async () => {
      const adapter = some();
      const manager = await createManager({ adapter });
      manager.row(gone).focus('menuButton');
      adapter.meanwhile(manager.row(gone).element.user?.id ?? '', null);
      manager.element.reload();
      await until(() => manager.rowElements.length === 5, 'five rows');
      await manager.settled();
      expect(focused()).to.equal(manager.row(next).menuButton);
    });

  it('goes to the search where nobody is left (A3)', async () => {
    const adapter = new MemoryAdapter({ users: people().slice(0, 1), viewer: { id: 'x' } });
    const manager = await createManager({ adapter });
    manager.row('Ada').focus();
    adapter.meanwhile('u-0', null);
    manager.element.reload();
    await until(() => manager.blank, 'an empty list');
    expect(focused()).to.equal(manager.searchField);
  });

  it('is not covered by the bar of the selection (A8)', async () => {
    const manager = await createManager({ adapter: many() });
    await manager.row('Aisha').toggle();
    for (let step = 0; step < 45; step++) await sendKeys({ press: 'Tab' });
    const { bottom } = (focused() as HTMLElement).getBoundingClientRect();
    expect(bottom).to.be.at.most(manager.find('.bulk-bar').getBoundingClientRect().top);
  });
});
