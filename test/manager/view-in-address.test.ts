import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { initialView, type ListView } from '../../src/domain/list-view.js';
import type { UserManagerElement } from '../../src/manager/user-manager.js';
import { createManager, type ManagerDriver, until } from '../support/driver.js';

const start = location.href;
const viewOf = (given: Partial<ListView>): ListView => ({ ...initialView, ...given });

/** What the address carries beside what the page of the tests has in it. */
function carried(): string {
  const { searchParams } = new URL(location.href);
  for (const name of new URL(start).searchParams.keys()) searchParams.delete(name);
  return decodeURIComponent(searchParams.toString());
}

/** Another entry of the history, as a link within the page makes it. */
function visit(query: string): void {
  const url = new URL(start);
  for (const [name, value] of new URLSearchParams(query)) url.searchParams.append(name, value);
  history.pushState(null, '', url);
}

async function go(by: 1 | -1): Promise<string> {
  const gone = oneEvent(window, 'popstate');
  history.go(by);
  await gone;
  return carried();
}
const back = (): Promise<string> => go(-1);

async function type(manager: ManagerDriver, text: string): Promise<void> {
  manager.searchField.focus();
  await sendKeys({ type: text });
  await manager.loaded();
}

const alone = (): Promise<UserManagerElement> => fixture(html`<user-manager url-view></user-manager>`);
const carrying = (query: string): Promise<unknown> => until(() => carried() === query, `${query}, not ${carried()}`);

beforeEach(() => {
  // where a test goes back once too often it stays on its page
  visit('');
  visit('');
});
afterEach(() => {
  Reflect.deleteProperty(history, 'replaceState');
  history.pushState(null, '', start);
});

describe('the address with url-view', () => {
  it('carries the view beside what else is in it', async () => {
    visit('tab=people&search=old');
    const manager = await createManager({ urlView: true });
    await until(() => manager.has('.search input'), 'the tools');
    await manager.search('a');
    await manager.filter('Status', 'Inactive');
    await manager.sortBy('User Name');
    expect(carried()).to.equal('tab=people&search=a&filter.status=inactive&sort=-name');
  });

  it('gives the view to the next who opens it', async () => {
    const view = viewOf({
      search: 'José & co',
      filters: { department: ['d/1'] },
      page: { at: { offset: 50 }, from: 50 },
      user: 'u?1',
    });
    visit('search=grace');
    const first = await alone();
    await until(() => first.view.search === 'grace', 'what the address carried');
    first.view = view;
    await until(() => carried().includes('user=u?1'), 'the view');
    first.remove();
    const next = await alone();
    await until(() => next.view.search, 'the view');
    expect(next.view).to.deep.equal(view);
  });

  it('stays as it is unless the host asks for it', async () => {
    visit('search=camila');
    const manager = await createManager();
    await manager.sortBy('User Name');
    manager.element.view = viewOf({ search: 'grace' });
    await manager.loaded();
    expect(carried()).to.equal('search=camila');
  });

  it('is read when the host asks for it later, and again later', async () => {
    visit('search=camila');
    const manager = await createManager();
    manager.element.urlView = true;
    await until(() => manager.shownNames().length === 1, 'the hit');
    expect([manager.searchField.value, carried()]).to.deep.equal(['camila', 'search=camila']);
    manager.element.urlView = false;
    await manager.settled();
    visit('search=aisha');
    manager.element.urlView = true;
    await until(() => manager.searchField.value === 'aisha', 'the other search');
    expect(carried()).to.equal('search=aisha');
  });

  it('follows the host without an entry of its own, and tells it nothing', async () => {
    visit('search=aisha');
    const manager = await createManager({ urlView: true });
    await until(() => manager.searchField.value === 'aisha', 'the view of the address');
    const told: unknown[] = [];
    manager.element.addEventListener('users-view-change', ({ view }) => told.push(view));
    manager.element.view = viewOf({ search: 'camila', sort: { field: 'name', direction: 'descending' } });
    await carrying('search=camila&sort=-name');
    expect(told).to.deep.equal([]);
    expect(await back()).to.equal('');
  });

  it('is not what the list depends on where a browser refuses to change it', async () => {
    const manager = await createManager({ urlView: true });
    // as a browser does that was asked too often
    history.replaceState = () => {
      throw new DOMException('Too often', 'SecurityError');
    };
    manager.element.view = viewOf({ search: 'camila' });
    await until(() => manager.shownNames().length === 1, 'the hit');
    expect([manager.searchField.value, carried()]).to.deep.equal(['camila', '']);
    Reflect.deleteProperty(history, 'replaceState');
    manager.element.view = viewOf({ search: 'aisha' });
    await carrying('search=aisha');
  });
});

describe('the history with url-view', () => {
  let manager: ManagerDriver;

  beforeEach(async () => {
    manager = await createManager({ urlView: true });
  });

  it('has one entry for each word that is searched', async () => {
    await type(manager, 'camila');
    await manager.search('');
    await type(manager, 'aisha');
    expect(carried()).to.equal('search=aisha');
    expect([await back(), await back(), await back()]).to.deep.equal(['', 'search=camila', '']);
  });

  it('has an entry for a word that takes the place of another', async () => {
    await type(manager, 'camila');
    manager.searchField.select();
    await type(manager, 'aisha');
    expect([await back(), await back()]).to.deep.equal(['search=camila', '']);
  });

  it('has an entry for a search that goes on after something else', async () => {
    await type(manager, 'a');
    await manager.sortBy('User Name');
    await type(manager, 'i');
    expect(carried()).to.equal('search=ai&sort=-name');
    expect([await back(), await back(), await back()]).to.deep.equal(['search=a&sort=-name', 'search=a', '']);
    await type(manager, 'aisha');
    expect(await back()).to.equal('');
  });

  it('shows the earlier view, tells the host, and keeps the way forward', async () => {
    visit('sort=-name&search=camila');
    visit('search=aisha');
    const told: string[] = [];
    manager.element.addEventListener('users-view-change', ({ view }) => told.push(view.search));
    expect(await back()).to.equal('sort=-name&search=camila');
    await manager.loaded();
    expect([manager.searchField.value, manager.sortOf('User Name')]).to.deep.equal(['camila', 'descending']);
    expect([carried(), told]).to.deep.equal(['sort=-name&search=camila', ['camila']]);
    expect(await go(1)).to.equal('search=aisha');
  });

  it('means nothing to who has left the page', async () => {
    await type(manager, 'camila');
    manager.element.remove();
    await back();
    expect(manager.element.view.search).to.equal('camila');
  });
});
