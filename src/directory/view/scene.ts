import type { User } from '../../domain/user.js';
import type { DenialText } from '../../i18n/denial-text.js';
import type { Messages } from '../../i18n/messages.js';
import type { ListIntent, ListState } from '../list-state.js';

/** What the views of the list show, and what they call: state in, intents out. */
export interface Scene {
  readonly state: ListState;
  readonly messages: Messages;
  readonly pageSizes: readonly number[];
  readonly dispatch: (intent: ListIntent) => void;
  readonly denialOf: (user: User) => DenialText | undefined;
  /** What stands above the rows when they are not quite what was asked for, once its code is here. */
  readonly notices: () => unknown;
  /** The bar of the selection, once its code is here. */
  readonly bulkBar: () => unknown;
  readonly openFilter: (field: string, button: HTMLElement) => void;
  readonly openColumns: (button: HTMLElement) => void;
  readonly hrefFor?: ((user: User) => string | undefined) | undefined;
}
