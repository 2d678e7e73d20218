import type { DialogCloseEvent } from './dialog-close-event.js';
import type { Target } from '../../adapters/contract.js';
import type { UserId } from '../../domain/user.js';

/** What the dialog itself asks about. */
export type ConfirmableAction = 'delete' | 'activate' | 'deactivate';

const genuine = new WeakSet<Event>();

/**
 * The viewer confirmed an action on these targets and no others: `delete-confirm`, `deactivate-confirm` or `activate-confirm`.
 * Ids and versions only, and what else the viewer was asked. Cancelable: then nothing runs and the dialog asks again.
 */
export class ConfirmEvent extends Event {
  readonly action: ConfirmableAction;
  readonly targets: readonly Target[];
  /** Why, in the viewer's own words, where `capabilities.delete.reason` asks for it. */
  readonly reason: string | undefined;
  /** Who takes over from those who are deleted, where `capabilities.delete.successor` asks for it. */
  readonly successor: UserId | undefined;

  constructor(action: ConfirmableAction, targets: readonly Target[], reason?: string, successor?: UserId) {
    super(`${action}-confirm`, { bubbles: true, cancelable: true });
    this.action = action;
    this.targets = targets;
    this.reason = reason;
    this.successor = successor;
  }
}

/** The viewer wants no further request sent. */
export class DialogStopEvent extends Event {
  constructor() {
    super('dialog-stop', { bubbles: true });
  }
}

/** The viewer wants a paused run to go on. */
export class DialogResumeEvent extends Event {
  constructor() {
    super('dialog-resume', { bubbles: true });
  }
}

/** The viewer wants what was not done to be tried again. */
export class DialogRetryEvent extends Event {
  constructor() {
    super('dialog-retry', { bubbles: true });
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
    'delete-confirm': ConfirmEvent;
    'deactivate-confirm': ConfirmEvent;
    'activate-confirm': ConfirmEvent;
    'dialog-stop': DialogStopEvent;
    'dialog-resume': DialogResumeEvent;
    'dialog-retry': DialogRetryEvent;
    'dialog-close': DialogCloseEvent;
  }
}
