import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { RunOutcome } from '../../../src/bulk/run-state.js';
import { answering, backOffMs, calm, isAway, strained, type Strain } from '../../../src/bulk/run/strain.js';

const lost: RunOutcome = { id: 'u', state: 'unknown', error: adapterError('network', 'Lost.') };
const garbled: RunOutcome = { id: 'u', state: 'unknown', error: adapterError('protocol', 'Garbled.') };
const done: RunOutcome = { id: 'u', state: 'done' };
const hard: Strain = { waits: 2, budget: 3, failures: 4, cause: 'network', recent: ['network', undefined] };
const recently = (...parts: readonly (readonly [count: number, cause: string | undefined])[]): Strain => ({
  ...calm,
  recent: parts.flatMap(([count, cause]) => Array<string | undefined>(count).fill(cause)),
});

describe('calm', () => {
  it('is that nothing has gone wrong, and ten waits are left (F14)', () => {
    expect(calm).to.deep.equal({ waits: 0, budget: 10, failures: 0, recent: [] });
  });
});

describe('isAway (F16, F22)', () => {
  it('is so after five in a row, and not after four', () => {
    expect([4, 5].map((failures) => isAway({ ...calm, failures }))).to.deep.equal([false, true]);
  });

  for (const [what, strain, away] of [
    ['eleven of the last twenty', recently([11, 'network'], [9, undefined]), true],
    ['ten of the last twenty', recently([10, 'network'], [10, undefined]), false],
    ['eleven of fewer than twenty', recently([11, 'network'], [8, undefined]), false],
    ['ten for one cause and ten for another', recently([10, 'network'], [10, 'unavailable']), false],
    ['nobody of the last twenty', recently([20, undefined]), false],
  ] as const) {
    it(`is ${away ? '' : 'not '}so where ${what} could not be reached`, () => expect(isAway(strain)).to.equal(away));
  }
});

describe('strained', () => {
  it('counts failures in a row for one cause, and from one again for another', () => {
    expect(strained(hard, lost, 'network')).to.deep.equal({ ...hard, failures: 5, recent: ['network', undefined, 'network'] }); // prettier-ignore
    expect(strained(hard, lost, 'unavailable')).to.include({ failures: 1, cause: 'unavailable', waits: 2, budget: 3 });
  });

  it('ends the row with an answer that nobody understands, but forgives no wait for it', () => {
    expect(strained(hard, garbled, undefined)).to.deep.equal({ ...hard, failures: 0, cause: undefined, recent: ['network', undefined, undefined] }); // prettier-ignore
  });

  it('gives one wait back for each who gets through, up to all of them (F14)', () => {
    expect(strained(hard, done, undefined)).to.include({ waits: 0, budget: 4, failures: 0 });
    expect(strained(calm, done, undefined).budget).to.equal(calm.budget);
  });

  it('remembers the last twenty', () => {
    let strain = calm;
    for (let count = 0; count < 25; count += 1) strain = strained(strain, lost, `${count}`);
    expect(strain.recent).to.have.length(20);
    expect([strain.recent[0], strain.recent.at(-1)]).to.deep.equal(['5', '24']);
  });

  it('learns nothing from who was not sent, or could not even be asked for', () => {
    const invalid = adapterError('invalid', 'Fits into no address.');
    expect(strained(hard, { id: 'u', state: 'not-attempted' }, undefined)).to.equal(hard);
    expect(strained(hard, { id: 'u', state: 'failed', error: invalid }, undefined)).to.equal(hard);
    const said = adapterError('invalid', 'No.', { status: 422 });
    expect(strained(hard, { id: 'u', state: 'failed', error: said }, undefined)).to.include({ failures: 0 });
  });
});

describe('answering', () => {
  it('forgets what failed, and not how often one has waited', () => {
    expect(answering(hard)).to.deep.equal({ ...hard, failures: 0, recent: [] });
  });
});

describe('backOffMs (F14)', () => {
  it('is half a second at most the first time, twice as much each time, 20 seconds at most', () => {
    expect([0, 1, 2, 5, 6, 60].map((waits) => backOffMs(waits, 1))).to.deep.equal([500, 1_000, 2_000, 16_000, 20_000, 20_000]); // prettier-ignore
    expect(backOffMs(3, 0.25)).to.equal(1_000);
  });
});
