import type { AdapterError } from '../adapters/adapter-error.js';
import type { UserAdapter } from '../adapters/contract.js';
import type { BulkWork } from '../bulk/bulk-work.js';
import type { Timer } from '../bulk/patience.js';
import type { Session } from '../domain/session.js';
import type { User } from '../domain/user.js';
import type { Messages } from '../i18n/messages.js';
import type { SettledReport } from './deletion-state.js';
import type { CloseReason } from './events/dialog-close-event.js';
import type { DeletionLimits } from './gate/approval.js';

/** Where a `DeletionController` gets what it needs, and whom it tells. */
export interface DeletionOptions {
  readonly adapter: () => UserAdapter | undefined;
  readonly session: () => Session | undefined;
  readonly messages: () => Messages;
  /** The direction of the texts, where it is not that of the host. */
  readonly direction?: () => 'rtl' | undefined;
  readonly supportHref?: () => string | undefined;
  readonly directoryTotal?: () => number | undefined;
  /** What the host decides about deletions of many. */
  readonly limits?: () => DeletionLimits;
  /** A run waits for a new sign-in: it goes on when `session` gives another object for the same viewer (F19). */
  readonly onSignInRequired?: () => void;
  /** The viewer says that they have signed in: `session` is to be asked for again. */
  readonly reconnect?: () => void;
  /**
   * Everything has an outcome. The dialog may still show its report. `summary` says it in one sentence; `about` is the backend
   * that it was done on, and the users as they were known before.
   */
  readonly onSettled?: (
    report: SettledReport,
    summary: string,
    about: { readonly adapter: UserAdapter; readonly users: readonly User[] },
  ) => void;
  /** The dialog has closed, and the focus has gone back to where it came from, if that is still there. */
  readonly onClosed?: (reason: CloseReason) => void;
  /** The code could not be loaded or there is no adapter: nothing was asked, nothing was done. */
  readonly onUnavailable?: (error: AdapterError) => void;
  /** The viewer wants to try again with these users: to be begun as it was the first time. */
  readonly onAgain?: (work: BulkWork, users: readonly User[]) => void;
  readonly timer?: Timer | undefined;
}
