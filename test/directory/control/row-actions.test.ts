import { expect } from '@open-wc/testing';
import { resetMouse } from '@web/test-runner-commands';
import type { User } from '../../../src/domain/user.js';
import { aSession, aUser } from '../../support/builders.js';
import { createManager, focused, type ManagerDriver, type RowDriver, until } from '../../support/driver.js';
import { ScriptedAdapter } from '../../support/scripted-adapter.js';

const scoped = { delete: 'scope', deactivate: 'scope', activate: 'scope' };
const unreadable = { delete: '', deactivate: '' };
const everybody: User[] = [
  aUser({ id: 'ann', login: 'ann', firstName: 'Ann' }),
  aUser({ id: 'owner', login: 'owner', firstName: 'Olga', owner: true }),
  aUser({ id: 'me', login: 'me', firstName: 'Mia' }),
  aUser({ id: 'far', login: 'far', firstName: 'Fay', denied: scoped }),
  aUser({ id: 'odd', login: 'odd', firstName: 'Odd', denied: unreadable }),
  aUser({ id: 'ben', login: 'ben', firstName: 'Ben', status: 'inactive' }),
];

interface Shown {
  readonly manager: ManagerDriver;
  readonly requests: string[][];
  readonly opened: string[];
  readonly row: RowDriver;
}

async function shown(name: string, allowed?: 'view', links = false): Promise<Shown> {
  const adapter = new ScriptedAdapter(everybody);
  if (allowed === 'view') adapter.session = aSession({ allowed: new Set(['view']) });
  const manager = await createManager({ adapter, ...(links && { hrefFor: ({ id }: User) => `/people/${id}` }) });
  const [requests, opened]: [string[][], string[]] = [[], []];
  manager.element.addEventListener('users-delete-request', (event) => {
    event.preventDefault();
    requests.push([...event.ids]);
  });
  manager.element.addEventListener('user-open', (event) => {
    event.preventDefault();
    opened.push(event.userId);
  });
  await until(() => manager.rowElements.every(({ denial }) => !denial || denial.why), 'words');
  return { manager, requests, opened, row: manager.row(name) };
}

function key(on: Element, name: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true, ...more });
  on.dispatchEvent(event);
  return event;
}

function mouse(on: Element, type: string, more: MouseEventInit = {}): MouseEvent {
  const event = new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, detail: 1, ...more });
  on.dispatchEvent(event);
  return event;
}

afterEach(() => resetMouse());

const surfaces: [string, (row: RowDriver) => void, 'item' | 'box'][] = [
  ['its menu', ({ menuButton }) => menuButton.click(), 'item'],
  ['its context menu', ({ element }) => mouse(element, 'contextmenu'), 'item'],
  ['the Delete key', ({ checkbox }) => (checkbox.focus(), key(checkbox, 'Delete')), 'item'],
  ['Shift+F10', ({ checkbox }) => (checkbox.focus(), key(checkbox, 'F10', { shiftKey: true })), 'item'],
  ['its checkbox', ({ checkbox }) => checkbox.click(), 'box'],
];

describe('RowActions: what is refused', () => {
  for (const [reason, name, why, rule] of [
    ['owner', 'Olga', 'This is the Account Owner.', 'R2'],
    ['self', 'Mia', 'This is you.', 'R3'],
    ['role', 'Ann', 'Your role does not allow this.', 'R1'],
    ['scope', 'Fay', 'outside the departments that you manage', 'R4'],
    ['unknown', 'Odd', 'could not be established', 'R11'],
  ] as const)
    for (const [surface, act, where] of surfaces)
      it(`is refused with its reason from ${surface}: ${reason} (${rule})`, async () => {
        const { manager, row, requests } = await shown(name, reason === 'role' ? 'view' : undefined);
        act(row);
        await manager.settled();
        if (where === 'item') {
          expect((await manager.menu()).includes('Delete')).to.equal(true);
          const item = manager.all('.menu-item').find(({ ariaLabel }) => ariaLabel === 'Delete');
          expect(manager.reasonOf('Delete')).to.include(why);
          expect(item?.getAttribute('aria-disabled')).to.equal('true');
          item?.click();
          expect(manager.isMenuOpen).to.equal(true);
        } else expect(manager.explanation).to.include(why);
        expect([requests, row.isSelected, manager.bulkBar]).to.deep.equal([[], false, '']);
      });
});

describe('RowActions: the Delete key', () => {
  for (const control of ['checkbox', 'name', 'menuButton'] as const)
    it(`asks for its own row from the ${control}, once, and deletes nothing itself`, async () => {
      const { manager, row, requests } = await shown('Ann');
      manager.row('Ben').checkbox.click();
      key(row[control], 'Delete');
      expect(requests).to.deep.equal([['ann']]);
    });

  it('asks nothing more while it is held (U4)', async () => {
    const { row, requests } = await shown('Ann');
    for (let press = 0; press < 5; press++) key(row.checkbox, 'Delete', { repeat: true });
    expect(requests).to.deep.equal([]);
  });

  it('opens nothing for a refusal while it is held', async () => {
    const { manager, row } = await shown('Olga');
    key(row.checkbox, 'Delete', { repeat: true });
    expect(manager.isMenuOpen).to.equal(false);
  });

  for (const name of ['Backspace', 'd', 'Enter', 'Escape'])
    it(`is not ${name}`, async () => {
      const { manager, row, requests } = await shown('Ann');
      key(row.checkbox, name);
      expect([requests, manager.isMenuOpen]).to.deep.equal([[], false]);
    });
});

describe('RowActions: the menu', () => {
  for (const [what, name, more] of [
    ['Shift+F10', 'F10', { shiftKey: true }],
    ['the Menu key', 'ContextMenu', {}],
  ] as const)
    for (const control of ['checkbox', 'name', 'menuButton'] as const)
      it(`opens by ${what} from the ${control}, and gives focus back to it`, async () => {
        const { manager, row } = await shown('Ann');
        row.focus(control);
        expect(key(row[control], name, more).defaultPrevented).to.equal(true);
        expect(await manager.menu()).to.deep.equal(['Open', 'Deactivate', 'Delete']);
        key(focused()!, 'Escape');
        expect([manager.isMenuOpen, focused() === row[control]]).to.deep.equal([false, true]);
      });

  it('does not open by F10 alone', async () => {
    const { manager, row } = await shown('Ann');
    expect([key(row.checkbox, 'F10').defaultPrevented, manager.isMenuOpen]).to.deep.equal([false, false]);
  });

  it('leaves a link, and Shift with the right button, their native menu (A21)', async () => {
    const { manager, row } = await shown('Ann', undefined, true);
    expect(mouse(row.name, 'contextmenu').defaultPrevented).to.equal(false);
    expect(mouse(row.element, 'contextmenu', { shiftKey: true }).defaultPrevented).to.equal(false);
    expect(manager.isMenuOpen).to.equal(false);
  });

  it('leaves marked text its native menu (A21)', async () => {
    const { manager, row } = await shown('Ann');
    const text = document.createElement('p');
    text.textContent = 'marked';
    document.body.append(text);
    getSelection()?.selectAllChildren(text);
    const event = mouse(row.element, 'contextmenu');
    getSelection()?.removeAllRanges();
    text.remove();
    expect([event.defaultPrevented, manager.isMenuOpen]).to.deep.equal([false, false]);
  });

  it('keeps to its user when the rows below it change (T5)', async () => {
    const { manager, row, requests } = await shown('Ann');
    row.menuButton.click();
    await manager.menu();
    manager.element.view = { ...manager.element.view, sort: { field: 'name', direction: 'descending' } };
    await manager.loaded();
    manager
      .all('.menu-item')
      .find(({ ariaLabel }) => ariaLabel === 'Delete')
      ?.click();
    expect(requests).to.deep.equal([['ann']]);
  });
});

describe('RowActions: a name', () => {
  it('opens its user', async () => {
    const { row, opened } = await shown('Ben');
    row.name.click();
    expect(opened).to.deep.equal(['ben']);
  });

  for (const held of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'] as const)
    it(`that is a link keeps its own way with ${held}`, async () => {
      const { row, opened } = await shown('Ann', undefined, true);
      let left = false;
      // nothing leaves the page of the tests
      addEventListener('click', (event) => ((left = !event.defaultPrevented), event.preventDefault()), { once: true });
      mouse(row.name, 'click', { [held]: true });
      expect([left, opened]).to.deep.equal([true, []]);
    });
});

describe('RowActions: the checkbox', () => {
  it('is as before after a double click', async () => {
    const { manager, row } = await shown('Ann');
    row.checkbox.click();
    row.checkbox.click();
    await manager.settled();
    expect([row.isSelected, manager.bulkBar]).to.deep.equal([false, '']);
  });

  it('marks no text when Shift extends a range', async () => {
    const { row } = await shown('Ann');
    expect(mouse(row.checkbox, 'mousedown', { shiftKey: true }).defaultPrevented).to.equal(true);
    expect(mouse(row.checkbox, 'mousedown').defaultPrevented).to.equal(false);
    expect(mouse(row.name, 'mousedown', { shiftKey: true }).defaultPrevented).to.equal(false);
  });
});
