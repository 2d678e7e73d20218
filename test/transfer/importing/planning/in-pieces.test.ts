import { expect } from '@open-wc/testing';
import { inPieces } from '../../../../src/transfer/importing/planning/in-pieces.js';

/** A hundred things, each of which takes as long as is said; what was done, and when the page had its turn. */
function scene(ms: number) {
  const done: (number | 'turn')[] = [];
  const controller = new AbortController();
  let spent = 0;
  const turns = {
    get isDue() {
      return spent >= 12;
    },
    take: () => {
      done.push('turn');
      spent = 0;
      return Promise.resolve();
    },
  };
  const work = (one: number): void => {
    done.push(one);
    spent += ms;
  };
  const all = Array.from({ length: 100 }, (_, at) => at);
  const run = (each: Iterable<number> = all) => inPieces(each, controller.signal, work, turns);
  const count = () => ({ done: done.filter((one) => one !== 'turn').length, turns: done.filter((one) => one === 'turn').length }); // prettier-ignore
  return { done, controller, turns, run, count };
}
const errorOf = (asked: Promise<unknown>): Promise<unknown> => asked.then(() => undefined, (error: unknown) => error); // prettier-ignore

describe('inPieces', () => {
  for (const [ms, turns] of [[0, 0], [0.1, 0], [0.25, 2], [1, 6], [50, 6]] as const)
    it(`does each once and in order, with ${turns} turns for the page where one takes ${ms} ms`, async () => {
      const { run, done, count } = scene(ms);
      await run();
      expect(count()).to.deep.equal({ done: 100, turns });
      expect(done.filter((one) => one !== 'turn')).to.deep.equal(Array.from({ length: 100 }, (_, at) => at));
    }); // prettier-ignore

  it('does nothing where it was stopped before', async () => {
    const { run, controller, done } = scene(1);
    const reason = new Error('Stopped.');
    controller.abort(reason);
    expect([await errorOf(run()), done.length]).to.deep.equal([reason, 0]);
    expect(await errorOf(run([]))).to.equal(reason);
  });

  it('goes no further where it was stopped while the page had its turn (F4)', async () => {
    const { run, controller, turns, count } = scene(1);
    const reason = new Error('Stopped.');
    const { take } = turns;
    turns.take = () => (controller.abort(reason), take());
    expect([await errorOf(run()), count()]).to.deep.equal([reason, { done: 16, turns: 1 }]);
  });

  it('passes on what the work throws', async () => {
    const error = new Error('Odd.');
    const work = (): never => {
      throw error;
    };
    expect(await errorOf(inPieces([1], new AbortController().signal, work))).to.equal(error);
  });
});
