import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { planOf } from '../../../src/bulk/plan.js';
import type { RunOutcome } from '../../../src/bulk/run-state.js';
import { retriable } from '../../../src/deletion/running/retriable.js';
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
