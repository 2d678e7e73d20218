import type { RunCounts } from '../../bulk/run-report.js';
import type { UserId } from '../../domain/user.js';
import { UsersEvent } from '../events.js';

/** The viewer wants to import users from a file. Cancel it to let them do so in a place of your own; nothing opens then. */
export class UsersImportRequestEvent extends UsersEvent {
  constructor() {
    super('users-import-request', true);
  }
}

/** An import is over: what became of its rows, and whom it created and changed, as far as answers said. */
export class UsersImportedEvent extends UsersEvent {
  constructor(
    /** How many rows ended in each way; they add up to the rows that were to be sent. */
    readonly counts: RunCounts,
    readonly created: readonly UserId[],
    readonly changed: readonly UserId[],
  ) {
    super('users-imported');
  }
}

declare global {
  interface HTMLElementEventMap {
    'users-import-request': UsersImportRequestEvent;
    'users-imported': UsersImportedEvent;
  }
}
