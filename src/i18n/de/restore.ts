import type { restore as english } from '../en/restore.js';
import type { Message } from '../messages.js';

/** German: taking back deletions. */
export const restore = {
  'deletion.restore.running-one': '{name} wird wiederhergestellt',
  'deletion.restore.running': '{count} Benutzer werden wiederhergestellt',
  'deletion.restore.all-done-one': '{name} wurde wiederhergestellt.',
  'deletion.restore.all-done': '{count} Benutzer wiederhergestellt.',
  'deletion.restore.done': '{count} wiederhergestellt',
  'deletion.restore.already': { one: '{count} war schon da', other: '{count} waren schon da' },
  'deletion.restore.confirmed': 'Die Antwort ging verloren. Nachsehen hat gezeigt, dass sie wieder da sind.',
  'deletion.restore.still-there': 'Als zuletzt nachgesehen wurde, waren sie noch nicht wiederhergestellt.',
  'deletion.statistics-lost-then': 'Danach sind auch ihre Statistiken verloren.',
  'denial.login-taken.why': 'Ihren Anmeldenamen hat inzwischen jemand anderes.',
  'denial.login-taken.who': 'Solange das so ist, kann niemand sie wiederherstellen.',
  'denial.login-taken.way-out':
    'Geben Sie dem anderen Benutzer einen anderen Anmeldenamen und versuchen Sie es dann noch einmal.',
  'denial.email-taken.why': 'Ihre E-Mail-Adresse hat inzwischen jemand anderes.',
  'denial.email-taken.who': 'Solange das so ist, kann niemand sie wiederherstellen.',
  'denial.email-taken.way-out':
    'Geben Sie dem anderen Benutzer eine andere E-Mail-Adresse und versuchen Sie es dann noch einmal.',
  'denial.no-seat.why': 'Die Lizenz hat keinen freien Platz für sie.',
  'denial.no-seat.who': 'Ohne Platz kann niemand aktive Benutzer wiederherstellen.',
  'denial.no-seat.way-out':
    'Deaktivieren Sie jemanden oder lassen Sie die Lizenz erweitern, und versuchen Sie es dann noch einmal.',
  'denial.expired.why': 'Die Zeit, in der sie wiederhergestellt werden konnten, ist vorbei.',
  'denial.expired.who': 'Niemand kann sie mehr wiederherstellen.',
  'denial.expired.way-out': 'Legen Sie sie als neuen Benutzer an.',
} satisfies Record<keyof typeof english, Message>;
