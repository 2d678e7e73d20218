import { own } from '../../../domain/rules.js';
import type { Session } from '../../../domain/session.js';
import type { Membership } from '../../../domain/user.js';

/** The roles that new users can be given: those that the backend declares, as far as the viewer may give roles at all (R1). */
export function roleChoices(session: Session | undefined): readonly Membership[] {
  const allowed = own(session, 'allowed');
  if (!(allowed instanceof Set && allowed.has('change-roles'))) return [];
  const filters = own(own(session, 'capabilities'), 'filters');
  const filter: unknown = Array.isArray(filters) ? filters.find((each) => own(each, 'field') === 'role') : undefined;
  const choices = own(filter, 'choices');
  return (Array.isArray(choices) ? choices : []).flatMap((choice: unknown) => {
    const [id, label] = [own(choice, 'value'), own(choice, 'label')];
    return typeof id === 'string' && id !== '' ? [{ id, name: typeof label === 'string' && label ? label : id }] : [];
  });
}
