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
  /** What the checkbox in the head shows. */
  readonly head: 'none' | 'some' | 'all';
  /** The host sends messages where the backend can’t. */
  readonly messagesByHost?: boolean;
  readonly hrefFor?: ((user: User) => string | undefined) | undefined;
}
