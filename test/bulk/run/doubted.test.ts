import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { RunWork } from '../../../src/bulk/bulk-work.js';
import { doubted, wasLost } from '../../../src/bulk/run/doubted.js';
import type { RunOutcome } from '../../../src/bulk/run-state.js';
import type { User } from '../../../src/domain/user.js';
import { aUser } from '../../support/builders.js';

const at = '2027-01-31T22:59:00Z';
const sales = { id: 'sales', name: 'Sales', path: [] };
const moved: RunWork = { action: 'change-department', department: sales };
const planned: RunWork = { action: 'schedule', plan: { action: 'deactivate', at } };
const cancelled: RunWork = { action: 'schedule', plan: { action: 'deactivate', at: null } };
const done = (user: User | undefined): RunOutcome => ({ id: 'u-1', state: 'done', ...(user && { user }) });

describe('doubted (F7)', () => {
  for (const [what, work, given] of [
    ['they are active after a deactivation', { action: 'deactivate' }, { status: 'active' }],
    ['they are inactive after an activation', { action: 'activate' }, { status: 'inactive' }],
    ['they are in another department', moved, { department: { ...sales, id: 'support' } }],
    ['another day is planned', planned, { scheduled: { action: 'deactivate', at: '2027-02-02T00:00:00Z' } }],
    ['no moment can be read', planned, { scheduled: { action: 'deactivate', at: 'soon' } }],
    ['an activation is planned', planned, { scheduled: { action: 'activate', at } }],
    ['nothing is planned', planned, {}],
    ['what was cancelled is planned', cancelled, { scheduled: { action: 'deactivate', at } }],
  ] as const satisfies readonly (readonly [string, RunWork, Partial<User>])[])
    it(`does not believe that it was done where the record says that ${what}`, () => {
      const user = aUser(given);
      const outcome = doubted(work, done(user));
      expect(outcome).to.deep.include({ id: 'u-1', state: 'unknown', latest: user });
      expect(outcome).to.have.nested.property('error.kind', 'protocol');
      expect(outcome)
        .to.have.nested.property('error.message')
        .that.matches(/its record says otherwise/);
      expect(wasLost(outcome), 'it is no answer that was lost').to.equal(false);
    });

  for (const [what, work, given] of [
    ['a record that shows it', { action: 'deactivate' }, { status: 'inactive' }],
    ['a status of the backend’s own', { action: 'deactivate' }, { status: 'locked' }],
    ['who stays invited after an activation', { action: 'activate' }, { status: 'invited' }],
    ['a moment that was rounded', planned, { scheduled: { action: 'deactivate', at: '2027-01-31T23:59:59Z' } }],
    ['a record that does not tell the department', moved, {}],
    ['a record after a cancellation', cancelled, {}],
    ['a record after a deletion, whatever it says', { action: 'delete' }, {}],
    ['a record after a deletion, with a department', { action: 'delete' }, { department: sales }],
    ['a record after a message', { action: 'message', body: 'Hello' }, {}],
    ['a record after a restore', { action: 'restore' }, { status: 'inactive' }],
    ['a row of an import', { action: 'import', rows: new Map() }, {}],
  ] as const satisfies readonly (readonly [string, RunWork, Partial<User>])[])
    it(`believes ${what}`, () => {
      const outcome = done(aUser(given));
      expect(doubted(work, outcome)).to.equal(outcome);
    });

  it('believes an answer without a record, and leaves alone what is no success', () => {
    const error = adapterError('network', 'Lost.');
    for (const outcome of [
      done(undefined),
      { id: 'u-1', state: 'already' },
      { id: 'u-1', state: 'deactivated', user: aUser() },
      { id: 'u-1', state: 'unknown', error, latest: aUser() },
    ] as const) {
      expect(doubted({ action: 'deactivate' }, outcome)).to.equal(outcome);
      expect(wasLost(outcome)).to.equal(true);
    }
  });
});
