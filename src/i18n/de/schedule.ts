import type { schedule as english } from '../en/schedule.js';
import type { Message } from '../messages.js';

/** German: the question on which day users become inactive. */
export const schedule = {
  'schedule.title-one': '{name} zu einem Datum inaktiv setzen',
  'schedule.title': '{count} Benutzer zu einem Datum inaktiv setzen',
  'schedule.impossible-one': '{name} kann nicht zu einem Datum inaktiv gesetzt werden',
  'schedule.impossible': 'Keiner dieser {count} Benutzer kann zu einem Datum inaktiv gesetzt werden',
  'schedule.button-one': 'Datum für {name} festlegen',
  'schedule.button': 'Datum für {count} Benutzer festlegen',
  'schedule.choose-first': 'Wählen Sie zuerst einen Tag.',
  'schedule.nobody': 'Dieses Datum ist für alle schon festgelegt.',
  'schedule.replaces-one': 'Ein Datum ist schon festgelegt. Das neue ersetzt es.',
  'schedule.replaces': {
    one: '{count} Benutzer davon hat schon ein Datum. Das neue ersetzt es.',
    other: '{count} Benutzer davon haben schon ein Datum. Das neue ersetzt es.',
  },
  'schedule.remove-one': 'Datum von {name} aufheben',
  'schedule.remove': 'Daten von {count} Benutzern aufheben',
} satisfies Record<keyof typeof english, Message>;
