import type { Messages } from '../../../i18n/messages.js';

/** How a cell may say that somebody is, or becomes, active or inactive. */
export type StatusWords = Readonly<Record<'active' | 'inactive', readonly string[]>>;

/** The words of all languages of the component, as they are and as the host calls them; a file may come from anywhere. */
export function statusWords(messages: Messages): StatusWords {
  return {
    active: ['active', 'Aktiv', 'نشط', messages.text('status.active')],
    inactive: ['inactive', 'Inaktiv', 'غير نشط', messages.text('status.inactive')],
  };
}
