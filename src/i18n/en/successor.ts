/** English of who takes over from those who are deleted. Loaded with the field that asks it. */
export const successor = {
  'successor.label': 'Who takes over',
  'successor.label-optional': 'Who takes over (optional)',
  'successor.note': {
    one: 'What belongs to this user goes to whom you choose.',
    other: 'What belongs to these users goes to whom you choose.',
  },
  'successor.note-optional': 'If you choose nobody, the system decides what becomes of it.',
  'successor.chosen': 'What belongs to them goes to {name}, {identifier}.',
  'successor.told': 'What belonged to them goes to {name}.',
  'successor.nobody': 'Choose nobody',
  'successor.choose-first': 'Choose first who takes over.',
  'successor.unchosen': '“{text}” is not chosen yet: choose somebody from the list, or empty the field.',
  'successor.unavailable':
    'This system asks who takes over, and nobody can be chosen here. Nothing can be deleted from this page.',
  'successor.find': 'Find by name, login or email',
  'successor.found': { one: '{count} user fits', other: '{count} users fit' },
  'successor.no-match': 'Nobody fits whom you are not deleting. Try another spelling, or fewer words.',
  'successor.empty': 'There is nobody who could take over.',
  'successor.loading': 'Looking for users',
  'successor.failed': 'The users could not be loaded.',
  'successor.retry': 'Try again',
  'successor.more': 'More users fit. Type more of the name.',
  'successor.among': 'This system does not search: only its first {count} users can be chosen.',
} as const;
