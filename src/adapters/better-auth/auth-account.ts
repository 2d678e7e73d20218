import { adapterError } from '../adapter-error.js';
import type { Call } from '../contract.js';
import { isRecord } from '../is-record.js';
import type { User, UserId } from '../../domain/user.js';
import { checkedId, post, unreadable, type AuthWire } from './auth-wire.js';
import { getUser, sameUser } from './read-auth-user.js';

/** One sign-in of a user, without what it could be stolen with. */
export interface UserSession {
  readonly id: string;
  readonly createdAt?: string;
  readonly expiresAt?: string;
  readonly ipAddress?: string;
  readonly userAgent?: string;
}

/** Gives the user these roles and no others. Nobody becomes the Account Owner by it, and nobody ceases to be (R2). */
export async function setRoles(wire: AuthWire, id: UserId, roles: readonly string[], call: Call): Promise<User> {
  const { owner } = wire.options;
  const before = await getUser(wire, id, call);
  if (before.owner !== false || (typeof owner === 'string' && roles.includes(owner)))
    throw adapterError('protected', 'The account owner is neither made nor unmade by a change of roles.', {
      reason: before.owner === undefined ? 'unknown' : 'owner',
    });
  const answer = await post(wire, 'admin/set-role', { userId: checkedId(id), role: roles }, call);
  return sameUser(wire, id, isRecord(answer) ? answer.user : answer);
}

/** Sets a new password. It is sent in the body of one request, and kept nowhere. */
export async function setPassword(wire: AuthWire, id: UserId, newPassword: string, call: Call): Promise<void> {
  done(await post(wire, 'admin/set-user-password', { userId: checkedId(id), newPassword }, call), 'status');
}

/** Where the user is signed in. */
export async function sessionsOf(wire: AuthWire, id: UserId, call: Call): Promise<readonly UserSession[]> {
  const answer = await post(wire, 'admin/list-user-sessions', { userId: checkedId(id) }, call);
  if (!isRecord(answer) || !Array.isArray(answer.sessions)) throw unreadable('The sessions can’t be read.');
  return answer.sessions.filter(isRecord).map(readSession);
}

/** Ends all of the user’s sessions. */
export async function endSessions(wire: AuthWire, id: UserId, call: Call): Promise<void> {
  done(await post(wire, 'admin/revoke-user-sessions', { userId: checkedId(id) }, call), 'success');
}

function readSession(raw: Readonly<Record<string, unknown>>): UserSession {
  const { id } = raw;
  if (typeof id !== 'string') throw unreadable('A session came without an id.');
  const told = ['createdAt', 'expiresAt', 'ipAddress', 'userAgent'].filter((name) => typeof raw[name] === 'string');
  return { id, ...Object.fromEntries(told.map((name) => [name, raw[name]])) };
}

function done(answer: unknown, name: string): void {
  if (!isRecord(answer) || answer[name] !== true) throw unreadable('The server did not say that it was done.');
}
