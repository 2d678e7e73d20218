import { expect } from '@open-wc/testing';
import type { RowProblem } from '../../../../src/transfer/importing/planning/planned-row.js';
import { person, planOf, rowsOf, type Asked } from '../planning-of.js';

const users = [person('ada'), person('bob')];
const columns = ['id', 'login', 'email', 'lastName'];
const rows = (...cells: readonly (readonly string[])[]): Promise<unknown[]> => rowsOf({ users, columns, rows: cells });
/** The first problem of each row. */
const problemsOf = async (asked: Asked): Promise<(RowProblem | undefined)[]> =>
  (await planOf(asked)).rows.map((row) => (row.kind === 'wrong' ? row.problems[0] : undefined));

describe('compareRows', () => {
  it('counts a row that says the same as an earlier one as repeated', async () => {
    expect(await rows(['', 'bob.login', '', 'X'], ['', 'ada.login', '', 'Y'], ['', ' bob.login', '', 'X '], ['', 'bob.login', '', 'X'])).to.deep.equal([
      ['update', { update: { id: 'bob', version: 'v1' }, changes: { lastName: 'X' } }],
      ['update', { update: { id: 'ada', version: 'v1' }, changes: { lastName: 'Y' } }],
      ['repeated', 2],
      ['repeated', 2],
    ]); // prettier-ignore
    expect((await rows(['', 'bob.login', '', ''], ['', 'bob.login']))[1]).to.deep.equal(['repeated', 2]);
  });

  it('believes none of the rows that say different things of one user, however each names them', async () => {
    const asked = { users, columns, rows: [['bob', '', '', 'X'], ['', 'ada.login', '', ''], ['', 'BOB.login', '', 'Y'], ['bob', '', '', 'X']] }; // prettier-ignore
    expect(await problemsOf(asked)).to.deep.equal([
      { kind: 'conflicting', field: 'id', rows: [4, 5] },
      undefined,
      { kind: 'conflicting', field: 'login', rows: [2, 5] },
      { kind: 'conflicting', field: 'id', rows: [2, 4] },
    ]);
  });

  it('believes them neither where one of them would change nothing, or is refused', async () => {
    const owner = person('owner', { owner: true });
    const wrong = await rowsOf({ users: [owner], columns: ['login', 'status'], rows: [['owner.login', 'active'], ['owner.login', 'inactive']] }); // prettier-ignore
    expect(wrong).to.deep.equal([['wrong', 'conflicting login'], ['wrong', 'conflicting login']]); // prettier-ignore
  });

  it('looks only at columns that are imported', async () => {
    const asked = { users, columns: ['login', 'lastName', 'note'], rows: [['bob.login', 'X', '1'], ['bob.login', 'X', '2']] }; // prettier-ignore
    expect(await problemsOf(asked)).to.deep.equal([undefined, undefined]);
    expect((await rowsOf(asked))[1]).to.deep.equal(['repeated', 2]);
  });

  it('compares who is new by what names them, whatever its capitals', async () => {
    expect(await rows(['', 'new', 'n@x', ''], ['', 'new', 'n@x', ''])).to.deep.equal([['create', { login: 'new', email: 'n@x' }], ['repeated', 2]]); // prettier-ignore
    expect(await rows(['', 'new', 'n@x', ''], ['', 'New', 'n@x', ''])).to.deep.equal([['wrong', 'conflicting login'], ['wrong', 'conflicting login']]); // prettier-ignore
    expect(await rowsOf({ columns: ['email', 'login2'], rows: [['n@x', ''], ['N@x', '']] })).to.deep.equal([['wrong', 'required login', 'conflicting email'], ['wrong', 'required login', 'conflicting email']]); // prettier-ignore
  });

  it('compares no rows that name nobody', async () => {
    expect(await rows(['', '', '', 'X'], ['', '', '', 'Y'], ['no', '', '', 'X'], ['no', '', '', 'Y'])).to.deep.equal([['wrong', 'nobody login'], ['wrong', 'nobody login'], ['wrong', 'unknown-id id'], ['wrong', 'unknown-id id']]); // prettier-ignore
  });

  it('lets a row stay repeated when the first is put right, unless it was put right itself', async () => {
    const asked = { users, columns, rows: [['', 'bob.login', 'x', ''], ['', 'bob.login', 'x', '']] }; // prettier-ignore
    const right = (at: number, text: string) => [at, new Map([[2, text]])] as const;
    expect(await rowsOf(asked)).to.deep.equal([['wrong', 'email email'], ['repeated', 2]]); // prettier-ignore
    const first = await rowsOf({ ...asked, fixes: new Map([right(2, 'b@x')]) });
    expect(first).to.deep.equal([['update', { update: { id: 'bob', version: 'v1' }, changes: { email: 'b@x' } }], ['repeated', 2]]); // prettier-ignore
    const later = await rowsOf({ ...asked, fixes: new Map([right(3, 'b@x')]) });
    expect(later).to.deep.equal([['wrong', 'email email', 'conflicting login'], ['wrong', 'conflicting login']]); // prettier-ignore
    const both = await rowsOf({ ...asked, fixes: new Map([right(2, 'b@x'), right(3, 'b@x')]) });
    expect(both[1]).to.deep.equal(['repeated', 2]);
  });

  it('names ten other rows at most', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ['', 'bob.login', '', `X${at}`]);
    const problems = await problemsOf({ users, columns, rows: many });
    expect(problems[0]).to.deep.include({ rows: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12] });
    expect(problems[39]).to.deep.include({ rows: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11] });
  });
});
