/** English texts of a run that waits or is paused, of the approval of a host, and of its limit. They are loaded with the dialog. */
export const pauses = {
  'deletion.pause.paused': 'Paused',
  'deletion.pause.waiting': 'The system asked to wait. It goes on in {time}.',
  'deletion.pause.soon': 'The system asked to wait. It goes on in a moment.',
  'deletion.pause.said-seconds': {
    one: 'The system asked to wait for {count} second. It goes on by itself.',
    other: 'The system asked to wait for {count} seconds. It goes on by itself.',
  },
  'deletion.pause.said-minutes': {
    one: 'The system asked to wait for {count} minute. It goes on by itself.',
    other: 'The system asked to wait for {count} minutes. It goes on by itself.',
  },
  'deletion.pause.until':
    'The system asked to wait until {time}. That is too long to go on by itself: go on after that time, or stop.',
  'deletion.pause.again-and-again': 'The system asks to wait again and again. Go on later, or stop.',
  'deletion.pause.unreachable': 'The system can’t be reached, or fails each time. Go on when it works again, or stop.',
  'deletion.pause.still-unreachable': 'The system still can’t be reached. Go on when it works again, or stop.',
  'deletion.pause.looking': 'Looking whether the system answers again.',
  'deletion.pause.signed-out':
    'Your sign-in has ended. Sign in again, in another window if you have to: then it goes on where it stood.',
  'deletion.pause.left': {
    one: '{count} user is left. Nothing is sent until it goes on.',
    other: '{count} users are left. Nothing is sent until it goes on.',
  },
  'deletion.pause.said': 'Paused. {reason}',
  'deletion.pause.over': 'It goes on.',
  'deletion.pause.go-on': { one: 'Go on with {count} user', other: 'Go on with {count} users' },

  'deletion.approval.title': 'Waiting for approval',
  'deletion.approval.waiting': {
    one: 'The deletion of {count} user has to be approved by somebody else. Nothing is sent before that.',
    other: 'The deletion of {count} users has to be approved by somebody else. Nothing is sent before that.',
  },
  'deletion.approval.declined': { one: '{count} user was not deleted', other: '{count} users were not deleted' },
  'deletion.approval.refused': 'The deletion was not approved. Nothing was sent.',
  'deletion.approval.failed': 'The approval could not be obtained. Nothing was sent.',

  'deletion.limit.title': 'Too many to delete at once',
  'deletion.limit.why':
    'You chose {count}, and at most {limit} can be deleted at once here. Nothing is deleted. Choose fewer users.',
} as const;
