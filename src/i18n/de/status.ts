import type { status as english } from '../en/status.js';
import type { Message } from '../messages.js';

/** German: whether somebody is active, and until when. */
export const status = {
  'active.heading': 'Status',
  'active.switch': 'Benutzer ist aktiv',
  'active.saving': 'Wird gespeichert…',
  'active.last-login': 'Letzte Anmeldung: {date}',
  'active.never': 'Noch nie angemeldet',
  'active.is-active': 'Aktive Benutzer können sich anmelden, erhalten E-Mails und zählen für die Lizenz.',
  'active.is-inactive':
    'Inaktive Benutzer können sich nicht anmelden und erhalten keine E-Mails. Sie bleiben in Berichten, lassen sich bearbeiten und zählen nicht für die Lizenz.',
  'active.is-other': 'Der Status dieses Benutzers ist „{status}“, also weder aktiv noch inaktiv.',
  'active.ask-deactivate': '{name} deaktivieren?',
  'active.ask-activate': '{name} aktivieren?',
  'active.deactivate': 'Benutzer deaktivieren',
  'active.activate': 'Benutzer aktivieren',
  'active.decline': 'Abbrechen',
  'active.off.sign-in': 'Eine Anmeldung ist nicht mehr möglich.',
  'active.off.sign-in-now': 'Laufende Sitzungen enden sofort, und eine Anmeldung ist nicht mehr möglich.',
  'active.off.sign-in-later':
    'Eine neue Anmeldung ist nicht mehr möglich; laufende Sitzungen bestehen, bis sie beendet werden.',
  'active.off.email': 'Es werden keine E-Mails mehr geschickt.',
  'active.off.reports': 'In Berichten bleibt alles, und die Statistik bleibt erhalten.',
  'active.off.editable': 'Die Angaben lassen sich weiterhin bearbeiten.',
  'active.off.licence': 'Für die Lizenz zählt der Benutzer nicht mehr.',
  'active.on.sign-in': 'Eine Anmeldung ist möglich.',
  'active.on.email': 'E-Mails werden geschickt.',
  'active.on.licence': 'Für die Lizenz zählt der Benutzer.',
  'active.on.seats': 'Für die Lizenz zählt der Benutzer; von {limit} Plätzen sind jetzt {used} belegt.',
  'until.heading': 'Zu einem Datum deaktivieren',
  'until.heading-active': 'Zu einem Datum aktivieren',
  'until.replaces': 'Das ersetzt das Datum, das festgelegt ist.',
  'until.save': 'Datum speichern',
  'until.cancel': 'Datum aufheben',
  'until.missing': 'Wählen Sie einen Tag.',
  'until.unchanged': 'Dieses Datum ist schon festgelegt.',
} satisfies Record<keyof typeof english, Message>;
