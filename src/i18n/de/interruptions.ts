import type { interruptions as english } from '../en/interruptions.js';
import type { Message } from '../messages.js';

/** German of runs that were interrupted. */
export const interruptions = {
  'interrupted.cut': '{what} wurde unterbrochen: {summary}.',
  'interrupted.unclear': '{what} endete nicht für alle mit einer klaren Antwort: {summary}.',
  'interrupted.delete': { one: 'Das Löschen von {count} Benutzer', other: 'Das Löschen von {count} Benutzern' },
  'interrupted.activate': { one: 'Das Aktivieren von {count} Benutzer', other: 'Das Aktivieren von {count} Benutzern' },
  'interrupted.deactivate': {
    one: 'Das Deaktivieren von {count} Benutzer',
    other: 'Das Deaktivieren von {count} Benutzern',
  },
  'interrupted.change-department': {
    one: 'Das Verschieben von {count} Benutzer in eine andere Abteilung',
    other: 'Das Verschieben von {count} Benutzern in eine andere Abteilung',
  },
  'interrupted.delete.done': '{count} gelöscht',
  'interrupted.activate.done': '{count} aktiviert',
  'interrupted.deactivate.done': '{count} deaktiviert',
  'interrupted.change-department.done': '{count} verschoben',
  'interrupted.trouble': '{count} nicht erledigt',
  'interrupted.unknown': '{count} ungewiss',
  'interrupted.untried': '{count} nicht versucht',
  'interrupted.review': 'Ansehen',
  'interrupted.reading': 'Es wird nachgesehen: {done} von {total}.',
  'interrupted.nameless': 'Name nicht aufbewahrt',
} satisfies Record<keyof typeof english, Message>;
