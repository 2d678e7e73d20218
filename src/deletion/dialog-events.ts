import type { Target } from '../adapters/contract.js';

const genuine = new WeakSet<Event>();

/** Something that the viewer confirmed, for these targets and no others. Ids and versions only. Cancelable: then nothing runs and the dialog asks again. */
class ConfirmEvent extends Event {
  readonly targets: readonly Target[];

  constructor(type: string, targets: readonly Target[]) {
    super(type, { bubbles: true, cancelable: true });
    this.targets = targets;
  }
}

/** The viewer confirmed the deletion. */
export class DeleteConfirmEvent extends ConfirmEvent {
  constructor(targets: readonly Target[]) {
    super('delete-confirm', targets);
  }
}

/** The viewer chose to deactivate instead. */
export class DeactivateConfirmEvent extends ConfirmEvent {
  constructor(targets: readonly Target[]) {
    super('deactivate-confirm', targets);
  }
}

/** The viewer confirmed the activation of as many as the licence has seats for. */
export class ActivateConfirmEvent extends ConfirmEvent {
  constructor(targets: readonly Target[]) {
    super('activate-confirm', targets);
  }
}

/** The viewer wants no further request sent. */
export class DialogStopEvent extends Event {
  constructor() {
    super('dialog-stop', { bubbles: true });
  }
}

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

/** Marks an event as made by a dialog in answer to its own controls. */
export function vouchFor<T extends Event>(event: T): T {
  genuine.add(event);
  return event;
}

/** Was this event made by a dialog in answer to its own controls? True once for each: an imitation or a repetition is nobody's consent (F6, S20). */
export function isVouchedFor(event: Event): boolean {
  return genuine.delete(event);
}

declare global {
  interface HTMLElementEventMap {
    'delete-confirm': DeleteConfirmEvent;
    'deactivate-confirm': DeactivateConfirmEvent;
    'activate-confirm': ActivateConfirmEvent;
    'dialog-stop': DialogStopEvent;
    'dialog-close': DialogCloseEvent;
  }
}
