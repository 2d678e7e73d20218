import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { freezeTargets } from '../../../src/bulk/frozen-targets.js';
import { sortChunk } from '../../../src/bulk/run/sort-chunk.js';
import { readyRun, transition, type RunOutcome } from '../../../src/bulk/run-state.js';

const targets = freezeTargets(['a', 'b', 'c'].map((id) => ({ id })));
const [sending] = transition(readyRun({ action: 'delete' }, targets), { type: 'start' });
const busy = adapterError('rate-limited', 'Later.', { retryAfterMs: 10 });
const answers = (...given: RunOutcome[]): ReadonlyMap<string, RunOutcome> => new Map(given.map((one) => [one.id, one]));
const interrupted = answers(
  { id: 'a', state: 'failed', error: busy },
  { id: 'b', state: 'not-attempted' },
  { id: 'c', state: 'done' },
);

describe('sortChunk', () => {
  it('counts a turn for whoever was turned away, and for nobody who was not sent (F14)', () => {
    const { turns, queue, outcomes } = sortChunk(sending, interrupted, true);
    expect([...turns]).to.deep.equal([['a', 1]]);
    expect(queue.map(({ id }) => id)).to.deep.equal(['a', 'b']);
    expect([...outcomes.keys()]).to.deep.equal(['c']);
  });

  it('sends nobody again who was turned away for the third time, where a run is stopped, or nothing was interrupted', () => {
    const tired = { ...sending, turns: new Map([['a', 2]]) };
    expect(sortChunk(tired, interrupted, true).queue.map(({ id }) => id)).to.deep.equal(['b']);
    expect(sortChunk({ ...sending, phase: 'stopping' }, interrupted, true).queue).to.deep.equal([]);
    expect(sortChunk(sending, interrupted, false).queue).to.deep.equal([]);
  });
});
