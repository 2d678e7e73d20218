import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys } from '@web/test-runner-commands';
import { adapterError, type AdapterErrorKind } from '../../src/adapters/adapter-error.js';
import type { UserAdapter } from '../../src/adapters/contract.js';
import { MemoryAdapter } from '../../src/adapters/memory.js';
import { initialView } from '../../src/domain/list-view.js';
import type { UserPage } from '../../src/domain/query.js';
import type { UserManagerElement } from '../../src/manager/user-manager.js';
import { aSession, aUser, theCapabilities } from '../support/builders.js';
import { createManager, focused, ManagerDriver, press, until } from '../support/driver.js';
import { resizeWindow } from '../support/resize-window.js';

const refuse = (kind: AdapterErrorKind) => (): Promise<never> =>
  Promise.reject(adapterError(kind, 'The server is away.'));
const never = (): Promise<never> => new Promise(() => undefined);

/** A backend with one page of two users, told differently. */
function backend(given: Partial<UserAdapter> = {}, page: Partial<UserPage> = {}, declared = {}): UserAdapter {
  return {
    connect: async () => aSession({ capabilities: theCapabilities(declared) }),
    query: async () => ({ users: [aUser({ id: 'a' }), aUser({ id: 'b' })], ...page }),
    get: refuse('not-found'),
    ...given,
  };
}

function heard(manager: ManagerDriver, ...types: string[]): Event[] {
  const events: Event[] = [];
  for (const type of types) manager.element.addEventListener(type, (event) => events.push(event));
  return events;
}

afterEach(() => resetMouse());

describe('<user-manager> finds users', () => {
  it('shows the first page by name', async () => {
    const manager = await createManager();
    expect(manager.shownNames()).to.have.length(25);
    expect([manager.range, manager.total]).to.deep.equal(['1-25 of 67', 'Total: 67']);
    expect([manager.sortOf('User Name'), manager.sortOf('Department')]).to.deep.equal(['ascending', 'none']);
    await manager.isAccessible();
  });

  it('turns pages, and says where there are none', async () => {
    const manager = await createManager();
    expect(manager.find('.previous').ariaDisabled).to.equal('true');
    await manager.turn('next');
    expect(manager.range).to.equal('26-50 of 67');
    await manager.turn('next');
    expect(manager.range).to.equal('51-67 of 67');
    await press(manager.find('.next'));
    expect(manager.range).to.equal('51-67 of 67');
    await manager.turn('previous');
    expect(manager.range).to.equal('26-50 of 67');
  });

  it('searches', async () => {
    const manager = await createManager();
    await manager.search('camila');
    expect(manager.shownNames()).to.deep.equal(['Camila Quispe Huamán']);
    expect(manager.total).to.equal('Total: 1');
  });

  it('searches while the viewer types, once they pause', async () => {
    const manager = await createManager();
    manager.searchField.focus();
    await sendKeys({ type: 'camila' });
    await until(() => manager.shownNames().length === 1, 'the hit');
    expect(manager.element.view.search).to.equal('camila');
  });

  it('does not search in the middle of composing a character', async () => {
    const manager = await createManager();
    manager.searchField.value = 'か';
    manager.searchField.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    expect(manager.element.view.search).to.equal('');
    manager.searchField.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    expect(manager.element.view.search).to.equal('か');
  });

  it('sorts, and sorts the other way', async () => {
    const manager = await createManager();
    await manager.sortBy('User Name');
    expect(manager.sortOf('User Name')).to.equal('descending');
    await manager.sortBy('Department');
    expect([manager.sortOf('User Name'), manager.sortOf('Department')]).to.deep.equal(['none', 'ascending']);
  });

  it('filters by status and department, shows what applies, and takes it off again', async () => {
    const manager = await createManager();
    await manager.filter('Status', 'Inactive');
    const inactive = manager.shownNames();
    expect(inactive.length).to.be.within(1, 24);
    await manager.filter('Department', 'Sales');
    expect(manager.shownNames().length).to.be.below(inactive.length);
    expect(manager.all('.applied').map(({ innerText }) => innerText.split('\n')[0])).to.deep.equal([
      'Status: Inactive',
      'Department: Sales',
    ]);
    await manager.isAccessible();
    await manager.press('.applied', 'Department');
    await manager.loaded();
    expect(manager.shownNames()).to.deep.equal(inactive);
    await manager.press('.clear-filters', 'Clear');
    await manager.loaded();
    expect(manager.total).to.equal('Total: 67');
  });

  it('finds a value among many in a filter', async () => {
    const manager = await createManager();
    await manager.press('.filter', 'Department');
    await sendKeys({ type: 'sales' });
    expect(manager.all('.choice').length).to.be.within(1, 5);
    await manager.isAccessible();
    await sendKeys({ type: ' on mars' });
    expect(manager.find('.filter-panel').innerText).to.include('Nothing fits.');
    await sendKeys({ press: 'Escape' });
    expect(focused()).to.equal(manager.all('.filter')[1]);
  });

  it('offers only filters and search that the backend declares', async () => {
    const manager = await createManager({
      adapter: backend({}, {}, { search: { mode: 'none', fields: [] }, filters: [{ field: 'planet', label: 'Planet', choices: [{ value: 'mars' }] }] }), // prettier-ignore
    });
    expect(manager.has('.search')).to.equal(false);
    await manager.filter('Planet', 'mars');
    expect(manager.element.view.filters).to.deep.equal({ planet: ['mars'] });
  });

  it('shows and hides columns', async () => {
    const manager = await createManager();
    await press(manager.find('.columns'));
    await manager.choose('Status');
    expect(manager.element.columns).to.deep.equal(['department', 'status']);
    expect(manager.sortOf('Status')).to.equal('none');
    expect(manager.rowAt(0).text).to.match(/Active|Invited|Inactive/);
    manager.element.columns = ['role', 'status', 'groups', 'last-login', 'created'];
    await manager.settled();
    expect(manager.rowAt(0).element.shadowRoot?.querySelectorAll('.cell').length).to.equal(6);
    await manager.isAccessible();
  });

  it('changes the page size', async () => {
    const manager = await createManager();
    const select = manager.find('.pager select') as HTMLSelectElement;
    select.value = '50';
    select.dispatchEvent(new Event('change'));
    await until(() => manager.range === '1-50 of 67', 'fifty rows');
  });

  for (const [total, range, text] of [
    [{ value: 67, kind: 'estimated' }, '1-2 of about 67', 'Total: about 67'],
    [{ value: 67, kind: 'at-least' }, '1-2 of at least 67', 'Total: at least 67'],
    [undefined, '1-2', 'Total: not told by the system'],
  ] as const)
    it(`says “${text}” where that is what is known`, async () => {
      const manager = await createManager({ adapter: backend({}, { total }, { total: total ? 'estimated' : 'none' }) });
      expect([manager.range, manager.total]).to.deep.equal([range, text]);
      expect(manager.find('.table').getAttribute('aria-rowcount')).to.equal('-1');
    });

  it('says what the backend did not apply', async () => {
    const manager = await createManager({ adapter: backend({}, { notApplied: ['search', 'sort'] }) });
    expect(manager.notices).to.include('did not apply: the search and the order');
    await manager.isAccessible();
  });

  it('steps back from a page that is empty now, and says so', async () => {
    const manager = await createManager({ view: { ...initialView, page: { at: { offset: 200 }, from: 200 } } });
    await until(() => manager.range === '51-67 of 67', 'the last page');
    expect(manager.notices).to.include('That page is empty now');
  });
});

describe('<user-manager> without rows', () => {
  it('is calm without an adapter, and says what to do', async () => {
    const manager = await createManager({ adapter: null });
    expect(manager.blank).to.include('No users to show yet').and.include('adapter');
    await manager.isAccessible();
  });

  it('shows the shape of rows to come, as high as rows are', async () => {
    const element = await fixture<UserManagerElement>(html`<user-manager .adapter=${backend({ query: never })}></user-manager>`); // prettier-ignore
    const manager = new ManagerDriver(element);
    await until(() => manager.has('user-row'), 'a skeleton');
    expect(manager.find('.table').getAttribute('aria-busy')).to.equal('true');
    const real = await createManager();
    expect(manager.find('user-row').offsetHeight).to.equal(real.rowAt(0).element.offsetHeight);
    const above = (driver: ManagerDriver): number =>
      driver.find('.table').getBoundingClientRect().top - driver.element.getBoundingClientRect().top;
    expect(above(manager)).to.equal(above(real));
    await manager.isAccessible();
  });

  it('says that nobody is there', async () => {
    const manager = await createManager({ users: [] });
    expect(manager.blank).to.include('There are no users yet');
    expect(manager.has('slot[name=empty]')).to.equal(true);
    await manager.isAccessible();
  });

  it('says that nobody matches, and clears', async () => {
    const manager = await createManager();
    await manager.search('zzz');
    expect(manager.blank).to.include('No user matches');
    await manager.isAccessible();
    await manager.press('.blank button', 'Clear');
    await manager.loaded();
    expect(manager.total).to.equal('Total: 67');
  });

  it('says what failed, and tries again', async () => {
    let down = true;
    const good = backend();
    const manager = await createManager({ adapter: backend({ query: () => (down ? refuse('network')() : good.query({ size: 1 }, { signal: new AbortController().signal })) }) }); // prettier-ignore
    expect(manager.blank).to.include('could not be loaded').and.include('The server is away.');
    await manager.isAccessible();
    down = false;
    await manager.press('.retry', 'Try again');
    await until(() => manager.rowElements.length, 'rows');
  });

  it('says that the role does not include it', async () => {
    const manager = await createManager({ adapter: new MemoryAdapter({ allowed: [] }) });
    expect(manager.blank).to.include('can’t see the users');
    await manager.isAccessible();
  });

  it('asks to sign in, tells the host, and goes on when told', async () => {
    let signedIn = false;
    const adapter = backend({ connect: async () => (signedIn ? aSession() : refuse('unauthenticated')()) });
    const element = await fixture<UserManagerElement>(html`<user-manager></user-manager>`);
    const manager = new ManagerDriver(element);
    const events = heard(manager, 'users-auth-required');
    element.adapter = adapter;
    await until(() => manager.blank.includes('Your sign-in has ended'), 'the request to sign in');
    expect(events).to.have.length(1);
    await manager.isAccessible();
    signedIn = true;
    element.reconnect();
    await until(() => manager.rowElements.length, 'rows');
  });

  it('keeps the rows when they can’t be loaded again, and says so', async () => {
    const adapter = backend();
    const manager = await createManager({ adapter });
    adapter.query = refuse('network');
    manager.element.reload();
    await until(() => manager.notices.includes('out of date'), 'the notice');
    expect(manager.shownNames()).to.have.length(2);
    await manager.isAccessible();
  });
});

describe('<user-manager> and its host', () => {
  it('tells of view, preferences and selection, with ids and no names (S19)', async () => {
    const manager = await createManager();
    const events = heard(manager, 'users-view-change', 'users-preferences-change', 'users-selection-change');
    await manager.sortBy('User Name');
    await press(manager.find('.columns'));
    await manager.choose('Role');
    await manager.rowAt(1).toggle();
    expect(events.map(({ type }) => type)).to.deep.equal(['users-view-change', 'users-preferences-change', 'users-selection-change']); // prettier-ignore
    expect(events[2]).to.have.deep.property('ids', [manager.shownIds()[1]]);
    expect(JSON.stringify(events)).not.to.match(/@|Winona/);
    expect(events.every(({ composed, bubbles }) => composed && bubbles)).to.equal(true);
  });

  it('tells of a selection only when others are selected, whatever the list shows of them', async () => {
    const element = await fixture<UserManagerElement>(html`<user-manager></user-manager>`);
    const manager = new ManagerDriver(element);
    const told: (readonly string[])[] = [];
    element.addEventListener('users-selection-change', ({ ids }) => told.push(ids));
    element.adapter = new MemoryAdapter();
    await until(() => manager.has('.menu'), 'the tools');
    expect(told).to.deep.equal([]);
    await manager.rowAt(1).toggle();
    await manager.rowAt(3).toggle();
    const [, one, , two] = manager.shownIds();
    await manager.search('camila');
    await manager.search('');
    expect(told).to.deep.equal([[one], [one, two]]);
    element.adapter = new MemoryAdapter();
    await until(() => told.length === 3, 'nobody selected');
    expect(told[2]).to.deep.equal([]);
  });

  it('does what the host sets, and does not tell it so', async () => {
    const manager = await createManager();
    const events = heard(manager, 'users-view-change', 'users-preferences-change');
    manager.element.view = { ...initialView, search: 'camila' };
    manager.element.pageSize = 50;
    manager.element.columns = ['status'];
    await until(() => manager.shownNames().length === 1, 'the hit');
    expect(manager.searchField.value).to.equal('camila');
    expect(events).to.deep.equal([]);
  });

  it('does not take what is no view', async () => {
    const manager = await createManager();
    expect(() => (manager.element.view = { search: 3 } as never)).to.throw(TypeError);
  });

  it('takes its page size from an attribute', async () => {
    const element = await fixture<UserManagerElement>(html`<user-manager page-size="50"></user-manager>`);
    expect(element.pageSize).to.equal(50);
    element.removeAttribute('page-size');
    expect(element.pageSize).to.equal(25);
  });

  it('can be made by a script before it stands anywhere', async () => {
    const element = document.createElement('user-manager');
    element.adapter = backend();
    const parent = await fixture(html`<div></div>`);
    parent.append(element);
    await until(() => element.shadowRoot?.querySelector('.chunk:not([inert])'), 'rows');
    element.remove();
    parent.append(element);
    expect(element.shadowRoot?.querySelectorAll('user-row').length).to.equal(2);
  });

  it('starts again with another adapter, and nobody selected', async () => {
    const manager = await createManager();
    await manager.rowAt(1).toggle();
    manager.element.adapter = backend();
    await until(() => manager.shownIds().includes('a'), 'the other users');
    expect(manager.bulkBar).to.equal('');
  });

  it('shows the host’s own words', async () => {
    const manager = await createManager({ messages: { 'total.exact': '{count} people' } });
    expect(manager.total).to.equal('67 people');
  });

  it('asks before it opens a user', async () => {
    const manager = await createManager();
    manager.element.addEventListener('user-open', (event) => event.preventDefault());
    const events = heard(manager, 'user-open');
    await manager.row('Aisha').open();
    expect(events[0]).to.have.property('userId', manager.row('Aisha').element.user?.id);
    expect(manager.element.view.user).to.equal(undefined);
  });

  it('acts on no event that is not its own (S20)', async () => {
    const manager = await createManager();
    const before = manager.element.view;
    for (const type of ['users-delete-request', 'users-view-change', 'user-open', 'click'])
      manager.element.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true }));
    expect(manager.element.view).to.equal(before);
  });

  it('is hidden where it has the attribute', async () => {
    const manager = await createManager();
    manager.element.hidden = true;
    expect(manager.element.offsetHeight).to.equal(0);
  });
});

describe('<user-manager> on any screen', () => {
  afterEach(async () => {
    await resizeWindow(800, 600);
    document.documentElement.removeAttribute('dir');
  });

  it('shows cards at 320 px, without scrolling sideways, and sorts there (A6)', async () => {
    await resizeWindow(320, 640);
    const manager = await createManager({ columns: ['department', 'role', 'status'] });
    await manager.rowAt(1).toggle();
    const { scrollWidth, clientWidth } = document.documentElement;
    expect(scrollWidth).to.equal(clientWidth);
    const select = manager.find('.sort-select') as HTMLSelectElement;
    expect(select.offsetHeight).to.be.greaterThan(23);
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change'));
    await manager.loaded();
    expect(manager.element.view.sort).to.deep.equal({ field: 'name', direction: 'descending' });
    await manager.isAccessible();
  });

  it('has targets of at least 24 px (A5)', async () => {
    const manager = await createManager();
    await manager.rowAt(1).toggle();
    const rows = manager.rowElements.slice(0, 3).flatMap((row) => [row.control('toggle'), row.control('open'), row.control('menu')]); // prettier-ignore
    const targets = [...manager.all('button, select, input'), ...rows].filter((target) => target?.checkVisibility());
    expect(targets.length).to.be.greaterThan(15);
    for (const target of targets) {
      const { width, height } = (target as HTMLElement).getBoundingClientRect();
      expect(Math.min(width, height), (target as HTMLElement).className).to.be.at.least(23.5);
    }
  });

  it('mirrors from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const manager = await createManager();
    const row = manager.rowAt(1);
    expect(row.checkbox.getBoundingClientRect().x).to.be.greaterThan(row.name.getBoundingClientRect().x);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`can be read in ${colorScheme} colours`, async () => {
      document.documentElement.style.colorScheme = colorScheme;
      document.body.style.background = 'Canvas';
      const manager = await createManager({ columns: ['department', 'status', 'role'] });
      await manager.rowAt(1).toggle();
      await manager.isAccessible();
      document.documentElement.style.colorScheme = '';
      document.body.style.background = '';
    });
});
