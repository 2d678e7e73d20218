import { expect } from '@open-wc/testing';
import { ProgressSpeech } from '../../../src/deletion/dialog/progress-speech.js';

describe('ProgressSpeech', () => {
  const said = (steps: [done: number, at: number][]): number[] => {
    const speech = new ProgressSpeech(0);
    return steps.filter(([done, at]) => speech.isDue(done, 100, at)).map(([done]) => done);
  };

  it('speaks at each quarter, and not at the end, which is said otherwise', () => {
    expect(said([[10, 10_000], [25, 20_000], [49, 30_000], [50, 40_000], [75, 60_000], [100, 80_000]])).to.deep.equal([25, 50, 75]); // prettier-ignore
  });

  it('says nothing in the first three seconds', () => {
    expect(said([[25, 1_000], [60, 2_999]])).to.deep.equal([]); // prettier-ignore
    const late = new ProgressSpeech(10_000);
    expect([late.isDue(25, 100, 12_999), late.isDue(25, 100, 13_000)]).to.deep.equal([false, true]);
  });

  it('speaks at most once in ten seconds, and catches up afterwards', () => {
    expect(said([[25, 5_000], [50, 9_000], [60, 14_999], [61, 15_000]])).to.deep.equal([25, 61]); // prettier-ignore
  });
});
