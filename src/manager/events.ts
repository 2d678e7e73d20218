import type { ListView } from '../domain/list-view.js';
import type { UserId } from '../domain/user.js';

/**
 * The public events of `<user-manager>`. All bubble and cross shadow roots. They carry ids and counts, never names or
 * e-mails (S19). What was not cancelled happens; facts are dispatched after the element's state has settled.
 */
export abstract class UsersEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}

/** What the viewer looks at has changed: search, filters, order, page or the opened user. */
export class UsersViewChangeEvent extends UsersEvent {
  constructor(readonly view: ListView) {
    super('users-view-change');
  }
}

/** The viewer chose a page size or columns; a host that wants them next time stores them. */
export class UsersPreferencesChangeEvent extends UsersEvent {
  constructor(
    readonly pageSize: number,
    readonly columns: readonly string[],
  ) {
    super('users-preferences-change');
  }
}

/** Other users are selected now. */
export class UsersSelectionChangeEvent extends UsersEvent {
  constructor(readonly ids: readonly UserId[]) {
    super('users-selection-change');
  }
}

/** The viewer wants to open a user. Cancel it to show a page of your own. */
export class UserOpenEvent extends UsersEvent {
  constructor(readonly userId: UserId) {
    super('user-open', true);
  }
}

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

/** How many users ended in each outcome. */
export type OutcomeCounts = Readonly<Record<string, number>>;

/** A confirmed deletion has ended: `ids` are the users who are gone, `counts` how all of them ended. */
export class UsersDeletedEvent extends UsersEvent {
  constructor(
    readonly ids: readonly UserId[],
    readonly counts: OutcomeCounts,
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

/** The backend wants the viewer to sign in. Call `reconnect()` when that has happened. */
export class UsersAuthRequiredEvent extends UsersEvent {
  constructor() {
    super('users-auth-required');
  }
}

declare global {
  interface HTMLElementEventMap {
    'users-view-change': UsersViewChangeEvent;
    'users-preferences-change': UsersPreferencesChangeEvent;
    'users-selection-change': UsersSelectionChangeEvent;
    'user-open': UserOpenEvent;
    'users-delete-request': UsersDeleteRequestEvent;
    'users-message-request': UsersMessageRequestEvent;
    'users-deleted': UsersDeletedEvent;
    'users-status-change': UsersStatusChangeEvent;
    'users-department-change': UsersDepartmentChangeEvent;
    'users-schedule-change': UsersScheduleChangeEvent;
    'users-message-sent': UsersMessageSentEvent;
    'users-auth-required': UsersAuthRequiredEvent;
  }
}
