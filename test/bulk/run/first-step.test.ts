import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { ReadResult } from '../../../src/bulk/read-each.js';
import { stepOf, stepSeen } from '../../../src/bulk/run/first-step.js';
import type { RunOutcome } from '../../../src/bulk/run-state.js';
import { aUser } from '../../support/builders.js';

const firstSteps = new Map([
  ['checked', true],
  ['unchecked', false],
]);
const done = (id: string): RunOutcome => ({ id, state: 'done' });
const lost = (id: string): RunOutcome => ({ id, state: 'unknown', error: adapterError('network', 'Lost.') });
const found = (id: string, status: string): ReadResult => ({ id, state: 'found', user: aUser({ id, status }) });

describe('stepOf (F10)', () => {
  it('takes a success for the first step where the system checks who is met, and for a question where it does not', () => {
    expect(stepOf(done('checked'), firstSteps)).to.deep.equal({ id: 'checked', state: 'deactivated' });
    const open = stepOf(done('unchecked'), firstSteps);
    expect(open).to.include({ id: 'unchecked', state: 'unknown' });
    expect('error' in open && open.error).to.include({
      kind: 'protocol',
      message: 'It is not known which of the two steps was done.',
    });
  });

  it('leaves alone what is no success, and whose second step it was', () => {
    for (const outcome of [lost('checked'), done('inactive')]) expect(stepOf(outcome, firstSteps)).to.equal(outcome);
  });
});

describe('stepSeen (F7, F10)', () => {
  const undecided = stepOf(done('unchecked'), firstSteps);

  it('is a deletion where the user is gone: confirmed by reading only where the answer was lost', () => {
    const gone = { id: 'unchecked', state: 'gone' } as const;
    expect(stepSeen(undecided, gone, firstSteps)).to.deep.equal({ id: 'unchecked', state: 'done' });
    expect(stepSeen(lost('unchecked'), gone, firstSteps)).to.deep.equal({
      id: 'unchecked',
      state: 'done',
      confirmed: true,
    });
  });

  it('is the first step where the user is inactive now', () => {
    const { user } = found('checked', 'inactive') as ReadResult & { state: 'found' };
    const seen = { id: 'checked', state: 'found', user } as const;
    expect(stepSeen(lost('checked'), seen, firstSteps)).to.deep.equal({
      id: 'checked',
      state: 'deactivated',
      confirmed: true,
      user,
    });
    expect(stepSeen(undecided, { ...seen, id: 'unchecked' }, firstSteps)).not.to.have.property('confirmed');
  });

  it('says nothing of who is still active, can’t be read, or had no first step', () => {
    const unread = { id: 'checked', state: 'unread', error: adapterError('network', 'Away.') } as const;
    for (const result of [found('checked', 'active'), unread, found('inactive', 'inactive')])
      expect(stepSeen(lost(result.id), result, firstSteps)).to.equal(undefined);
  });
});
