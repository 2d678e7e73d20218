import { expect } from '@open-wc/testing';
import { restoreDenialOf } from '../../../src/deletion/deleted/restore-denial.js';
import type { DeletedUser } from '../../../src/domain/deleted/deleted-users.js';
import { aSession, aUser } from '../../support/builders.js';

const now = Date.parse('2027-01-10T12:00:00Z');
const gone = (more: Partial<DeletedUser> = {}): DeletedUser => ({
  user: aUser(),
  deletedAt: '2027-01-01T00:00:00Z',
  restorableUntil: '2027-01-31T00:00:00Z',
  ...more,
});

describe('restoreDenialOf', () => {
  it('lets a viewer restore whom nothing keeps away', () => {
    expect(restoreDenialOf(gone(), aSession(), now)).to.equal(undefined);
    expect(restoreDenialOf(gone({ obstacles: [] }), aSession(), now)).to.equal(undefined);
  });

  for (const [what, entry, session, reason] of [
    ['the role lacks it (R1)', gone(), aSession({ allowed: new Set(['view', 'delete']) }), 'role'],
    ['nobody is signed in (R11)', gone(), aSession({ viewer: null }), 'unknown'],
    ['there is no session (R11)', gone(), undefined, 'unknown'],
    [
      'the backend narrows the right (R4)',
      gone({ user: aUser({ denied: { restore: 'scope' } }) }),
      aSession(),
      'scope',
    ],
    ['their time is over (U6)', gone({ restorableUntil: '2027-01-10T12:00:00Z' }), aSession(), 'expired'],
    ['their time can’t be read (R11)', gone({ restorableUntil: 'soon' }), aSession(), 'expired'],
    ['their login is taken', gone({ obstacles: ['login-taken', 'no-seat'] }), aSession(), 'login-taken'],
    ['there is no seat (R10)', gone({ obstacles: ['no-seat'] }), aSession(), 'no-seat'],
    ['the backend has a reason of its own', gone({ obstacles: ['Legal hold'] }), aSession(), 'Legal hold'],
    ['the reason is empty (R11)', gone({ obstacles: [''] }), aSession(), 'unknown'],
    ['the reasons are no list (R11)', gone({ obstacles: 'no-seat' as never }), aSession(), 'unknown'],
    ['a reason is no text (R11)', gone({ obstacles: [5 as never] }), aSession(), 'unknown'],
  ] as const)
    it(`refuses where ${what}`, () => {
      expect(restoreDenialOf(entry, session, now)).to.equal(reason);
    });

  it('has no clock where the backend names no end', () => {
    const { restorableUntil: _, ...endless } = gone();
    expect(restoreDenialOf(endless, aSession(), now)).to.equal(undefined);
  });
});
