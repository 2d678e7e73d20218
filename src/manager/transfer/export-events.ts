import type { ExportFormat, ExportScope } from '../../transfer/export/export-choice.js';
import { UsersEvent } from '../events.js';

/** The viewer wants users as a file. Cancel it to let them choose in a place of your own; nothing opens then. */
export class UsersExportRequestEvent extends UsersEvent {
  constructor() {
    super('users-export-request', true);
  }
}

/** A file with users was handed to the viewer: how many, whose and of which kind. */
export class UsersExportedEvent extends UsersEvent {
  constructor(
    readonly count: number,
    readonly scope: ExportScope,
    readonly format: ExportFormat,
    /** Ids of the columns that it has. */
    readonly columns: readonly string[],
  ) {
    super('users-exported');
  }
}

declare global {
  interface HTMLElementEventMap {
    'users-export-request': UsersExportRequestEvent;
    'users-exported': UsersExportedEvent;
  }
}
