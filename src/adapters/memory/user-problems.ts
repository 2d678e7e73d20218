import { adapterError, type AdapterError } from '../adapter-error.js';
import type { UserDraft } from '../contract.js';
import type { User, UserId } from '../../domain/user.js';

const unique = { login: 'Somebody has this login.', email: 'Somebody has this e-mail address.' } as const;

/**
 * What is wrong with a user as they would be saved, by field: `invalid` before `conflict`; `undefined` when nothing is.
 * Whoever has kept a login or an address since `before` may keep it.
 */
export function problemsOf(
  user: UserDraft & { readonly id?: UserId },
  others: Iterable<User>,
  before?: User,
): AdapterError | undefined {
  const fields: Record<string, string> = {};
  if (!user.login?.trim()) fields.login = 'Enter a login.';
  if (!user.email?.trim()) fields.email = 'Enter an e-mail address.';
  else if (!/^[^\s@]+@[^\s@]+$/.test(user.email)) fields.email = 'This is not an e-mail address.';
  if (Object.keys(fields).length > 0) return adapterError('invalid', 'Some fields need attention.', { fields });
  const names = (['login', 'email'] as const).filter((name) => folded(user[name]) !== folded(before?.[name]));
  for (const other of others)
    for (const name of names)
      if (other.id !== user.id && folded(other[name]) === folded(user[name])) fields[name] = unique[name];
  const [text] = Object.values(fields);
  return text === undefined ? undefined : adapterError('conflict', text, { fields });
}

/** Which of login and e-mail somebody else has: what a restored user could not have back. */
export function takenFrom(user: User, others: Iterable<User>): ('login' | 'email')[] {
  const taken = new Set<'login' | 'email'>();
  for (const other of others)
    for (const name of ['login', 'email'] as const)
      if (other.id !== user.id && user[name] && folded(other[name]) === folded(user[name])) taken.add(name);
  return [...taken];
}

function folded(text: string | undefined): string | undefined {
  return text?.trim().toLowerCase();
}
