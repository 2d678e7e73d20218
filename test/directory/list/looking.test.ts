import { expect } from '@open-wc/testing';
import { look, type LookingIntent, orderAfter, pageBeside } from '../../../src/directory/list/looking.js';
import { initialList, type ListState, type Step } from '../../../src/directory/list-state.js';
import { initialView } from '../../../src/domain/list-view.js';
import { emptySelection, select } from '../../../src/domain/selection.js';
import { aSession, aUser } from '../../support/builders.js';

const users = ['a', 'b'].map((id) => aUser({ id }));
const at = (from: number) => ({ at: { offset: from }, from });
const ready: ListState = {
  ...initialList,
  phase: 'ready',
  session: aSession(),
  pageSize: 2,
  shown: { users, page: { from: 0 }, scope: '', next: { offset: 2 } },
  selection: select(emptySelection, users, ''),
};
const third: ListState = {
  ...ready,
  view: { ...initialView, page: at(4) },
  shown: { users, page: at(4), scope: '', next: { offset: 6 }, previous: { offset: 2 } },
  trail: [{ from: 0 }, at(2)],
};
type Looking<T> = T extends { look: true } ? Omit<T, 'look'> : never;
const looking = (state: ListState, intent: Looking<LookingIntent>): Step =>
  look(state, { look: true, ...intent } as LookingIntent);
const loadIn = ([, [effect]]: Step) => (effect?.type === 'load' ? effect : undefined);

describe('look', () => {
  const intents: [string, Looking<LookingIntent>][] = [
    ['a search', { type: 'search', text: 'ann' }],
    ['a filter', { type: 'filter', field: 'status', values: ['active'] }],
    ['an order', { type: 'sort', by: { field: 'name', direction: 'descending' } }],
  ];
  for (const [what, intent] of intents)
    it(`starts from the first page for ${what}, with the same users selected (T6)`, () => {
      const step = looking(third, intent);
      expect(step[0].view.page).to.deep.equal({ from: 0 });
      expect([step[0].trail, loadIn(step)?.query.at]).to.deep.equal([[], undefined]);
      expect(step[0].selection).to.equal(third.selection);
      expect(step[0].shown).to.equal(third.shown);
    });

  it('searches after a pause while typing, at once for Enter', () => {
    expect(loadIn(looking(ready, { type: 'search', text: 'a' }))?.after).to.equal(250);
    expect(loadIn(looking(ready, { type: 'search', text: 'a', now: true }))?.after).to.equal(0);
  });

  for (const [from, to, asks] of [
    ['', '', false],
    ['', ' ', false],
    ['ann', 'ann ', false],
    ['ann', ' ann', false],
    ['ann', 'an', true],
    ['ann', 'Ann', true],
    ['ann', '', true],
  ] as const)
    it(`${asks ? 'asks' : 'does not ask'} again from “${from}” to “${to}”, and shows what was typed`, () => {
      const step = looking({ ...ready, view: { ...initialView, search: from } }, { type: 'search', text: to });
      expect([step[1].length, step[0].view.search]).to.deep.equal([asks ? 1 : 0, to]);
    });

  it('asks again for Enter on the same text', () => {
    expect(looking(ready, { type: 'search', text: '', now: true })[1]).to.have.length(1);
  });

  it('narrows by several filters, and drops one with its last value', () => {
    const [one] = looking(ready, { type: 'filter', field: 'status', values: ['active'] });
    const [two] = looking(one, { type: 'filter', field: 'role', values: ['r', 's'] });
    expect(two.view.filters).to.deep.equal({ status: ['active'], role: ['r', 's'] });
    const [back] = looking(two, { type: 'filter', field: 'status', values: [] });
    expect(back.view.filters).to.deep.equal({ role: ['r', 's'] });
    const [none] = looking({ ...back, view: { ...back.view, search: 'x' } }, { type: 'clear-filters' });
    expect([none.view.filters, none.view.search]).to.deep.equal([{}, '']);
  });

  it('filters by a field named like a prototype’s (S11)', () => {
    const [state] = looking(ready, { type: 'filter', field: '__proto__', values: ['x'] });
    expect(Object.hasOwn(state.view.filters, '__proto__')).to.equal(true);
    expect(Object.getPrototypeOf(state.view.filters) === Object.prototype).to.equal(true);
  });

  it('turns the page, remembers the way, and turns one only before the answer', () => {
    const [once] = looking(ready, { type: 'turn-page', to: 'next' });
    const [twice] = looking(once, { type: 'turn-page', to: 'next' });
    expect([once.view.page, once.trail]).to.deep.equal([at(2), [{ from: 0 }]]);
    expect([twice.view.page, twice.trail]).to.deep.equal([at(2), [{ from: 0 }]]);
  });

  it('forgets the way that was gone back', () => {
    const [state] = looking(third, { type: 'turn-page', to: 'previous' });
    expect([state.view.page, state.trail]).to.deep.equal([at(2), [{ from: 0 }, at(2), at(4)]]);
  });

  it('does nothing where there is no page that way', () => {
    expect(looking(ready, { type: 'turn-page', to: 'previous' })).to.deep.equal([ready, []]);
    const blank = { ...ready, shown: undefined };
    expect(looking(blank, { type: 'turn-page', to: 'next' })).to.deep.equal([blank, []]);
  });

  for (const [size, from] of [
    [3, 3],
    [4, 4],
    [5, 0],
    [1, 4],
  ] as const)
    it(`keeps the first user in sight at a page size of ${size}`, () => {
      const step = looking(third, { type: 'resize-page', size });
      expect([step[0].view.page.from, loadIn(step)?.query.size]).to.deep.equal([from, size]);
      expect(from % size).to.equal(0);
    });

  for (const size of [0, -1, 2.5, NaN, Infinity, 2])
    it(`loads nothing for a page size of ${size}`, () => {
      expect(looking(ready, { type: 'resize-page', size })).to.deep.equal([ready, []]);
    });

  for (const page of [
    { at: { cursor: 'c' }, from: 4 },
    { at: { offset: 2 }, from: 4 },
  ])
    it(`starts again for another size where ${JSON.stringify(page)} does not count users`, () => {
      const [state] = looking({ ...third, view: { ...initialView, page } }, { type: 'resize-page', size: 4 });
      expect(state.view.page).to.deep.equal({ from: 0 });
    });

  it('loads nothing for columns or an open user', () => {
    const [columns, noEffect] = looking(ready, { type: 'show-columns', columns: ['role'] });
    expect([columns.columns, noEffect]).to.deep.equal([['role'], []]);
    const [open, none] = looking(ready, { type: 'open-user', id: 'a' });
    expect([open.view.user, none]).to.deep.equal(['a', []]);
    expect('user' in looking(open, { type: 'open-user', id: undefined })[0].view).to.equal(false);
  });

  it('loads a view of the host where what it shows is different', () => {
    const show = (given: Partial<typeof initialView>): number =>
      looking(ready, { type: 'show-view', view: { ...initialView, ...given } })[1].length;
    expect([show({}), show({ user: 'a' }), show({ search: 'x' }), show({ page: at(2) })]).to.deep.equal([0, 0, 1, 1]);
  });
});

describe('pageBeside', () => {
  const known = { at: { cursor: 'two' }, from: 2 };
  const shown = { users, page: { at: { cursor: 'three' }, from: 4 }, scope: '' };

  it('is nowhere before there is a page', () => {
    const blank = { ...ready, shown: undefined };
    expect([pageBeside(blank, 'next'), pageBeside(blank, 'previous')]).to.deep.equal([undefined, undefined]);
  });

  it('is where the backend says', () => {
    expect(pageBeside(third, 'next')).to.deep.equal(at(6));
    expect(pageBeside(third, 'previous')).to.deep.equal(at(2));
  });

  it('is the way that led here where the backend knows only the next one', () => {
    const state = { ...ready, shown, trail: [{ from: 0 }, known] };
    expect([pageBeside(state, 'previous'), pageBeside(state, 'next')]).to.deep.equal([known, undefined]);
    expect(pageBeside({ ...state, trail: [] }, 'previous')).to.equal(undefined);
  });

  it('is the very first page, without a reference, where a whole page is not left before', () => {
    const state = { ...ready, trail: [], shown: { ...shown, page: at(1), previous: { offset: 0 } } };
    expect(pageBeside(state, 'previous')).to.deep.equal({ from: 0 });
  });
});

describe('orderAfter', () => {
  const name = { field: 'name', direction: 'ascending' } as const;
  for (const [current, field, direction] of [
    [undefined, 'name', 'ascending'],
    [name, 'name', 'descending'],
    [{ ...name, direction: 'descending' }, 'name', 'ascending'],
    [name, 'status', 'ascending'],
  ] as const)
    it(`is ${field} ${direction} after ${current ? `${current.field} ${current.direction}` : 'none'}`, () => {
      expect(orderAfter(current, field)).to.deep.equal({ field, direction });
    });
});
