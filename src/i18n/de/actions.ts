import type { actions as english } from '../en/actions.js';
import type { Message } from '../messages.js';

/** German: moving users to another department, and writing to them. */
export const actions = {
  'move.title-one': 'Abteilung von {name} ändern',
  'move.title': 'Abteilung von {count} Benutzern ändern',
  'move.impossible-one': 'Die Abteilung von {name} kann nicht geändert werden',
  'move.impossible': 'Die Abteilung dieser {count} Benutzer kann nicht geändert werden',
  'move.field': 'Neue Abteilung',
  'move.button-one': '{name} verschieben',
  'move.button': '{count} Benutzer verschieben',
  'move.choose-first': 'Wählen Sie zuerst eine Abteilung.',
  'move.nobody': 'Alle sind bereits in dieser Abteilung.',
  'message.title-one': 'Nachricht an {name} schreiben',
  'message.title': 'Nachricht an {count} Benutzer schreiben',
  'message.impossible-one': '{name} kann keine Nachricht erhalten',
  'message.impossible': 'Keiner dieser {count} Benutzer kann eine Nachricht erhalten',
  'message.subject': 'Betreff (optional)',
  'message.body': 'Nachricht',
  'message.plain': 'Nur Text ohne Formatierung. Jeder Benutzer erhält eine eigene Nachricht.',
  'message.button-one': 'An {name} senden',
  'message.button': 'An {count} Benutzer senden',
  'message.write-first': 'Schreiben Sie zuerst eine Nachricht.',
  'message.discard': 'Text verwerfen? Er ist noch nicht gesendet.',
  'message.kept': 'Es wurde nichts gesendet. Ihr Text ist noch da. {message}',
} satisfies Record<keyof typeof english, Message>;
