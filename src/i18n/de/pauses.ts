import type { pauses as english } from '../en/pauses.js';
import type { Message } from '../messages.js';

/** German: a run that waits or is paused, the approval of a host, and its limit. */
export const pauses = {
  'deletion.pause.paused': 'Angehalten',
  'deletion.pause.waiting': 'Das System hat um Geduld gebeten. Weiter geht es in {time}.',
  'deletion.pause.soon': 'Das System hat um Geduld gebeten. Gleich geht es weiter.',
  'deletion.pause.said-seconds': {
    one: 'Das System hat um {count} Sekunde Geduld gebeten. Danach geht es von selbst weiter.',
    other: 'Das System hat um {count} Sekunden Geduld gebeten. Danach geht es von selbst weiter.',
  },
  'deletion.pause.said-minutes': {
    one: 'Das System hat um {count} Minute Geduld gebeten. Danach geht es von selbst weiter.',
    other: 'Das System hat um {count} Minuten Geduld gebeten. Danach geht es von selbst weiter.',
  },
  'deletion.pause.until':
    'Das System hat um Geduld bis {time} gebeten. Das ist zu lang, um von selbst weiterzumachen: Machen Sie danach weiter oder brechen Sie ab.',
  'deletion.pause.again-and-again':
    'Das System bittet immer wieder um Geduld. Machen Sie später weiter oder brechen Sie ab.',
  'deletion.pause.unreachable':
    'Das System ist nicht erreichbar oder scheitert jedes Mal. Machen Sie weiter, wenn es wieder geht, oder brechen Sie ab.',
  'deletion.pause.still-unreachable':
    'Das System ist weiterhin nicht erreichbar. Machen Sie weiter, wenn es wieder geht, oder brechen Sie ab.',
  'deletion.pause.looking': 'Es wird nachgesehen, ob das System wieder antwortet.',
  'deletion.pause.signed-out':
    'Ihre Anmeldung ist abgelaufen. Melden Sie sich neu an, wenn nötig in einem anderen Fenster: Dann geht es an derselben Stelle weiter.',
  'deletion.pause.left': {
    one: 'Es bleibt {count} Benutzer. Bis es weitergeht, wird nichts gesendet.',
    other: 'Es bleiben {count} Benutzer. Bis es weitergeht, wird nichts gesendet.',
  },
  'deletion.pause.said': 'Angehalten. {reason}',
  'deletion.pause.over': 'Es geht weiter.',
  'deletion.pause.go-on': { one: 'Mit {count} Benutzer weitermachen', other: 'Mit {count} Benutzern weitermachen' },

  'deletion.approval.title': 'Warten auf Freigabe',
  'deletion.approval.waiting': {
    one: 'Das Löschen von {count} Benutzer muss jemand anderes freigeben. Vorher wird nichts gesendet.',
    other: 'Das Löschen von {count} Benutzern muss jemand anderes freigeben. Vorher wird nichts gesendet.',
  },
  'deletion.approval.declined': {
    one: '{count} Benutzer wurde nicht gelöscht',
    other: '{count} Benutzer wurden nicht gelöscht',
  },
  'deletion.approval.refused': 'Das Löschen wurde nicht freigegeben. Es wurde nichts gesendet.',
  'deletion.approval.failed': 'Die Freigabe war nicht zu bekommen. Es wurde nichts gesendet.',

  'deletion.limit.title': 'Zu viele auf einmal',
  'deletion.limit.why':
    'Sie haben {count} gewählt, und hier können höchstens {limit} auf einmal gelöscht werden. Es wird nichts gelöscht. Wählen Sie weniger Benutzer.',
} satisfies Record<keyof typeof english, Message>;
