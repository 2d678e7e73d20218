import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../src/adapters/memory.js';
import type { UserManagerElement } from '../../src/manager/user-manager.js';
import { focused, ManagerDriver, press, until } from '../support/driver.js';

interface Place {
  readonly width: number;
  readonly lang?: string;
  readonly filters?: number;
  readonly children?: unknown;
}

const many = [...'abcdef'].map((field) => ({ field, label: `Filter ${field}`, choices: [{ value: 'x' }] }));

/** A list in a box of this width, and where its table stood under it in each frame from the first rows until its tools are there. */
async function listIn({ width, lang = 'en', filters, children = '' }: Place): Promise<[ManagerDriver, number[]]> {
  const box = await fixture<HTMLElement>(html`<div lang=${lang}><user-manager>${children}</user-manager></div>`);
  box.style.inlineSize = `${width}px`;
  const manager = new ManagerDriver(box.querySelector('user-manager') as UserManagerElement);
  const capabilities = filters === undefined ? {} : { filters: many.slice(0, filters) };
  manager.element.adapter = new MemoryAdapter({ users: 67, capabilities });
  await until(() => manager.has('.chunk'), 'the first rows');
  const tops: number[] = [];
  const look = (): void => {
    const top = manager.find('.table').getBoundingClientRect().top - manager.element.getBoundingClientRect().top;
    if (top !== tops.at(-1)) tops.push(top);
  };
  await until(() => (look(), manager.has('.toolbar')), 'the tools');
  await manager.settled();
  look();
  return [manager, tops];
}

describe('the rows under the tools', () => {
  const newUser = html`<button slot="toolbar">New User</button>`;
  for (const width of [288, 320, 328, 360, 382, 414, 448, 480, 568, 600, 640, 768, 1024])
    it(`stay where they are when the tools come, ${width} pixels wide`, async () => {
      for (const place of [{ width }, { width, children: newUser }]) {
        const [manager, tops] = await listIn(place);
        expect(manager.has('.place')).to.equal(false);
        expect(tops).to.have.length(1);
      }
    });

  for (const filters of [0, 1, 6])
    it(`stay on cards whatever the backend declares: ${filters} filters`, async () => {
      for (const width of [288, 600]) expect((await listIn({ width, filters }))[1]).to.have.length(1);
    });

  for (const lang of ['de', 'ar'])
    it(`stay in longer words: ${lang}`, async () => {
      const [manager, [top]] = await listIn({ width: 288, lang });
      const reload = await until(
        () => manager.find('.reload').ariaLabel !== 'Reload the list' && manager.find('.reload'),
      );
      await manager.settled();
      const now = manager.find('.table').getBoundingClientRect().top - manager.element.getBoundingClientRect().top;
      expect(now).to.equal(top);
      const { right, left } = reload.getBoundingClientRect();
      const { right: end, left: start } = manager.element.getBoundingClientRect();
      expect([left >= start, right <= end]).to.deep.equal([true, true]);
    });

  it('have all of their tools inside the page at 320 pixels (A6)', async () => {
    const [manager] = await listIn({ width: 288, children: newUser });
    const { left, right } = manager.element.getBoundingClientRect();
    const tools = manager
      .all(':is(.toolbar, .summary) :not(.visually-hidden)')
      .filter((tool) => tool.checkVisibility());
    expect(tools.length).to.be.above(6);
    for (const tool of tools) {
      const box = tool.getBoundingClientRect();
      expect([box.left >= left, box.right <= right], tool.className).to.deep.equal([true, true]);
    }
  });
});

describe('the filters of cards', () => {
  it('open one after the other under one button, by keyboard, and give the focus back to it', async () => {
    const [manager] = await listIn({ width: 288 });
    const button = manager.find('.filters');
    button.focus();
    await sendKeys({ press: 'Enter' });
    expect(await manager.menu()).to.deep.equal(['Status', 'Department', 'Role']);
    await sendKeys({ press: 'Enter' });
    await until(() => manager.has('.filter-panel:popover-open'), 'the values');
    expect(manager.find('.filter-panel [role=dialog]').ariaLabel).to.equal('Status');
    await until(() => focused()?.matches('.choice input'), 'the focus');
    await sendKeys({ press: ' ' });
    await manager.loaded();
    expect(manager.element.view.filters).to.have.property('status');
    await sendKeys({ press: 'Escape' });
    expect(focused()).to.equal(button);
    await manager.settled();
    expect(button.innerText.replace(/\s+/g, ' ').trim()).to.equal('Filters 1');
    await sendKeys({ press: 'Enter' });
    expect(await manager.menu()).to.deep.equal(['Status: 1', 'Department', 'Role']);
  });

  it('close again by a second press on their button', async () => {
    const [manager] = await listIn({ width: 288 });
    await press(manager.find('.filters'));
    await manager.choose('Role');
    await until(() => manager.has('.filter-panel:popover-open'), 'the values');
    await press(manager.find('.filters'));
    expect([manager.has('.filter-panel:popover-open'), manager.isMenuOpen]).to.deep.equal([false, false]);
  });

  it('are buttons of their own where there is room, and never both', async () => {
    for (const [width, buttons] of [
      [288, ['Filters']],
      [700, ['Filters']],
      [800, ['Status', 'Department', 'Role']],
    ] as const) {
      const [manager] = await listIn({ width });
      const seen = manager.all('.toolbar button:is(.filter, .filters)').filter((button) => button.checkVisibility());
      expect(seen.map(({ innerText }) => innerText.trim())).to.deep.equal(buttons);
    }
  });
});
