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
  'profile.tabs': 'Über diesen Benutzer',
  'profile.general': 'Allgemeine Angaben',
  'profile.read-only': 'Diese Felder lassen sich lesen, aber nicht ändern.',
  'profile.save': 'Änderungen speichern',
  'profile.cancel': 'Abbrechen',
  'profile.saving': 'Änderungen werden gespeichert',
  'profile.reading': 'Benutzer wird erneut gelesen',
  'profile.unsaved': {
    one: '{count} Änderung ist nicht gespeichert.',
    other: '{count} Änderungen sind nicht gespeichert.',
  },
  'profile.told.saved': { one: '{count} Änderung wurde gespeichert.', other: '{count} Änderungen wurden gespeichert.' },
  'profile.told.saved-lost': {
    one: 'Die Antwort des Systems ging verloren. Der Benutzer wurde erneut gelesen: {count} Änderung wurde gespeichert.',
    other:
      'Die Antwort des Systems ging verloren. Der Benutzer wurde erneut gelesen: {count} Änderungen wurden gespeichert.',
  },
  'profile.told.also': 'Inzwischen ebenfalls geändert: {fields}.',
  'profile.told.unchanged': 'Es gibt keine Änderungen zu speichern.',
  'profile.told.unsaved':
    'Die Antwort des Systems ging verloren. Der Benutzer wurde erneut gelesen: Ihre Änderungen sind nicht gespeichert. Sie stehen noch hier und lassen sich erneut speichern.',
  'profile.told.doubt':
    'Die Antwort des Systems ging verloren, und der Benutzer ließ sich nicht lesen. Es ist nicht bekannt, ob Ihre Änderungen gespeichert wurden. {message}',
  'profile.told.look': 'Erneut nachsehen',
  'profile.told.signed-out':
    'Ihre Anmeldung ist abgelaufen. Was Sie eingegeben haben, steht noch hier: Melden Sie sich erneut an und speichern Sie dann.',
  'profile.told.gone':
    'Diesen Benutzer gibt es nicht mehr, daher lässt sich nichts speichern. Was Sie eingegeben haben, steht noch hier und lässt sich kopieren.',
  'profile.told.refused': 'Die Änderungen wurden nicht gespeichert. {why} {wayOut}',
  'profile.told.failed': 'Die Änderungen wurden nicht gespeichert. {message}',
  'profile.told.taken':
    'Jemand hat diesen Benutzer inzwischen geändert. Was Sie eingegeben haben, steht noch hier und ist nicht gespeichert.',
  'profile.told.conflict': {
    one: 'Jemand hat diesen Benutzer inzwischen geändert. Wählen Sie für {count} Feld einen Wert und speichern Sie dann.',
    other:
      'Jemand hat diesen Benutzer inzwischen geändert. Wählen Sie für {count} Felder einen Wert und speichern Sie dann.',
  },
  'profile.conflict': 'Jemand hat „{field}“ ebenfalls geändert',
  'profile.conflict.mine': 'Ihr Wert',
  'profile.conflict.theirs': 'Anderer Wert',
  'profile.conflict.keep': 'Meinen behalten',
  'profile.conflict.take': 'Anderen übernehmen',
  'profile.leave.title': { one: '{count} Änderung verwerfen?', other: '{count} Änderungen verwerfen?' },
  'profile.leave.text': 'Was Sie zu {name} eingegeben haben, ist nicht gespeichert.',
  'profile.leave.keep': 'Weiter bearbeiten',
  'profile.leave.discard': { one: '{count} Änderung verwerfen', other: '{count} Änderungen verwerfen' },
  'profile.password.heading': 'Passwort ändern',
  'profile.password.text': 'Der Benutzer erhält eine Benachrichtigung zum Ändern des Passworts.',
  'profile.password.send': 'Benachrichtigung zum Passwort senden',
  'profile.password.sending': 'Benachrichtigung wird gesendet',
  'profile.password.sent': 'Die Benachrichtigung zum Ändern des Passworts wurde gesendet.',
  'profile.password.lost':
    'Die Antwort des Systems ging verloren. Es ist nicht bekannt, ob die Benachrichtigung gesendet wurde. Fragen Sie den Benutzer, bevor Sie eine weitere senden.',
  'profile.password.failed': 'Es wurde keine Benachrichtigung gesendet. {message}',
  'profile.password.signed-out':
    'Ihre Anmeldung ist abgelaufen, daher wurde keine Benachrichtigung gesendet. Melden Sie sich erneut an und senden Sie sie dann.',
  'profile.change-department': 'Abteilung ändern',
  'profile.message': 'Nachricht',
} satisfies Record<keyof typeof english, Message>;
