import type { ListView } from '../domain/list-view.js';
import type { UserId } from '../domain/user.js';

/**
 * The public events of `<user-manager>`. All bubble and cross shadow roots. They carry ids and counts, never names or
 * e-mails (S19). What was not cancelled happens; facts are dispatched after the element's state has settled.
 */
abstract class UsersEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}

/** What the viewer looks at has changed: search, filters, order, page or the opened user. */
export class UsersViewChangeEvent extends UsersEvent {
  static readonly type = 'users-view-change';

  constructor(readonly view: ListView) {
    super(UsersViewChangeEvent.type);
  }
}

/** The viewer chose a page size or columns; a host that wants them next time stores them. */
export class UsersPreferencesChangeEvent extends UsersEvent {
  static readonly type = 'users-preferences-change';

  constructor(
    readonly pageSize: number,
    readonly columns: readonly string[],
  ) {
    super(UsersPreferencesChangeEvent.type);
  }
}

/** Other users are selected now. */
export class UsersSelectionChangeEvent extends UsersEvent {
  static readonly type = 'users-selection-change';

  constructor(readonly ids: readonly UserId[]) {
    super(UsersSelectionChangeEvent.type);
  }
}

/** The viewer wants to open a user. Cancel it to show a page of your own. */
export class UserOpenEvent extends UsersEvent {
  static readonly type = 'user-open';

  constructor(readonly userId: UserId) {
    super(UserOpenEvent.type, true);
  }
}

/** The viewer asks to delete these users: nothing is confirmed yet. Cancel it and no dialog opens. */
export class UsersDeleteRequestEvent extends UsersEvent {
  static readonly type = 'users-delete-request';

  constructor(readonly ids: readonly UserId[]) {
    super(UsersDeleteRequestEvent.type, true);
  }
}

/** How many users ended in each outcome. */
export type OutcomeCounts = Readonly<Record<string, number>>;

/** A confirmed deletion has ended: `ids` are the users who are gone, `counts` how all of them ended. */
export class UsersDeletedEvent extends UsersEvent {
  static readonly type = 'users-deleted';

  constructor(
    readonly ids: readonly UserId[],
    readonly counts: OutcomeCounts,
  ) {
    super(UsersDeletedEvent.type);
  }
}

/** Users were activated or deactivated: `ids` are those whose status has changed, `counts` how all of them ended. */
export class UsersStatusChangeEvent extends UsersEvent {
  static readonly type = 'users-status-change';

  constructor(
    readonly ids: readonly UserId[],
    readonly active: boolean,
    readonly counts: OutcomeCounts,
  ) {
    super(UsersStatusChangeEvent.type);
  }
}

/** The backend wants the viewer to sign in. Call `reconnect()` when that has happened. */
export class UsersAuthRequiredEvent extends UsersEvent {
  static readonly type = 'users-auth-required';

  constructor() {
    super(UsersAuthRequiredEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'users-view-change': UsersViewChangeEvent;
    'users-preferences-change': UsersPreferencesChangeEvent;
    'users-selection-change': UsersSelectionChangeEvent;
    'user-open': UserOpenEvent;
    'users-delete-request': UsersDeleteRequestEvent;
    'users-deleted': UsersDeletedEvent;
    'users-status-change': UsersStatusChangeEvent;
    'users-auth-required': UsersAuthRequiredEvent;
  }
}
