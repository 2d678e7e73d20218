import type { FieldInfo } from '../../src/domain/session.js';
import type { User } from '../../src/domain/user.js';
import { fieldsOf, valuesOf, type FieldValue } from '../../src/profile/form/form-fields.js';
import { fill, formOf, type FormEvent, type FormState } from '../../src/profile/form/form-state.js';
import { aUser } from './builders.js';

/** One extra field of each type, as a backend may declare them. */
export const declaredFields: readonly FieldInfo[] = [
  { name: 'badge', label: 'Badge', type: 'text' },
  { name: 'born', label: 'Date of birth', type: 'date' },
  { name: 'remote', label: 'Works remotely', type: 'boolean' },
  { name: 'workplace', label: 'Workplace', type: 'choice', choices: ['Office', 'Remote'] },
];

/** The form of a user, and what has happened to it. */
export function aForm(
  events: readonly FormEvent[] = [],
  user: Partial<User> = aUser(),
  declared: readonly FieldInfo[] = declaredFields,
): FormState {
  const fields = fieldsOf(declared);
  return events.reduce(fill, formOf(fields, valuesOf(fields, user)));
}

/** The viewer writes this into a field. */
export function edit(name: string, value: FieldValue): FormEvent {
  return { type: 'edit', name, value };
}
