import type { BulkWork } from '../../bulk/bulk-work.js';
import type { UserId } from '../../domain/user.js';
import { UsersRestoredEvent } from '../restoring/restore-events.js';
import {
  UsersDeletedEvent,
  UsersDepartmentChangeEvent,
  UsersMessageSentEvent,
  UsersScheduleChangeEvent,
  UsersStatusChangeEvent,
  type OutcomeCounts,
} from './change-events.js';

/** What the host is told when a work has ended: ids and counts, never names, addresses or texts (S19). */
export function factOf(work: BulkWork, done: readonly UserId[], counts: OutcomeCounts): Event {
  switch (work.action) {
    case 'delete':
      return new UsersDeletedEvent(done, counts);
    case 'restore':
      return new UsersRestoredEvent(done, counts);
    case 'change-department':
      return new UsersDepartmentChangeEvent(done, work.department.id, counts);
    case 'schedule':
      return new UsersScheduleChangeEvent(done, work.plan.action, work.plan.at, counts);
    case 'message':
      return new UsersMessageSentEvent(done, counts);
    default:
      return new UsersStatusChangeEvent(done, work.action === 'activate', counts);
  }
}
