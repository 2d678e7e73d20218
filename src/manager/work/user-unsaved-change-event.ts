import type { UserId } from '../../domain/user.js';

/** The viewer has typed something about a user that is not saved, or it is saved or discarded now. */
export class UserUnsavedChangeEvent extends Event {
  constructor(
    readonly userId: UserId,
    readonly unsaved: boolean,
  ) {
    super('user-unsaved-change', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'user-unsaved-change': UserUnsavedChangeEvent;
  }
}
