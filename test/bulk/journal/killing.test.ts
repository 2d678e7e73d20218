import { expect } from '@open-wc/testing';
import { dieAt } from '../../support/killed-page.js';
import { MemoryJournal } from '../../support/memory-journal.js';

describe('a run that is killed', () => {
  it('at each of more than 200 points: nobody is lost, nobody is met twice (F24, F34)', async () => {
    let points = 0;
    while (await dieAt(points, new MemoryJournal())) points += 1;
    expect(points).to.be.above(200);
  }).timeout(60_000);
});
