import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { deactivatable, everyoneIn, leftOutOf, planOf, type Check, type Plan } from '../../src/bulk/plan.js';
import type { User } from '../../src/domain/user.js';
import { aSession, aUser, theCapabilities } from '../support/builders.js';

const ids = (users: readonly { id: string }[]): string[] => users.map(({ id }) => id);
/** Who is left out, with the reason and what is said of it. */
const leftOut = ({ leftOut: all }: Pick<Plan, 'leftOut'>): string[] =>
  all.map(({ user, reason, why }) => [user.id, reason, why].filter(Boolean).join(' '));
const one = (given: Partial<User> = {}) => planOf({ action: 'delete' }, [aUser(given)], aSession()).will[0]!;

describe('planOf', () => {
  it('names whom it meets, with the version agreed to (U1, U9)', () => {
    expect(one()).to.deep.equal({
      id: 'u-1', version: 'v1', name: 'Grace Hopper', identifier: 'grace.hopper@example.com',
      mixed: false, changed: false, status: 'active',
    }); // prettier-ignore
    expect(one({ version: undefined })).not.to.have.property('version');
  });

  it('identifies by e-mail, else login, else id', () => {
    expect(one({ email: ' ' }).identifier).to.equal('grace.hopper');
    expect(one({ email: undefined, login: ' ' }).identifier).to.equal('u-1');
    expect(one({ email: undefined, login: undefined }).identifier).to.equal('u-1');
  });

  it('adds the id where two share an identifier, whatever its capitals (U1)', () => {
    const users = [aUser({ id: 'a' }), aUser({ id: 'b', email: 'GRACE.HOPPER@example.com' }), aUser({ id: 'c', email: 'c@example.com' })]; // prettier-ignore
    expect(planOf({ action: 'delete' }, users, aSession()).will.map(({ identifier }) => identifier)).to.deep.equal([
      'grace.hopper@example.com · a',
      'GRACE.HOPPER@example.com · b',
      'c@example.com',
    ]);
    const german = [aUser({ id: 'a', email: 'STRA\u1e9eE@example.com' }), aUser({ id: 'b', email: 'stra\u00dfe@example.com' })]; // prettier-ignore
    expect(planOf({ action: 'delete' }, german, aSession()).will.map(({ identifier }) => identifier.slice(-3))).to.deep.equal(['· a', '· b']); // prettier-ignore
  });

  it('writes to nobody who is inactive, and to everybody else (R8)', () => {
    const users = [aUser({ id: 'off', status: 'inactive' }), aUser({ id: 'away', status: 'on-leave' }), aUser()];
    const plan = planOf({ action: 'message', body: 'Hello' }, users, aSession());
    expect([ids(plan.will), leftOut(plan)]).to.deep.equal([['away', 'u-1'], ['off no-mail deletion.no-mail']]);
    expect(leftOut(planOf({ action: 'delete' }, users, aSession()))).to.deep.equal([]);
  });

  it('shows nothing invisible or reversing (S7, T4)', () => {
    expect(one({ displayName: 'ana\u202Eevil', email: 'a\u200Bb@example.com' })).to.include({
      name: 'ana\uFFFDevil',
      identifier: 'a\uFFFDb@example.com',
    });
  });

  it('flags names and identifiers that mix alphabets (S7)', () => {
    expect(one({ displayName: 'Grаce' }).mixed).to.equal(true);
    expect(one({ email: 'grаce@example.com' }).mixed).to.equal(true);
    expect(one({ email: undefined, login: 'grаce' }).mixed).to.equal(true);
  });

  it('leaves out whom the rules refuse, with the reason (U7, R2, R3)', () => {
    const users = [aUser({ id: 'owner', owner: true }), aUser({ id: 'me' }), aUser({ id: 'odd', owner: undefined }), aUser({ id: 'ok' })]; // prettier-ignore
    const plan = planOf({ action: 'delete' }, users, aSession());
    expect(ids(plan.will)).to.deep.equal(['ok']);
    expect(leftOut(plan)).to.deep.equal(['owner owner', 'me self', 'odd unknown']);
  });

  const place = (id: string) => ({ id, name: id, path: [] });
  const moved = aUser({ id: 'a', department: place('sales') });
  const planned = aUser({ id: 'b', scheduled: { action: 'deactivate', at: '2027-01-31T22:59:00Z' } });
  for (const [what, work, expected] of [
    [
      'who is in the department',
      { action: 'change-department', department: place('sales') },
      'a same-department deletion.same-department',
    ],
    [
      'for whom this is scheduled',
      { action: 'schedule', plan: { action: 'deactivate', at: '2027-01-31T23:59:00+01:00' } },
      'b same-plan deletion.same-plan',
    ],
    [
      'for whom nothing is scheduled',
      { action: 'schedule', plan: { action: 'deactivate', at: null } },
      'a no-plan deletion.no-plan',
    ],
  ] as const) {
    it(`leaves out ${what}: nothing would change`, () => {
      const plan = planOf(work, [moved, planned], aSession());
      expect(leftOut(plan)).to.deep.equal([expected]);
      expect(plan.will).to.have.length(1);
    });
  }

  for (const [work, right] of [
    [{ action: 'change-department', department: place('new') }, 'change-department'],
    [{ action: 'schedule', plan: { action: 'deactivate', at: '2027-05-01T00:00:00Z' } }, 'schedule'],
    [{ action: 'message', body: 'Hello' }, 'message'],
  ] as const) {
    it(`asks the rules for the right to ${right} (R1, R4)`, () => {
      const denied = { ...moved, denied: { [right]: 'scope' } };
      expect(leftOut(planOf(work, [denied, planned], aSession()))).to.deep.equal(['a scope']);
      const nothing = aSession({ allowed: new Set(['view', 'delete']) });
      expect(leftOut(planOf(work, [moved], nothing))).to.deep.equal(['a role']);
    });
  }

  it('says of the protected why, not that nothing would change', () => {
    const work = { action: 'change-department', department: place('sales') } as const;
    expect(leftOut(planOf(work, [{ ...moved, denied: { 'change-department': 'scope' } }], aSession()))).to.deep.equal([
      'a scope',
    ]);
  });

  it('meets nobody without a session (R11)', () => {
    expect(planOf({ action: 'delete' }, [aUser()], undefined).will).to.deep.equal([]);
  });

  it('leaves out who is gone or could not be read, before any rule', () => {
    const users = [aUser({ id: 'gone', owner: true }), aUser({ id: 'unread' }), aUser({ id: 'changed' })];
    const checks = new Map<string, Check>([['gone', 'gone'], ['unread', 'unread'], ['changed', 'changed']]); // prettier-ignore
    const plan = planOf({ action: 'delete' }, users, aSession(), checks);
    expect(leftOut(plan)).to.deep.equal(['gone gone deletion.gone', 'unread unread deletion.unread']);
    expect(ids(plan.will)).to.deep.equal(['changed']);
    expect(plan.will[0]?.changed).to.equal(true);
  });

  it('takes a user who is given twice once', () => {
    expect(planOf({ action: 'delete' }, [aUser(), aUser()], aSession()).will).to.have.length(1);
  });

  it('does not follow later changes of what it was given (T5)', () => {
    const user = aUser() as { -readonly [key in keyof User]: User[key] };
    const plan = planOf({ action: 'delete' }, [user], aSession());
    user.firstName = 'Other';
    user.version = 'v2';
    expect(plan.will[0]).to.include({ name: 'Grace Hopper', version: 'v1' });
    expect(Object.isFrozen(plan.will[0])).to.equal(true);
  });

  it('puts every user in exactly one part (F34)', () => {
    const user = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'me'),
      owner: fc.constantFrom(true, false, undefined),
      status: fc.constantFrom('active', 'inactive'),
    });
    const check = fc.constantFrom<Check | undefined>('gone', 'unread', 'changed', undefined);
    const property = fc.property(
      fc.array(user), fc.array(check, { minLength: 5, maxLength: 5 }), fc.constantFrom('delete' as const, 'activate' as const), fc.integer({ min: 0, max: 6 }),
      (given, found, action, used) => {
        const users = given.map((one) => aUser(one as Partial<User>));
        const checks = new Map(['a', 'b', 'c', 'd', 'me'].flatMap((id, index) => (found[index] ? [[id, found[index]] as const] : [])));
        const session = aSession({ capabilities: theCapabilities({ seats: { used, limit: 4 } }) });
        const everyone = ids(everyoneIn(planOf({ action }, users, session, checks)));
        expect([...everyone].sort()).to.deep.equal([...new Set(ids(users))].sort());
      },
    ); // prettier-ignore
    fc.assert(property);
  });

  describe('for a day on which they become inactive', () => {
    const onDay = (at: string | null) => ({ action: 'schedule', plan: { action: 'deactivate', at } }) as const;
    const someday = '2027-05-04T21:59:00Z';
    const leftOut = (at: string | null, users: User[], session = aSession()) =>
      planOf(onDay(at), users, session).leftOut.map(({ user, reason, why }) => [user.id, reason, why]);

    it('leaves out who is inactive already, and nobody else for their status (R8, R9)', () => {
      const users = [aUser({ id: 'off', status: 'inactive' }), aUser({ id: 'away', status: 'on-leave' }), aUser()];
      expect(leftOut(someday, users)).to.deep.equal([['off', 'inactive', 'deletion.inactive']]);
    });

    it('keeps nobody out for a day on which they become active', () => {
      const plan = { action: 'activate', at: someday } as const;
      const users = [aUser({ id: 'off', status: 'inactive' }), aUser({ id: 'on' })];
      expect(planOf({ action: 'schedule', plan }, users, aSession()).will.map(({ id }) => id)).to.deep.equal([
        'off',
        'on',
      ]);
    });

    it('leaves out who is the owner, the viewer, or may not be deactivated (R2, R3, R4)', () => {
      const users = [
        aUser({ id: 'boss', owner: true }),
        aUser({ id: 'me' }),
        aUser({ id: 'far', denied: { deactivate: 'scope' } }),
        aUser({ id: 'ok' }),
      ];
      const expected = [['boss', 'owner', undefined], ['me', 'self', undefined], ['far', 'scope', undefined]]; // prettier-ignore
      expect(leftOut(someday, users)).to.deep.equal(expected);
    });

    it('can be canceled for who is inactive, and by who may not deactivate (R1)', () => {
      const scheduled = { action: 'deactivate', at: someday } as const;
      const users = [aUser({ id: 'off', status: 'inactive', scheduled }), aUser({ scheduled })];
      const session = aSession({ allowed: new Set(['view', 'schedule']) });
      expect(leftOut(null, users, session)).to.deep.equal([]);
      expect(leftOut(someday, users.slice(1), session)).to.deep.equal([['u-1', 'role', undefined]]);
    });
  });

  describe('for an activation (R10)', () => {
    const inactive = ['a', 'b', 'c'].map((id) => aUser({ id, status: 'inactive' }));
    const plan = (used: number, users = inactive) =>
      planOf({ action: 'activate' }, users, aSession({ capabilities: theCapabilities({ seats: { used, limit: 5 } }) }));

    it('seats the first, in the order shown', () => {
      expect([ids(plan(3).will), leftOut(plan(3))]).to.deep.equal([['a', 'b'], ['c no-seat deletion.no-seat']]);
    });

    it('seats everyone where there is room, or no limit', () => {
      expect(leftOut(plan(2))).to.deep.equal([]);
      expect(leftOut(planOf({ action: 'activate' }, inactive, aSession()))).to.deep.equal([]);
    });

    it('asks for no seat where somebody is made inactive', () => {
      const full = aSession({ capabilities: theCapabilities({ seats: { used: 5, limit: 5 } }) });
      const plan = planOf({ action: 'deactivate' }, [aUser({ id: 'away', status: 'on-leave' })], full);
      expect([ids(plan.will), leftOut(plan)]).to.deep.equal([['away'], []]);
    });

    it('takes no seat for who is active already', () => {
      const users = [aUser({ id: 'x' }), ...inactive];
      expect(ids(plan(5, users).will)).to.deep.equal(['x']);
      expect(plan(5, users).leftOut.map(({ user }) => user.id)).to.deep.equal(['a', 'b', 'c']);
    });
  });
});

describe('deactivatable', () => {
  it('is those who would be deleted, are not inactive and may be deactivated (U8)', () => {
    const users = [aUser({ id: 'a' }), aUser({ id: 'b', status: 'inactive' }), aUser({ id: 'c', denied: { deactivate: 'managed' } }), aUser({ id: 'd', status: 'invited' })]; // prettier-ignore
    expect(ids(deactivatable(planOf({ action: 'delete' }, users, aSession())))).to.deep.equal(['a', 'd']);
  });

  it('is those who were refused, where nobody would be deleted', () => {
    const users = [aUser({ id: 'a', denied: { delete: 'scope' } }), aUser({ id: 'b', owner: true })];
    expect(ids(deactivatable(planOf({ action: 'delete' }, users, aSession())))).to.deep.equal(['a']);
  });

  it('is nobody who is gone or could not be read', () => {
    const checks = new Map<string, Check>([['a', 'gone'], ['b', 'unread']]); // prettier-ignore
    const users = [aUser({ id: 'a' }), aUser({ id: 'b' })];
    expect(deactivatable(planOf({ action: 'delete' }, users, aSession(), checks))).to.deep.equal([]);
  });
});

describe('leftOutOf', () => {
  const users = [
    aUser({ id: 'a' }),
    aUser({ id: 'b', status: 'inactive' }),
    aUser({ id: 'c', denied: { deactivate: 'managed' } }),
    aUser({ id: 'd', owner: true }),
    aUser({ id: 'e' }),
  ];
  const checks = new Map<string, Check>([['e', 'gone']]);
  const plan = planOf({ action: 'delete' }, users, aSession(), checks);
  const after = (action: 'delete' | 'deactivate', ...met: string[]): string[] =>
    leftOut({ leftOut: leftOutOf(plan, action, met.map((id) => ({ id }))) }); // prettier-ignore

  it('is what the plan left out, once it was done as planned', () => {
    expect(after('delete', 'a', 'b', 'c')).to.deep.equal(['d owner', 'e gone deletion.gone']);
  });

  it('has the reasons of what was done instead (U8)', () => {
    expect(after('deactivate', 'a')).to.deep.equal(['b inactive deletion.inactive', 'c managed', 'd owner', 'e gone deletion.gone']); // prettier-ignore
  });

  it('says of who is gone that they are gone, whatever they were', () => {
    const given = planOf({ action: 'delete' }, [aUser({ id: 'a', status: 'inactive' })], aSession(), new Map([['a', 'gone']])); // prettier-ignore
    expect(leftOut({ leftOut: leftOutOf(given, 'deactivate', []) })).to.deep.equal(['a gone deletion.gone']);
  });

  it('is nobody who was refused a deletion and deactivated instead (F34)', () => {
    const refused = [aUser({ id: 'a', denied: { delete: 'scope' } }), aUser({ id: 'b', owner: true })];
    const given = planOf({ action: 'delete' }, refused, aSession());
    expect(leftOut({ leftOut: leftOutOf(given, 'deactivate', [{ id: 'a' }]) })).to.deep.equal(['b owner']);
  });

  it('says of whom nothing was heard that it is not known', () => {
    expect(after('delete', 'a', 'b')).to.include('c unknown deletion.unknown-note');
  });

  it('is with the outcomes everyone, each once (U11)', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c', 'd', 'e']), fc.constantFrom('delete', 'deactivate'), (met, action) => {
        const left = leftOutOf(plan, action as 'delete', met.map((id) => ({ id }))); // prettier-ignore
        expect([...met, ...left.map(({ user }) => user.id)].sort()).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
      }),
    );
  });
});
