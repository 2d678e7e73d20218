import { expect } from '@open-wc/testing';
import type { Call, Outcome, UserAdapter } from '../../src/adapters/contract.js';
import {
  denialFor,
  isDone,
  isRestoredHere,
  isVerifiable,
  methodOf,
  perform,
  restoringDenialOf,
  undoOf,
  type BulkWork,
} from '../../src/bulk/bulk-work.js';
import type { Department, User } from '../../src/domain/user.js';
import { aSession, aUser, theCapabilities } from '../support/builders.js';

const sales: Department = { id: 'sales', name: 'Sales', path: ['Company'] };
const support: Department = { id: 'support', name: 'Support', path: ['Company'] };
const soon = '2027-01-31T22:59:00Z';
const sooner = { action: 'deactivate', at: soon } as const;
const move: BulkWork = { action: 'change-department', department: sales };
const plan = (at: string | null, action: 'activate' | 'deactivate' = 'deactivate'): BulkWork => ({
  action: 'schedule',
  plan: { action, at },
});

describe('perform', () => {
  const targets = [{ id: 'a', version: 'v1' }, { id: 'b' }];
  const call: Call = { signal: new AbortController().signal, requestId: 'r1' };

  /** Performs the work with an adapter that writes down how it was called. */
  function calls(work: BulkWork): unknown[] {
    const log: unknown[] = [];
    const answers = (async function* (): AsyncGenerator<Outcome> {})();
    const note =
      (name: string) =>
      (...given: unknown[]): typeof answers => {
        log.push(name, ...given);
        return answers;
      };
    const adapter = Object.fromEntries(Object.values(methodOf).map((name) => [name, note(name)]));
    expect(perform(adapter as unknown as UserAdapter, work, targets, call)).to.equal(answers);
    return log;
  }

  for (const action of ['delete', 'deactivate'] as const) {
    it(`hands on why somebody is to ${action}, with the call and nowhere else`, () => {
      const given = calls({ action, reason: 'Left the company' });
      expect(given.at(-1)).to.deep.equal({ ...call, reason: 'Left the company' });
      expect(JSON.stringify(given.slice(0, -1))).not.to.include('Left');
    });
  }

  it('hands on who takes over from somebody who is deleted, by id', () => {
    const given = calls({ action: 'delete', successor: 'cy', reason: 'Left' });
    expect(given).to.deep.equal(['delete', targets, { ...call, reason: 'Left', successor: 'cy' }]);
  });

  for (const [work, ...expected] of [
    [{ action: 'delete' }, 'delete', targets],
    [{ action: 'activate' }, 'setActive', targets, true],
    [{ action: 'deactivate' }, 'setActive', targets, false],
    [{ action: 'restore' }, 'restore', ['a', 'b']],
    [move, 'changeDepartment', targets, 'sales'],
    [plan(soon), 'schedule', targets, sooner],
    [plan(null), 'schedule', targets, { action: 'deactivate', at: null }],
    [{ action: 'message', body: 'Hello' }, 'sendMessage', ['a', 'b'], { body: 'Hello' }],
    [{ action: 'message', subject: 'News', body: 'Hi' }, 'sendMessage', ['a', 'b'], { subject: 'News', body: 'Hi' }],
  ] as const) {
    it(`calls ${expected[0]} for ${JSON.stringify(work)}, once, with what was agreed to (U9)`, () => {
      expect(calls(work)).to.deep.equal([...expected, call]);
    });
  }

  for (const work of [{ action: 'delete' }, { action: 'restore' }, { action: 'activate' }, move, plan(soon), { action: 'message', body: '' }] as const) {
    it(`gives nothing where the adapter can’t ${work.action}`, () => {
      expect(perform({} as UserAdapter, work, targets, call)).to.equal(undefined);
    });
  }
}); // prettier-ignore

describe('denialFor', () => {
  const without = (...actions: string[]) =>
    aSession({ allowed: new Set([...aSession().allowed].filter((action) => !actions.includes(action))) });

  it('asks the rules for the work', () => {
    expect(denialFor({ action: 'delete' }, aUser({ owner: true }), aSession())).to.include({ action: 'delete', rule: 'R2' }); // prettier-ignore
    expect(denialFor(move, aUser(), aSession())).to.equal(undefined);
    expect(denialFor(move, undefined, aSession())).to.include({ rule: 'R11' });
  });

  for (const [action, other] of [
    ['activate', 'deactivate'],
    ['deactivate', 'activate'],
  ] as const)
    it(`lets nobody ${action} on a date who may not do it now (R1, R4)`, () => {
      expect(denialFor(plan(soon, action), aUser(), without(action))).to.include({ action, rule: 'R1' });
      expect(denialFor(plan(soon, action), aUser({ denied: { [action]: 'scope' } }), aSession())).to.include({ reason: 'scope', rule: 'R4' }); // prettier-ignore
      expect(denialFor(plan(soon, action), aUser({ denied: { [other]: 'scope' } }), without(other))).to.equal(
        undefined,
      );
    });

  it('needs the right to schedule as well, and names that first (R1)', () => {
    expect(denialFor(plan(soon), aUser(), without('schedule', 'deactivate'))).to.include({ action: 'schedule' });
  });

  it('lets a date be canceled by who may schedule, whatever else they may (R1)', () => {
    expect(denialFor(plan(null), aUser(), without('activate', 'deactivate'))).to.equal(undefined);
    expect(denialFor(plan(null), aUser(), without('schedule'))).to.include({ action: 'schedule', rule: 'R1' });
  });
});

describe('isDone', () => {
  for (const [work, given, done] of [
    [{ action: 'delete' }, {}, false],
    [{ action: 'message', body: 'Hello' }, {}, false],
    [{ action: 'restore' }, { status: 'inactive' }, true],
    [{ action: 'activate' }, { status: 'active' }, true],
    [{ action: 'activate' }, { status: 'invited' }, false],
    [{ action: 'deactivate' }, { status: 'inactive' }, true],
    [{ action: 'deactivate' }, { status: 'employment-ended' }, false],
    [move, { department: { ...sales, name: 'Renamed' } }, true],
    [move, { department: { ...support, name: 'Sales' } }, false],
    [move, {}, false],
    [plan(soon), { scheduled: { action: 'deactivate', at: '2027-02-01T00:59:00+02:00' } }, true],
    [plan(soon), { scheduled: { action: 'deactivate', at: 'some day' } }, false],
    [plan('some day'), { scheduled: { action: 'deactivate', at: 'some day' } }, false],
    [plan(soon, 'activate'), { scheduled: sooner }, false],
    [plan(soon), {}, false],
    [plan(null), {}, true],
    [plan(null), { scheduled: null as unknown as undefined }, true],
    [plan(null), { scheduled: sooner }, false],
  ] as readonly (readonly [BulkWork, Partial<User>, boolean])[]) {
    it(`says ${done} of ${JSON.stringify(given)} for ${JSON.stringify(work)} (F7)`, () => {
      expect(isDone(work, aUser(given))).to.equal(done);
    });
  }
});

describe('isRestoredHere', () => {
  const restores = { restore: () => undefined } as unknown as UserAdapter;
  const by = (restoredBy?: 'viewer' | 'support') =>
    aSession({ capabilities: theCapabilities({ delete: { kind: 'soft', ...(restoredBy && { restoredBy }) } }) });
  for (const [what, adapter, session, expected] of [
    ['viewers restore', restores, by('viewer'), true],
    ['support restores', restores, by('support'), false],
    ['nobody is said to restore', restores, by(), false],
    ['the adapter can’t', {} as UserAdapter, by('viewer'), false],
    ['there is no adapter', undefined, by('viewer'), false],
    ['nobody is signed in', restores, undefined, false],
  ] as const)
    it(`is ${expected} where ${what} (R7)`, () => {
      expect(isRestoredHere(adapter, session)).to.equal(expected);
    });

  it('is false where nothing can be deleted (R7)', () => {
    const session = aSession({ capabilities: theCapabilities({ delete: undefined }) });
    expect(isRestoredHere(restores, session)).to.equal(false);
  });
});

describe('restoringDenialOf', () => {
  it('is the refusal of the role, whoever it is about (R1, R11)', () => {
    expect(restoringDenialOf(aSession())).to.equal(undefined);
    expect(restoringDenialOf(aSession({ allowed: new Set(['view']) }))?.reason).to.equal('role');
    expect(restoringDenialOf(aSession({ viewer: null }))?.reason).to.equal('unknown');
    expect(restoringDenialOf(undefined)?.reason).to.equal('unknown');
  });
});

describe('isVerifiable', () => {
  it('holds for all that leaves a trace in the record, and so not for a message', () => {
    const works: BulkWork[] = [{ action: 'delete' }, { action: 'activate' }, move, plan(null)];
    expect(works.every(isVerifiable)).to.equal(true);
    expect(isVerifiable({ action: 'message', body: 'Hello' })).to.equal(false);
  });
});

describe('undoOf', () => {
  const [ann, ben] = [aUser({ id: 'ann' }), aUser({ id: 'ben' })];

  it('turns a change of status round', () => {
    expect(undoOf({ action: 'activate' }, [{ ...ann, status: 'inactive' }])).to.deep.equal({ action: 'deactivate' });
    expect(undoOf({ action: 'deactivate' }, [ann])).to.deep.equal({ action: 'activate' });
  });

  it('makes nobody active who was not: a leave or the end of an employment can’t be put back (R9)', () => {
    for (const status of ['invited', 'on-leave', 'employment-ended', 'inactive'] as const)
      expect(undoOf({ action: 'deactivate' }, [ben, { ...ann, status }]), status).to.equal(undefined);
    for (const status of ['invited', 'on-leave', 'employment-ended', 'active'] as const)
      expect(undoOf({ action: 'activate' }, [{ ...ann, status }]), status).to.equal(undefined);
  });

  it('moves back where all came from one department, and only then', () => {
    const back = { action: 'change-department', department: support };
    const from = (department?: Department): User => ({ ...ann, ...(department && { department }) });
    expect(undoOf(move, [from(support), from(support)])).to.deep.equal(back);
    expect(undoOf(move, [from(support), from(sales)])).to.equal(undefined);
    expect(undoOf(move, [from(support), from()])).to.equal(undefined);
    expect(undoOf(move, [from(), from()])).to.equal(undefined);
  });

  it('takes a plan away where there was none, and puts back the one that all had', () => {
    const planned = { ...ann, scheduled: sooner };
    expect(undoOf(plan('2027-03-01T00:00:00Z'), [ann, ben])).to.deep.equal(plan(null));
    expect(undoOf(plan(null), [planned, planned])).to.deep.equal(plan(soon));
    expect(undoOf(plan('2027-03-01T00:00:00Z', 'activate'), [planned])).to.deep.equal(plan(soon));
    expect(undoOf(plan(null), [planned, ben])).to.equal(undefined);
    expect(undoOf(plan('2027-03-01T00:00:00Z'), [ann, planned])).to.equal(undefined);
  });

  it('has nothing to put back for nobody', () => {
    expect(undoOf({ action: 'change-department', department: sales }, [])).to.equal(undefined);
    const none = undoOf({ action: 'schedule', plan: sooner }, []);
    expect(none).to.deep.equal({ action: 'schedule', plan: { action: 'deactivate', at: null } });
  });

  it('restores who was deleted (U15)', () => {
    expect(undoOf({ action: 'delete' }, [ann])).to.deep.equal({ action: 'restore' });
  });

  it('has nothing for what can’t be taken back', () => {
    expect(undoOf({ action: 'restore' }, [ann])).to.equal(undefined);
    expect(undoOf({ action: 'message', body: 'Hello' }, [ann])).to.equal(undefined);
  });
});
