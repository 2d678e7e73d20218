import { expect } from '@open-wc/testing';
import { describe as described, fold, toldApart } from '../../../src/bulk/planning/planned-user.js';
import type { User } from '../../../src/domain/user.js';
import { aSession, aUser } from '../../support/builders.js';

const of = (given: Partial<User> = {}) => described(aUser(given), aSession());

describe('describe', () => {
  it('says who it is, with the version and status that were seen, and frozen (U1, U9)', () => {
    const { planned, folded } = of({ email: 'Grace.Hopper@Example.com' });
    expect(planned).to.deep.equal({
      id: 'u-1', version: 'v1', name: 'Grace Hopper', identifier: 'Grace.Hopper@Example.com',
      mixed: false, changed: false, status: 'active',
    }); // prettier-ignore
    expect(folded).to.equal('grace.hopper@example.com');
    expect(Object.isFrozen(planned)).to.equal(true);
    expect(of({ version: undefined }).planned).not.to.have.property('version');
  });

  it('identifies by e-mail, else login, else id', () => {
    const { email, login } = { email: ' ', login: '\t' };
    expect([of({ email }), of({ email, login }), of({ email: undefined })].map(({ planned }) => planned.identifier)).to.deep.equal(
      ['grace.hopper', 'u-1', 'grace.hopper'],
    ); // prettier-ignore
  });

  it('shows nothing invisible or reversing (S7, T4)', () => {
    const { name, identifier } = of({ displayName: 'ana\u202Eevil', email: 'a\u200Bb@example.com' }).planned;
    expect([name, identifier]).to.deep.equal(['ana\uFFFDevil', 'a\uFFFDb@example.com']);
  });

  it('says why somebody can’t be deactivated (R2, R3)', () => {
    expect(of({ owner: true }).planned.deactivation).to.equal('owner');
    expect(of({ id: 'me' }).planned.deactivation).to.equal('self');
    expect(of().planned).not.to.have.property('deactivation');
    expect(described(aUser(), undefined).planned.deactivation).to.be.a('string');
  });

  it('flags alphabets that are mixed, in the name and in the identifier (S7)', () => {
    expect(of({ displayName: 'Grаce' }).planned.mixed).to.equal(true);
    expect(of({ email: 'grаce@example.com' }).planned.mixed).to.equal(true);
    expect(of({ email: undefined, login: 'grаce' }).planned.mixed).to.equal(true);
    expect(of().planned.mixed).to.equal(false);
  });
});

describe('toldApart', () => {
  it('is the user as described where nobody has the same identifier and nothing has changed', () => {
    const one = of();
    expect(toldApart(one, true, false)).to.equal(one.planned);
  });

  it('adds the id where others have the same identifier (U1)', () => {
    const { identifier, name, changed } = toldApart(of(), false, false);
    expect([identifier, name, changed]).to.deep.equal(['grace.hopper@example.com · u-1', 'Grace Hopper', false]);
    expect(toldApart(of({ id: 'a\u202Eb' }), false, false).identifier).to.equal('grace.hopper@example.com · a\uFFFDb');
  });

  it('marks another record than the viewer saw, frozen', () => {
    const one = of();
    const changed = toldApart(one, true, true);
    expect(changed).to.deep.equal({ ...one.planned, changed: true });
    expect(Object.isFrozen(changed)).to.equal(true);
    expect(one.planned.changed).to.equal(false);
    const changes = [{ key: 'profile.field.login', label: '', before: 'a', after: 'b' }] as const;
    expect(toldApart(one, true, true, changes)).to.deep.equal({ ...changed, changes });
  });
});

describe('fold', () => {
  it('makes no difference between capitals and composed letters', () => {
    expect(fold('ÉVA')).to.equal(fold('e\u0301va'));
    expect(fold('a')).not.to.equal(fold('b'));
  });
});
