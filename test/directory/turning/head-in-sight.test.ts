import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import type { UserManagerElement } from '../../../src/manager/user-manager.js';
import { focused, ManagerDriver, press, until } from '../../support/driver.js';

/** A list in a page that has something above it, or in a box that scrolls by itself. */
async function listIn(size: number, look = ''): Promise<ManagerDriver> {
  const page = html`<div>
    <div style="block-size: 200px">The host’s own</div>
    <div style=${look}><user-manager .pageSize=${size} .pageSizes=${[size]}></user-manager></div>
    <div style="block-size: 600px">The host’s own</div>
  </div>`;
  const around = await fixture<HTMLElement>(page);
  const manager = new ManagerDriver(around.querySelector('user-manager') as UserManagerElement);
  manager.element.adapter = new MemoryAdapter({ users: 67 });
  await until(() => manager.has('.pager'), 'the tools');
  await until(() => manager.has('confirm-delete-dialog'), 'the dialog');
  await manager.settled();
  return manager;
}

const topOf = (manager: ManagerDriver, selector: string): number => manager.find(selector).getBoundingClientRect().top;
const firstRow = (manager: ManagerDriver): number => manager.rowAt(0).element.getBoundingClientRect().top;

/** The page that was asked for is here, and what it does to the scroll is done. */
async function isAt(manager: ManagerDriver, from: number): Promise<void> {
  await until(() => manager.range.startsWith(`${from}-`), `the page from ${from}`);
  await manager.settled();
}

describe('the head of the list, when a page is turned', () => {
  afterEach(async () => {
    document.documentElement.style.scrollBehavior = '';
    scrollTo(0, 0);
    await setViewport({ width: 800, height: 600 });
  });

  for (const width of [800, 320])
    it(`comes into sight, with the first of the new page under it, ${width} pixels wide`, async () => {
      await setViewport({ width, height: 600 });
      const manager = await listIn(25);
      await press(manager.find('.pager .next'));
      await isAt(manager, 26);
      expect(topOf(manager, '.table')).to.be.within(0, 200);
      expect(firstRow(manager)).to.be.within(0, 300);
      await press(manager.find('.pager .previous'));
      await isAt(manager, 1);
      expect(firstRow(manager)).to.be.within(0, 300);
    });

  it('comes at once, also in a page that scrolls smoothly (A11)', async () => {
    document.documentElement.style.scrollBehavior = 'smooth';
    const manager = await listIn(25);
    manager.find('.pager .next').scrollIntoView({ behavior: 'instant' });
    manager.find('.pager .next').click();
    await isAt(manager, 26);
    expect(topOf(manager, '.table')).to.be.within(0, 200);
  });

  it('comes into sight in a box that scrolls by itself, and leaves the page where it is', async () => {
    const manager = await listIn(25, 'block-size: 300px; overflow: auto');
    const box = manager.element.parentElement as HTMLElement;
    box.scrollTop = box.scrollHeight;
    scrollTo(0, 0);
    manager.find('.pager .next').click();
    await isAt(manager, 26);
    expect(topOf(manager, '.table') - box.getBoundingClientRect().top).to.be.within(0, 200);
    expect(scrollY).to.equal(0);
  });

  it('leaves the page where it is while it is in sight', async () => {
    const manager = await listIn(5);
    scrollBy(0, topOf(manager, '.table') - 5);
    const before = scrollY;
    manager.find('.pager .next').click();
    await isAt(manager, 6);
    expect(scrollY).to.equal(before);
  });

  it('stays where it is for who turns pages by keyboard: the button keeps the focus, in sight (2.4.7)', async () => {
    const manager = await listIn(25);
    const next = manager.find('.pager .next');
    manager.find('.pager .previous').focus();
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal(next);
    for (const from of [26, 51]) {
      await sendKeys({ press: 'Enter' });
      await isAt(manager, from);
      expect(focused()).to.equal(next);
      const { top, bottom } = next.getBoundingClientRect();
      expect([top >= 0, bottom <= innerHeight]).to.deep.equal([true, true]);
    }
  });

  it('stays where it is when the list comes again, or the page could not be read', async () => {
    const manager = await listIn(25);
    const next = manager.find('.pager .next');
    next.scrollIntoView({ block: 'end' });
    const before = scrollY;
    manager.element.reload();
    await manager.loaded();
    expect(scrollY).to.equal(before);
    const adapter = manager.element.adapter as MemoryAdapter;
    const read = adapter.query.bind(adapter);
    adapter.query = () => Promise.reject(new TypeError('away'));
    next.click();
    await until(() => manager.notices, 'what went wrong');
    adapter.query = read;
    await manager.settled();
    scrollTo(0, before);
    manager.element.reload();
    await until(() => !manager.notices, 'the page');
    await manager.settled();
    expect(topOf(manager, '.table')).to.be.below(0);
  });
});
