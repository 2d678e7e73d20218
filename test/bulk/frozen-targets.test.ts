import { expect } from '@open-wc/testing';
import { freezeTargets } from '../../src/bulk/frozen-targets.js';

describe('freezeTargets', () => {
  it('throws for nobody, because nobody is never everybody (T8)', () => {
    expect(() => freezeTargets([])).to.throw(RangeError, 'nothing is sent for an empty set');
  });

  for (const id of ['', undefined, null, 7, {}]) {
    it(`throws for the id ${JSON.stringify(id)} (T3)`, () => {
      expect(() => freezeTargets([{ id: id as string }])).to.throw(RangeError, 'without an id');
    });
  }

  it('keeps each id once, with the version first seen (U9)', () => {
    const frozen = freezeTargets([{ id: 'a', version: '1' }, { id: 'b' }, { id: 'a', version: '2' }]);
    expect(frozen).to.deep.equal([{ id: 'a', version: '1' }, { id: 'b' }]);
  });

  it('keeps nothing but id and version, and none of it can be changed', () => {
    const given = { id: 'a', version: '1', name: 'Ana' };
    const frozen = freezeTargets([given]);
    given.version = '2';
    expect(frozen).to.deep.equal([{ id: 'a', version: '1' }]);
    expect(Object.isFrozen(frozen) && Object.isFrozen(frozen[0])).to.equal(true);
  });
});
