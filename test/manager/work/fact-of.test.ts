import { expect } from '@open-wc/testing';
import type { BulkWork } from '../../../src/bulk/bulk-work.js';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { countsOf } from '../../../src/bulk/run-report.js';
import type { RunOutcome } from '../../../src/bulk/run-state.js';
import type { UsersDeletedEvent } from '../../../src/manager/work/change-events.js';
import { factOf } from '../../../src/manager/work/fact-of.js';
import { aUser } from '../../support/builders.js';

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
      const report = { work, counts, outcomes: [{ id: 'a', state: 'done' as const }], skipped: [] };
      const event = factOf(report, ['a']);
      const told = Object.fromEntries(Object.entries(event).filter(([name]) => !/^(isTrusted|audit)$/.test(name)));
      expect(told).to.deep.equal({ ids: ['a'], counts, ...more });
      expect((event as { audit?: unknown }).audit).to.equal(undefined);
      expect(event).to.include({ type, bubbles: true, composed: true, cancelable: false });
      expect(JSON.stringify(event)).not.to.include(secret);
    });
  }

  it('keeps the reason in the audit of a deletion, and nowhere else', () => {
    const facts = { runId: 'r1', startedAt: at, endedAt: at };
    const outcomes = [{ id: 'a', state: 'done' as const }];
    const told = (work: BulkWork) => factOf({ work, counts, outcomes, skipped: [], facts }, ['a']);
    const { audit, ...rest } = told({ action: 'delete', reason: secret }) as UsersDeletedEvent;
    expect([audit?.reason, JSON.stringify(rest).includes(secret)]).to.deep.equal([secret, false]);
    expect((told({ action: 'delete' }) as UsersDeletedEvent).audit).not.to.have.property('reason');
    expect(JSON.stringify(told({ action: 'deactivate', reason: secret }))).not.to.include(secret);
  });

  it('says in the audit of a deletion who takes over, by id, where somebody was chosen', () => {
    const facts = { runId: 'r1', startedAt: at, endedAt: at };
    const told = (work: BulkWork) =>
      factOf({ work, counts, outcomes: [], skipped: [], facts }, []) as UsersDeletedEvent;
    expect(told({ action: 'delete', successor: 'cy' }).audit?.successor).to.equal('cy');
    expect(told({ action: 'delete' }).audit).not.to.have.property('successor');
  });

  it('gives of a deletion what a host keeps: who, when, whom, and what became of each; ids and no more (S19)', () => {
    const facts = {
      runId: 'r1',
      viewerId: 'me',
      startedAt: '2026-11-26T08:00:00.000Z',
      endedAt: '2026-11-26T08:00:09.000Z',
    };
    const outcomes: readonly RunOutcome[] = [
      { id: 'a', state: 'done', user: aUser({ id: 'a', firstName: secret }) },
      { id: 'b', state: 'refused', error: adapterError('forbidden', secret, { reason: 'owner' }) },
      { id: 'c', state: 'unknown', error: adapterError('network', secret) },
    ];
    const report = { work: { action: 'delete' } as const, counts: countsOf(outcomes), outcomes, skipped: [], facts };
    const { audit } = factOf(report, ['a']) as UsersDeletedEvent;
    expect(audit).to.deep.equal({
      ...facts,
      confirmed: ['a', 'b', 'c'],
      outcomes: [
        { id: 'a', outcome: 'done' },
        { id: 'b', outcome: 'refused' },
        { id: 'c', outcome: 'unknown' },
      ],
    });
    expect(JSON.stringify(audit)).not.to.include(secret);
    expect([audit, audit!.confirmed, audit!.outcomes, audit!.outcomes[0]].every(Object.isFrozen)).to.equal(true);
  });
});
