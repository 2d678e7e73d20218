/** English texts of finding a department. Loaded with the field that shows them. */
export const departments = {
  'departments.find': 'Find by name or path',
  'departments.current': 'Now',
  'departments.found': { one: '{count} department fits', other: '{count} departments fit' },
  'departments.no-match': 'No department fits. Try another spelling, or fewer words.',
  'departments.empty': 'There are no departments yet.',
  'departments.loading': 'Loading departments',
  'departments.failed': 'The departments could not be loaded.',
  'departments.retry': 'Try again',
} as const;
