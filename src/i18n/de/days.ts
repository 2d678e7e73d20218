import type { days as english } from '../en/days.js';
import type { Message } from '../messages.js';

/** German: days on which somebody becomes inactive. */
export const days = {
  'until.rule': {
    one: 'Der Benutzer wird am gewählten Tag um {time} deaktiviert.',
    other: 'Die Benutzer werden am gewählten Tag um {time} deaktiviert.',
  },
  'until.zone': 'Es gilt die Zeitzone des Kontos: {zone}.',
  'until.zone-untold': 'Das System nennt die Zeitzone des Kontos nicht. Es gilt Ihre: {zone}.',
  'until.zone-unknown': 'Das System nennt eine Zeitzone, die dieser Browser nicht kennt. Es gilt Ihre: {zone}.',
  'until.day': 'Datum',
  'until.inactive': 'Wird inaktiv: {when}.',
  'until.active': 'Wird aktiv: {when}.',
  'until.will-be': { one: 'Der Benutzer wird inaktiv: {when}.', other: 'Die Benutzer werden inaktiv: {when}.' },
  'until.for-you': 'In Ihrer Zeitzone: {when}.',
  'until.unreadable': 'Das ist kein gültiges Datum. Geben Sie Jahr, Monat und Tag ein, etwa {example}.',
  'until.too-early': 'Wählen Sie den {day} oder einen späteren Tag.',
} satisfies Record<keyof typeof english, Message>;
