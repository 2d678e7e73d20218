/** English: what others changed meanwhile. */
export const live = {
  'live.show': { one: 'Show {count} change', other: 'Show {count} changes' },
  'live.show-unknown': 'Show the newest list',
  'live.why': 'Others have changed this list since it was loaded.',
  'live.said': {
    one: '{count} change by somebody else in this list. The button before the table shows it.',
    other: '{count} changes by others in this list. The button before the table shows them.',
  },
  'live.said-unknown': 'The list may have changed.',
  'live.shown': 'The list is up to date.',
  'live.deleted': 'Deleted',
  'live.lost': {
    one: 'No longer selected, because somebody else deleted this user: {names}.',
    other: 'No longer selected, because others deleted these {count} users: {names}.',
  },
  'live.more': { one: '{count} more', other: '{count} more' },
  'live.page-changed': 'Somebody else has changed {name} meanwhile.',
  'live.page-deleted': 'Somebody else has deleted {name} meanwhile.',
  'live.page-show': 'Show the changes',
} as const;
