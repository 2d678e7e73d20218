import { expect } from '@open-wc/testing';
import { Turns } from '../../../src/transfer/importing/turns.js';

describe('Turns', () => {
  it('are due as soon as something has gone on for twelve milliseconds, and not before', () => {
    let now = 5;
    const turns = new Turns(() => now);
    for (const [time, isDue] of [[5, false], [16.9, false], [17, true], [100, true]] as const) {
      now = time;
      expect(turns.isDue, String(time)).to.equal(isDue);
    } // prettier-ignore
  });

  it('give the page its turn, and count anew from when it is over', async () => {
    let now = 0;
    const turns = new Turns(() => now);
    now = 50;
    let isElsewhere = false;
    setTimeout(() => {
      isElsewhere = true;
      now = 60;
    });
    await turns.take();
    expect([isElsewhere, turns.isDue]).to.deep.equal([true, false]);
    now = 72;
    expect(turns.isDue).to.equal(true);
  });

  it('look at the clock of the page where they have none of their own', () => {
    expect(new Turns().isDue).to.equal(false);
  });
});
