import { expect } from '@open-wc/testing';
import {
  UsersDeletedEvent,
  UsersDeleteRequestEvent,
  UsersDepartmentChangeEvent,
  UsersMessageRequestEvent,
  UsersScheduleRequestEvent,
  UsersMessageSentEvent,
  UsersScheduleChangeEvent,
  UsersStatusChangeEvent,
} from '../../../src/manager/work/change-events.js';
import { UserCreateRequestEvent, UsersCreatedEvent } from '../../../src/manager/work/creation-events.js';

const ids = ['a', 'b'];
const counts = { done: 2, failed: 1 };
const audit = {
  runId: 'r1',
  viewerId: 'me',
  startedAt: '2026-11-26T08:00:00.000Z',
  endedAt: '2026-11-26T08:00:01.000Z',
  confirmed: ids,
  outcomes: [{ id: 'a', outcome: 'done' as const }],
};

/** Each event, whether a host can cancel it, and what it tells. */
const events: readonly (readonly [string, Event, boolean, Record<string, unknown>])[] = [
  ['users-delete-request', new UsersDeleteRequestEvent(ids), true, { ids }],
  ['users-message-request', new UsersMessageRequestEvent(ids), true, { ids }],
  ['users-schedule-request', new UsersScheduleRequestEvent(ids), true, { ids }],
  ['user-create-request', new UserCreateRequestEvent(), true, {}],
  ['users-created', new UsersCreatedEvent(ids), false, { ids }],
  ['users-deleted', new UsersDeletedEvent(ids, counts, audit), false, { ids, counts, audit }],
  ['users-status-change', new UsersStatusChangeEvent(ids, false, counts), false, { ids, active: false, counts }],
  [
    'users-department-change',
    new UsersDepartmentChangeEvent(ids, 'd', counts),
    false,
    { ids, departmentId: 'd', counts },
  ],
  [
    'users-schedule-change',
    new UsersScheduleChangeEvent(ids, 'deactivate', null, counts),
    false,
    { ids, action: 'deactivate', at: null, counts },
  ],
  ['users-message-sent', new UsersMessageSentEvent(ids, counts), false, { ids, counts }],
];

describe('events of changes', () => {
  for (const [type, event, cancelable, told] of events) {
    it(`${type} leaves shadow roots${cancelable ? ', and can be cancelled before anything is done' : ', and tells what is done already'}`, () => {
      expect(event.type).to.equal(type);
      expect([event.bubbles, event.composed]).to.deep.equal([true, true]);
      event.preventDefault();
      expect(event.defaultPrevented).to.equal(cancelable);
    });

    it(`${type} tells ${Object.keys(told).join(', ') || 'nothing more'}, and nothing else of users`, () => {
      const own = Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'isTrusted'));
      expect(own).to.deep.equal(told);
    });
  }
});
