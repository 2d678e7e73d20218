import type { UserId } from '../../domain/user.js';
import { UsersEvent } from '../events.js';

/** The viewer asks for a new user. Cancel it to show a page of your own. */
export class UserCreateRequestEvent extends UsersEvent {
  constructor() {
    super('user-create-request', true);
  }
}

/** Users were created: `ids` are theirs. */
export class UsersCreatedEvent extends UsersEvent {
  constructor(readonly ids: readonly UserId[]) {
    super('users-created');
  }
}

declare global {
  interface HTMLElementEventMap {
    'user-create-request': UserCreateRequestEvent;
    'users-created': UsersCreatedEvent;
  }
}
