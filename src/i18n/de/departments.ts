import type { departments as english } from '../en/departments.js';
import type { Message } from '../messages.js';

/** German: finding a department. */
export const departments = {
  'departments.find': 'Nach Name oder Pfad suchen',
  'departments.current': 'Aktuell',
  'departments.found': { one: '{count} Abteilung gefunden', other: '{count} Abteilungen gefunden' },
  'departments.no-match': 'Keine Abteilung gefunden. Versuchen Sie eine andere Schreibweise oder weniger Wörter.',
  'departments.empty': 'Es gibt noch keine Abteilungen.',
  'departments.loading': 'Abteilungen werden geladen',
  'departments.failed': 'Die Abteilungen konnten nicht geladen werden.',
  'departments.retry': 'Erneut versuchen',
} satisfies Record<keyof typeof english, Message>;
