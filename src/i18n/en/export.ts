/** English: taking users out of the list as a file. Loaded with it. */
export const exporting = {
  'export.title': 'Export users',
  'export.title-reading': 'Exporting users',
  'export.who': 'Which users',
  'export.matching': 'Users that match the search and the filters',
  'export.everyone': 'All users',
  'export.selected': { one: '{count} selected user', other: '{count} selected users' },
  'export.count': '({count})',
  'export.format': 'Kind of file',
  'export.csv': 'CSV, for any program',
  'export.xlsx': 'Excel workbook (XLSX)',
  'export.columns': 'Columns',
  'export.all-columns': 'All columns',
  'export.column.id': 'Id',
  'export.column.department-path': 'Department path',
  'export.personal': 'The file holds personal data. Keep it where only those can read it who need to.',
  'export.button': 'Export',
  'export.choose-column': 'Choose at least one column.',
  'export.reading': { one: '{count} user read', other: '{count} users read' },
  'export.reading-of': '{count} of {total} users read',
  'export.stop': 'Stop',
  'export.go-on': 'Go on',
  'export.failed': 'Not everybody could be read yet, so there is no file so far. {message}',
  'export.not-narrowed':
    'The system did not apply the search or the filters. The file would have had users who don’t match, so there is none.',
  'export.full': 'An Excel workbook has room for {count} rows, and there are more users. Choose CSV.',
  'export.saved': { one: '{count} user is in {name}.', other: '{count} users are in {name}.' },
  'export.nobody': 'Nobody was found, so there is no file.',
  'export.fewer':
    'The list counts {total}. It may have changed while it was read, or the system did not give everybody.',
  'export.gone': {
    one: '{count} of those selected is no longer there.',
    other: '{count} of those selected are no longer there.',
  },
  'export.unreadable': {
    one: '{count} of those selected could not be read and is not in the file.',
    other: '{count} of those selected could not be read and are not in the file.',
  },
  'export.cut': {
    one: '{count} text was too long for a cell and was cut.',
    other: '{count} texts were too long for a cell and were cut.',
  },
} as const;
