import type { UserId } from '../../domain/user.js';
import { UsersEvent } from '../events.js';
import type { OutcomeCounts } from './change-events.js';

/** The viewer wants these deleted users back. Cancel it, and nothing is sent. */
export class UsersRestoreRequestEvent extends UsersEvent {
  constructor(readonly ids: readonly UserId[]) {
    super('users-restore-request', true);
  }
}

/** Deleted users were restored: `ids` are those who are back, `counts` how all of them ended. */
export class UsersRestoredEvent extends UsersEvent {
  constructor(
    readonly ids: readonly UserId[],
    readonly counts: OutcomeCounts,
  ) {
    super('users-restored');
  }
}

declare global {
  interface HTMLElementEventMap {
    'users-restore-request': UsersRestoreRequestEvent;
    'users-restored': UsersRestoredEvent;
  }
}
