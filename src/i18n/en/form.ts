/** English: a form of a user's fields, whoever it is for. */
export const form = {
  'form.required': 'Fields marked * are required.',
  'form.unique': '{field} must be unique.',
  'form.no-choice': 'None',
  'form.on': 'On',
  'form.off': 'Off',
  'form.problem.required': '{field} is required.',
  'form.problem.email': 'Enter an email address, such as name@example.com.',
  'form.problem.phone': 'Enter a phone number. Begin with + and the country code.',
  'form.problem.date': 'Enter the whole date.',
  'form.problem.choice': 'Choose one of the values.',
  'form.problem.server': 'The system refuses this value.',
  'form.hidden': 'Contains characters that can’t be seen: {value}',
  'form.mixed': 'Mixes alphabets: may imitate another name',
  'form.summary': { one: '{count} field needs attention.', other: '{count} fields need attention.' },
  'form.phone.read-as': 'Saved as typed. In {country} this is {number}.',
  'form.phone.doubtful':
    'Saved as typed: this number could not be checked. Begin with + and the country code to have it checked.',
  'form.phone.unchecked': 'Saved as typed: the check of phone numbers could not be loaded.',
} as const;
