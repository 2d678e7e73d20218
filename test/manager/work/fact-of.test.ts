import { expect } from '@open-wc/testing';
import type { BulkWork } from '../../../src/bulk/bulk-work.js';
import { countsOf } from '../../../src/bulk/run-report.js';
import { factOf } from '../../../src/manager/work/fact-of.js';

const counts = countsOf([{ id: 'a', state: 'done' }]);
const at = '2027-01-31T22:59:00Z';
const secret = 'Dear Grace';
const facts: readonly (readonly [BulkWork, string, Record<string, unknown>])[] = [
  [{ action: 'delete' }, 'users-deleted', {}],
  [{ action: 'restore' }, 'users-restored', {}],
  [{ action: 'activate' }, 'users-status-change', { active: true }],
  [{ action: 'deactivate' }, 'users-status-change', { active: false }],
  [
    { action: 'change-department', department: { id: 'd1', name: secret } },
    'users-department-change',
    { departmentId: 'd1' },
  ],
  [{ action: 'schedule', plan: { action: 'deactivate', at } }, 'users-schedule-change', { action: 'deactivate', at }],
  [
    { action: 'schedule', plan: { action: 'activate', at: null } },
    'users-schedule-change',
    { action: 'activate', at: null },
  ],
  [{ action: 'message', subject: secret, body: secret }, 'users-message-sent', {}],
];

describe('factOf', () => {
  for (const [work, type, more] of facts) {
    it(`tells ${type} ${JSON.stringify(more)}: ids and counts, and no more (S19)`, () => {
      const event = factOf(work, ['a'], counts);
      expect({ ...event, isTrusted: undefined }).to.deep.equal({ ids: ['a'], counts, ...more, isTrusted: undefined });
      expect(event).to.include({ type, bubbles: true, composed: true, cancelable: false });
      expect(JSON.stringify(event)).not.to.include(secret);
    });
  }
});
