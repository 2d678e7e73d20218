import type { CSSResult } from 'lit';
import type { Catalogue, Messages } from '../../i18n/messages.js';
import type { Question } from './question-controller.js';

/** A question of a room: it keeps what was answered so far, and brings its words and looks along. */
export interface AskedQuestion {
  /** Style sheets that the host adopts once. */
  readonly styles: readonly CSSResult[];
  /** Its English, to fall back on. */
  readonly english: Catalogue;
  /** The question as it stands; texts come with the English. */
  ask(messages: Messages): Omit<Question, 'messages' | 'direction'>;
  /** It is over, answered or not. */
  end(): void;
}
