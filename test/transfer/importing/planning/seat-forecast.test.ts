import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Session } from '../../../../src/domain/session.js';
import type { UserStatus } from '../../../../src/domain/user.js';
import type { ImportPlan } from '../../../../src/transfer/importing/planning/planned-row.js';
import { theCapabilities } from '../../../support/builders.js';
import { person, planOf, theSession } from '../planning-of.js';

const columns = ['login', 'email', 'status'];
const withSeats = (seats: unknown): Session =>
  theSession({ capabilities: theCapabilities({ seats: seats as { used: number; limit: number } }) });
const creation = (login: string, status = ''): readonly string[] => [login, `${login}@example.com`, status];
const users = [person('on'), person('on2'), person('off', { status: 'inactive' }), person('off2', { status: 'inactive' }), person('asked', { status: 'invited' })]; // prettier-ignore
const set = (id: string, status: string): readonly string[] => [`${id}.login`, '', status];

const planned = (used: number, limit: number, ...rows: readonly (readonly string[])[]): Promise<ImportPlan> =>
  planOf({ users, columns, rows, session: withSeats({ used, limit }) });
/** What becomes of each row: a status, or the problem. */
const ends = ({ rows }: ImportPlan): unknown[] =>
  rows.map((row) => {
    if (row.kind === 'create') return [row.seatless, 'create' in row.row && row.row.create.status];
    if (row.kind === 'update') return row.activation;
    return row.kind === 'wrong' ? row.problems : row.kind;
  });
const noSeat = [{ kind: 'no-seat', field: 'status' }];

describe('seated', () => {
  it('counts who comes and who goes (R10)', async () => {
    const plan = await planned(3, 10, creation('a'), creation('b', 'inactive'), creation('c', 'active'), set('off', 'active'), set('on', 'inactive'), set('on2', 'active')); // prettier-ignore
    expect(plan.seats).to.deep.equal({ used: 3, limit: 10, after: 5, missing: 0 });
    expect(ends(plan)).to.deep.equal([[false, undefined], [false, 'inactive'], [false, 'active'], 'activate', 'deactivate', 'same']); // prettier-ignore
  });

  it('gives back no seat that nobody had', async () => {
    expect((await planned(3, 3, set('asked', 'inactive'), creation('a'))).seats).to.deep.equal({ used: 3, limit: 3, after: 3, missing: 1 }); // prettier-ignore
    expect((await planned(3, 5, set('asked', 'active'))).seats).to.deep.include({ after: 4 });
  });

  it('lets the last who are new start inactive where seats are missing, and says so', async () => {
    const plan = await planned(3, 5, creation('a'), creation('b', 'Active'), set('off', 'active'), creation('c', 'Active'), creation('d', 'inactive')); // prettier-ignore
    expect(plan.seats).to.deep.equal({ used: 3, limit: 5, after: 5, missing: 2 });
    expect(ends(plan)).to.deep.equal([[false, undefined], [true, 'inactive'], 'activate', [true, 'inactive'], [false, 'inactive']]); // prettier-ignore
    expect((plan.rows[1] as { changes: unknown }).changes).to.deep.include({
      field: 'status',
      from: '',
      to: 'Inactive',
    });
  });

  it('says nothing of the status as changed where the file has none', async () => {
    const plan = await planOf({ columns: ['login', 'email'], rows: [['a', 'a@x']], session: withSeats({ used: 1, limit: 1 }) }); // prettier-ignore
    expect(plan.rows[0]).to.deep.include({ seatless: true, changes: [{ field: 'login', from: '', to: 'a' }, { field: 'email', from: '', to: 'a@x' }] }); // prettier-ignore
  });

  it('activates nobody without a seat, the last of them first', async () => {
    const plan = await planned(4, 5, set('off', 'active'), creation('a'), set('off2', 'active'));
    expect(plan.seats).to.deep.equal({ used: 4, limit: 5, after: 5, missing: 2 });
    expect(ends(plan)).to.deep.equal(['activate', [true, 'inactive'], noSeat]);
    expect(plan.rows[2]).to.include({ user: users[3] });
  });

  it('lets a seat that is given back be taken', async () => {
    expect(ends(await planned(5, 5, creation('a'), set('on', 'inactive')))).to.deep.equal([[false, undefined], 'deactivate']); // prettier-ignore
  });

  it('takes no more than there is to take where the licence is exceeded already', async () => {
    const plan = await planned(9, 5, creation('a'), set('on', 'inactive'));
    expect(plan.seats).to.deep.equal({ used: 9, limit: 5, after: 8, missing: 1 });
    expect((await planned(9, 5, set('on', 'inactive'))).seats).to.deep.equal({
      used: 9,
      limit: 5,
      after: 8,
      missing: 0,
    });
  });

  it('counts nobody who is refused, wrong or repeated', async () => {
    const plan = await planned(
      3,
      4,
      creation('a'),
      creation('a'),
      ['b', '', ''],
      creation('c', 'x'),
      set('none', 'active'),
    );
    expect(plan.seats).to.deep.equal({ used: 3, limit: 4, after: 4, missing: 0 });
  });

  for (const seats of [
    undefined,
    {},
    { used: 3 },
    { limit: 3 },
    { used: '3', limit: 3 },
    { used: NaN, limit: 3 },
    null,
  ])
    it(`says nothing where the backend does not tell: ${JSON.stringify(seats)}`, async () => {
      const plan = await planOf({ users, columns, rows: [creation('a')], session: withSeats(seats) });
      expect(plan).not.to.have.property('seats');
      expect(ends(plan)).to.deep.equal([[false, undefined]]);
    });

  it('never exceeds the licence by what it does, and leaves no seat empty that was wanted (R10)', async () => {
    const status = fc.constantFrom<UserStatus>('active', 'inactive', 'invited');
    const wanted = fc.constantFrom('', 'active', 'inactive');
    const people = fc.array(fc.tuple(fc.option(status, { nil: undefined }), wanted), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(people, fc.nat(12), fc.nat(12), async (given, used, limit) => {
        const there = given.flatMap(([is], at) => (is ? [person(`${at}`, { status: is })] : []));
        const rows = given.map(([, to], at) => [`${at}.login`, `${at}@x`, to]);
        const plan = await planOf({ users: there, columns: ['login', 'email', 'status'], rows, session: withSeats({ used, limit }) }); // prettier-ignore
        const active = plan.rows.reduce((sum, row) => {
          if (row.kind === 'create') return sum + ('create' in row.row && row.row.create.status === 'inactive' ? 0 : 1);
          if (row.kind !== 'update' || !row.activation) return sum;
          return sum + (row.activation === 'activate' ? 1 : row.user.status === 'active' ? -1 : 0);
        }, used);
        expect(plan.seats?.after).to.equal(active);
        const taken = plan.rows.filter((row) => (row.kind === 'create' && !row.seatless && 'create' in row.row && row.row.create.status !== 'inactive') || (row.kind === 'update' && row.activation === 'activate')); // prettier-ignore
        if (taken.length > 0) expect(active).to.be.at.most(limit);
        const left = plan.rows.filter((row) => (row.kind === 'create' && row.seatless) || row.kind === 'wrong');
        expect(left.length).to.equal(plan.seats?.missing);
        if (left.length > 0) expect(active).to.be.at.least(limit);
      }),
    );
  });
});
