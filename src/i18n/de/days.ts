import type { days as english } from '../en/days.js';
import type { Message } from '../messages.js';

/** German: days on which somebody becomes inactive. */
export const days = {
  'until.rule': {
    one: 'Der Benutzer wird am gewählten Tag um {time} deaktiviert.',
    other: 'Die Benutzer werden am gewählten Tag um {time} deaktiviert.',
  },
  'until.zone': 'Die Tage zählen in der Zeitzone des Kontos, {zone}.',
  'until.zone-untold': 'Das System nennt die Zeitzone des Kontos nicht. Die Tage zählen in Ihrer, {zone}.',
  'until.zone-unknown':
    'Das System nennt eine Zeitzone, die dieser Browser nicht kennt. Die Tage zählen in Ihrer, {zone}.',
  'until.day': 'Datum',
  'until.inactive': 'Wird inaktiv: {when}.',
  'until.active': 'Wird aktiv: {when}.',
  'until.will-be': { one: 'Der Benutzer wird inaktiv: {when}.', other: 'Die Benutzer werden inaktiv: {when}.' },
  'until.for-you': 'Bei Ihnen ist das: {when}.',
  'until.unreadable': 'Das ist kein Tag des Kalenders. Schreiben Sie Jahr, Monat und Tag, etwa {example}.',
  'until.too-early': 'Wählen Sie den {day} oder einen späteren Tag.',
} satisfies Record<keyof typeof english, Message>;
