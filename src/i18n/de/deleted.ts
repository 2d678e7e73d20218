import type { deleted as english } from '../en/deleted.js';
import type { Message } from '../messages.js';

/** German: the page of deleted users. */
export const deleted = {
  'deleted.back': 'Zurück zur Liste',
  'deleted.rule': {
    one: 'Gelöschte Benutzer lassen sich {count} Tag lang wiederherstellen. Danach sind sie endgültig gelöscht.',
    other: 'Gelöschte Benutzer lassen sich {count} Tage lang wiederherstellen. Danach sind sie endgültig gelöscht.',
  },
  'deleted.rule-unknown':
    'Gelöschte Benutzer stehen hier, solange das System sie wiederherstellen kann. Wie lange, sagt es nicht.',
  'deleted.when': 'Gelöscht: {when}',
  'deleted.until': 'Wiederherstellbar bis {date}',
  'deleted.until-unknown': 'Bis wann sie sich wiederherstellen lassen, ist nicht bekannt',
  'deleted.select': '{name}, {identifier} auswählen',
  'deleted.select-all': 'Alle auf dieser Seite auswählen',
  'deleted.restore': 'Wiederherstellen',
  'deleted.restore-one': '{name} wiederherstellen',
  'deleted.restore-selected': 'Ausgewählte wiederherstellen',
  'deleted.restore-many': { one: '{count} Benutzer wiederherstellen', other: '{count} Benutzer wiederherstellen' },
  'deleted.none.why': 'Niemand ist ausgewählt.',
  'deleted.none.who': 'Das geht, sobald jemand ausgewählt ist.',
  'deleted.none.way-out': 'Wählen Sie zuerst einen oder mehrere Benutzer aus.',
  'deleted.seats-short': {
    one: 'Die Lizenz hat {count} freien Platz. Nicht alle Ausgewählten, die aktiv waren, finden Platz.',
    other: 'Die Lizenz hat {count} freie Plätze. Nicht alle Ausgewählten, die aktiv waren, finden Platz.',
  },
  'deleted.loading': 'Gelöschte Benutzer werden geladen',
  'deleted.empty': 'Keine gelöschten Benutzer',
  'deleted.empty.text': 'Wer gelöscht wird, steht hier, solange er wiederhergestellt werden kann.',
  'deleted.failed': 'Die gelöschten Benutzer konnten nicht geladen werden',
  'deleted.failed-again': 'Die Liste konnte nicht neu geladen werden und ist vielleicht nicht mehr aktuell. {message}',
  'deleted.said': {
    one: '{count} gelöschter Benutzer lässt sich wiederherstellen',
    other: '{count} gelöschte Benutzer lassen sich wiederherstellen',
  },
} satisfies Record<keyof typeof english, Message>;
