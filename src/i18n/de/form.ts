import type { form as english } from '../en/form.js';
import type { Message } from '../messages.js';

/** German: a form of a user's fields. */
export const form = {
  'form.required': 'Mit * markierte Felder sind erforderlich.',
  'form.unique': 'Keine zwei Benutzer können hier dasselbe haben.',
  'form.no-choice': 'Keine Angabe',
  'form.on': 'Ein',
  'form.off': 'Aus',
  'form.problem.required': '„{field}“ ist erforderlich.',
  'form.problem.email': 'Das ist keine E-Mail-Adresse: Sie hat ein @ zwischen Name und Domain.',
  'form.problem.phone': 'Das ist keine Telefonnummer. Beginnen Sie mit + und der Landesvorwahl.',
  'form.problem.date': 'Das ist kein vollständiges Datum.',
  'form.problem.choice': 'Wählen Sie einen der Werte.',
  'form.problem.server': 'Das System lehnt diesen Wert ab.',
  'form.hidden': 'Enthält Zeichen, die man nicht sieht: {value}',
  'form.mixed': 'Mischt Alphabete: ahmt vielleicht einen anderen Namen nach',
  'form.summary': { one: '{count} Feld muss geprüft werden.', other: '{count} Felder müssen geprüft werden.' },
  'form.phone.read-as': 'Wird wie eingegeben gespeichert. In diesem Land ({country}) ist das {number}.',
  'form.phone.doubtful':
    'Wird wie eingegeben gespeichert: Diese Nummer ließ sich nicht prüfen. Mit + und der Landesvorwahl lässt sie sich prüfen.',
  'form.phone.unchecked':
    'Wird wie eingegeben gespeichert: Die Prüfung von Telefonnummern konnte nicht geladen werden.',
} satisfies Record<keyof typeof english, Message>;
