/** Why a dialog closed: the viewer declined, read the report, everything was done, it was moved in the page, or its owner closed it. */
export type CloseReason = 'cancel' | 'read' | 'done' | 'moved' | 'owner';

/** The dialog has closed. */
export class DialogCloseEvent extends Event {
  readonly reason: CloseReason;

  constructor(reason: CloseReason) {
    super('dialog-close', { bubbles: true });
    this.reason = reason;
  }
}
