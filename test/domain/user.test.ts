import { expect } from '@open-wc/testing';
import { nameOf, type User } from '../../src/domain/user.js';
import { aUser } from '../support/builders.js';

const bare = { id: 'u-7', login: 'ghopper', status: 'active' };
const named = (members: Record<string, unknown>): string => nameOf({ ...bare, ...members } as User);

describe('nameOf', () => {
  it('is the name that the backend shows, where it has one', () => {
    expect(nameOf(aUser({ displayName: 'Rear Admiral Hopper' }))).to.equal('Rear Admiral Hopper');
  });

  it('is the first and the last name otherwise', () => {
    expect(nameOf(aUser())).to.equal('Grace Hopper');
    expect(named({ firstName: 'Grace' })).to.equal('Grace');
    expect(named({ lastName: 'Hopper' })).to.equal('Hopper');
    expect(named({ displayName: '', firstName: ' Grace ', lastName: '\u00a0' })).to.equal('Grace');
  });

  it('is the login where there is no name, and the id where there is no login', () => {
    expect(named({})).to.equal('ghopper');
    expect(named({ displayName: '  ', firstName: '', lastName: ' ' })).to.equal('ghopper');
    expect(named({ login: ' ' })).to.equal('u-7');
  });

  it('passes over what is no text', () => {
    for (const odd of [null, 5, {}, [], true])
      expect(named({ displayName: odd, firstName: odd, lastName: odd }), String(odd)).to.equal('ghopper');
    expect(named({ login: null })).to.equal('u-7');
  });
});
