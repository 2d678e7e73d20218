import { expect } from '@open-wc/testing';
import { look, type LookingIntent, pageBeside } from '../../../src/directory/list/looking.js';
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

  it('asks at once for Enter while the end of typing is waited for, and looks at nothing else', () => {
    const [typed] = looking(third, { type: 'search', text: 'ann' });
    const step = looking(typed, { type: 'search', text: 'ann', now: true });
    expect([loadIn(step)?.after, loadIn(step)?.query.search]).to.deep.equal([0, 'ann']);
    expect(step[0].view).to.equal(typed.view);
  });

  for (const text of ['ann', ' ann'])
    it(`does not ask for “${text}” again when the field is left after “ann” was found`, () => {
      const found = { ...third, view: { ...third.view, search: 'ann' } };
      const [state, effects] = looking(found, { type: 'search', text, now: true });
      expect([state.view, effects]).to.deep.equal([{ ...found.view, search: text }, []]);
      expect(state === found).to.equal(text === 'ann');
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

  it('loads nothing for an open user', () => {
    const [open, none] = looking(ready, { type: 'open-user', id: 'a' });
    expect([open.view.user, none]).to.deep.equal(['a', []]);
    expect('user' in looking(open, { type: 'open-user', id: undefined })[0].view).to.equal(false);
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

describe('turn-order', () => {
  const name = { field: 'name', direction: 'ascending' } as const;
  for (const [current, field, direction] of [
    [undefined, 'name', 'ascending'],
    [name, 'name', 'descending'],
    [{ ...name, direction: 'descending' }, 'name', 'ascending'],
    [name, 'status', 'ascending'],
  ] as const)
    it(`is ${field} ${direction} after ${current ? `${current.field} ${current.direction}` : 'none'}`, () => {
      const { sort: _, ...view } = ready.view;
      const state = { ...ready, view: { ...view, ...(current && { sort: current }) } };
      expect(looking(state, { type: 'turn-order', field })[0].view.sort).to.deep.equal({ field, direction });
    });
});
