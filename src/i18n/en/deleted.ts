/** English: the page of deleted users. Loaded with it. */
export const deleted = {
  'deleted.back': 'Back to the list',
  'deleted.rule': {
    one: 'Deleted users can be restored for {count} day. Then they are gone for good.',
    other: 'Deleted users can be restored for {count} days. Then they are gone for good.',
  },
  'deleted.rule-unknown':
    'Deleted users stand here for as long as the system can restore them. It does not say how long.',
  'deleted.when': 'Deleted {when}',
  'deleted.until': 'Can be restored until {date}',
  'deleted.until-unknown': 'Until when they can be restored is not known',
  'deleted.select': 'Select {name}, {identifier}',
  'deleted.select-all': 'Select all on this page',
  'deleted.restore': 'Restore',
  'deleted.restore-one': 'Restore {name}',
  'deleted.restore-selected': 'Restore selected users',
  'deleted.restore-many': { one: 'Restore {count} user', other: 'Restore {count} users' },
  'deleted.none.why': 'Nobody is selected.',
  'deleted.none.who': 'You can do this once somebody is.',
  'deleted.none.way-out': 'Select one user or several first.',
  'deleted.seats-short': {
    one: 'The licence has {count} free seat. Not all of those selected who were active will fit.',
    other: 'The licence has {count} free seats. Not all of those selected who were active will fit.',
  },
  'deleted.loading': 'Reading who was deleted',
  'deleted.empty': 'Nobody to restore',
  'deleted.empty.text': 'Whoever is deleted stands here for as long as they can be restored.',
  'deleted.failed': 'Who was deleted could not be read',
  'deleted.failed-again': 'This could not be read again, so it may be out of date. {message}',
  'deleted.said': { one: '{count} deleted user can be restored', other: '{count} deleted users can be restored' },
} as const;
