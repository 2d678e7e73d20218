import { expect } from '@open-wc/testing';
import { removed, replaced, seen } from '../../../src/directory/list/changing.js';
import { initialList, type ListState } from '../../../src/directory/list-state.js';
import { emptySelection, select } from '../../../src/domain/selection.js';
import type { User } from '../../../src/domain/user.js';
import { aSession, aUser } from '../../support/builders.js';

const people = (...ids: string[]): User[] => ids.map((id) => aUser({ id, login: id }));
const shown = { users: people('a', 'b', 'c'), page: { from: 0 }, scope: '' };
const ready: ListState = { ...initialList, phase: 'ready', session: aSession(), shown, pageSize: 3 };
const selected = (state: ListState): string[] => [...state.selection.users.keys()];

describe('seen', () => {
  it('keeps the selection where nobody is selected, or nothing is shown', () => {
    const blank = { ...ready, shown: undefined };
    expect([seen(ready) === ready, seen(blank) === blank]).to.deep.equal([true, true]);
  });

  it('takes out who has become protected, and knows the others as they are now (R2)', () => {
    const selection = select(emptySelection, people('a', 'b', 'elsewhere'), 'x');
    const users = [aUser({ id: 'a', owner: true }), aUser({ id: 'b', version: 'v9' })];
    const state = seen({ ...ready, selection, shown: { ...shown, users } });
    expect(selected(state)).to.have.members(['b', 'elsewhere']);
    expect(state.selection.users.get('b')?.user).to.equal(users[1]);
  });
});

describe('removed', () => {
  it('takes rows and selected users out at once, and loads again', () => {
    const selection = select(emptySelection, people('a', 'b'), '');
    const matched = { scope: '', seen: 3, selected: 3 };
    const [state, effects] = removed({ ...ready, selection, matched }, ['a', 'nobody']);
    expect(state.shown?.users.map(({ id }) => id)).to.deep.equal(['b', 'c']);
    expect([selected(state), state.matched, effects[0]?.type]).to.deep.equal([['b'], undefined, 'load']);
  });

  it('takes out exactly these, not whose id holds theirs (T3)', () => {
    const users = people('1', '12', '2', ' 1');
    const [state] = removed({ ...ready, shown: { ...shown, users } }, ['1']);
    expect(state.shown?.users.map(({ id }) => id)).to.deep.equal(['12', '2', ' 1']);
  });

  it('bears that there is no page', () => {
    expect(removed({ ...ready, shown: undefined }, ['a'])[0].shown).to.equal(undefined);
  });
});

describe('replaced with a total', () => {
  it('tells how many there are now, and lets the rows stand', () => {
    const total = { value: 9, kind: 'exact' } as const;
    const [state] = replaced(ready, [], total);
    expect([state.shown?.total, state.shown?.users === shown.users]).to.deep.equal([total, true]);
    expect(replaced(state, [], { ...total })[0], 'the same total').to.equal(state);
    expect(replaced(state, [], { ...total, kind: 'estimated' })[0].shown?.total?.kind).to.equal('estimated');
    expect(replaced({ ...ready, shown: undefined }, [], total)[0].shown).to.equal(undefined);
  });
});

describe('replaced', () => {
  const fresh = aUser({ id: 'b', status: 'inactive', version: 'v2' });

  it('shows fresh records in their old place, and selects them so', () => {
    const selection = select(emptySelection, people('b'), '');
    const [state, effects] = replaced({ ...ready, selection }, [fresh]);
    expect(state.shown?.users).to.deep.equal([shown.users[0], fresh, shown.users[2]]);
    expect([state.selection.users.get('b')?.user, effects]).to.deep.equal([fresh, []]);
  });

  it('adds nobody: neither to the rows nor to the selection', () => {
    const [state] = replaced(ready, [aUser({ id: 'stranger' })]);
    expect([state.shown?.users, selected(state)]).to.deep.equal([shown.users, []]);
  });

  it('keeps the other rows the same objects, so that they keep still', () => {
    const [state] = replaced(ready, [fresh]);
    expect(state.shown?.users[0]).to.equal(shown.users[0]);
    expect(replaced({ ...ready, shown: undefined }, [fresh])[0].shown).to.equal(undefined);
  });
});
