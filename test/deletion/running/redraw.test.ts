import { expect } from '@open-wc/testing';
import { Redraw } from '../../../src/deletion/running/redraw.js';

function stage() {
  const waiting: (() => void)[] = [];
  let drawn = 0;
  const redraw = new Redraw(
    () => (drawn += 1),
    (_, then) => (waiting.push(then), () => undefined),
  );
  return { redraw, drawn: () => drawn, pass: () => waiting.shift()?.(), waits: () => waiting.length };
}

describe('Redraw', () => {
  it('draws at once whatever is new', () => {
    const { redraw, drawn, waits } = stage();
    redraw.now();
    redraw.now();
    expect([drawn(), waits()]).to.deep.equal([2, 0]);
  });

  it('draws the first count, rests, and then the last one: thousands are drawn a few times', () => {
    const { redraw, drawn, pass, waits } = stage();
    for (let count = 0; count < 1000; count++) redraw.soon();
    expect([drawn(), waits()]).to.deep.equal([1, 1]);
    pass();
    expect([drawn(), waits()]).to.deep.equal([2, 0]);
  });

  it('draws nothing after a rest in which nothing came', () => {
    const { redraw, drawn, pass } = stage();
    redraw.soon();
    pass();
    expect(drawn()).to.equal(1);
    redraw.soon();
    expect(drawn()).to.equal(2);
  });

  it('draws a count no second time that something new has drawn', () => {
    const { redraw, drawn, pass } = stage();
    redraw.soon();
    redraw.soon();
    redraw.now();
    pass();
    expect(drawn()).to.equal(2);
  });
});
