import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { denialOf, selectionDenialOf } from '../../src/domain/rules.js';
import type { Session } from '../../src/domain/session.js';
import type { User, UserAction } from '../../src/domain/user.js';
import { aSession, aUser } from '../support/builders.js';

const actions: readonly UserAction[] = [
  'view', 'create', 'update', 'change-department', 'change-roles', 'activate', 'deactivate', 'schedule', 'delete',
  'restore', 'reset-password', 'message', 'export', 'import',
]; // prettier-ignore
const ofTheList: readonly UserAction[] = ['create', 'export', 'import'];
const ofOneUser = actions.filter((action) => !ofTheList.includes(action));
const notToOwner: readonly UserAction[] = ['delete', 'deactivate', 'schedule', 'change-roles'];
const notToSelf: readonly UserAction[] = ['delete', 'deactivate', 'schedule'];

/** Whatever may stand where a value was expected. */
const odd: readonly (readonly [string, unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['false', false],
  ['true', true],
  ['0', 0],
  ['1', 1],
  ['NaN', NaN],
  ['a bigint', 1n],
  ['an empty text', ''],
  ['a text', 'true'],
  ['a symbol', Symbol('true')],
  ['a function', () => true],
  ['an empty list', []],
  ['a list', ['delete']],
  ['an empty object', {}],
  ['an object', { delete: true }],
  ['a Map', new Map([['delete', true]])],
  ['a Set', new Set(['delete'])],
  ['a date', new Date(0)],
  ['a String object', new String('me')],
];

const withUser = (member: string, value: unknown): User => ({ ...aUser(), [member]: value }) as User;
const withSession = (member: string, value: unknown): Session => ({ ...aSession(), [member]: value }) as Session;
const verdict = (action: UserAction, user?: unknown, session?: unknown): string => {
  const denial = denialOf(action, user as User, session as Session);
  return denial ? `${denial.reason} ${denial.rule}` : 'yes';
};

describe('denialOf', () => {
  describe('with everything known', () => {
    for (const action of actions) {
      it(`lets a viewer with the right ${action} an ordinary user`, () => {
        expect(denialOf(action, aUser(), aSession())).to.equal(undefined);
      });

      it(`refuses ${action} to a role without it (R1)`, () => {
        const session = aSession({ allowed: new Set(actions.filter((each) => each !== action)) });
        expect(denialOf(action, aUser(), session)).to.deep.equal({ action, reason: 'role', rule: 'R1' });
      });

      it(`judges ${action} of the owner (R2)`, () => {
        const expected = notToOwner.includes(action) ? 'owner R2' : 'yes';
        expect(verdict(action, aUser({ owner: true }), aSession())).to.equal(expected);
      });

      it(`judges ${action} of the viewer (R3)`, () => {
        const expected = notToSelf.includes(action) ? 'self R3' : 'yes';
        expect(verdict(action, aUser({ id: 'me' }), aSession())).to.equal(expected);
      });

      it(`passes on the backend's reason against ${action} (R4)`, () => {
        const expected = ofTheList.includes(action) ? 'yes' : 'scope R4';
        expect(verdict(action, aUser({ denied: { [action]: 'scope' } }), aSession())).to.equal(expected);
      });

      it(`does not mind what else is denied to ${action}`, () => {
        const denied = Object.fromEntries(actions.filter((each) => each !== action).map((each) => [each, 'scope']));
        expect(verdict(action, aUser({ denied }), aSession())).to.equal('yes');
      });
    }

    it('names the role before the owner, the owner before the viewer, the viewer before the backend', () => {
      const all = aUser({ id: 'me', owner: true, denied: { delete: 'scope' } });
      expect(verdict('delete', all, aSession({ allowed: new Set() }))).to.equal('role R1');
      expect(verdict('delete', all, aSession())).to.equal('owner R2');
      expect(verdict('delete', { ...all, owner: false }, aSession())).to.equal('self R3');
      expect(verdict('delete', { ...all, owner: false, id: 'u-1' }, aSession())).to.equal('scope R4');
    });

    it('passes on a reason that only the backend knows', () => {
      expect(verdict('delete', aUser({ denied: { delete: 'legal-hold' } }), aSession())).to.equal('legal-hold R4');
    });

    it('says R11 where the backend itself does not know', () => {
      expect(verdict('delete', aUser({ denied: { delete: 'unknown' } }), aSession())).to.equal('unknown R11');
    });

    it('asks for no user where an action is about the list', () => {
      for (const action of ofTheList) expect(verdict(action, undefined, aSession())).to.equal('yes');
    });

    it('does not know an action that nobody listed', () => {
      for (const action of ['destroy', '', '__proto__', 'constructor', 'has', 'DELETE', ' delete'])
        expect(verdict(action as UserAction, aUser(), aSession())).to.equal('role R1');
    });
  });

  describe('with something missing or odd (R11, S12)', () => {
    for (const [what, value] of odd) {
      const asId = typeof value === 'string' && value !== '' ? 'yes' : 'unknown R11';

      it(`refuses everything where the session is ${what}`, () => {
        for (const action of actions) expect(verdict(action, aUser(), value), action).to.equal('unknown R11');
      });

      it(`refuses everything where the viewer is ${what}`, () => {
        const session = withSession('viewer', value);
        for (const action of actions) expect(verdict(action, aUser(), session), action).to.equal('unknown R11');
      });

      it(`judges by the viewer's id where it is ${what}`, () => {
        const session = withSession('viewer', { id: value });
        for (const action of actions) expect(verdict(action, aUser(), session), action).to.equal(asId);
      });

      it(`takes only a Set as rights: here they are ${what}`, () => {
        for (const action of actions) {
          const expected = value instanceof Set ? (action === 'delete' ? 'yes' : 'role R1') : 'unknown R11';
          expect(verdict(action, aUser(), withSession('allowed', value)), action).to.equal(expected);
        }
      });

      it(`refuses what concerns a user where the user is ${what}`, () => {
        for (const action of ofOneUser) expect(verdict(action, value, aSession()), action).to.equal('unknown R11');
      });

      it(`judges by the user's id where it is ${what}`, () => {
        for (const action of ofOneUser)
          expect(verdict(action, withUser('id', value), aSession()), action).to.equal(asId);
      });

      it(`spares whoever may be the owner: the flag is ${what} (R2)`, () => {
        const known = value === true ? 'owner R2' : value === false ? 'yes' : 'unknown R11';
        for (const action of ofOneUser) {
          const expected = notToOwner.includes(action) ? known : 'yes';
          expect(verdict(action, withUser('owner', value), aSession()), action).to.equal(expected);
        }
      });

      it(`refuses where it can't read what the backend narrows: it is ${what} (R4)`, () => {
        const plain = Object.prototype.toString.call(value) === '[object Object]';
        for (const action of ofOneUser) {
          const silent = value === undefined || (plain && !Object.hasOwn(value as object, action));
          const expected = silent ? 'yes' : 'unknown R11';
          expect(verdict(action, withUser('denied', value), aSession()), action).to.equal(expected);
        }
      });

      it(`refuses for a reason of any kind: it is ${what} (R4)`, () => {
        const readable = typeof value === 'string' && value !== '' ? `${value} R4` : 'unknown R11';
        for (const action of ofOneUser) {
          const user = withUser('denied', { [action]: value });
          expect(verdict(action, user, aSession()), action).to.equal(value === undefined ? 'yes' : readable);
        }
      });
    }

    for (const member of ['id', 'owner', 'denied'] as const) {
      it(`judges a user without ${member}`, () => {
        const { [member]: _, ...user } = { ...aUser(), denied: {} };
        for (const action of ofOneUser) {
          const harmless = member === 'denied' || (member === 'owner' && !notToOwner.includes(action));
          expect(verdict(action, user, aSession()), action).to.equal(harmless ? 'yes' : 'unknown R11');
        }
      });
    }

    for (const member of ['viewer', 'allowed'] as const) {
      it(`refuses everything in a session without ${member}`, () => {
        const { [member]: _, ...session } = aSession();
        for (const action of actions) expect(verdict(action, aUser(), session), action).to.equal('unknown R11');
      });
    }
  });

  describe('about who is who (S12)', () => {
    const meAs = (id: string): Session => aSession({ viewer: { id } });

    it('compares ids, never logins, names or e-mails', () => {
      const viewer = { id: 'me', name: 'Grace Hopper', login: 'grace.hopper', email: 'grace.hopper@example.com' };
      expect(verdict('delete', aUser(), aSession({ viewer }))).to.equal('yes');
      expect(verdict('delete', aUser({ id: 'me', login: 'x', firstName: 'X' }), aSession({ viewer }))).to.equal(
        'self R3',
      );
    });

    it('refuses each of two users who are equal to the viewer', () => {
      for (const user of [aUser({ id: 'me' }), aUser({ id: 'me', login: 'other' })])
        expect(verdict('delete', user, aSession())).to.equal('self R3');
    });

    for (const [mine, theirs] of [
      ['me', 'ME'],
      ['AB-12', 'ab-12'],
      ['me', ' me'],
      ['me', 'me\n'],
      ['ME ', 'me'],
      ['STRAẞE', 'straße'],
    ] as const) {
      it(`does not guess whether ${JSON.stringify(theirs)} is ${JSON.stringify(mine)}`, () => {
        for (const action of notToSelf)
          expect(verdict(action, aUser({ id: theirs }), meAs(mine))).to.equal('unknown R11');
        expect(verdict('update', aUser({ id: theirs }), meAs(mine))).to.equal('yes');
      });
    }

    for (const [mine, theirs] of [
      ['1', '01'],
      ['1', '1.0'],
      ['12', '1'],
      ['me', 'me2'],
      ['null', 'undefined'],
    ] as const) {
      it(`tells ${theirs} from ${mine} (T3)`, () => {
        expect(verdict('delete', aUser({ id: theirs }), meAs(mine))).to.equal('yes');
      });
    }

    it('refuses a number that looks like the id of the viewer, on either side', () => {
      expect(verdict('delete', withUser('id', 5), meAs('5'))).to.equal('unknown R11');
      expect(verdict('delete', aUser({ id: '5' }), withSession('viewer', { id: 5 }))).to.equal('unknown R11');
    });

    it('takes odd ids as they are (S11)', () => {
      for (const id of ['__proto__', 'constructor', 'toString', '..', '0'])
        expect(verdict('delete', aUser({ id }), aSession())).to.equal('yes');
      expect(verdict('delete', aUser({ id: '__proto__' }), meAs('__proto__'))).to.equal('self R3');
    });
  });

  describe('on a page with a polluted Object.prototype (S11)', () => {
    const polluted = (members: Record<string, unknown>, look: () => void): void => {
      for (const [name, value] of Object.entries(members))
        Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
      try {
        look();
      } finally {
        for (const name of Object.keys(members)) delete (Object.prototype as Record<string, unknown>)[name];
      }
    };

    it('grants no right', () => {
      const { allowed: _rights, ...withoutRights } = aSession();
      const { viewer: _viewer, ...withoutViewer } = aSession();
      polluted({ allowed: new Set(actions), viewer: { id: 'x' }, id: 'x', owner: false, role: 'admin' }, () => {
        expect(verdict('delete', aUser(), withoutRights)).to.equal('unknown R11');
        expect(verdict('delete', aUser(), withoutViewer)).to.equal('unknown R11');
        expect(verdict('delete', aUser(), { ...aSession(), viewer: {} })).to.equal('unknown R11');
        expect(verdict('delete', {}, aSession())).to.equal('unknown R11');
        expect(verdict('delete', { id: 'u-1' }, aSession())).to.equal('unknown R11');
      });
    });

    it('refuses more rather than less', () => {
      polluted({ denied: { delete: 'scope' } }, () => {
        expect(verdict('delete', aUser(), aSession())).to.equal('scope R4');
      });
      polluted({ delete: 'scope' }, () => {
        expect(verdict('delete', aUser({ denied: {} }), aSession())).to.equal('scope R4');
      });
    });

    it('hears a refusal that a class keeps on its prototype', () => {
      class Narrowed {
        get delete(): string {
          return 'scope';
        }
      }
      expect(verdict('delete', withUser('denied', new Narrowed()), aSession())).to.equal('scope R4');
    });

    it('reads what JSON put under __proto__ as nothing', () => {
      const user = JSON.parse('{"id":"u-1","login":"a","status":"active","__proto__":{"owner":false}}') as User;
      expect(verdict('delete', user, aSession())).to.equal('unknown R11');
    });
  });

  describe('whatever comes', () => {
    const value = fc.oneof(
      fc.constantFrom(...odd.map(([, each]) => each)),
      fc.constantFrom('me', 'ME', 'u-1', 'scope', true, false),
      fc.anything(),
    );
    const anyUser = fc.oneof(
      value,
      fc.record({ id: value, owner: value, denied: fc.oneof(value, fc.dictionary(fc.constantFrom(...actions), value)) }, { requiredKeys: [] }),
    ); // prettier-ignore
    const anySession = fc.oneof(
      value,
      fc.record(
        {
          viewer: fc.oneof(value, fc.record({ id: value })),
          allowed: fc.oneof(value, fc.subarray([...actions]).map((each) => new Set(each))),
        },
        { requiredKeys: [] },
      ),
    ); // prettier-ignore
    const harmful = fc.constantFrom<UserAction[]>('delete', 'deactivate');

    it('lets nobody delete or deactivate the owner, themselves, or whom it does not know', () => {
      fc.assert(
        fc.property(harmful, anyUser, anySession, (action, user, session) => {
          if (denialOf(action, user as User, session as Session)) return true;
          const { id, owner } = user as User;
          const { viewer, allowed } = session as Session;
          return typeof id === 'string' && id !== '' && owner === false && id !== viewer?.id && allowed.has(action);
        }),
        { numRuns: 2000 },
      );
    }).timeout(30_000);

    it('always says which action it refused, and why', () => {
      fc.assert(
        fc.property(fc.constantFrom(...actions), anyUser, anySession, (action, user, session) => {
          const denial = denialOf(action, user as User, session as Session);
          return !denial || (denial.action === action && denial.reason !== '' && /^R(1|2|3|4|11)$/.test(denial.rule));
        }),
      );
    }).timeout(30_000);

    it('grants nothing new when anything is restricted further', () => {
      const known = fc.record({
        id: fc.constantFrom('me', 'u-1', 'ME'),
        owner: fc.constantFrom(true, false, undefined),
        denied: fc.dictionary(fc.constantFrom(...actions), fc.constantFrom('scope', 'managed')),
      });
      const restricted = (user: object, how: number, action: UserAction): object =>
        [
          { ...user, owner: true },
          { ...user, owner: undefined },
          { ...user, id: 'me' },
          { ...user, denied: { ...(user as User).denied, [action]: 'scope' } },
          { ...user, denied: null },
        ][how] ?? user;
      fc.assert(
        fc.property(
          fc.constantFrom(...actions),
          fc.constantFrom(...actions),
          known,
          fc.subarray([...actions]),
          fc.nat(5),
          (action, other, user, rights, how) => {
            const before = denialOf(action, user as User, aSession({ allowed: new Set(rights) }));
            const fewer = new Set(how === 5 ? rights.slice(1) : rights);
            const after = denialOf(action, restricted(user, how, other) as User, aSession({ allowed: fewer }));
            return !before || !!after;
          },
        ),
        { numRuns: 2000 },
      );
    }).timeout(30_000);
  });
});

describe('selectionDenialOf', () => {
  const reasonOf = (user: Partial<User>, session: Partial<Session> = {}): string | undefined =>
    selectionDenialOf(aUser(user), aSession(session))?.reason;
  const role = (...allowed: UserAction[]): Partial<Session> => ({ allowed: new Set(allowed) });

  it('lets an ordinary user be selected', () => {
    expect(reasonOf({})).to.equal(undefined);
  });

  it('keeps the owner out (R2)', () => {
    expect(reasonOf({ owner: true })).to.equal('owner');
    expect(reasonOf({ owner: true }, role('delete'))).to.equal('owner');
    expect(reasonOf({ owner: true }, role('deactivate', 'activate'))).to.equal('owner');
  });

  it('keeps the viewer out (R3)', () => {
    expect(reasonOf({ id: 'me' })).to.equal('self');
    expect(reasonOf({ id: 'me' }, role('deactivate', 'activate', 'message'))).to.equal('self');
  });

  it('keeps out whom the backend narrows away (R4)', () => {
    expect(reasonOf({ denied: { delete: 'scope', deactivate: 'scope' } })).to.equal('scope');
    expect(reasonOf({ denied: { delete: 'scope' } }, role('delete', 'activate'))).to.equal('scope');
    expect(reasonOf({ denied: { deactivate: 'managed' } }, role('deactivate', 'activate'))).to.equal('managed');
  });

  it('lets a user be selected who may at least be deactivated, or at least be deleted', () => {
    expect(reasonOf({ denied: { delete: 'scope' } })).to.equal(undefined);
    expect(reasonOf({ denied: { deactivate: 'scope' } })).to.equal(undefined);
  });

  it('lets a viewer select whose role lacks deleting but has deactivating', () => {
    expect(reasonOf({}, role('deactivate'))).to.equal(undefined);
  });

  it('lets a viewer who can remove nobody select whom they can change', () => {
    for (const action of ['activate', 'change-department', 'message'] as const) {
      expect(reasonOf({}, role(action))).to.equal(undefined);
      expect(reasonOf({ denied: { [action]: 'scope' } }, role(action))).to.equal('scope');
    }
  });

  it('lets a viewer select nobody whose role has nothing for many users (R1)', () => {
    expect(reasonOf({}, role('view', 'update', 'export', 'create'))).to.equal('role');
    expect(selectionDenialOf(aUser(), aSession(role()))).to.deep.include({ action: 'delete', rule: 'R1' });
  });

  it('keeps out whom it does not know (R11)', () => {
    expect(reasonOf({ owner: undefined })).to.equal('unknown');
    expect(reasonOf({ id: '' })).to.equal('unknown');
    expect(selectionDenialOf(aUser(), undefined)?.rule).to.equal('R11');
    expect(reasonOf({}, { viewer: null })).to.equal('unknown');
  });
});
