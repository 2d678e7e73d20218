import type { resuming as english } from '../en/resuming.js';
import type { Message } from '../messages.js';

/** German of runs that another tab or a reload stands in the way of. */
export const resuming = {
  'deletion.unkept':
    'Wird diese Seite vor dem Ende neu geladen oder geschlossen, lässt sich das nicht wieder aufnehmen.',
  'deletion.elsewhere':
    'In einem anderen Tab werden gerade Benutzer gelöscht. Warten Sie, bis das beendet ist. Von hier wurde nichts gesendet.',
  'deletion.try-again': 'Erneut versuchen',
  'deletion.again.delete': {
    one: '{count} nicht versuchten Benutzer löschen…',
    other: '{count} nicht versuchte Benutzer löschen…',
  },
  'deletion.again.activate': {
    one: '{count} nicht versuchten Benutzer aktivieren',
    other: '{count} nicht versuchte Benutzer aktivieren',
  },
  'deletion.again.deactivate': {
    one: '{count} nicht versuchten Benutzer deaktivieren',
    other: '{count} nicht versuchte Benutzer deaktivieren',
  },
  'deletion.again.change-department': {
    one: '{count} nicht versuchten Benutzer verschieben',
    other: '{count} nicht versuchte Benutzer verschieben',
  },
} satisfies Record<keyof typeof english, Message>;
