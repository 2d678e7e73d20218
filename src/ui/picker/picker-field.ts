import type { Messages } from '../../i18n/messages.js';

/** Something that can be chosen: its texts are safe to show. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** What stands under the name, in pieces. */
  readonly under: readonly string[];
  /** How far it is set in while everything is listed. */
  readonly depth?: number;
  /** What is said of it beside its name. */
  readonly mark?: string | undefined;
}

/** What fits what was typed, or where that is. */
export type Found<C extends Choice> = readonly C[] | 'loading' | 'failed';

/** What a picker shows now, and whom it tells. */
export interface PickerField<C extends Choice> {
  readonly label: string;
  /** The chosen one, of whom no more is known than this; it need not be among those found. */
  readonly value: Pick<C, 'id' | 'name'> | undefined;
  /** What fits this text. Where it is on its way, the owner renders anew when it is here. */
  readonly find: (text: string) => Found<C>;
  /** Is there nothing at all to be chosen? */
  readonly isEmpty?: boolean;
  /** Texts under `words` + `.find`, `.found`, `.no-match`, `.empty`, `.loading`, `.failed` and `.retry`. */
  readonly messages: Messages;
  readonly words: string;
  /** Stands between the pieces under a name. */
  readonly between: string;
  /** What there is to know of those found, besides that they are. */
  readonly note?: string | undefined;
  /** The viewer chose this one. The owner answers by giving it as `value`. */
  readonly change: (choice: C) => void;
  /** Asks again where it failed. */
  readonly retry?: (() => void) | undefined;
  /** What was typed and not chosen stays, for the owner to object to: `Picker.pending`. Hears whenever that changes. */
  readonly keeps?: (() => void) | undefined;
  /** How the list stands: over what follows, always under the field as in a dialog, or there only while it is open. */
  readonly place?: 'over' | 'always' | 'open';
  readonly required?: boolean;
  /** The choice is wrong or missing. `describedBy` is the id of the text that says so. */
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  /** Nothing can be chosen for the moment. */
  readonly busy?: boolean;
}
