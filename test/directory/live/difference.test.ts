import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { User } from '../../../src/domain/user.js';
import { differenceOf } from '../../../src/directory/live/difference.js';
import { aUser } from '../../support/builders.js';

const people = (...ids: string[]): User[] => ids.map((id) => aUser({ id, login: id, firstName: id }));
const withChange = (users: readonly User[], id: string, change: Partial<User>): User[] =>
  users.map((user) => (user.id === id ? { ...user, ...change } : user));

function difference(shown: readonly User[], fresh: readonly User[], touched = '', columns: string[] = []) {
  const { inPlace, count } = differenceOf(shown, fresh, { columns, isTouched: (id) => touched.includes(id) });
  return { inPlace: inPlace.map(({ id }) => id).join(''), count };
}

describe('differenceOf', () => {
  const shown = people('a', 'b', 'c', 'd');

  it('finds nothing between equal pages, such as after a change of the viewer’s own', () => {
    expect(difference(shown, people('a', 'b', 'c', 'd'))).to.deep.equal({ inPlace: '', count: 0 });
    expect(difference([], [])).to.deep.equal({ inPlace: '', count: 0 });
  });

  it('puts a changed record into its row where it still stands between the same neighbours', () => {
    const fresh = withChange(withChange(shown, 'b', { status: 'inactive' }), 'd', { login: 'other' });
    expect(difference(shown, fresh)).to.deep.equal({ inPlace: 'bd', count: 0 });
  });

  it('counts a change of whom the viewer is at, unless the row looks the same', () => {
    const fresh = withChange(shown, 'b', { status: 'inactive' });
    expect(difference(shown, fresh, 'b')).to.deep.equal({ inPlace: '', count: 1 });
    const unseen = withChange(shown, 'b', { jobTitle: 'Head', version: 'v2' });
    expect(difference(shown, unseen, 'b')).to.deep.equal({ inPlace: 'b', count: 0 });
  });

  it('takes for the look of a row what its columns show', () => {
    const changes: [string, Partial<User>][] = [
      ['department', { department: { id: 'd', name: 'D', path: [] } }],
      ['role', { roles: [{ id: 'r', name: 'R' }] }],
      ['groups', { groups: [{ id: 'g', name: 'G' }] }],
      ['last-login', { lastLoginAt: null }],
      ['created', { createdAt: '2030-01-01T00:00:00Z' }],
    ];
    for (const [column, change] of changes) {
      const fresh = withChange(shown, 'b', change);
      expect(difference(shown, fresh, 'b'), column).to.deep.equal({ inPlace: 'b', count: 0 });
      expect(difference(shown, fresh, 'b', [column]), column).to.deep.equal({ inPlace: '', count: 1 });
    }
    // a column of another name has nothing of a prototype’s (S11)
    expect(difference(shown, withChange(shown, 'b', { phone: '1' }), 'b', ['constructor'])).to.deep.equal({ inPlace: 'b', count: 0 }); // prettier-ignore
  });

  it('counts who has moved, and lets everybody else stand', () => {
    const [a, b, c, d] = shown as [User, User, User, User];
    expect(difference(shown, [b, c, { ...a, firstName: 'z' }, d])).to.deep.equal({ inPlace: '', count: 1 });
    // the order alone is another one
    expect(difference(shown, [b, a, c, d])).to.deep.equal({ inPlace: '', count: 1 });
  });

  it('counts who came and who went; one that pushes another off the page is one change', () => {
    expect(difference(shown, people('a', 'b', 'c', 'd', 'e')).count).to.equal(1);
    expect(difference(shown, people('a', 'c', 'd')).count).to.equal(1);
    expect(difference(shown, people('x', 'a', 'b', 'c')).count).to.equal(1);
    expect(difference(shown, people('b', 'd', 'e', 'f')).count).to.equal(2);
    expect(difference(shown, []).count).to.equal(4);
  });

  it('never moves a row: with what goes in place the order on screen stays, and without it a count remains', () => {
    const page = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
    fc.assert(
      fc.property(
        page,
        page,
        fc.subarray([...'abcdefgh']),
        fc.subarray([...'abcdefgh']),
        (one, two, changed, touched) => {
          const before = people(...one);
          const now = people(...two).map((user) => (changed.includes(user.id) ? { ...user, login: 'new' } : user));
          const { inPlace, count } = differenceOf(before, now, {
            columns: [],
            isTouched: (id) => touched.includes(id),
          });
          for (const user of inPlace) {
            expect(one).to.include(user.id);
            expect(touched).to.not.include(user.id);
          }
          const after = before.map((user) => inPlace.find(({ id }) => id === user.id) ?? user);
          // nothing is kept back silently
          expect(count === 0).to.equal(JSON.stringify(after) === JSON.stringify(now));
        },
      ),
    );
  });
});
