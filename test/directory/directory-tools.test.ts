import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../src/adapters/memory.js';
import type { UserRowElement } from '../../src/directory/user-row.js';
import type { UserManagerElement } from '../../src/manager/user-manager.js';
import { aTester } from '../support/builders.js';
import { createManager, focused, ManagerDriver, press, until } from '../support/driver.js';

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

  it('are announced by rows whose boxes stand where theirs will', async () => {
    const element = await fixture<UserManagerElement>(html`<user-manager></user-manager>`);
    const adapter = new MemoryAdapter({ users: 3 });
    adapter.query = () => new Promise(() => undefined);
    element.adapter = adapter;
    const manager = new ManagerDriver(element);
    await until(() => manager.has('.chunk'), 'rows to come');
    const middle = (element: HTMLElement): number => {
      const { left, width } = element.getBoundingClientRect();
      return left + width / 2;
    };
    const row = manager.find('user-row') as UserRowElement;
    const [box, name] = [row.control('toggle') as HTMLElement, row.control('open') as HTMLElement];
    expect([name.offsetWidth > 40, getComputedStyle(name).backgroundImage !== 'none']).to.deep.equal([true, true]);
    expect(middle(box)).to.be.closeTo(middle(manager.find('.select-page')), 0.6);
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

describe('the tools of the list', () => {
  const newUser = html`<button slot="toolbar">Import</button>`;
  for (const width of [288, 400, 600, 700, 800, 1100])
    it(`are reached in the order in which they are seen, ${width} pixels wide (A3)`, async () => {
      const [manager] = await listIn({ width, children: newUser });
      const own = manager.element.querySelector('button') as HTMLElement;
      const controls = manager
        .all('.toolbar :is(input, button, select, slot)')
        .map((control) => (control.localName === 'slot' ? own : control))
        .filter((control) => control.checkVisibility());
      expect(controls.length).to.be.above(3);
      const places = controls.map((control) => control.getBoundingClientRect());
      for (const [index, { left, right, top, bottom }] of places.slice(1).entries()) {
        const before = places[index]!;
        const [line, follows] = [
          top < before.bottom && bottom > before.top,
          left >= before.right || right <= before.left,
        ];
        expect(line ? left >= before.right && follows : top >= before.bottom, controls[index + 1]?.outerHTML).to.equal(true); // prettier-ignore
      }
    });

  for (const [width, sorts] of [
    [288, 0],
    [900, 1],
  ] as const)
    it(`leave no stop of Tab in the head that can’t be seen, ${width} pixels wide (A4)`, async () => {
      const [manager] = await listIn({ width });
      const stops = manager.all('.head-row .sort').filter((stop) => stop.checkVisibility());
      expect(stops.length > 0).to.equal(sorts > 0);
      for (const stop of stops) expect(stop.getBoundingClientRect().width).to.be.above(20);
    });

  it('explain inside of a page of 320 pixels why somebody can’t be selected (A6)', async () => {
    await setViewport({ width: 320, height: 640 });
    try {
      const users = [aTester('o', 'Olga', { owner: true }), aTester('a', 'Ana')];
      const manager = await createManager({ adapter: new MemoryAdapter({ users }) });
      manager.row('Olga').focus();
      const box = await until(() => manager.all('[part=explanation]:popover-open')[0], 'the explanation');
      const { left, right } = box.getBoundingClientRect();
      expect([left >= 0, right <= 320]).to.deep.equal([true, true]);
    } finally {
      await setViewport({ width: 1280, height: 800 });
    }
  });

  it('have the panel of a filter as a part', async () => {
    const [manager] = await listIn({ width: 1100, filters: 1 });
    await press(manager.find('.toolbar .filter'));
    await until(() => manager.all('[part=panel]:popover-open').length === 1, 'the panel');
    expect(manager.find('[part=panel]').innerText).to.contain('x');
  });

  for (const [width, selector] of [
    [1100, '.toolbar > .filter'],
    [700, '.filters'],
    [320, '.filters'],
  ] as const)
    it(`move nothing when the count of a filter appears on ${selector}, ${width} pixels wide`, async () => {
      const [manager] = await listIn({ width });
      const boxes = (): string[] =>
        manager
          .all('.toolbar :is(button, input, select)')
          .filter((tool) => tool.checkVisibility())
          .map((tool) => JSON.stringify(tool.getBoundingClientRect()));
      const before = boxes();
      manager.element.view = { ...manager.element.view, filters: { status: ['active', 'inactive'] } };
      await until(() => manager.has(`${selector} .count`), 'the count');
      await manager.settled();
      expect(boxes()).to.deep.equal(before);
      const count = manager.find(`${selector} .count`).getBoundingClientRect();
      expect(count.right).to.be.at.most(manager.element.getBoundingClientRect().right);
    });

  it('tell how many values of a filter are left while they are searched, and let arrows walk through them', async () => {
    const [manager] = await listIn({ width: 1100 });
    await manager.press('.filter', 'Department');
    const choices = (): HTMLElement[] => manager.all('.choice input');
    await until(() => choices().length > 8 && focused()?.matches('.filter-panel .input'), 'the search field');
    const field = focused();
    const said = (): string =>
      manager
        .all('[role=status]')
        .map(({ textContent }) => textContent.trim())
        .join('|');
    await sendKeys({ type: 'pro' });
    const left = choices().length;
    expect(said()).to.contain(left === 1 ? '1 value' : `${left} values`);
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal(choices()[0]);
    await sendKeys({ press: 'ArrowUp' });
    expect(focused()).to.equal(field);
    await sendKeys({ type: ' nothing is called so' });
    expect(said()).to.contain('Nothing fits.');
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal(field);
    await sendKeys({ press: 'Escape' });
  });

  it('have no pages to turn where there is nobody to be shown', async () => {
    const manager = await createManager({ users: [] });
    expect([manager.has('.blank'), manager.has('.pager')]).to.deep.equal([true, false]);
    const others = await createManager({ users: 67 });
    expect(others.has('.pager')).to.equal(true);
    await others.search('nobody is called so');
    expect([others.blank.split('\n')[0], others.has('.pager')]).to.deep.equal(['No user matches', false]);
    await others.search('');
    expect(others.has('.pager')).to.equal(true);
  });

  it('keep the values of a filter apart: two lines of one are nearer to each other than to the next', async () => {
    const [manager] = await listIn({ width: 1100 });
    await manager.press('.filter', 'Department');
    const lines = await until(() => {
      const found = manager.all('.choice:has(.under) > span').map((text) => text.getBoundingClientRect());
      return found.length > 3 && found;
    }, 'the departments');
    for (const [index, { top }] of lines.slice(1).entries()) expect(top - lines[index]!.bottom).to.be.at.least(6);
    await sendKeys({ press: 'Escape' });
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

describe('Reload', () => {
  it('is heard when the list is there again, each time it is pressed (4.1.3)', async () => {
    const manager = await createManager({ users: 3 });
    const told = (): string[] => manager.said.filter((text) => text.startsWith('The list is up to date'));
    for (const times of [1, 2]) {
      await press(manager.find('.reload'));
      await until(() => told().length === times, 'that the list is up to date');
    }
  });
});

describe('the button for those who were deleted', () => {
  /** How wide its words are to the eye; 0 where only its picture is shown. */
  const wordsOf = (button: HTMLElement): number => {
    const words = document.createRange();
    words.selectNodeContents(button);
    return Math.max(...[...words.getClientRects()].map(({ width }) => width)) > 40
      ? parseFloat(getComputedStyle(button).fontSize)
      : 0;
  };

  for (const [width, lang] of [
    [288, 'en'],
    [288, 'de'],
    [296, 'en'],
    [296, 'de'],
    [296, 'ar'],
    [447, 'en'],
    [448, 'en'],
    [768, 'de'],
  ] as const)
    it(`says so in words, on the line where it is, ${width} pixels wide: ${lang}`, async () => {
      const box = await fixture<HTMLElement>(html`<div lang=${lang}><user-manager></user-manager></div>`);
      box.style.inlineSize = `${width}px`;
      const manager = new ManagerDriver(box.querySelector('user-manager') as UserManagerElement);
      manager.element.adapter = new MemoryAdapter({ users: 67, deletion: 'soft' });
      await until(() => manager.has('[part~=deleted-button]'), 'the button');
      const button = manager.find('[part~=deleted-button]');
      if (lang !== 'en') await until(() => !button.innerText.includes('Recently'), 'the language');
      await manager.settled();
      expect(wordsOf(button)).to.be.greaterThan(11);
      const { height, left, right } = manager.find('.summary').getBoundingClientRect();
      expect(height).to.equal(48);
      for (const control of manager.all('.summary button')) {
        const place = control.getBoundingClientRect();
        expect([place.left >= left, place.right <= right]).to.deep.equal([true, true]);
      }
    });

  it('has a picture of its own: none that means to delete', async () => {
    const adapter = new MemoryAdapter({ users: 3, deletion: 'soft' });
    const manager = await createManager({ adapter });
    const picture = (selector: string): string | null => manager.find(`${selector} path`).getAttribute('d');
    await manager.togglePage();
    expect(picture('[part~=deleted-button]')).not.to.equal(picture('[data-bulk=delete]'));
  });
});
