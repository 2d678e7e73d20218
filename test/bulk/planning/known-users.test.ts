import { expect } from '@open-wc/testing';
import { planOf } from '../../../src/bulk/plan.js';
import { KnownUsers } from '../../../src/bulk/planning/known-users.js';
import { describe as described } from '../../../src/bulk/planning/planned-user.js';
import type { User } from '../../../src/domain/user.js';
import { aSession, aUser } from '../../support/builders.js';

const session = aSession();

/** A user who counts how often their e-mail is looked at. */
function counted(id = 'u-1'): { readonly user: User; readonly looks: () => number } {
  let looks = 0;
  const user = aUser({ id });
  Object.defineProperty(user, 'email', { enumerable: true, get: () => ((looks += 1), `${id}@example.com`) });
  return { user, looks: () => looks };
}

describe('KnownUsers', () => {
  it('says what is worked out without it, once for each record', () => {
    const known = new KnownUsers(session);
    const { user, looks } = counted();
    const first = known.describe(user, session);
    expect(first).to.deep.equal(described({ ...user }, session));
    const before = looks();
    known.expect(user);
    expect(known.describe(user, session)).to.equal(first);
    expect(looks()).to.equal(before);
    expect(known.describe({ ...user }, session)).not.to.equal(first);
  });

  it('works it out anew for another viewer, and does not take that for this one’s', () => {
    const known = new KnownUsers(session);
    const user = aUser({ id: 'bob' });
    const other = aSession({ viewer: { id: 'bob' } });
    expect(known.describe(user, other).planned.deactivation).to.equal('self');
    expect(known.describe(user, session).planned).not.to.have.property('deactivation');
    expect(known.describe(user, other).planned.deactivation).to.equal('self');
  });

  it('makes the same plan, whatever it knew before', () => {
    const users = [aUser({ id: 'a' }), aUser({ id: 'b', owner: true }), aUser({ id: 'c', email: 'c@example.com' })];
    const known = new KnownUsers(session);
    known.expect(users[0]!);
    const checks = new Map([['c', 'changed']] as const);
    expect(planOf({ action: 'delete' }, users, session, checks, known.describe)).to.deep.equal(
      planOf({ action: 'delete' }, users, session, checks),
    );
  });

  it('prepares thousands, and lets the page have its turn every five hundred', async () => {
    const people = Array.from({ length: 1_000 }, (_, at) => counted(`u${at}`));
    const known = new KnownUsers(session);
    const lookedAt: number[] = [];
    const look = (): void => {
      lookedAt.push(people.filter(({ looks }) => looks() > 0).length);
      if (lookedAt.at(-1)! < 1_000) setTimeout(look);
    };
    setTimeout(look);
    await known.prepare(people.map(({ user }) => user));
    expect(lookedAt[0]).to.equal(500);
    expect(people.every(({ looks }) => looks() > 0)).to.equal(true);
    // and a few in one piece, with no turn between
    let turned = false;
    setTimeout(() => (turned = true));
    await known.prepare([aUser()]);
    expect(turned).to.equal(false);
  });
});
