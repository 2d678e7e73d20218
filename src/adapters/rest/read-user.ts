import { adapterError } from '../adapter-error.js';
import { isRecord, membersOf } from '../is-record.js';
import type { Department, Membership, User } from '../../domain/user.js';

const optional = [
  'firstName',
  'lastName',
  'displayName',
  'email',
  'phone',
  'jobTitle',
  'statusLabel',
  'createdAt',
  'version',
];

/**
 * The user in an answer. Throws `protocol` where they have no text as id, login and status: a number as id may already be
 * another person's (S10). Of the rest only what has the right type is taken; what is missing is unknown, and refused by the rules.
 */
export function readUser(raw: unknown): User {
  const own = membersOf(raw);
  const user: Record<string, unknown> = {};
  for (const name of ['id', 'login', 'status']) {
    const value = read(own, name);
    if (typeof value !== 'string' || value === '') throw unreadable(`A user came with ${typeof value} as “${name}”.`);
    user[name] = value;
  }
  for (const name of optional) if (typeof read(own, name) === 'string') user[name] = read(own, name);
  const { lastLoginAt, scheduled, owner, denied, extra } = own;
  if (typeof lastLoginAt === 'string' || lastLoginAt === null) user.lastLoginAt = lastLoginAt;
  if (typeof owner === 'boolean') user.owner = owner;
  if (isRecord(extra)) user.extra = { ...extra };
  // what can't be read stays in, for the rules to refuse
  if (denied !== undefined) user.denied = isRecord(denied) ? { ...denied } : null;
  if (
    isRecord(scheduled) &&
    ['activate', 'deactivate'].includes(scheduled.action as string) &&
    typeof scheduled.at === 'string'
  )
    user.scheduled = { action: scheduled.action, at: scheduled.at };
  for (const name of ['roles', 'groups']) if (Array.isArray(own[name])) user[name] = readAll(own[name], readMembership);
  const department = readDepartment(own.department);
  if (department) user.department = department;
  return user as unknown as User;
}

/** The department in an answer, if it is one. */
export function readDepartment(raw: unknown): Department | undefined {
  const named = readMembership(raw);
  return named && { ...named, path: strings((raw as Record<string, unknown>).path) };
}

/** Those of the list that can be read. */
export function readAll<T>(list: unknown, readOne: (raw: unknown) => T | undefined): T[] {
  return Array.isArray(list) ? list.map(readOne).filter((item) => item !== undefined) : [];
}

/** The texts of a list, and nothing else in it. */
export function strings(list: unknown): string[] {
  return readAll(list, (item) => (typeof item === 'string' ? item : undefined));
}

/** The error for an answer that is not what the contract says. */
export function unreadable(message: string): ReturnType<typeof adapterError> {
  return adapterError('protocol', message);
}

function readMembership(raw: unknown): Membership | undefined {
  if (!isRecord(raw) || typeof raw.id !== 'string' || raw.id === '' || typeof raw.name !== 'string') return undefined;
  return { id: raw.id, name: raw.name };
}

function read(raw: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(raw, name) ? raw[name] : undefined;
}
