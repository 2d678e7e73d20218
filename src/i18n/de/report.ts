import type { report as english } from '../en/report.js';
import type { Message } from '../messages.js';

/** German: what can be done with a report. */
export const report = {
  'report.retry-one': 'Mit {name} erneut versuchen',
  'report.retry': { one: 'Mit {count} Benutzer erneut versuchen', other: 'Mit {count} Benutzern erneut versuchen' },
  'report.save': 'Als CSV speichern',
  'report.saving': 'Ihr Browser speichert den Bericht.',
  'report.name': 'Name',
  'report.identifier': 'E-Mail oder Anmeldename',
  'report.id': 'Kennung',
  'report.outcome': 'Ergebnis',
  'report.reason': 'Grund',
  'report.done': 'Erledigt',
  'report.deactivated': 'Erster von zwei Schritten getan: deaktiviert',
  'report.already': 'Nichts mehr zu tun',
  'report.refused': 'Abgelehnt',
  'report.changed': 'Inzwischen geändert',
  'report.failed': 'Fehlgeschlagen',
  'report.unknown': 'Unbekannt',
  'report.not-attempted': 'Nicht versucht',
  'report.skipped': 'Ausgelassen',
} satisfies Record<keyof typeof english, Message>;
