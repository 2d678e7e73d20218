import type { profile as english } from '../en/profile.js';
import type { Message } from '../messages.js';

/** German: one person's page. */
export const profile = {
  'profile.back': 'Zurück zu den Benutzern',
  'profile.heading': 'Benutzerinformationen',
  'profile.personal': 'Persönliche Angaben',
  'profile.organisation': 'Organisation',
  'profile.account': 'Konto',
  'profile.loading': 'Benutzer wird geladen',
  'profile.failed': 'Dieser Benutzer konnte nicht geladen werden.',
  'profile.gone': 'Diesen Benutzer gibt es nicht mehr.',
  'profile.retry': 'Erneut versuchen',
  'profile.field.first-name': 'Vorname',
  'profile.field.last-name': 'Nachname',
  'profile.field.display-name': 'Name',
  'profile.field.login': 'Anmeldename',
  'profile.field.email': 'E-Mail',
  'profile.field.phone': 'Telefon',
  'profile.field.job-title': 'Position',
  'profile.field.department': 'Abteilung',
  'profile.field.roles': 'Rollen',
  'profile.field.groups': 'Gruppen',
  'profile.field.last-login': 'Letzte Anmeldung',
  'profile.field.created': 'Hinzugefügt am',
  'profile.never-signed-in': 'Noch nie angemeldet',
  'profile.none': 'Keine',
  'profile.delete.heading': 'Benutzer löschen',
  'profile.delete.permanent': 'Dieser Benutzer wird endgültig aus dem Konto gelöscht.',
  'profile.delete.soft': {
    one: 'Dieser Benutzer wird gelöscht. Er lässt sich {count} Tag lang wiederherstellen.',
    other: 'Dieser Benutzer wird gelöscht. Er lässt sich {count} Tage lang wiederherstellen.',
  },
  'profile.delete.other': 'Dieser Benutzer wird aus dem Konto entfernt.',
  'profile.delete': 'Benutzer löschen',
} satisfies Record<keyof typeof english, Message>;
