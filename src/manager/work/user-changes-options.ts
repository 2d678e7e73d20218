import type { UserAdapter } from '../../adapters/contract.js';
import type { DirectoryTools } from '../../directory/directory-tools.js';
import type { UserId } from '../../domain/user.js';
import type { MessagesController } from '../../i18n/messages-controller.js';
import type { Messages } from '../../i18n/messages.js';

/** Where `UserChanges` gets what it needs. */
export interface UserChangesOptions {
  readonly directory: Pick<DirectoryTools, 'list' | 'focus' | 'announcer'>;
  readonly adapter: () => UserAdapter | undefined;
  readonly messages: () => Messages;
  readonly texts: MessagesController;
  readonly supportHref: () => string | undefined;
  /** How many users the whole directory has, for the share of it that a deletion takes (U13). */
  readonly directoryTotal: () => number | undefined;
  /** Has a page that stands in place of the list taken the focus? */
  readonly takeFocus: () => boolean;
  /** Hears which users are gone when something was done to users. */
  readonly settled: (gone: readonly UserId[]) => void;
}
