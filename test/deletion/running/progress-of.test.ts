import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { freezeTargets } from '../../../src/bulk/frozen-targets.js';
import { planOf } from '../../../src/bulk/plan.js';
import { readyRun, type RunOutcome, type RunState } from '../../../src/bulk/run-state.js';
import type { DeletionState } from '../../../src/deletion/deletion-state.js';
import { progressOf } from '../../../src/deletion/running/progress-of.js';
import { aSession, aUser } from '../../support/builders.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const users = [...ids.map((id) => aUser({ id })), aUser({ id: 'root', owner: true })];
const work = { action: 'delete' } as const;
const session = aSession();
const error = adapterError('network', 'Lost.');
const away = adapterError('rate-limited', 'Later.', { retryAfterMs: 1_000 });

function running(given?: Partial<RunState>): DeletionState & { phase: 'running' } {
  const run = given && { ...readyRun(work, freezeTargets(ids.map((id) => ({ id })))), ...given };
  const plan = planOf(work, users, session);
  const limits = {};
  return {
    phase: 'running', work, users, session, plan, limits, checks: new Map(), agreed: false, shown: true, directoryTotal: 7,
    ...(run && { run }),
  }; // prettier-ignore
}
const by = (...outcomes: RunOutcome[]): ReadonlyMap<string, RunOutcome> => new Map(outcomes.map((one) => [one.id, one])); // prettier-ignore

describe('progressOf', () => {
  it('counts those whom it will meet before anything was sent, and nobody whom it leaves out', () => {
    expect(progressOf(running())).to.deep.equal({ done: 0, total: 6 });
  });

  it('counts who is through, how many of them not well, and of how many nothing is known (F34)', () => {
    const outcomes = by({ id: 'a', state: 'done' }, { id: 'b', state: 'failed', error });
    const answered = by({ id: 'c', state: 'already' }, { id: 'd', state: 'unknown', error });
    expect(progressOf(running({ phase: 'sending', outcomes, answered }))).to.deep.equal({
      done: 4,
      total: 6,
      trouble: 2,
      unknown: 1,
      stopping: false,
      looking: false,
      probing: false,
    });
  });

  it('does not count who will be sent again: turned away, or not attempted, in the chunk under way', () => {
    const answered = by({ id: 'a', state: 'failed', error: away }, { id: 'b', state: 'not-attempted' });
    expect(progressOf(running({ answered }))).to.include({ done: 0, trouble: 0 });
  });

  it('counts who will not be sent any more, as not done', () => {
    const outcomes = by({ id: 'a', state: 'failed', error: away }, { id: 'b', state: 'not-attempted' });
    expect(progressOf(running({ outcomes }))).to.include({ done: 2, trouble: 2, unknown: 0 });
  });

  for (const [phase, flag] of [
    ['stopping', 'stopping'],
    ['reconciling', 'looking'],
    ['probing', 'probing'],
  ] as const) {
    it(`says that it is ${flag}`, () => {
      const flags = { stopping: false, looking: false, probing: false, [flag]: true };
      expect(progressOf(running({ phase }))).to.deep.include(flags);
    });
  }

  it('tells of a pause that can be read, and of none that is shorter', () => {
    const pause = { reason: 'rate-limited', ms: 2_000, asks: false } as const;
    expect(progressOf(running({ phase: 'waiting', pause })).pause).to.equal(pause);
    expect(progressOf(running({ phase: 'waiting', pause: { ...pause, ms: 1_999 } }))).not.to.have.property('pause');
    expect(progressOf(running({ phase: 'sending' }))).not.to.have.property('pause');
  });
});
