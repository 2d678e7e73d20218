import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { adapterError } from '../../../../src/adapters/adapter-error.js';
import type { ImportRow, Outcome } from '../../../../src/adapters/contract.js';
import { atOnce } from '../../../../src/transfer/importing/running/at-once.js';
import { deferred, turn } from '../../../support/scripted-adapter.js';

const rowsOf = (count: number): ImportRow[] => Array.from({ length: count }, (_, at) => ({ ref: `r${at}`, create: { login: `l${at}` } })); // prettier-ignore
const failed = (id: string, kind: Parameters<typeof adapterError>[0], more = {}): Outcome => ({ id, state: 'failed', error: adapterError(kind, 'No.', more) }); // prettier-ignore

/** Rows under way, each of which a test ends. */
function stage(count: number) {
  const [signal, stop] = [new AbortController(), new AbortController()];
  const begun: string[] = [];
  const told: Outcome[] = [];
  const ends = new Map<string, (outcome: Outcome) => void>();
  const one = ({ ref }: ImportRow): Promise<Outcome> => {
    begun.push(ref);
    const { promise, resolve } = deferred<Outcome>();
    ends.set(ref, resolve);
    return promise;
  };
  const over = (async () => {
    for await (const outcome of atOnce(rowsOf(count), { signal: signal.signal, stop: stop.signal }, one)) told.push(outcome); // prettier-ignore
  })();
  const end = async (ref: string, outcome: Outcome = { id: ref, state: 'done' }): Promise<void> => {
    ends.get(ref)!(outcome);
    await turn();
  };
  return { signal, stop, begun, told, over, end, states: () => told.map(({ id, state }) => `${id} ${state}`) };
}

describe('atOnce', () => {
  it('has four rows under way, and begins the next as soon as one has ended, whichever (F15)', async () => {
    const { begun, end, states } = stage(6);
    await turn();
    expect(begun).to.deep.equal(['r0', 'r1', 'r2', 'r3']);
    await end('r2');
    expect([begun.at(-1), states()]).to.deep.equal(['r4', ['r2 done']]);
    await end('r4');
    expect([begun.at(-1), begun.length]).to.deep.equal(['r5', 6]);
  });

  it('tells each outcome when it is known, and each once (F17, F34)', async () => {
    const { end, over, states } = stage(3);
    await turn();
    for (const ref of ['r2', 'r0', 'r1']) await end(ref);
    await over;
    expect(states()).to.deep.equal(['r2 done', 'r0 done', 'r1 done']);
  });

  it('ends at once where there is nothing to do', async () => {
    const { over, told } = stage(0);
    await over;
    expect(told).to.deep.equal([]);
  });

  for (const [what, error] of [
    ['sign in again', ['unauthenticated']],
    ['wait', ['rate-limited']],
    ['come later', ['unavailable', { status: 503, retryAfterMs: 1000 }]],
  ] as const)
    it(`sends nothing more where the backend says: ${what}; what is under way is heard out (F11, F19)`, async () => {
      const { begun, end, over, states } = stage(7);
      await turn();
      await end('r1', failed('r1', ...(error as [(typeof error)[0]])));
      for (const ref of ['r0', 'r2', 'r3']) await end(ref);
      await over;
      expect(begun).to.have.lengthOf(4);
      expect(states().slice(4)).to.deep.equal(['r4 not-attempted', 'r5 not-attempted', 'r6 not-attempted']);
    });

  it('holds on as soon as that is known, and not when its turn to be told has come (F19)', async () => {
    const { begun, end, over, states } = stage(6);
    await turn();
    // two of them in one task: the first would otherwise make room for another
    void end('r0');
    void end('r1', failed('r1', 'unauthenticated'));
    await turn();
    for (const ref of ['r2', 'r3']) await end(ref);
    await over;
    expect(begun).to.have.lengthOf(4);
    expect(states()).to.include.members(['r0 done', 'r1 failed', 'r4 not-attempted', 'r5 not-attempted']);
  });

  for (const [what, error] of [
    ['refuses one', failed('r1', 'conflict')],
    ['is not to be reached', failed('r1', 'network')],
    ['is away without a word about when it is back', failed('r1', 'unavailable', { status: 503 })],
    ['may have done one', { id: 'r1', state: 'unknown', error: adapterError('unauthenticated', '?') } as Outcome],
  ] as const)
    it(`goes on where the backend ${what} (R12)`, async () => {
      const { begun, end } = stage(5);
      await turn();
      await end('r1', error);
      expect(begun.at(-1)).to.equal('r4');
    });

  for (const by of ['signal', 'stop'] as const)
    it(`begins nothing more after ${by}, and waits for what was sent (U14)`, async () => {
      const given = stage(6);
      await turn();
      given[by].abort();
      for (const ref of ['r0', 'r1', 'r2', 'r3']) await given.end(ref);
      await given.over;
      expect([given.begun.length, given.states().slice(4)]).to.deep.equal([4, ['r4 not-attempted', 'r5 not-attempted']]); // prettier-ignore
    });

  it('begins nothing where it was stopped before', async () => {
    const controller = new AbortController();
    controller.abort();
    const told: string[] = [];
    const one = (): Promise<Outcome> => Promise.reject(new Error('It was begun.'));
    for await (const { state } of atOnce(rowsOf(2), { signal: controller.signal }, one)) told.push(state);
    expect(told).to.deep.equal(['not-attempted', 'not-attempted']);
  });

  it('ends each row once, whatever ends when and how (F34)', async () => {
    const ending = fc.constantFrom('done', 'wait', 'refused');
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(ending, { maxLength: 12 }), async (scheduler, ends) => {
        const one = ({ ref: id }: ImportRow): Promise<Outcome> => {
          const end = ends[Number(id.slice(1))];
          const error = adapterError('forbidden', 'No.');
          return scheduler.schedule(Promise.resolve<Outcome>(end === 'done' ? { id, state: 'done' } : end === 'wait' ? failed(id, 'rate-limited') : { id, state: 'refused', error })); // prettier-ignore
        };
        const told: string[] = [];
        const over = (async () => {
          for await (const { id } of atOnce(rowsOf(ends.length), { signal: new AbortController().signal }, one)) told.push(id); // prettier-ignore
        })();
        await scheduler.waitFor(over);
        expect(told.toSorted()).to.deep.equal(rowsOf(ends.length).map(({ ref }) => ref).toSorted()); // prettier-ignore
      }),
      { numRuns: 60 },
    );
  });
});
