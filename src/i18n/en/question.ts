/** English texts of a modal question about users. Loaded with the first one. */
export const question = {
  'question.about': 'Users it is about',
  'question.more': 'and {count} more',
  'question.fewer': 'Show fewer',
  'question.left-out': { one: '{count} is left out:', other: '{count} are left out:' },
  'question.cancel': 'Cancel',
  'question.close': 'Close',
  'question.keep': 'Keep editing',
  'question.discard': 'Discard',
} as const;
