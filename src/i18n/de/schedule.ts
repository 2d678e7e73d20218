import type { schedule as english } from '../en/schedule.js';
import type { Message } from '../messages.js';

/** German: the question on which day users become inactive. */
export const schedule = {
  'schedule.title-one': '{name} zu einem Datum deaktivieren',
  'schedule.title': '{count} Benutzer zu einem Datum deaktivieren',
  'schedule.impossible-one': '{name} kann nicht zu einem Datum deaktiviert werden',
  'schedule.impossible': 'Keiner dieser {count} Benutzer kann zu einem Datum deaktiviert werden',
  'schedule.button-one': 'Datum für {name} festlegen',
  'schedule.button': 'Datum für {count} Benutzer festlegen',
  'schedule.choose-first': 'Wählen Sie zuerst einen Tag.',
  'schedule.nobody': 'Dieses Datum ist für alle schon festgelegt.',
  'schedule.replaces-one': 'Ein Datum ist schon festgelegt. Das neue ersetzt es.',
  'schedule.replaces': {
    one: 'Für {count} Benutzer ist schon ein Datum festgelegt. Das neue ersetzt es.',
    other: 'Für {count} Benutzer ist schon ein Datum festgelegt. Das neue ersetzt es.',
  },
  'schedule.remove-one': 'Datum für {name} aufheben',
  'schedule.remove': 'Datum für {count} Benutzer aufheben',
} satisfies Record<keyof typeof english, Message>;
