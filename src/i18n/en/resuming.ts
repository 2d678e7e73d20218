/** English of runs that another tab or a reload stands in the way of. Loaded with the dialog. */
export const resuming = {
  'deletion.unkept': 'If this page is reloaded or closed before it has ended, it can’t be picked up again.',
  'deletion.elsewhere':
    'Users are being deleted in another tab. Wait until that has ended. Nothing was sent from here.',
  'deletion.try-again': 'Try again',
  'deletion.again.delete': { one: 'Delete {count} user not tried…', other: 'Delete {count} users not tried…' },
  'deletion.again.activate': { one: 'Activate {count} user not tried', other: 'Activate {count} users not tried' },
  'deletion.again.deactivate': {
    one: 'Deactivate {count} user not tried',
    other: 'Deactivate {count} users not tried',
  },
  'deletion.again.change-department': { one: 'Move {count} user not tried', other: 'Move {count} users not tried' },
} as const;
