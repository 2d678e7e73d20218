/** German: taking users out of the list as a file. */
export const exporting = {
  'export.title': 'Benutzer exportieren',
  'export.title-reading': 'Benutzer werden exportiert',
  'export.who': 'Welche Benutzer',
  'export.matching': 'Benutzer, auf die Suche und Filter zutreffen',
  'export.everyone': 'Alle Benutzer',
  'export.selected': { one: '{count} ausgewählter Benutzer', other: '{count} ausgewählte Benutzer' },
  'export.matching-of': 'Benutzer, auf die Suche und Filter zutreffen ({count})',
  'export.everyone-of': 'Alle Benutzer ({count})',
  'export.format': 'Art der Datei',
  'export.csv': 'CSV, für jedes Programm',
  'export.xlsx': 'Excel-Arbeitsmappe (XLSX)',
  'export.columns': 'Spalten',
  'export.all-columns': 'Alle Spalten',
  'export.column.id': 'Kennung',
  'export.column.department-path': 'Pfad der Abteilung',
  'export.personal':
    'Die Datei enthält personenbezogene Daten. Bewahren Sie sie dort auf, wo nur die sie lesen können, die es müssen.',
  'export.button': 'Exportieren',
  'export.choose-column': 'Wählen Sie mindestens eine Spalte.',
  'export.reading': { one: '{count} Benutzer gelesen', other: '{count} Benutzer gelesen' },
  'export.reading-of': '{count} von {total} Benutzern gelesen',
  'export.stop': 'Anhalten',
  'export.go-on': 'Fortfahren',
  'export.failed': 'Noch konnten nicht alle gelesen werden, deshalb gibt es bisher keine Datei. {message}',
  'export.not-narrowed':
    'Das System hat Suche oder Filter nicht angewendet. In der Datei stünden Benutzer, auf die sie nicht zutreffen, deshalb gibt es keine.',
  'export.full': 'Eine Excel-Arbeitsmappe hat Platz für {count} Zeilen, und es gibt mehr Benutzer. Wählen Sie CSV.',
  'export.saved': { one: '{count} Benutzer steht in {name}.', other: '{count} Benutzer stehen in {name}.' },
  'export.nobody': 'Es wurde niemand gefunden, deshalb gibt es keine Datei.',
  'export.fewer':
    'Die Liste zählt {total}. Sie kann sich beim Lesen geändert haben, oder das System hat nicht alle geliefert.',
  'export.gone': {
    one: '{count} der Ausgewählten ist nicht mehr da.',
    other: '{count} der Ausgewählten sind nicht mehr da.',
  },
  'export.unreadable': {
    one: '{count} der Ausgewählten konnte nicht gelesen werden und fehlt in der Datei.',
    other: '{count} der Ausgewählten konnten nicht gelesen werden und fehlen in der Datei.',
  },
  'export.cut': {
    one: '{count} Text war zu lang für eine Zelle und wurde gekürzt.',
    other: '{count} Texte waren zu lang für eine Zelle und wurden gekürzt.',
  },
} as const;
