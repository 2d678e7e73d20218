import type { fromFile as english } from '../en/from-file.js';
import type { Message } from '../messages.js';

/** German: selecting users from a file. */
export const fromFile = {
  'from-file.title': 'Benutzer aus einer Datei auswählen',
  'from-file.intro':
    'Geben Sie Anmeldenamen, E-Mail-Adressen oder Kennungen an. Sie sehen, wer gefunden wurde, bevor jemand ausgewählt wird. An den Benutzern selbst ändert sich nichts.',
  'from-file.text': 'Hier einfügen, ein Wert pro Zeile',
  'from-file.text.hint':
    'Auch eine Tabelle aus einem Tabellenprogramm ist möglich, mit den Spaltennamen in der ersten Zeile.',
  'from-file.file': 'Oder eine Datei wählen',
  'from-file.file.hint': 'CSV, Text oder XLSX, bis 5 MB und 50.000 Zeilen. Sie können die Datei auch hierher ziehen.',
  'from-file.file.chosen': 'Datei',
  'from-file.file.remove': 'Datei entfernen',
  'from-file.file.reading': 'Die Datei wird gelesen…',
  'from-file.kind': 'Art der Angaben',
  'from-file.kind.any': 'Anmeldenamen, E-Mails oder Kennungen',
  'from-file.kind.login': 'Anmeldenamen',
  'from-file.kind.email': 'E-Mail-Adressen',
  'from-file.kind.id': 'Kennungen',
  'from-file.column': 'Spalte, in der gesucht wird',
  'from-file.column.nameless': 'Spalte {number}',
  'from-file.values': { one: 'Zu suchen: {count} Wert', other: 'Zu suchen: {count} Werte' },
  'from-file.guessed':
    'Die Datei ist nicht in UTF-8 kodiert und wurde als westeuropäischer Text (Windows-1252) gelesen. Wenn Buchstaben falsch aussehen, speichern Sie die Datei als UTF-8.',
  'from-file.find': 'Benutzer suchen',
  'from-file.give-first': 'Fügen Sie zuerst etwas ein oder wählen Sie eine Datei.',
  'from-file.other-file': 'Wählen Sie zuerst eine andere Datei.',
  'from-file.empty-column': 'In dieser Spalte steht nichts. Wählen Sie eine andere.',
  'from-file.discard': 'Angaben verwerfen? Es ist noch niemand ausgewählt.',
  'from-file.failed':
    'Die Benutzer konnten nicht gelesen werden. Ihre Angaben sind noch da: Versuchen Sie es erneut. {message}',
  'from-file.signed-out':
    'Ihre Anmeldung ist abgelaufen. Melden Sie sich wieder an und suchen Sie dann erneut: Ihre Angaben sind noch da.',
  'from-file.looking': { one: '{count} Wert wird gesucht', other: '{count} Werte werden gesucht' },
  'from-file.read': { one: '{count} Benutzer gelesen', other: '{count} Benutzer gelesen' },
  'from-file.read-of': {
    one: '{done} von {count} Benutzer gelesen',
    other: '{done} von {count} Benutzern gelesen',
  },
  'from-file.stop': 'Anhalten',
  'from-file.stopped': 'Angehalten. Ihre Angaben sind noch da.',
  'from-file.result': { one: '{done} von {count} gefunden', other: '{done} von {count} gefunden' },
  'from-file.partly':
    'Das System hat nur {read} seiner Benutzer geliefert: Wer nicht gefunden wurde, kann trotzdem vorhanden sein.',
  'from-file.partly-of':
    'Das System hat nur {read} seiner {total} Benutzer geliefert: Wer nicht gefunden wurde, kann trotzdem vorhanden sein.',
  'from-file.will': { one: '{count} wird ausgewählt', other: '{count} werden ausgewählt' },
  'from-file.unknown': { one: '{count} gehört zu niemandem', other: '{count} gehören zu niemandem' },
  'from-file.unseen': {
    one: '{count} wurde unter den {read} Benutzern, die gelesen werden konnten, nicht gefunden',
    other: '{count} wurden unter den {read} Benutzern, die gelesen werden konnten, nicht gefunden',
  },
  'from-file.ambiguous': {
    one: '{count} passt zu mehreren Benutzern, deshalb wird keiner davon ausgewählt',
    other: '{count} passen zu mehreren Benutzern, deshalb wird keiner davon ausgewählt',
  },
  'from-file.denied': {
    one: '{count} kann nicht ausgewählt werden',
    other: '{count} können nicht ausgewählt werden',
  },
  'from-file.repeated': {
    one: '{count} nennt jemanden erneut und zählt nur einmal.',
    other: '{count} nennen jemanden erneut und zählen nur einmal.',
  },
  'from-file.row': 'Zeile {row}',
  'from-file.more': { one: 'und {count} weiterer', other: 'und {count} weitere' },
  'from-file.fewer': 'Weniger anzeigen',
  'from-file.save': 'Liste der Ausgelassenen speichern',
  'from-file.save.row': 'Zeile',
  'from-file.save.value': 'Wert',
  'from-file.save.why': 'Grund',
  'from-file.save.users': 'Benutzer',
  'from-file.save.unknown': 'Gehört zu niemandem',
  'from-file.save.unseen': 'Nicht gefunden',
  'from-file.save.ambiguous': 'Passt zu mehreren Benutzern',
  'from-file.back': 'Andere suchen',
  'from-file.replace': {
    one: 'Auswahl ersetzen (jetzt ist {count} Benutzer ausgewählt)',
    other: 'Auswahl ersetzen (jetzt sind {count} Benutzer ausgewählt)',
  },
  'from-file.select': { one: '{count} Benutzer auswählen', other: '{count} Benutzer auswählen' },
  'from-file.selected': {
    one: '{count} Benutzer aus Ihren Angaben wurde ausgewählt.',
    other: '{count} Benutzer aus Ihren Angaben wurden ausgewählt.',
  },
  'from-file.error.row': 'Zeile {row}: {problem}',
  'from-file.error.too-large': 'Das sind mehr als 5 MB. Teilen Sie es auf.',
  'from-file.error.too-many-rows': 'Das sind mehr als 50.000 Zeilen. Teilen Sie sie auf.',
  'from-file.error.too-many-columns': 'Das sind mehr als 100 Spalten. Lassen Sie weg, was nicht gebraucht wird.',
  'from-file.error.too-long-cell': 'Eine Zelle ist länger als 4.096 Zeichen. Fehlt ein Anführungszeichen?',
  'from-file.error.unclosed-quote':
    'Ein Anführungszeichen ist nicht geschlossen oder steht dort, wo keines stehen darf.',
  'from-file.error.empty': 'Darin steht nichts, wonach gesucht werden kann.',
  'from-file.error.no-header': 'Bei mehreren Spalten muss die erste Zeile die Spaltennamen enthalten.',
  'from-file.error.binary': 'Das ist weder Text noch Tabelle. Gelesen werden CSV-, Text- und XLSX-Dateien.',
  'from-file.error.old-spreadsheet':
    'Diese Tabelle hat ein altes Format oder ist durch ein Passwort geschützt. Speichern Sie sie ohne Passwort als XLSX oder CSV.',
  'from-file.error.archive':
    'Das ist ein Archiv ohne Tabelle. Entpacken Sie es und wählen Sie die Datei, die darin ist.',
  'from-file.error.broken-spreadsheet':
    'Diese Tabelle ist beschädigt oder hat ein Format, das nicht gelesen werden kann. Speichern Sie sie als CSV.',
  'from-file.error.too-large-inside':
    'Entpackt ist diese Tabelle zu groß. Speichern Sie die Spalte, die Sie brauchen, als CSV.',
  'from-file.error.unreadable': 'Der Browser konnte die Datei nicht lesen. Wählen Sie sie erneut.',
  'from-file.error.reader-missing':
    'Der Teil dieser Seite, der Dateien liest, konnte nicht geladen werden. Versuchen Sie es erneut.',
} satisfies Record<keyof typeof english, Message>;
