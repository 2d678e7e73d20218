import { selectionDenialOf } from '../../domain/rules.js';
import type { Session } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import type { DenialText, denialText } from '../../i18n/denial-text.js';
import type { Messages } from '../../i18n/messages.js';

const unworded: DenialText = { why: '', who: '', wayOut: '' };

/** Why users can't be selected, in words: the same object for the same user, so that rows keep still. */
export class RowDenials {
  #known = new WeakMap<User, { readonly text: DenialText | undefined }>();
  #session: Session | undefined;
  #messages: Messages | undefined;
  #worded: typeof denialText | undefined;

  /** Why this user can't be selected, as soon as there are words for it; `undefined` where they can. */
  of(user: User, session: Session | undefined, messages: Messages, worded?: typeof denialText): DenialText | undefined {
    if (session !== this.#session || messages !== this.#messages || worded !== this.#worded)
      this.#known = new WeakMap();
    this.#worded = worded;
    this.#session = session;
    this.#messages = messages;
    let known = this.#known.get(user);
    if (!known) {
      const denial = selectionDenialOf(user, session);
      known = { text: denial && (worded?.(denial, messages) ?? unworded) };
      this.#known.set(user, known);
    }
    return known.text;
  }
}
