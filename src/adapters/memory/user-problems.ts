import { adapterError, type AdapterError } from '../adapter-error.js';
import type { UserDraft } from '../contract.js';
import type { User, UserId } from '../../domain/user.js';

/** What is wrong with a user as they would be saved, by field: `invalid` before `conflict`; `undefined` when nothing is. */
export function problemsOf(
  user: UserDraft & { readonly id?: UserId },
  others: Iterable<User>,
): AdapterError | undefined {
  const fields: Record<string, string> = {};
  if (!user.login?.trim()) fields.login = 'Enter a login.';
  if (!user.email?.trim()) fields.email = 'Enter an e-mail address.';
  else if (!/^[^\s@]+@[^\s@]+$/.test(user.email)) fields.email = 'This is not an e-mail address.';
  if (Object.keys(fields).length > 0) return adapterError('invalid', 'Some fields need attention.', { fields });
  const login = user.login.toLowerCase();
  for (const other of others)
    if (other.id !== user.id && other.login.toLowerCase() === login)
      return adapterError('conflict', 'Somebody has this login.', { fields: { login: 'Somebody has this login.' } });
  return undefined;
}
