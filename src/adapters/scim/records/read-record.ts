import { adapterError } from '../../adapter-error.js';
import { isRecord } from '../../is-record.js';
import type { Membership, User } from '../../../domain/user.js';
import { ownerOf } from './owner-of.js';
import { textOf, valueAt } from './scim-path.js';
import type { ScimWire } from '../scim-wire.js';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** Where the built-in fields stand in a record, unless the host says another place. */
export const standardPaths = {
  login: 'userName',
  displayName: 'displayName',
  firstName: 'name.givenName',
  lastName: 'name.familyName',
  email: 'emails.value',
  phone: 'phoneNumbers.value',
  jobTitle: 'title',
  createdAt: 'meta.created',
  department: `${enterprise}:department`,
} as const;

/**
 * The user in a record. Throws `protocol` where there is no text as id or `userName`: a number as id may already be another
 * person's (S10). `active` may be a text; where it is missing nobody knows, and the user is not called active.
 */
export function readRecord({ paths, options, found }: ScimWire, record: unknown): User {
  const id = isRecord(record) ? valueAt(record, 'id') : undefined;
  const login = textOf(valueAt(record, paths.login));
  if (typeof id !== 'string' || id === '' || !login) throw unreadable('A user’s record can’t be read.');
  const user: Record<string, unknown> = { id, login, ...statusOf(valueAt(record, 'active')) };
  const extra: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(paths)) {
    const value = valueAt(record, path);
    if (!Object.hasOwn(standardPaths, name)) extra[name] = typeof value === 'boolean' ? value : textOf(value);
    else if (name !== 'department') user[name] ??= textOf(value);
  }
  for (const name of ['roles', 'groups']) user[name] = memberships(valueAt(record, name));
  const department = textOf(valueAt(record, paths.department));
  if (department) user.department = { id: department, name: department, path: [] };
  if (found.versions) user.version = textOf(valueAt(record, 'meta.version'));
  if (Object.keys(extra).length > 0) user.extra = extra;
  for (const name in user) if (user[name] === undefined) delete user[name];
  return judged(user as unknown as User, record, options);
}

function judged(read: User, record: unknown, { owner, mapUser }: ScimWire['options']): User {
  const isOwner = ownerOf(owner, record, read);
  const user = isOwner === undefined ? read : { ...read, owner: isOwner };
  const mapped = mapUser ? mapUser(user, record) : user;
  if (mapped?.id !== user.id) throw unreadable('A user came with another id.');
  return mapped;
}

/** The error for an answer that is not what the standard says. */
export function unreadable(message: string, status?: number): ReturnType<typeof adapterError> {
  return adapterError('protocol', message, { ...(status && { status }) });
}

function statusOf(active: unknown): Pick<User, 'status' | 'statusLabel'> {
  const word = String(active).toLowerCase();
  if (word === 'true') return { status: 'active' };
  return word === 'false' ? { status: 'inactive' } : { status: 'unknown', statusLabel: 'Unknown' };
}

/** Roles and groups: texts, or objects. */
function memberships(list: unknown): Membership[] | undefined {
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((each: unknown) => {
    const name = textOf(each);
    const id = isRecord(each) ? (textOf(valueAt(each, 'value')) ?? name) : name;
    return id && name ? [{ id, name }] : [];
  });
}
