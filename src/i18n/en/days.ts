/** English: days on which somebody becomes inactive, in the account’s time zone. Loaded with what shows them. */
export const days = {
  'until.rule': {
    one: 'The user will be deactivated at {time} on the selected day.',
    other: 'The users will be deactivated at {time} on the selected day.',
  },
  'until.zone': 'Days are counted in the account’s time zone, {zone}.',
  'until.zone-untold': 'The system does not name the account’s time zone. Days are counted in yours, {zone}.',
  'until.zone-unknown':
    'The system names a time zone that this browser does not know. Days are counted in yours, {zone}.',
  'until.day': 'Date',
  'until.inactive': 'Becomes inactive on {when}.',
  'until.active': 'Becomes active on {when}.',
  'until.will-be': 'They will become inactive on {when}.',
  'until.for-you': 'For you that is {when}.',
  'until.unreadable': 'This is no day of the calendar. Write year, month and day, such as {example}.',
  'until.too-early': 'Choose {day} or a later day.',
} as const;
