/** English of runs that were interrupted, as the list tells of them. Loaded with what looks for them. */
export const interruptions = {
  'interrupted.cut': '{what} was interrupted: {summary}.',
  'interrupted.unclear': '{what} ended without a clear answer for everybody: {summary}.',
  'interrupted.delete': { one: 'A deletion of {count} user', other: 'A deletion of {count} users' },
  'interrupted.activate': { one: 'An activation of {count} user', other: 'An activation of {count} users' },
  'interrupted.deactivate': { one: 'A deactivation of {count} user', other: 'A deactivation of {count} users' },
  'interrupted.change-department': {
    one: 'A move of {count} user to another department',
    other: 'A move of {count} users to another department',
  },
  'interrupted.delete.done': '{count} deleted',
  'interrupted.activate.done': '{count} activated',
  'interrupted.deactivate.done': '{count} deactivated',
  'interrupted.change-department.done': '{count} moved',
  'interrupted.trouble': '{count} not done',
  'interrupted.unknown': '{count} not known',
  'interrupted.untried': '{count} not tried',
  'interrupted.review': 'Review',
  'interrupted.reading': 'Looking at them again: {done} of {total}.',
  'interrupted.nameless': 'Name not kept',
} as const;
