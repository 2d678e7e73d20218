import type { UserChanges } from '../../contract.js';
import type { Session } from '../../../domain/session.js';
import type { User } from '../../../domain/user.js';

/** A field that holds a text of one's own choice. */
export interface Editable {
  readonly name: string;
  readonly extra: boolean;
  readonly required: boolean;
}

const builtIn = ['jobTitle', 'firstName', 'lastName', 'displayName', 'phone'];

/** The fields that an update may set to any text, the most harmless first. */
export function editable({ capabilities }: Session): Editable[] {
  const fields = capabilities.fields ?? [{ name: 'firstName', type: 'text' as const, required: true }];
  const place = (name: string): number => (builtIn.includes(name) ? builtIn.indexOf(name) : builtIn.length);
  return fields
    .filter(({ type, readOnly, unique }) => type === 'text' && !readOnly && !unique)
    .filter(({ name }) => !['login', 'email', 'id', 'status'].includes(name))
    .map(({ name, required = false }) => ({ name, extra: !builtIn.includes(name), required }))
    .sort((a, b) => place(a.name) - place(b.name));
}

/** The change that sets it. */
export const changesTo = ({ name, extra }: Editable, text: string): UserChanges =>
  extra ? { extra: { [name]: text || null } } : { [name]: text };

/** What stands in it; `''` where nothing does. */
export const textIn = (user: User, { name, extra }: Editable): unknown =>
  (extra ? user.extra?.[name] : user[name as 'jobTitle']) ?? '';
