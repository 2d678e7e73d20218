import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { UserRowElement } from '../../../src/directory/user-row.js';
import { tableView } from '../../../src/directory/view/table-view.js';
import { emptySelection, select } from '../../../src/domain/selection.js';
import type { User } from '../../../src/domain/user.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';
import { aList, aPage, messages, Stage } from './stage.js';

const people = (...ids: string[]): User[] => ids.map((id) => aUser({ id, login: id, owner: id === 'owner' }));
const table = (given: Parameters<typeof aList>[0] = {}, more: Partial<Stage> & object = {}): Stage =>
  new Stage(tableView, { ...more, state: aList(given) });
const rowsOf = (stage: Stage): UserRowElement[] => stage.all<UserRowElement>('user-row');
const sorting = aSession({ capabilities: theCapabilities({ sort: ['name', 'status', 'lastLoginAt'] }) });
const ascending = { field: 'name', direction: 'ascending' } as const;

describe('tableView', () => {
  for (const [total, rowcount] of [
    [{ value: 67, kind: 'exact' }, '68'],
    [{ value: 0, kind: 'exact' }, '1'],
    [{ value: 67, kind: 'estimated' }, '-1'],
    [{ value: 67, kind: 'at-least' }, '-1'],
    [undefined, '-1'],
  ] as const)
    it(`counts ${rowcount} rows where the total is ${total ? `${total.kind} ${total.value}` : 'not told'} (A15)`, () => {
      expect(
        table({ shown: aPage({ total }) })
          .find('.table')
          .getAttribute('aria-rowcount'),
      ).to.equal(rowcount);
    });

  it('is a named table, busy as long as something is loading (A15)', () => {
    const names = ['role', 'aria-label', 'aria-busy'];
    const idle = table().find('.table');
    expect(names.map((name) => idle.getAttribute(name))).to.deep.equal(['table', 'Users', 'false']);
    expect(table({ refreshing: true }).find('.table').getAttribute('aria-busy')).to.equal('true');
  });

  it('numbers its rows over all pages, the head being the first (A15)', () => {
    const stage = table({ shown: aPage({ users: people('a', 'b'), page: { at: { offset: 50 }, from: 50 } }) });
    expect(stage.attributes('[role=row]', 'aria-rowindex')).to.deep.equal(['1', '52', '53']);
  });

  for (const [count, chunks] of [
    [0, []],
    [1, [1]],
    [25, [25]],
    [26, [25, 1]],
    [60, [25, 25, 10]],
  ] as const)
    it(`puts ${count} users into chunks of ${chunks.join(', ') || 'nothing'}, in order`, () => {
      const ids = Array.from({ length: count }, (_, index) => `u-${index}`);
      const stage = table({ shown: aPage({ users: people(...ids) }) });
      expect(stage.all('.chunk').map(({ childElementCount }) => childElementCount)).to.deep.equal(chunks);
      expect(rowsOf(stage).map(({ user }) => user?.id)).to.deep.equal(ids);
      expect(stage.attributes('[role=row]', 'aria-rowindex').at(-1)).to.equal(String(count + 1));
    });

  it('has nothing but rows in row groups (A15)', () => {
    const stage = table();
    for (const row of stage.all('[role=row]')) expect(row.parentElement?.getAttribute('role')).to.equal('rowgroup');
    expect(stage.all('[role=rowgroup]').every(({ parentElement }) => parentElement?.role === 'table')).to.equal(true);
  });

  it('tells each row who it is, whether selected, refused, or the viewer, and what is to come', () => {
    const users = people('a', 'owner', 'me');
    const note = { text: 'Inactive on May 4', title: 'Sunday, May 4, 2031' };
    const denial = { why: 'Because.', who: 'Nobody.', wayOut: '' };
    const stage = new Stage(tableView, {
      state: aList({ shown: aPage({ users }), selection: select(emptySelection, users.slice(0, 1), '') }),
      denialOf: ({ id }) => (id === 'owner' ? denial : undefined),
      noteOf: ({ id }) => (id === 'a' ? note : undefined),
    });
    const rows = rowsOf(stage);
    expect(rows.map(({ selected }) => selected)).to.deep.equal([true, false, false]);
    expect(rows.map((row) => row.denial)).to.deep.equal([undefined, denial, undefined]);
    expect(rows.map((row) => row.note)).to.deep.equal([note, undefined, undefined]);
    expect(rows.map(({ self }) => self)).to.deep.equal([false, false, true]);
    expect(rows.every((row) => row.messages === messages)).to.equal(true);
  });

  it('calls nobody the viewer where no one is signed in', () => {
    const session = aSession({ viewer: null });
    expect(rowsOf(table({ session })).some(({ self }) => self)).to.equal(false);
  });

  it('has the shape of rows to come, not to be read, and no more than a screen of them', () => {
    for (const [pageSize, lines] of [
      [10, 10],
      [25, 25],
      [1000, 25],
    ] as const) {
      // prettier-ignore
      const stage = table({ shown: undefined, pageSize, phase: 'loading', refreshing: true });
      expect(stage.all('user-row').length, String(pageSize)).to.equal(lines);
      expect(rowsOf(stage).some(({ user }) => user)).to.equal(false);
      expect(stage.find<HTMLElement>('.chunk').inert).to.equal(true);
      expect(stage.find('.table').getAttribute('aria-rowcount')).to.equal('-1');
    }
  });

  it('makes room for many columns', () => {
    const wide = (...columns: string[]): boolean => table({ columns }).find('.table').matches('.wide');
    expect(wide('department', 'role', 'status')).to.equal(false);
    expect(wide('department', 'role', 'status', 'groups')).to.equal(true);
  });
});

describe('tableView: rows from one list to the next', () => {
  const many = people(...Array.from({ length: 60 }, (_, index) => `u-${index}`));
  const shows = (users: User[]) => aList({ shown: aPage({ users }) });
  const next = (stage: Stage, users: User[]): { kept: number; asListed: boolean; numbered: boolean } => {
    const before = new Map(rowsOf(stage).map((row) => [row, row.user]));
    stage.show(shows(users));
    const rows = rowsOf(stage);
    return {
      kept: rows.filter((row) => before.has(row) && before.get(row)?.id === row.user?.id).length,
      asListed: rows.map(({ user }) => user?.id).join() === users.map(({ id }) => id).join(),
      numbered: rows.every((row, index) => row.getAttribute('aria-rowindex') === String(index + 2)),
    };
  };
  const right = { asListed: true, numbered: true };

  it('takes one row away with one user, and leaves all others where they are', () => {
    const stage = new Stage(tableView, { state: shows(many) });
    expect(next(stage, many.toSpliced(3, 1))).to.deep.equal({ kept: 59, ...right });
    expect(next(stage, many.toSpliced(3, 2))).to.deep.equal({ kept: 58, ...right });
    expect(stage.all('.chunk').map(({ childElementCount }) => childElementCount)).to.deep.equal([23, 25, 10]);
  });

  it('adds who moves up from the next page at the end', () => {
    const stage = new Stage(tableView, { state: shows(many.slice(0, 25)) });
    expect(next(stage, [...many.slice(0, 3), ...many.slice(4, 26)])).to.deep.equal({ kept: 24, ...right });
    expect(next(stage, [...many.slice(0, 3), ...many.slice(5, 27)])).to.deep.equal({ kept: 24, ...right });
  });

  it('leaves no chunk without rows', () => {
    const stage = new Stage(tableView, { state: shows(many) });
    expect(next(stage, many.slice(0, 50))).to.deep.equal({ kept: 50, ...right });
    expect(stage.all('.chunk').length).to.equal(2);
    expect(next(stage, many.slice(0, 24))).to.deep.equal({ kept: 24, ...right });
    expect(stage.all('.chunk').length).to.equal(1);
    stage.show(shows(many.slice(0, 50)));
    expect(next(stage, many.slice(25, 50))).to.deep.equal({ kept: 0, ...right });
    expect(stage.all('.chunk').length).to.equal(1);
  });

  it('uses rows again by their places for another order, and for others', () => {
    const stage = new Stage(tableView, { state: shows(many) });
    const rows = rowsOf(stage);
    expect(next(stage, many.toReversed())).to.include(right);
    expect(rowsOf(stage).every((row, index) => row === rows[index])).to.equal(true);
    expect(next(stage, people(...Array.from({ length: 60 }, (_, index) => `other-${index}`)))).to.include(right);
    expect(rowsOf(stage).every((row, index) => row === rows[index])).to.equal(true);
  });

  it('fills the gap of who is gone when they come back, in their place', () => {
    const stage = new Stage(tableView, { state: shows(many.slice(0, 5)) });
    expect(next(stage, many.slice(0, 5).toSpliced(1, 1))).to.deep.equal({ kept: 4, ...right });
    expect(next(stage, many.slice(0, 5))).to.include(right);
    expect(stage.find('.chunk').childElementCount).to.equal(5);
  });

  it('gives a row only what it was not given before', () => {
    const users = many.slice(0, 3);
    const stage = new Stage(tableView, { state: shows(users) });
    const given: string[] = [];
    for (const [place, row] of rowsOf(stage).entries())
      for (const name of ['user', 'columns', 'messages', 'denial', 'self', 'selected', 'ariaRowIndex'] as const)
        Object.defineProperty(row, name, { set: () => given.push(`${name} ${place}`) });
    stage.show(aList({ shown: aPage({ users }), selection: select(emptySelection, users.slice(1, 2), '') }));
    expect(given).to.deep.equal(['selected 1']);
    stage.show(shows([users[0]!, { ...users[1]!, version: '2' }, users[2]!]));
    expect(given.slice(1).sort()).to.deep.equal(['selected 1', 'user 1']);
  });

  it('makes each row a row of the table, whose name and cells can be styled', () => {
    for (const row of rowsOf(new Stage(tableView, { state: shows(many.slice(0, 26)) })))
      expect([row.role, row.part.value, row.getAttribute('exportparts')]).to.deep.equal(['row', 'row', 'name, cell']);
  });

  it('is right whatever comes next', () => {
    const stage = new Stage(tableView, { state: shows([]) });
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 60 }), fc.boolean(), (order, sorted) => {
        const places = sorted ? order.toSorted((a, b) => a - b) : order;
        expect(next(stage, places.map((place) => many[place]!))).to.include(right); // prettier-ignore
        const sizes = stage.all('.chunk').map(({ childElementCount }) => childElementCount);
        expect(sizes.every((size) => size > 0 && size <= 25)).to.equal(true);
      }),
    );
  });

  it('shows nobody of the list before while another one comes, and then in the rows that wait', async () => {
    const all = new Map(many.map((user) => [user.id, { user, seenUnder: new Set<string>() }]));
    const stage = new Stage(tableView, {
      state: aList({ shown: aPage({ users: many }), selection: { ...aList().selection, users: all } }),
    });
    stage.show(aList({ shown: undefined, phase: 'loading' }));
    const rows = rowsOf(stage);
    await Promise.all(rows.map((row) => row.updateComplete));
    expect(rows.map((row) => [row.user, row.selected, row.shadowRoot?.textContent.trim()])).to.deep.equal(rows.map(() => [undefined, false, ''])); // prettier-ignore
    expect(stage.find<HTMLElement>('.chunk').inert).to.equal(true);
    expect(next(stage, many)).to.deep.equal({ kept: 0, ...right });
    expect(rowsOf(stage).slice(0, 25)).to.deep.equal(rows);
    expect(stage.find<HTMLElement>('.chunk').inert).to.equal(false);
  });
});

describe('tableView: the head', () => {
  it('has a header for each cell, in the product’s order', () => {
    const stage = table({ columns: ['status', 'department'] });
    expect(stage.texts('[role=columnheader]')).to.deep.equal(['Select all users on this page', 'User Name', 'Department', 'Status', 'Actions']); // prettier-ignore
  });

  for (const [sort, expected] of [
    [ascending, ['ascending', null, 'none', 'none']],
    [{ field: 'name', direction: 'descending' }, ['descending', null, 'none', 'none']],
    [{ field: 'lastLoginAt', direction: 'descending' }, ['none', null, 'none', 'descending']],
    [{ field: 'shoe-size', direction: 'ascending' }, ['none', null, 'none', 'none']],
    [undefined, ['none', null, 'none', 'none']],
  ] as const)
    it(`says the order ${sort ? `${sort.field}, ${sort.direction}` : 'of the backend'} as aria-sort`, () => {
      const { sort: _, ...view } = aList().view;
      const columns = ['department', 'status', 'last-login'];
      const stage = table({ session: sorting, columns, view: { ...view, ...(sort && { sort }) } });
      expect(stage.attributes('.column', 'aria-sort')).to.deep.equal(expected);
    });

  it('offers to sort only what the backend sorts', () => {
    const columns = ['department', 'status', 'last-login'];
    expect(table({ session: sorting, columns }).texts('.sort')).to.deep.equal(['User Name', 'Status', 'Last login']);
    expect(table({ session: aSession({ capabilities: theCapabilities({ sort: [] }) }) }).has('.sort')).to.equal(false);
    expect(table({ session: undefined }).has('.sort')).to.equal(false);
  });

  it('asks for the order of the column that is pressed', () => {
    const stage = table({ session: sorting, columns: ['status'] });
    for (const button of stage.all('.sort')) button.click();
    expect(stage.intents).to.deep.equal([
      { look: true, type: 'turn-order', field: 'name' },
      { look: true, type: 'turn-order', field: 'status' },
    ]);
  });

  const users = people('a', 'b', 'owner');
  for (const [selected, checked, indeterminate] of [
    [[], false, false],
    [['a'], false, true],
    [['a', 'b'], true, false],
    [['a', 'b', 'elsewhere'], true, false],
    [['elsewhere'], false, false],
  ] as const)
    it(`is ${checked ? 'on' : indeterminate ? 'in between' : 'off'} where ${selected.join(', ') || 'nobody'} is selected: the owner does not count (R2)`, () => {
      const selection = select(emptySelection, people(...selected), '');
      const box = table({ shown: aPage({ users }), selection }).find<HTMLInputElement>('.select-page');
      expect([box.checked, box.indeterminate]).to.deep.equal([checked, indeterminate]);
    });

  it('is off where nobody may be selected', () => {
    const box = table({ shown: aPage({ users: people('owner') }) }).find<HTMLInputElement>('.select-page');
    expect([box.checked, box.indeterminate]).to.deep.equal([false, false]);
  });

  it('shows what is true after each press, not what the browser has ticked', () => {
    const state = aList({ shown: aPage({ users: people('owner') }) });
    const stage = new Stage(tableView, { state });
    stage.find('.select-page').click();
    stage.show(state);
    expect(stage.find<HTMLInputElement>('.select-page').checked).to.equal(false);
    expect(stage.intents).to.deep.equal([{ type: 'toggle-page' }]);
  });
});
