import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { planOf } from '../../../src/bulk/plan.js';
import type { RunOutcome } from '../../../src/bulk/run-state.js';
import type { DeletionState } from '../../../src/deletion/deletion-state.js';
import { countsOf } from '../../../src/bulk/run-report.js';
import { retriable, workAgain } from '../../../src/deletion/running/retriable.js';
import { aSession, aUser } from '../../support/builders.js';

const error = adapterError('unavailable', 'Down.');
const outcomes: RunOutcome[] = [
  { id: 'done', state: 'done' },
  { id: 'already', state: 'already' },
  { id: 'refused', state: 'refused', error },
  { id: 'changed', state: 'changed', error },
  { id: 'failed', state: 'failed', error },
  { id: 'unknown', state: 'unknown', error },
  { id: 'not-attempted', state: 'not-attempted' },
];
const users = [...outcomes.map(({ id }) => aUser({ id })), aUser({ id: 'unread' }), aUser({ id: 'gone' }), aUser({ id: 'owner', owner: true })]; // prettier-ignore
const plan = planOf({ action: 'delete' }, users, aSession(), new Map([['unread', 'unread'], ['gone', 'gone']])); // prettier-ignore

describe('retriable', () => {
  it('is whom nothing was done to, for certain; never whose answer was lost or whom a rule protects (F7, F13)', () => {
    expect([...retriable(plan, outcomes, false)]).to.deep.equal(['failed', 'not-attempted']);
  });

  it('is also who had changed or could not be read, where a new question reads them again (F1)', () => {
    expect([...retriable(plan, outcomes, true)]).to.deep.equal(['changed', 'failed', 'not-attempted', 'unread']);
  });
});

describe('workAgain', () => {
  const session = aSession();
  const subject = { work: { action: 'delete' }, users, session, plan, checks: new Map(), agreed: false, shown: true, limits: {}, directoryTotal: undefined } as const; // prettier-ignore
  const report = { work: subject.work, outcomes, counts: countsOf(outcomes), skipped: [] };
  const ids = (state: DeletionState): string[] | undefined => workAgain(state)?.users.map(({ id }) => id);

  it('is about whom a report leaves to be tried again', () => {
    expect(ids({ ...subject, phase: 'reported', report })).to.deep.equal([
      'changed',
      'failed',
      'not-attempted',
      'unread',
    ]);
  });

  it('is about whom an interrupted run never tried, where it tells (F24)', () => {
    const again = users.slice(0, 2);
    expect(ids({ ...subject, phase: 'reported', report, again })).to.deep.equal(['done', 'already']);
  });

  it('is about everyone where nothing was sent, for another tab was deleting (F27)', () => {
    expect(ids({ ...subject, phase: 'declined', why: 'elsewhere' })).to.have.length(users.length);
  });

  it('is about nobody who had changed where nobody would be asked anew (F1)', () => {
    const work = { action: 'deactivate' } as const;
    expect(ids({ ...subject, work, phase: 'reported', report })).to.deep.equal(['failed', 'not-attempted']);
  });

  it('is nothing where nobody can be tried again, or nothing was asked', () => {
    const lost = outcomes.filter(({ state }) => state === 'unknown');
    const all = { ...subject, plan: planOf(subject.work, users, session) };
    expect(workAgain({ ...all, phase: 'reported', report: { ...report, outcomes: lost } })).to.equal(undefined);
    expect(workAgain({ phase: 'closed' })).to.equal(undefined);
  });
});
