import { expect } from '@open-wc/testing';
import type { FieldInfo } from '../../../../src/domain/session.js';
import type { RowProblem } from '../../../../src/transfer/importing/planning/planned-row.js';
import { declared, person, planOf, rowsOf, theSession } from '../planning-of.js';

const ada = person('ada', { extra: { badge: 'A1' } });
const bob = person('bob');
const users = [ada, bob];
const uniqueEmail: FieldInfo = { name: 'email', type: 'email', unique: true };
const rows = (columns: readonly string[], ...cells: readonly (readonly string[])[]): Promise<unknown[]> =>
  rowsOf({ users, columns, rows: cells });
const problems = async (
  columns: readonly string[],
  ...cells: readonly (readonly string[])[]
): Promise<(readonly RowProblem[])[]> =>
  (await planOf({ users, columns, rows: cells })).rows.map((row) => (row.kind === 'wrong' ? row.problems : []));

describe('checkUnique', () => {
  it('gives nobody the login of somebody else, whatever its capitals', async () => {
    expect(await problems(['id', 'login'], ['bob', 'ADA.login'])).to.deep.equal([[{ kind: 'taken', field: 'login', user: ada }]]); // prettier-ignore
  });

  it('lets everybody keep what is theirs, and write it in other capitals', async () => {
    expect(await rows(['id', 'login', 'badge'], ['ada', 'Ada.Login', 'A1'])).to.deep.equal([['update', { update: { id: 'ada', version: 'v1' }, changes: { login: 'Ada.Login' } }]]); // prettier-ignore
  });

  it('gives nobody what a field says is unique, also to who is new', async () => {
    expect(await problems(['login', 'email', 'badge'], ['bob.login', '', ' A1'], ['new', 'n@x', 'A1'])).to.deep.equal([
      [{ kind: 'taken', field: 'badge', user: ada }, { kind: 'conflicting', field: 'badge', rows: [3] }],
      [{ kind: 'taken', field: 'badge', user: ada }, { kind: 'conflicting', field: 'badge', rows: [2] }],
    ]); // prettier-ignore
    expect(await rows(['login', 'badge'], ['bob.login', 'a1'])).to.deep.equal([['update', { update: { id: 'bob', version: 'v1' }, changes: { extra: { badge: 'a1' } } }]]); // prettier-ignore
  });

  it('counts e-mail addresses as unique only where the backend says so', async () => {
    const asked = { users, columns: ['login', 'email'], rows: [['bob.login', 'ADA@example.com'], ['new', 'ada@example.com']] }; // prettier-ignore
    expect((await planOf(asked)).rows.map(({ kind }) => kind)).to.deep.equal(['update', 'create']);
    const session = theSession({}, [...declared, uniqueEmail]);
    expect(await rowsOf({ ...asked, session })).to.deep.equal([
      ['wrong', 'taken email', 'conflicting email'],
      ['wrong', 'taken email', 'conflicting email'],
    ]);
  });

  it('takes for taken what its holder gives away in the same file: nobody knows what comes first', async () => {
    expect(await rows(['id', 'login'], ['bob', 'ada.login'], ['ada', 'other'])).to.deep.equal([
      ['wrong', 'taken login'],
      ['update', { update: { id: 'ada', version: 'v1' }, changes: { login: 'other' } }],
    ]);
  });

  it('lets no two rows give one login to different users, whoever they are', async () => {
    expect(await problems(['id', 'login', 'email'], ['bob', 'New', ''], ['', 'new', 'n@x'], ['ada', 'NEW', ''])).to.deep.equal([
      [{ kind: 'conflicting', field: 'login', rows: [3, 4] }],
      [{ kind: 'conflicting', field: 'login', rows: [2, 4] }],
      [{ kind: 'conflicting', field: 'login', rows: [2, 3] }],
    ]); // prettier-ignore
  });

  it('says once that rows about one new user contradict each other', async () => {
    expect(await problems(['login', 'email'], ['new', 'a@x'], ['new', 'b@x'])).to.deep.equal([
      [{ kind: 'conflicting', field: 'login', rows: [3] }],
      [{ kind: 'conflicting', field: 'login', rows: [2] }],
    ]);
  });

  it('says nothing of one value in rows about one user', async () => {
    expect(await rows(['login', 'badge', 'lastName'], ['bob.login', 'B1', 'X'], ['bob.login', 'B1', 'Y'])).to.deep.equal([['wrong', 'conflicting login'], ['wrong', 'conflicting login']]); // prettier-ignore
  });

  it('holds nothing against a row that is repeated or refused', async () => {
    expect(await rows(['login', 'email', 'badge'], ['new', 'n@x', 'B1'], ['new', 'n@x', 'B1'])).to.deep.equal([['create', { login: 'new', email: 'n@x', extra: { badge: 'B1' } }], ['repeated', 2]]); // prettier-ignore
    const safe = person('safe', { denied: { update: 'managed' } });
    expect(await rowsOf({ users: [safe, bob], columns: ['login', 'badge'], rows: [['safe.login', 'B1'], ['bob.login', 'B1']] })).to.deep.equal([['refused', 'update', 'managed'], ['update', { update: { id: 'bob', version: 'v1' }, changes: { extra: { badge: 'B1' } } }]]); // prettier-ignore
  });

  it('lets any number of users have nothing', async () => {
    const both = [ada, person('eve', { extra: { badge: 'E1' } })];
    const plan = await planOf({ users: both, columns: ['login', 'badge'], rows: [['ada.login', ''], ['eve.login', '']], clears: true }); // prettier-ignore
    expect(plan.rows.map(({ kind }) => kind)).to.deep.equal(['update', 'update']);
  });

  it('finds them by no name of an object’s own (S11)', async () => {
    const session = theSession({}, [{ name: '__proto__', type: 'text', unique: true }]);
    const asked = { users, session, columns: ['login', '__proto__'], rows: [['ada.login', 'constructor'], ['bob.login', 'constructor']] }; // prettier-ignore
    expect(await rowsOf(asked)).to.deep.equal([['wrong', 'conflicting __proto__'], ['wrong', 'conflicting __proto__']]); // prettier-ignore
  });
});
