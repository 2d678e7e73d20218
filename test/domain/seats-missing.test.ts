import { expect } from '@open-wc/testing';
import { seatsMissing } from '../../src/domain/seats-missing.js';
import { aSession, theCapabilities } from '../support/builders.js';

describe('seatsMissing', () => {
  const missing = (activating: number, used: unknown, limit: unknown): number =>
    seatsMissing(activating, aSession({ capabilities: theCapabilities({ seats: { used, limit } as never }) }));

  it('counts the users whom the licence has no seat for (R10)', () => {
    expect(missing(1, 9, 10)).to.equal(0);
    expect(missing(2, 9, 10)).to.equal(1);
    expect(missing(5, 10, 10)).to.equal(5);
    expect(missing(0, 10, 10)).to.equal(0);
  });

  it('never counts more users than are to be activated, where the licence is overdrawn already', () => {
    expect(missing(1, 12, 10)).to.equal(1);
    expect(missing(0, 12, 10)).to.equal(0);
  });

  it('is 0 where the backend tells no limit that can be read', () => {
    expect(seatsMissing(5, aSession())).to.equal(0);
    expect(seatsMissing(5, undefined)).to.equal(0);
    expect(seatsMissing(5, { viewer: null, allowed: new Set() } as never)).to.equal(0);
    for (const limit of [null, undefined, NaN, '10', {}]) expect(missing(5, 9, limit)).to.equal(0);
    for (const used of [null, undefined, NaN, '9']) expect(missing(5, used, 10)).to.equal(0);
    expect(missing(5, 9, Infinity)).to.equal(0);
  });
});
