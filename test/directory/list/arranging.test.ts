import { expect } from '@open-wc/testing';
import { resize, showView } from '../../../src/directory/list/arranging.js';
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
const loadIn = ([, [effect]]: Step) => (effect?.type === 'load' ? effect : undefined);

describe('resize', () => {
  for (const [size, from] of [
    [3, 3],
    [4, 4],
    [5, 0],
    [1, 4],
  ] as const)
    it(`keeps the first user in sight at a page size of ${size}`, () => {
      const step = resize(third, size);
      expect([step[0].view.page.from, loadIn(step)?.query.size]).to.deep.equal([from, size]);
      expect(from % size).to.equal(0);
    });

  for (const size of [0, -1, 2.5, NaN, Infinity, 2])
    it(`loads nothing for a page size of ${size}`, () => {
      expect(resize(ready, size)).to.deep.equal([ready, []]);
    });

  for (const page of [
    { at: { cursor: 'c' }, from: 4 },
    { at: { offset: 2 }, from: 4 },
  ])
    it(`starts again for another size where ${JSON.stringify(page)} does not count users`, () => {
      const [state] = resize({ ...third, view: { ...initialView, page } }, 4);
      expect(state.view.page).to.deep.equal({ from: 0 });
    });
});

describe('showView', () => {
  it('loads a view of the host where what it shows is different', () => {
    const show = (given: Partial<typeof initialView>): number =>
      showView(ready, { ...initialView, ...given })[1].length;
    expect([show({}), show({ user: 'a' }), show({ search: 'x' }), show({ page: at(2) })]).to.deep.equal([0, 0, 1, 1]);
  });
});
