import type { form as english } from '../en/form.js';
import type { Message } from '../messages.js';

/** German: a form of a user's fields. */
export const form = {
  'form.required': 'Mit * markierte Felder sind erforderlich.',
  'form.unique': '„{field}“ muss eindeutig sein.',
  'form.no-choice': 'Keine Angabe',
  'form.on': 'Ein',
  'form.off': 'Aus',
  'form.problem.required': '„{field}“ ist erforderlich.',
  'form.problem.email': 'Geben Sie eine E-Mail-Adresse ein, etwa name@example.com.',
  'form.problem.phone': 'Geben Sie eine Telefonnummer ein. Beginnen Sie mit + und der Landesvorwahl.',
  'form.problem.date': 'Geben Sie das vollständige Datum ein.',
  'form.problem.choice': 'Wählen Sie einen Wert aus der Liste.',
  'form.problem.server': 'Das System lehnt diesen Wert ab.',
  'form.hidden': 'Enthält Zeichen, die man nicht sieht: {value}',
  'form.mixed': 'Mischt Alphabete: ahmt vielleicht einen anderen Namen nach',
  'form.summary': { one: '{count} Feld muss geprüft werden.', other: '{count} Felder müssen geprüft werden.' },
  'form.phone.read-as': 'Wird wie eingegeben gespeichert. In {country} entspricht das {number}.',
  'form.phone.doubtful':
    'Wird wie eingegeben gespeichert: Diese Nummer ließ sich nicht prüfen. Mit + und der Landesvorwahl lässt sie sich prüfen.',
  'form.phone.unchecked':
    'Wird wie eingegeben gespeichert: Die Prüfung von Telefonnummern konnte nicht geladen werden.',
} satisfies Record<keyof typeof english, Message>;
