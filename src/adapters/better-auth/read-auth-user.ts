import type { Call } from '../contract.js';
import { isRecord } from '../is-record.js';
import type { Membership, User, UserId } from '../../domain/user.js';
import { checkedId, read, unreadable, type AuthWire } from './auth-wire.js';
import { extraOf, namesOf, rolesOf, type BetterAuthOptions } from './better-auth-options.js';

/**
 * The user in an answer. Whoever is banned is inactive until the ban ends, if it does. Throws `protocol` for a record without
 * texts as id and e-mail address, or that does not say whether they are banned.
 */
export function readAuthUser(options: BetterAuthOptions, raw: unknown): User {
  const record: Record<string, unknown> = isRecord(raw) ? { ...raw } : {};
  const { id, email, banned, createdAt } = record;
  const isKnown = typeof banned === 'boolean' || banned === null;
  if (!isText(id) || !isText(email) || !isKnown) throw unreadable('A user has no id, address or ban.');
  const roles = rolesIn(options, record.role);
  const owner = isOwner(options, record, id, roles);
  const names = namesOf(options);
  const login = record[names.get('login') ?? 'email'];
  const named = [...names].map(([ours, theirs]) => [ours, record[theirs]] as const);
  const extra = extraOf(options).map(({ name }) => [name, record[name]] as const);
  return {
    ...Object.fromEntries(named.filter(([, value]) => isText(value))),
    ...(isText(createdAt) && { createdAt }),
    ...(roles && { roles }),
    ...(typeof owner === 'boolean' && { owner }),
    ...(extra.length > 0 && { extra: Object.fromEntries(extra.filter(([, value]) => isPlain(value))) }),
    ...standing(banned, record.banExpires),
    id,
    email,
    login: isText(login) ? login : email,
  };
}

/** One user, who must be the one asked for. */
export async function getUser(wire: AuthWire, id: UserId, { signal }: Pick<Call, 'signal'>): Promise<User> {
  return sameUser(wire, id, await read(wire, 'admin/get-user', { id: checkedId(id) }, { signal }));
}

/** The user in the answer, who must be the one asked for. */
export function sameUser({ options }: AuthWire, id: UserId, raw: unknown): User {
  const user = readAuthUser(options, raw);
  if (user.id !== id) throw unreadable('This is another user.');
  return user;
}

/** What a ban makes of them. One that has run out is over, though the server takes it off at their next sign-in only. */
function standing(banned: boolean | null, expires: unknown): Pick<User, 'status' | 'scheduled'> {
  const at = isText(expires) ? expires : '';
  const ends = Date.parse(at);
  if (!banned || ends <= Date.now()) return { status: 'active' };
  return { status: 'inactive', ...(ends > 0 && { scheduled: { action: 'activate', at } }) };
}

function rolesIn(options: BetterAuthOptions, role: unknown): Membership[] | undefined {
  if (role === null) return [];
  if (typeof role !== 'string') return undefined;
  const known = new Map(rolesOf(options).map((each) => [each.id, each]));
  const ids = role.split(',').map((id) => id.trim());
  return [...new Set(ids)].filter(Boolean).map((id) => known.get(id) ?? { id, name: id });
}

function isOwner(
  { owner }: BetterAuthOptions,
  record: Readonly<Record<string, unknown>>,
  id: string,
  roles: readonly Membership[] | undefined,
): unknown {
  if (typeof owner === 'string') return roles?.some((role) => role.id === owner);
  return typeof owner === 'function' ? owner(record) : owner?.includes(id);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isPlain(value: unknown): boolean {
  return value !== undefined && Object(value) !== value;
}
