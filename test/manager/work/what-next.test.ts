import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { SettledReport } from '../../../src/deletion/deletion-state.js';
import type { BulkWork } from '../../../src/bulk/bulk-work.js';
import { missedBy, undoFor } from '../../../src/manager/work/what-next.js';
import { aUser } from '../../support/builders.js';

const [ann, ben] = [aUser({ id: 'a', version: '1' }), aUser({ id: 'b', version: '1' })];
const [annNow, benNow] = [aUser({ id: 'a', version: '2' }), aUser({ id: 'b', version: '2' })];
const error = adapterError('rate-limited', 'Slowly.');

function report(work: BulkWork, outcomes: SettledReport['outcomes']): SettledReport {
  const counts = { done: 0, already: 0, refused: 0, changed: 0, failed: 0, unknown: 0, skipped: 0, 'not-attempted': 0 };
  return { work, outcomes, skipped: [], counts: counts as unknown as SettledReport['counts'] };
}

describe('what can be done about what was done', () => {
  it('is taken back for everyone, at the version that they have now (R6)', () => {
    const done = report({ action: 'deactivate' }, [
      { id: 'a', state: 'done', user: annNow },
      { id: 'b', state: 'done', user: benNow },
    ]);
    expect(undoFor(done, ['a', 'b'], [ann, ben])).to.deep.equal([{ action: 'activate' }, [annNow, benNow]]);
  });

  for (const [what, work, outcomes, ids] of [
    ['nobody was changed', { action: 'deactivate' }, [{ id: 'a', state: 'failed', error }], []],
    [
      'it is not known how somebody is now',
      { action: 'deactivate' },
      [
        { id: 'a', state: 'done', user: annNow },
        { id: 'b', state: 'done' },
      ],
      ['a', 'b'],
    ],
    [
      'somebody was so already, who is not to be changed',
      { action: 'deactivate' },
      [
        { id: 'a', state: 'done', user: annNow },
        { id: 'b', state: 'already' },
      ],
      ['a', 'b'],
    ],
    ['they were deleted', { action: 'delete' }, [{ id: 'a', state: 'done', user: annNow }], ['a']],
    ['it was written', { action: 'message', body: 'Hi' }, [{ id: 'a', state: 'done', user: annNow }], ['a']],
  ] as const)
    // prettier-ignore
    it(`is not taken back where ${what} (U1)`, () => {
      expect(undoFor(report(work as BulkWork, outcomes as never), ids, [ann, ben])).to.equal(undefined);
    });

  it('is written again to those alone who surely did not get it (F7, T10)', () => {
    const people = ['done', 'failed', 'unknown', 'not-attempted', 'refused'].map((id) => aUser({ id }));
    const outcomes = people.map(({ id }) => ({ id, state: id, error }));
    const message = report({ action: 'message', body: 'Hi' }, outcomes as never);
    expect(missedBy(message, people).map(({ id }) => id)).to.deep.equal(['failed', 'not-attempted']);
    expect(missedBy(report({ action: 'deactivate' }, outcomes as never), people)).to.deep.equal([]);
  });
});
