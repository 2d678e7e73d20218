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
    'users-auth-required': UsersAuthRequiredEvent;
  }
}
