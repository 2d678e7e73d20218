import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { longestWait, readOutcome, wantedFirst } from '../../../src/bulk/run/answers.js';
import { isNoticeable } from '../../../src/bulk/run/pause.js';

const error = adapterError('forbidden', 'No.');

describe('readOutcome', () => {
  it('takes each answer as what it is, and no more of it', () => {
    expect(readOutcome({ id: 'u', state: 'already', error, user: {} })).to.deep.equal({ id: 'u', state: 'already' });
    expect(readOutcome({ id: 'u', state: 'not-attempted', error })).to.deep.equal({ id: 'u', state: 'not-attempted' });
    expect(readOutcome({ id: 'u', state: 'done', error })).to.deep.equal({ id: 'u', state: 'done' });
    expect(readOutcome({ id: 'u', state: 'refused', error })).to.have.nested.property('error.kind', 'forbidden');
  });

  it('is nothing for what names nobody, or no way to end (F33)', () => {
    for (const odd of [undefined, null, 5, {}, { id: 5, state: 'done' }, { id: 'u', state: 'gone' }, { state: 'done' }])
      expect(readOutcome(odd)).to.equal(undefined);
    const trap = { get id(): string { throw new Error('boom'); } }; // prettier-ignore
    expect(readOutcome(trap)).to.equal(undefined);
  });
});

describe('wantedFirst', () => {
  it('is a wait only where the system did nothing and says so (F11, F13)', () => {
    expect(wantedFirst(adapterError('rate-limited', ''))).to.equal('wait');
    expect(wantedFirst(adapterError('unavailable', '', { retryAfterMs: 0 }))).to.equal('wait');
    expect(wantedFirst(adapterError('unavailable', ''))).to.equal(undefined);
    expect(wantedFirst(adapterError('network', '', { retryAfterMs: 5 }))).to.equal(undefined);
    expect(wantedFirst(adapterError('unauthenticated', ''))).to.equal('sign-in');
  });
});

describe('longestWait', () => {
  it('is the longest that makes sense; nothing where none does', () => {
    const asking = (...all: unknown[]) => longestWait(all.map((retryAfterMs) => adapterError('rate-limited', '', { retryAfterMs: retryAfterMs as number }))); // prettier-ignore
    expect(asking(5, 9, undefined, -3)).to.equal(9);
    expect(asking(0)).to.equal(0);
    expect(asking('7', NaN, -1)).to.equal(undefined);
  });
});

describe('isNoticeable', () => {
  it('is a pause that asks, or that can be read', () => {
    const pause = { reason: 'rate-limited', asks: false } as const;
    expect([undefined, 1_999, 2_000].map((ms) => isNoticeable({ ...pause, ms }))).to.deep.equal([false, false, true]);
    expect(isNoticeable({ ...pause, asks: true })).to.equal(true);
  });
});
