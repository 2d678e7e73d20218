import type { Messages } from '../../../i18n/messages.js';
import type { LongLists } from '../../lists/long-lists.js';
import type { ImportField } from '../columns/import-field.js';
import type { ImportActions } from '../import-actions.js';
import type { ImportState } from '../import-state.js';
import type { PauseClock } from '../telling/pause-text.js';

/** What the views of an import are made from. */
export interface ImportModel {
  readonly state: ImportState;
  /** What a column can be imported into. */
  readonly fields: readonly ImportField[];
  readonly actions: ImportActions;
  /** With the English of an import. */
  readonly messages: Messages;
  readonly lists: LongLists;
  /** When a pause is over. Without it a pause counts as just begun. */
  readonly clock?: PauseClock | undefined;
}
