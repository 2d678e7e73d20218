import { expect } from '@open-wc/testing';
import { denialOf } from '../../src/domain/rules.js';
import { aSession, aUser } from '../support/builders.js';

describe('denialOf', () => {
  it('lets a viewer with the right delete an ordinary user', () => {
    expect(denialOf('delete', aUser(), aSession())).to.equal(undefined);
  });
});
