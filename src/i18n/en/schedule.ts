/** English: the question on which day users become inactive. Loaded with it. */
export const schedule = {
  'schedule.title-one': 'Make {name} inactive on a date',
  'schedule.title': 'Make {count} users inactive on a date',
  'schedule.impossible-one': '{name} can’t be made inactive on a date',
  'schedule.impossible': 'None of these {count} users can be made inactive on a date',
  'schedule.button-one': 'Set the date for {name}',
  'schedule.button': 'Set the date for {count} users',
  'schedule.choose-first': 'Choose a day first.',
  'schedule.nobody': 'This date is already set for all of them.',
  'schedule.replaces-one': 'A date is set already. The new one takes its place.',
  'schedule.replaces': {
    one: '{count} of them has a date already. The new one takes its place.',
    other: '{count} of them have dates already. The new one takes their place.',
  },
  'schedule.remove-one': 'Remove the date of {name}',
  'schedule.remove': 'Remove the dates of {count} users',
} as const;
