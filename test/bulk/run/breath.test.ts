import { expect } from '@open-wc/testing';
import { Breath, inTurn, turnFor } from '../../../src/bulk/run/breath.js';

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

  it('lets it after as few as it is told', async () => {
    const breath = new Breath(2);
    let turns = 0;
    setTimeout(() => (turns += 1));
    await breath.take();
    expect(turns).to.equal(0);
    await breath.take();
    expect(turns).to.equal(1);
  });
});

describe('turnFor', () => {
  it('lets the page have its turn where it is about more than five hundred', async () => {
    let turns = 0;
    setTimeout(() => (turns += 1));
    expect(turnFor(500)).to.equal(undefined);
    await turnFor(501);
    expect(turns).to.equal(1);
  });
});

describe('inTurn', () => {
  it('does at once what is about few, and in a turn of its own what is about more than five hundred', async () => {
    const heard: string[] = [];
    setTimeout(() => heard.push('turn'));
    inTurn(500, () => heard.push('few'));
    await new Promise<void>((resolve) => inTurn(501, () => (heard.push('many'), resolve())));
    expect(heard).to.deep.equal(['few', 'turn', 'many']);
  });
});
