import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { MemoryAdapter } from '../../src/adapters/memory.js';
import { columnsOf, optionalColumns } from '../../src/directory/columns.js';
import { UserRowElement } from '../../src/directory/user-row.js';
import { english } from '../../src/i18n/english.js';
import { Messages } from '../../src/i18n/messages.js';
import { aUser } from '../support/builders.js';
import { registerElements } from '../../src/register-elements.js';
import { createManager, type ManagerDriver } from '../support/driver.js';

registerElements([['user-row', UserRowElement]]);

const messages = new Messages([english]);
const allColumns = columnsOf(optionalColumns.map(({ id }) => id));

async function createRow(user = aUser(), given: Partial<UserRowElement> = {}): Promise<UserRowElement> {
  const row = await fixture<UserRowElement>(html`<user-row role="row" .user=${user} .messages=${messages}></user-row>`);
  Object.assign(row, given);
  await row.updateComplete;
  return row;
}

/** What each cell says, in order. */
function cells(row: UserRowElement): string[] {
  return [...(row.shadowRoot?.querySelectorAll('.cell') ?? [])].map((cell) =>
    (cell.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );
}

describe('<user-row>', () => {
  it('shows every column', async () => {
    const user = aUser({
      department: { id: 'd', name: 'Sales', path: ['My Company', 'Europe'] },
      roles: [{ id: 'r', name: 'Learner' }, { id: 's', name: 'Author' }],
      groups: [{ id: 'g', name: 'Mentors' }],
      lastLoginAt: null,
      createdAt: '2026-02-03T12:00:00Z',
    }); // prettier-ignore
    expect(cells(await createRow(user, { columns: allColumns }))).to.deep.equal([
      'Grace Hopper grace.hopper',
      'SalesMy Company / Europe',
      'RoleLearner and Author',
      'Active',
      'GroupsMentors',
      'Last loginNever',
      'Date addedFeb 3, 2026',
    ]);
  });

  for (const clonable of [true, false])
    it(`is copied for its columns${clonable ? '' : ', where the browser leaves out what is in a row'}, each for its own user`, async () => {
      const columns = columnsOf(clonable ? ['department'] : ['status', 'department']);
      const { attachShadow } = Element.prototype;
      if (!clonable) Element.prototype.attachShadow = function ({ mode }) { return attachShadow.call(this, { mode }); }; // prettier-ignore
      const rows = [UserRowElement.copyFor(columns), UserRowElement.copyFor(columns)] as const;
      Element.prototype.attachShadow = attachShadow;
      const names = ['Ada', 'Bob'].map((firstName, at) => {
        Object.assign(rows[at] as UserRowElement, {
          user: aUser({ firstName, department: undefined }),
          columns,
          messages,
        });
        return `${firstName} Hopper`;
      });
      const place = await fixture(html`<div>${rows}</div>`);
      await rows[1].updateComplete;
      expect(rows.map((row) => row.control('open')?.textContent)).to.deep.equal(names);
      expect(rows.map((row) => row.renderRoot.children.length)).to.deep.equal(rows.map(() => columns.length + 3));
      rows[0].selected = true;
      expect(rows.map((row) => row.renderRoot.querySelector('input')?.checked)).to.deep.equal([true, false]);
      rows[1].columns = columnsOf(['status']);
      await rows[1].updateComplete;
      expect(cells(rows[1])).to.deep.equal(['Bob Hopper grace.hopper', 'Active']);
      expect(place.contains(rows[0])).to.equal(true);
    });

  for (const dir of ['ltr', 'rtl'])
    it(`has a login of Latin letters under the name, where the page reads ${dir} (A22)`, async () => {
      const page = await fixture<HTMLElement>(
        html`<div dir=${dir} style="--_tracks: 40px 1fr 40px; width: 600px"></div>`,
      );
      const row = await createRow();
      page.append(row);
      await row.updateComplete;
      const start = (selector: string): number => {
        const range = document.createRange();
        range.selectNodeContents(row.renderRoot.querySelector(selector) as Element);
        const { left, right } = range.getBoundingClientRect();
        return Math.round(dir === 'rtl' ? right : left);
      };
      expect(start('.under')).to.be.closeTo(start('.name'), 1);
    });

  it('leaves cells empty where nothing is known', async () => {
    const row = await createRow(aUser({ department: { id: 'd', name: 'Top', path: [] } }), { columns: allColumns });
    expect(cells(row)).to.deep.equal(['Grace Hopper grace.hopper', 'Top', '', 'Active', '', '', '']);
    const bare = await createRow(aUser({ department: { id: 'd', name: 'Top' } as never }), { columns: allColumns });
    expect(cells(bare)[1]).to.equal('Top');
    expect(cells(await createRow(aUser(), { columns: allColumns }))[1]).to.equal('');
  });

  it('shows a date that it can’t read as it stands', async () => {
    const row = await createRow(aUser({ createdAt: 'long ago' }), { columns: columnsOf(['created']) });
    expect(cells(row)[1]).to.equal('Date addedlong ago');
  });

  for (const [status, statusLabel, shown] of [
    ['on-leave', undefined, 'On leave'],
    ['sabbatical', 'Sabbatical', 'Sabbatical'],
    ['sabbatical', undefined, 'sabbatical'],
    ['active', 'Working', 'Working'],
  ] as const)
    it(`calls the status ${status} “${shown}” (R9)`, async () => {
      const row = await createRow(aUser({ status, ...(statusLabel && { statusLabel }) }), { columns: columnsOf(['status']) }); // prettier-ignore
      expect(cells(row)[1]).to.equal(shown);
    });

  it('says beside the name what no column says: owner, you, not active', async () => {
    const row = await createRow(aUser({ owner: true, status: 'inactive' }), { self: true });
    expect(cells(row)[0]).to.equal('Grace Hopper Account Owner You Inactive grace.hopper');
  });

  it('shortens a long name rather than what stands beside it (A7)', async () => {
    const long = aUser({ firstName: 'Grace'.repeat(40), lastName: '', owner: true, status: 'inactive' });
    const row = await createRow(long);
    row.style.cssText = '--_tracks: 40px 300px 40px; width: 380px';
    const line = row.renderRoot.querySelector('.line')!.getBoundingClientRect();
    for (const chip of row.renderRoot.querySelectorAll('.chip')) {
      const { left, right, width } = chip.getBoundingClientRect();
      expect([left >= line.left, right <= line.right + 1, width > 30]).to.deep.equal([true, true, true]);
    }
    row.user = aUser();
    await row.updateComplete;
    expect([...row.renderRoot.querySelectorAll('.chip, .badged')]).to.deep.equal([]);
  });

  for (const [what, width] of [
    ['a row', 700],
    ['a card', 320],
  ] as const)
    it(`cuts a long name short within its cell where nothing stands beside it: ${what} (A20)`, async () => {
      const page = await fixture<HTMLElement>(
        html`<div
          style="container-type: inline-size; width: ${width}px; --_tracks: 44px 1fr 1fr 44px; --_edge: 44px; --_space: 4px; --_row-height: 52px; --_card-height: 96px; font: 14px/1.45 sans-serif"
        ></div>`,
      );
      const row = await createRow(aUser({ firstName: 'Grace'.repeat(40), lastName: '' }), { columns: columnsOf(['department']) }); // prettier-ignore
      page.append(row);
      await row.updateComplete;
      const name = row.control('open')!;
      const cell = row.renderRoot.querySelector('.name-cell')!;
      expect(name.getBoundingClientRect().right).to.be.at.most(cell.getBoundingClientRect().right - 7);
      expect(name.scrollWidth, 'and says so').to.be.above(name.clientWidth);
    });

  it('keeps its controls, and with them the focus, when a badge comes and goes', async () => {
    const row = await createRow();
    const controls = (['toggle', 'open', 'menu'] as const).map((act) => row.control(act));
    row.control('open')?.focus();
    for (const status of ['inactive', 'active'] as const) {
      row.user = aUser({ status });
      await row.updateComplete;
      expect((['toggle', 'open', 'menu'] as const).map((act) => row.control(act))).to.deep.equal(controls);
      expect(row.shadowRoot?.activeElement).to.equal(controls[1]);
    }
  });

  it('draws the dots of its menu button on the button alone, with room to press (A5)', async () => {
    const more = (await createRow()).control('menu')!;
    const { width, height } = more.getBoundingClientRect();
    expect([width, height]).to.deep.equal([32, 32]);
    expect(getComputedStyle(more).backgroundImage).to.match(/^radial-gradient/);
    for (const part of ['::before', '::after']) expect(getComputedStyle(more, part).content).to.equal('none');
  });

  it('says beside the login what is going to happen, with the whole of it as its title (R9)', async () => {
    const row = await createRow(aUser(), {
      note: html` <span class="chip note" title="Sunday">Inactive on May 4</span>`,
    });
    expect(cells(row)[0]).to.equal('Grace Hopper grace.hopper Inactive on May 4');
    expect(row.renderRoot.querySelector<HTMLElement>('.note')?.title).to.equal('Sunday');
    row.note = undefined;
    await row.updateComplete;
    expect(cells(row)[0]).to.equal('Grace Hopper grace.hopper');
  });

  for (const [what, width, height] of [
    ['a row', 700, '40px'],
    ['a card', 320, '60px'],
  ] as const)
    it(`cuts a long login short rather than that, and keeps ${what} as high as it is (A20)`, async () => {
      const page = await fixture<HTMLElement>(
        html`<div
          style="container-type: inline-size; width: ${width}px; --_tracks: 44px 1fr 44px; --_edge: 44px; --_space: 4px; --_row-height: ${height}; --_card-height: ${height}; font: 14px/1.45 sans-serif"
        ></div>`,
      );
      const user = aUser({ login: 'a.very.long.login.of.somebody.with.many.names@an.even.longer.company.example.com' });
      const row = await createRow(user, { note: html` <span class="chip note">Inactive on Dec 24, 2031</span>` });
      page.append(row);
      await row.updateComplete;
      const box = (selector: string): Element => row.renderRoot.querySelector(selector) as Element;
      expect(box('.note').scrollWidth, 'all of it is seen').to.be.at.most(box('.note').clientWidth + 1);
      const [note, cell] = [box('.note').getBoundingClientRect(), box('.name-cell').getBoundingClientRect()];
      expect(note.right).to.be.at.most(cell.right);
      expect(note.bottom).to.be.at.most(row.getBoundingClientRect().bottom);
      const login = box('.under');
      expect(login.scrollWidth).to.be.above(login.clientWidth);
      const high = row.offsetHeight;
      const line = box('.name-cell > :has(.under)').getBoundingClientRect().height;
      row.note = undefined;
      await row.updateComplete;
      expect(box('.name-cell > :has(.under)').getBoundingClientRect().height).to.be.closeTo(line, 1.5);
      expect(row.offsetHeight).to.equal(high);
    });

  it('names its controls after the user, and describes why one is refused (A16)', async () => {
    const denial = { why: 'It is you.', who: 'Nobody.', wayOut: 'Ask.' };
    const row = await createRow(aUser(), { denial });
    const text = (id: string | null | undefined): string | null | undefined => row.shadowRoot?.getElementById(id ?? '')?.textContent; // prettier-ignore
    const box = row.control('toggle');
    expect(text(box?.getAttribute('aria-labelledby'))).to.equal('Select Grace Hopper, grace.hopper');
    expect(text(box?.getAttribute('aria-describedby'))).to.equal('It is you. Ask.');
    expect(text(row.control('menu')?.getAttribute('aria-labelledby'))).to.equal('Actions for Grace Hopper');
    expect(box?.getAttribute('aria-disabled')).to.equal('true');
    row.denial = undefined;
    await row.updateComplete;
    expect([box?.hasAttribute('aria-disabled'), box?.hasAttribute('aria-describedby')]).to.deep.equal([false, false]);
  });

  it('has the shape of a row to come before it has a user, with the columns that are shown', async () => {
    const row = await createRow(undefined, { user: undefined });
    expect(cells(row).every((text) => !text)).to.equal(true);
    row.columns = allColumns;
    await row.updateComplete;
    expect(cells(row).length).to.equal(1 + allColumns.length);
    row.user = aUser();
    await row.updateComplete;
    expect(row.control('open')?.textContent).to.equal('Grace Hopper');
  });

  for (const href of ['javascript:alert(1)', ' java\nscript:x', 'data:text/html,x', 'vbscript:x', 'http://[', ''])
    it(`makes no link of ${JSON.stringify(href)} (S6)`, async () => {
      const row = await createRow(aUser(), { hrefFor: () => href });
      expect(row.shadowRoot?.querySelector('a')).to.equal(null);
    });

  it('has a link for a name once it leads somewhere, and the same one for as long as it does', async () => {
    const row = await createRow(aUser(), { hrefFor: ({ id }) => `/people/${id}` });
    const link = row.control('open') as HTMLAnchorElement;
    expect([link.localName, link.getAttribute('href'), link.textContent]).to.deep.equal(['a', `/people/${aUser().id}`, 'Grace Hopper']); // prettier-ignore
    expect([link.className, link.part.value, link.dir]).to.deep.equal(['name', 'name', 'auto']);
    link.focus();
    row.user = aUser({ id: 'other', firstName: 'Ada' });
    await row.updateComplete;
    expect(row.control('open')).to.equal(link);
    expect(row.shadowRoot?.activeElement).to.equal(link);
    expect([link.getAttribute('href'), link.textContent]).to.deep.equal(['/people/other', 'Ada Hopper']);
    row.hrefFor = undefined;
    await row.updateComplete;
    const button = row.control('open');
    expect([button?.localName, button?.hasAttribute('href'), button?.textContent]).to.deep.equal(['button', false, 'Ada Hopper']); // prettier-ignore
  });

  it('has the cells of other columns when they are chosen, and the same controls for other users', async () => {
    const row = await createRow(aUser(), { columns: columnsOf(['status']) });
    row.columns = allColumns;
    await row.updateComplete;
    expect(cells(row).length).to.equal(1 + allColumns.length);
    const controls = (['toggle', 'open', 'menu'] as const).map((act) => row.control(act));
    row.user = aUser({ id: 'other', status: 'invited' });
    await row.updateComplete;
    expect(cells(row)[3]).to.equal('Invited');
    expect((['toggle', 'open', 'menu'] as const).map((act) => row.control(act))).to.deep.equal(controls);
  });

  it('is ticked as soon as it is there, and keeps nothing of a user who is gone from it', async () => {
    const row = await createRow(aUser({ owner: true }), {
      selected: true,
      denial: { why: 'No.', who: 'Nobody.', wayOut: 'Ask.' },
      note: html`<i>away</i>`,
    });
    const isTicked = (): boolean | undefined => (row.control('toggle') as HTMLInputElement | null)?.checked;
    expect(isTicked()).to.equal(true);
    Object.assign(row, { user: undefined, selected: false });
    await row.updateComplete;
    expect([isTicked(), row.shadowRoot?.textContent.trim(), row.shadowRoot?.querySelector('.chip, i')]).to.deep.equal([false, '', null]); // prettier-ignore
    Object.assign(row, { user: aUser(), selected: true, denial: undefined, note: undefined });
    await row.updateComplete;
    expect(isTicked()).to.equal(true);
    expect(cells(row)[0]).to.equal('Grace Hopper grace.hopper');
  });

  it('has no listener of its own', async () => {
    const { addEventListener } = EventTarget.prototype;
    let listeners = 0;
    EventTarget.prototype.addEventListener = function (
      this: EventTarget,
      ...given: Parameters<typeof addEventListener>
    ) {
      if (this instanceof Node && (this as Node).getRootNode() instanceof ShadowRoot) listeners++;
      addEventListener.apply(this, given);
    } as typeof addEventListener;
    try {
      await createRow();
    } finally {
      EventTarget.prototype.addEventListener = addEventListener;
    }
    expect(listeners).to.equal(0);
  });
});

describe('<user-row> as a card of 320 pixels', () => {
  const long = 'Awaiting identity verification by HR';
  const people = [
    aUser({ id: 'a', login: 'a', firstName: 'Amara', lastName: 'Okonkwo', owner: true }),
    aUser({ id: 'b', login: 'b', firstName: 'Maximiliane-Theodora', lastName: 'von Hohenlohe', status: 'employment-ended' }),
    aUser({ id: 'c', login: 'c', firstName: 'Bo', lastName: 'Li', status: 'x', statusLabel: long }),
    aUser({ id: 'd', login: 'd', firstName: 'x'.repeat(200), status: 'W'.repeat(200), owner: true }),
    aUser({ id: 'e', login: 'e'.repeat(200), firstName: 'Ann', lastName: 'Lee' }),
  ]; // prettier-ignore
  const department = { id: 'd', name: 'Regulatory affairs and compliance in all countries', path: ['My Company'] };
  const roles = [{ id: 'r', name: 'Regional administrator of learning content and everything beside it' }];

  async function cards(given: Parameters<typeof createManager>[0] = {}, lang = 'en'): Promise<ManagerDriver> {
    const users = people.map((user) => ({ ...user, department, roles }));
    document.documentElement.lang = lang;
    const manager = await createManager({ adapter: new MemoryAdapter({ users, viewer: { id: 'a' } }), ...given });
    manager.element.style.inlineSize = '288px';
    await manager.settled();
    return manager;
  }
  const inside = (text: Node, box: Element): boolean => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const { left, right, top, bottom } = box.getBoundingClientRect();
    return [...range.getClientRects()].every(
      (rect) => rect.left >= left - 1 && rect.right <= right + 1 && rect.top >= top - 1 && rect.bottom <= bottom + 1,
    );
  };
  const partsOf = (manager: ManagerDriver, name: string, selector: string): Element[] => [
    ...(manager.row(name).element.shadowRoot?.querySelectorAll(selector) ?? []),
  ];
  afterEach(() => document.documentElement.removeAttribute('lang'));

  for (const [lang, owner] of [
    ['en', 'Account Owner'],
    ['de', 'Kontoinhaber'],
    ['ar', 'مالك الحساب'],
  ] as const)
    it(`has whole words in its badges: ${lang} (R2, R9)`, async () => {
      const manager = await cards({}, lang);
      const badges = (): Element[] => ['Amara', 'Maximiliane', 'Bo Li'].flatMap((name) => partsOf(manager, name, '.chip')); // prettier-ignore
      while (badges()[0]?.textContent !== owner) await nextFrame();
      expect(badges().length).to.equal(4);
      expect(badges().at(-1)?.textContent).to.equal(long);
      for (const badge of badges()) {
        expect(inside(badge, badge), badge.textContent).to.equal(true);
        expect(inside(badge, badge.closest('.line') as Element), badge.textContent).to.equal(true);
      }
    });

  it('lets none of its lines run over another or out of the card, whatever people are called (S8)', async () => {
    const manager = await cards({ columns: ['department', 'role', 'groups'] });
    const heights = new Set(manager.rowElements.map(({ offsetHeight }) => offsetHeight));
    expect(heights.size).to.equal(1);
    for (const row of manager.rowElements) {
      const card = row.getBoundingClientRect();
      let end = card.top;
      for (const line of row.shadowRoot?.querySelectorAll(
        '.line, .name-cell .under, .cell:not(.name-cell):not(.void)',
      ) ?? []) {
        const box = line.getBoundingClientRect();
        expect([box.top >= end - 1, box.bottom <= card.bottom, box.right <= card.right], line.className).to.deep.equal([true, true, true]); // prettier-ignore
        end = box.bottom;
      }
    }
  });

  it('keeps a long value within its line: role and department', async () => {
    const manager = await cards({ columns: ['department', 'role'] });
    for (const value of partsOf(manager, 'Ann', '.over')) {
      const cell = value.parentElement?.getBoundingClientRect();
      expect(value.getBoundingClientRect().right).to.be.at.most((cell?.right ?? 0) - 7);
    }
  });

  it('has a name that gives way to its badge in a table', async () => {
    const manager = await cards();
    manager.element.style.inlineSize = '700px';
    const [badge] = partsOf(manager, 'Maximiliane', '.chip');
    expect([badge?.textContent, inside(badge as Element, badge as Element)]).to.deep.equal(['Employment ended', true]);
    const [name] = partsOf(manager, 'Bo Li', '.name');
    expect(name?.scrollWidth).to.equal(name?.clientWidth);
  });
});
