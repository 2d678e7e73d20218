import { expect } from '@open-wc/testing';
import { FaultInjector, type Faults } from '../../../src/adapters/memory/faults.js';
import { seededRandom } from '../../../src/adapters/memory/seeded-random.js';
import { MemoryAdapter, type MemoryOptions } from '../../../src/adapters/memory.js';
import type { Target } from '../../../src/adapters/contract.js';
import { all, calm, rejection, states } from '../contract.js';

const forty: readonly Target[] = Array.from({ length: 40 }, (_, index) => ({ id: `u-${index + 3}`, version: 'v1' }));
const faulty = (faults: Faults, options: MemoryOptions = {}) => new MemoryAdapter({ faults, ...options });
const statesFor = (faults: Faults, seed: number) => states(faulty(faults, { seed }).delete(forty, calm));
const count = (lines: readonly string[], state: string) => lines.filter((line) => line.endsWith(` ${state}`)).length;
const thrown = (run: () => void): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('MemoryAdapter with faults', () => {
  /** Each fault with a chance, and the outcome that it makes. */
  const shares: readonly (readonly [keyof Faults, string, string])[] = [
    ['failPercent', 'failed', 'F13'],
    ['lostAnswerPercent', 'unknown', 'F7'],
    ['stalePercent', 'changed', 'R12'],
  ];
  for (const [fault, state, row] of shares) {
    it(`${fault} makes ${state}, always at 100 and never at 0 (${row})`, async () => {
      expect(count(await statesFor({ [fault]: 100 }, 1), state)).to.equal(40);
      expect(count(await statesFor({ [fault]: 0 }, 1), 'done')).to.equal(40);
    });

    it(`${fault} hits the same ones for the same seed, and about the share that it was told`, async () => {
      const run = await statesFor({ [fault]: 40 }, 11);
      expect(await statesFor({ [fault]: 40 }, 11)).to.deep.equal(run);
      expect(await statesFor({ [fault]: 40 }, 12)).to.not.deep.equal(run);
      expect(count(run, state)).to.be.within(6, 28);
      expect(count(run, state) + count(run, 'done')).to.equal(40);
    });
  }

  it('does nothing where it fails, everything where the answer is lost, nothing where somebody was faster (F7)', async () => {
    for (const [faults, left] of [[{ failPercent: 100 }, 67], [{ lostAnswerPercent: 100 }, 27], [{ stalePercent: 100 }, 67]] as const) {
      const adapter = faulty(faults);
      await all(adapter.delete(forty, calm));
      expect(adapter.users).to.have.lengthOf(left);
    } // prettier-ignore
  });

  it('says unknown only of what it did, over every outcome of a mixture (F7)', async () => {
    const adapter = faulty({ failPercent: 20, lostAnswerPercent: 30, stalePercent: 20 }, { seed: 3 });
    const outcomes = await all(adapter.delete(forty, calm));
    const left = new Set(adapter.users.map(({ id }) => id));
    expect(new Set(outcomes.map(({ state }) => state)).size).to.be.at.least(3);
    for (const { id, state } of outcomes) {
      if (state === 'done') expect(left.has(id), id).to.equal(false);
      else if (state !== 'unknown') expect(left.has(id), id).to.equal(true);
    }
  });

  it('fails questions too, before they are answered', async () => {
    const adapter = faulty({ failPercent: 100 });
    for (const ask of [adapter.connect(calm), adapter.get('u-3', calm), adapter.query({ size: 1 }, calm), adapter.departments(calm)])
      expect(await rejection(ask)).to.include({ kind: 'unavailable', status: 500 }); // prettier-ignore
  });

  it('limits each so-manieth request, reads and writes counted together (F11)', async () => {
    const adapter = faulty({ rateLimit: { every: 3, retryAfterMs: 1500 } });
    await adapter.get('u-3', calm);
    await adapter.get('u-3', calm);
    expect(await rejection(adapter.get('u-3', calm))).to.include({ kind: 'rate-limited', status: 429, retryAfterMs: 1500 }); // prettier-ignore
    const lines = await states(adapter.delete(forty.slice(0, 6), calm));
    expect([count(lines, 'done'), count(lines, 'failed'), count(lines, 'not-attempted')]).to.deep.equal([2, 1, 3]);
    expect(adapter.users).to.have.lengthOf(65);
  });

  it('tells each target apart after the limit: whoever was not attempted can be sent again whole (F19)', async () => {
    const adapter = faulty({ rateLimit: { every: 5, retryAfterMs: 1 } });
    let left = [...forty];
    for (let round = 0; left.length > 0 && round < 20; round++) {
      const outcomes = await all(adapter.delete(left, calm));
      const open = new Set(outcomes.filter(({ state }) => state !== 'done').map(({ id }) => id));
      expect(open.size).to.be.lessThan(left.length);
      left = left.filter(({ id }) => open.has(id));
    }
    expect(adapter.users.map(({ id }) => id).filter((id) => forty.some((target) => target.id === id))).to.deep.equal(
      [],
    );
    expect(adapter.users).to.have.lengthOf(27);
  });

  it('lies about the total on every page, and about nothing else', async () => {
    const honest = await new MemoryAdapter().query({ size: 10, at: { offset: 60 } }, calm);
    const lying = await faulty({ lyingTotal: 1_000_000 }).query({ size: 10, at: { offset: 60 } }, calm);
    expect(lying).to.deep.equal({ ...honest, total: { value: 1_000_000, kind: 'exact' } });
    expect((await faulty({ lyingTotal: 0 }).query({ size: 10 }, calm)).users).to.have.lengthOf(10);
  });
});

describe('FaultInjector', () => {
  it('takes the time between the least and the most, from the seed and not from the clock', async () => {
    const waits = async (seed: number): Promise<number[]> => {
      const list: number[] = [];
      const injector = new FaultInjector({ latencyMs: [100, 300] }, seed, (ms) => Promise.resolve(void list.push(ms)));
      for (let times = 0; times < 20; times++) await injector.delay(calm.signal);
      return list;
    };
    const one = await waits(5);
    expect(one).to.have.lengthOf(20);
    for (const ms of one) expect(ms).to.be.within(100, 300);
    expect(Math.max(...one) - Math.min(...one)).to.be.greaterThan(50);
    expect(await waits(5)).to.deep.equal(one);
    expect(await waits(6)).to.not.deep.equal(one);
  });

  it('waits not at all where there is no latency, or nobody waits any more', async () => {
    const wait = () => Promise.reject(new Error('must not wait'));
    await new FaultInjector({}, 1, wait).delay(calm.signal);
    let waited = 0;
    const slow = new FaultInjector({ latencyMs: 50 }, 1, () => Promise.resolve(void waited++));
    expect((await rejection(slow.delay(AbortSignal.abort()))).kind).to.equal('aborted');
    expect(waited).to.equal(0);
  });

  it('is aborted in the middle of its wait, even where the wait itself rejects', async () => {
    for (const settle of ['resolve', 'reject'] as const) {
      const stop = new AbortController();
      const injector = new FaultInjector({ latencyMs: 50 }, 1, () => {
        stop.abort();
        return settle === 'resolve' ? Promise.resolve() : Promise.reject(new Error('stopped'));
      });
      expect((await rejection(injector.delay(stop.signal))).kind).to.equal('aborted');
    }
  });

  it('happens by chance in the same order whatever is not asked for', () => {
    const run = (faults: Faults): boolean[] => {
      const injector = new FaultInjector(faults, 9);
      return Array.from({ length: 30 }, () => {
        injector.goesStale();
        injector.losesAnswer();
        return thrown(() => injector.arrive()) !== undefined;
      });
    };
    expect(run({ failPercent: 50 })).to.deep.equal(run({ failPercent: 50, stalePercent: 0, lyingTotal: 7 }));
  });
});

describe('seededRandom', () => {
  it('is spread evenly from 0 up to 1, for any seed', () => {
    for (const seed of [0, 1, -1, 2 ** 31, 0.5, Number.NaN]) {
      const random = seededRandom(seed);
      const tenths = new Array<number>(10).fill(0);
      for (let times = 0; times < 5000; times++) {
        const value = random();
        expect(value >= 0 && value < 1).to.equal(true);
        tenths[Math.floor(value * 10)]++;
      }
      for (const each of tenths) expect(each, `${seed}: ${tenths.join()}`).to.be.within(400, 600);
    }
  });
});
