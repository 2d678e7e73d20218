import type { RunFacts } from '../../bulk/run-report.js';
import type { RunOutcomeState } from '../../bulk/run-state.js';
import type { UserId } from '../../domain/user.js';
import { UsersEvent } from '../events.js';

/** The viewer asks to delete these users: nothing is confirmed yet. Cancel it and no dialog opens. */
export class UsersDeleteRequestEvent extends UsersEvent {
  constructor(readonly ids: readonly UserId[]) {
    super('users-delete-request', true);
  }
}

/** The viewer wants to write to these users. Cancel it to let them write in a place of your own; nothing opens then. */
export class UsersMessageRequestEvent extends UsersEvent {
  constructor(readonly ids: readonly UserId[]) {
    super('users-message-request', true);
  }
}

/** The viewer wants these users to become inactive on a date. Cancel it to let them choose the day in a place of your own; nothing opens then. */
export class UsersScheduleRequestEvent extends UsersEvent {
  constructor(readonly ids: readonly UserId[]) {
    super('users-schedule-request', true);
  }
}

/** How many users ended in each outcome. */
export type OutcomeCounts = Readonly<Record<string, number>>;

/** What a host can keep of one run: ids, outcomes and the reason that was given, no other personal data (S19). After a reload it may be told again, under the same `runId`. */
export interface RunAudit extends RunFacts {
  /** Why, in the viewer's own words, where the backend asks for it; not known any more after a reload. */
  readonly reason?: string | undefined;
  /** Who takes over from them, where the viewer chose somebody; not known any more after a reload either. */
  readonly successor?: UserId | undefined;
  /** Exactly those whom the viewer confirmed. */
  readonly confirmed: readonly UserId[];
  /** What became of each of them. */
  readonly outcomes: readonly { readonly id: UserId; readonly outcome: RunOutcomeState }[];
}

/**
 * A confirmed deletion has ended: `ids` are the users who are gone, `counts` how all of them ended, `audit` who confirmed
 * whom, when, and what became of each. Where deletions have two steps, whom the first one was done to are `deactivated`.
 */
export class UsersDeletedEvent extends UsersEvent {
  constructor(
    readonly ids: readonly UserId[],
    readonly counts: OutcomeCounts,
    readonly audit?: RunAudit | undefined,
  ) {
    super('users-deleted');
  }
}

/** Users were activated or deactivated: `ids` are those whose status has changed, `counts` how all of them ended. */
export class UsersStatusChangeEvent extends UsersEvent {
  constructor(
    readonly ids: readonly UserId[],
    readonly active: boolean,
    readonly counts: OutcomeCounts,
  ) {
    super('users-status-change');
  }
}

/** Users were moved to another department: `ids` are those who are in it now, `counts` how all of them ended. */
export class UsersDepartmentChangeEvent extends UsersEvent {
  constructor(
    readonly ids: readonly UserId[],
    readonly departmentId: string,
    readonly counts: OutcomeCounts,
  ) {
    super('users-department-change');
  }
}

/** An activation or deactivation was scheduled for users, or, where `at` is `null`, is no longer: `ids` are those for whom it is so now. */
export class UsersScheduleChangeEvent extends UsersEvent {
  constructor(
    readonly ids: readonly UserId[],
    readonly action: 'activate' | 'deactivate',
    readonly at: string | null,
    readonly counts: OutcomeCounts,
  ) {
    super('users-schedule-change');
  }
}

/** A message was sent to users: `ids` are those to whom it surely was, `counts` how all of them ended. What it says is not told. */
export class UsersMessageSentEvent extends UsersEvent {
  constructor(
    readonly ids: readonly UserId[],
    readonly counts: OutcomeCounts,
  ) {
    super('users-message-sent');
  }
}

declare global {
  interface HTMLElementEventMap {
    'users-delete-request': UsersDeleteRequestEvent;
    'users-message-request': UsersMessageRequestEvent;
    'users-schedule-request': UsersScheduleRequestEvent;
    'users-deleted': UsersDeletedEvent;
    'users-status-change': UsersStatusChangeEvent;
    'users-department-change': UsersDepartmentChangeEvent;
    'users-schedule-change': UsersScheduleChangeEvent;
    'users-message-sent': UsersMessageSentEvent;
  }
}
