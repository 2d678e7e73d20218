import { actions } from '../i18n/en/actions.js';
import type { Catalogue } from '../i18n/messages.js';

/** English of the questions of this room, for `Messages.with`. */
export const actionsEnglish: Catalogue = { locale: 'en', messages: actions };
