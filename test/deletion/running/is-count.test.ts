import { expect } from '@open-wc/testing';
import { freezeTargets } from '../../../src/bulk/frozen-targets.js';
import { readyRun, type RunState } from '../../../src/bulk/run-state.js';
import type { DeletionState } from '../../../src/deletion/deletion-state.js';
import { isCount } from '../../../src/deletion/running/is-count.js';

const ready = readyRun({ action: 'delete' }, freezeTargets([{ id: 'a' }]));
const run = (given: Partial<RunState> = {}): DeletionState =>
  ({ phase: 'running', run: { ...ready, phase: 'sending', ...given } }) as DeletionState;
const at = (phase: DeletionState['phase']): DeletionState => ({ phase }) as DeletionState;
const pause = { reason: 'rate-limited', ms: 5_000, asks: false } as const;

describe('isCount', () => {
  for (const [what, before, after, counts] of [
    ['one more was read', at('checking'), at('checking'), true],
    ['one more was answered', run(), run({ answered: new Map([['a', { id: 'a', state: 'done' }]]) }), true],
    ['nothing has come of a run yet', at('running'), at('running'), true],
    ['a pause is the same', run({ pause }), run({ pause }), true],
    ['a question is asked', at('checking'), at('asking'), false],
    ['users are read', at('closed'), at('checking'), false],
    ['a question is asked anew', at('asking'), at('asking'), false],
    ['a run begins', at('asking'), run(), false],
    ['a run begins of which nothing is known', at('asking'), at('running'), false],
    ['a run ends', run(), at('reported'), false],
    ['a run ends of which nothing is known', at('running'), at('reported'), false],
    ['a first word of a run comes', at('running'), run(), false],
    ['a run is stopped', run(), run({ phase: 'stopping' }), false],
    ['a run pauses', run(), run({ pause }), false],
    ['another pause follows', run({ pause }), run({ pause: { ...pause } }), false],
    ['a run is forgotten', run(), at('running'), false],
  ] as const) {
    it(`is ${counts ? '' : 'not '}all that happened where ${what}`, () => expect(isCount(before, after)).to.equal(counts)); // prettier-ignore
  }
});
