import { expect } from '@open-wc/testing';
import { Breath } from '../../../src/bulk/run/breath.js';

describe('Breath', () => {
  it('lets the page have its turn after fifty answers, and not before', async () => {
    const breath = new Breath();
    let turns = 0;
    setTimeout(() => (turns += 1));
    for (let answer = 0; answer < 49; answer++) await breath.take();
    expect(turns).to.equal(0);
    await breath.take();
    expect(turns).to.equal(1);
  });
});
