import type { SettledReport } from '../../deletion/deletion-state.js';
import type { UserId } from '../../domain/user.js';
import { UsersRestoredEvent } from './restore-events.js';
import {
  UsersDeletedEvent,
  UsersDepartmentChangeEvent,
  UsersMessageSentEvent,
  UsersScheduleChangeEvent,
  UsersStatusChangeEvent,
  type RunAudit,
} from './change-events.js';

/** What the host is told when a work has ended: ids and counts, never names, addresses or texts (S19). */
export function factOf(report: SettledReport, done: readonly UserId[]): Event {
  const { work, counts } = report;
  switch (work.action) {
    case 'delete':
      return new UsersDeletedEvent(done, counts, auditOf(report));
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

/** What is known of the run: nothing where nothing ran. */
function auditOf({ facts, outcomes, work }: SettledReport): RunAudit | undefined {
  if (!facts) return undefined;
  return Object.freeze({
    ...facts,
    ...('reason' in work && { reason: work.reason }),
    ...('successor' in work && { successor: work.successor }),
    confirmed: Object.freeze(outcomes.map(({ id }) => id)),
    outcomes: Object.freeze(outcomes.map(({ id, state }) => Object.freeze({ id, outcome: state }))),
  });
}
