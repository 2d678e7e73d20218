import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { SettledReport } from '../../../src/deletion/deletion-state.js';
import type { BulkWork } from '../../../src/bulk/bulk-work.js';
import { missedBy, undoFor } from '../../../src/manager/work/what-next.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';

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

  describe('of a deletion', () => {
    const soft = { kind: 'soft', restoredBy: 'viewer' } as const;
    const session = aSession({ capabilities: theCapabilities({ delete: soft }) });
    const adapter = { restore: () => undefined } as never;
    const cleo = aUser({ id: 'c', denied: { restore: 'scope' } });
    const mixed = report({ action: 'delete' }, [
      { id: 'a', state: 'done' },
      { id: 'b', state: 'already' },
      { id: 'c', state: 'done' },
      { id: 'd', state: 'failed', error },
    ]);
    const all = [ann, ben, cleo, aUser({ id: 'd' })];

    it('is taken back for exactly those who were deleted here and now, and whom the viewer may restore (U15, R4)', () => {
      expect(undoFor(mixed, ['a', 'b', 'c'], all, { adapter, session })).to.deep.equal([{ action: 'restore' }, [ann]]);
    });

    for (const [what, around] of [
      ['the backend can’t restore', { adapter: {} as never, session }],
      [
        'only support restores (R7)',
        {
          adapter,
          session: aSession({ capabilities: theCapabilities({ delete: { ...soft, restoredBy: 'support' } }) }),
        },
      ],
      [
        'it is not said who restores',
        { adapter, session: aSession({ capabilities: theCapabilities({ delete: { kind: 'soft' } }) }) },
      ],
      ['the viewer’s role lacks it (R1)', { adapter, session: { ...session, allowed: new Set(['delete' as const]) } }],
      ['nothing is known (R11)', {}],
    ] as const)
      it(`is not offered where ${what}`, () => {
        expect(undoFor(mixed, ['a', 'b', 'c'], all, around)).to.equal(undefined);
      });

    it('is not offered where nobody was deleted', () => {
      const none = report({ action: 'delete' }, [{ id: 'b', state: 'already' }]);
      expect(undoFor(none, ['b'], all, { adapter, session })).to.equal(undefined);
    });
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
