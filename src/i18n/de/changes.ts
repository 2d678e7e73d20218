import type { changes as english } from '../en/changes.js';
import type { Message } from '../messages.js';

/** German: progress and report of what is done to users besides deleting and changing their status. */
export const changes = {
  'deletion.change-department.running-one': '{name} wird nach {department} verschoben',
  'deletion.change-department.running': {
    one: '{count} Benutzer wird nach {department} verschoben',
    other: '{count} Benutzer werden nach {department} verschoben',
  },
  'deletion.change-department.all-done-one': '{name} ist jetzt in {department}.',
  'deletion.change-department.all-done': {
    one: '{count} Benutzer ist jetzt in {department}.',
    other: '{count} Benutzer sind jetzt in {department}.',
  },
  'deletion.change-department.done': '{count} nach {department} verschoben',
  'deletion.change-department.already': {
    one: '{count} war schon in {department}',
    other: '{count} waren schon in {department}',
  },
  'deletion.change-department.confirmed': 'Die Antwort ging verloren. Erneutes Nachsehen ergab: in der Abteilung.',
  'deletion.change-department.still-there': 'Beim letzten Nachsehen noch nicht verschoben.',
  'deletion.same-department': 'Bereits in dieser Abteilung.',

  'deletion.schedule-deactivate.running-one': 'Die Deaktivierung von {name} wird geplant',
  'deletion.schedule-deactivate.running': 'Die Deaktivierung von {count} Benutzern wird geplant',
  'deletion.schedule-deactivate.all-done-one': 'Die Deaktivierung von {name} ist geplant.',
  'deletion.schedule-deactivate.all-done': 'Die Deaktivierung von {count} Benutzern ist geplant.',
  'deletion.schedule-deactivate.done': '{count} zur Deaktivierung vorgesehen',
  'deletion.schedule-deactivate.already': {
    one: '{count} war schon so vorgesehen',
    other: '{count} waren schon so vorgesehen',
  },
  'deletion.schedule-deactivate.confirmed': 'Die Antwort ging verloren. Erneutes Nachsehen ergab: geplant.',
  'deletion.schedule-deactivate.still-there': 'Beim letzten Nachsehen noch nicht geplant.',
  'deletion.schedule-activate.running-one': 'Die Aktivierung von {name} wird geplant',
  'deletion.schedule-activate.running': 'Die Aktivierung von {count} Benutzern wird geplant',
  'deletion.schedule-activate.all-done-one': 'Die Aktivierung von {name} ist geplant.',
  'deletion.schedule-activate.all-done': 'Die Aktivierung von {count} Benutzern ist geplant.',
  'deletion.schedule-activate.done': '{count} zur Aktivierung vorgesehen',
  'deletion.schedule-activate.already': {
    one: '{count} war schon so vorgesehen',
    other: '{count} waren schon so vorgesehen',
  },
  'deletion.schedule-activate.confirmed': 'Die Antwort ging verloren. Erneutes Nachsehen ergab: geplant.',
  'deletion.schedule-activate.still-there': 'Beim letzten Nachsehen noch nicht geplant.',
  'deletion.unschedule.running-one': 'Die Planung für {name} wird aufgehoben',
  'deletion.unschedule.running': 'Die Planung für {count} Benutzer wird aufgehoben',
  'deletion.unschedule.all-done-one': 'Für {name} ist nichts mehr geplant.',
  'deletion.unschedule.all-done': 'Für {count} Benutzer ist nichts mehr geplant.',
  'deletion.unschedule.done': 'Für {count} nichts mehr geplant',
  'deletion.unschedule.already': 'Für {count} war nichts geplant',
  'deletion.unschedule.confirmed': 'Die Antwort ging verloren. Erneutes Nachsehen ergab: nichts mehr geplant.',
  'deletion.unschedule.still-there': 'Beim letzten Nachsehen noch geplant.',
  'deletion.inactive': 'Bereits inaktiv.',
  'deletion.same-plan': 'Bereits für diesen Zeitpunkt geplant.',
  'deletion.no-plan': 'Hier ist nichts geplant.',

  'deletion.no-mail': 'Inaktive Benutzer erhalten keine Nachrichten.',
  'deletion.message.running-one': 'Die Nachricht an {name} wird gesendet',
  'deletion.message.running': 'Die Nachricht an {count} Benutzer wird gesendet',
  'deletion.message.all-done-one': 'Die Nachricht an {name} wurde gesendet.',
  'deletion.message.all-done': 'Die Nachricht wurde an {count} Benutzer gesendet.',
  'deletion.message.done': 'An {count} Benutzer gesendet',
  'deletion.message.already': { one: '{count} hatte sie schon', other: '{count} hatten sie schon' },
  'deletion.message.confirmed': 'Die Antwort ging verloren. Erneutes Nachsehen ergab: gesendet.',
  'deletion.message.still-there': 'Erneutes Nachsehen kann nicht zeigen, ob die Nachricht gesendet wurde.',
} satisfies Record<keyof typeof english, Message>;
