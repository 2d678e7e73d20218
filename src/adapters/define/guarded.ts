import { adapterError } from '../adapter-error.js';
import type { User, UserId } from '../../domain/user.js';
import { errorOf } from './error-of.js';

/** Runs it, and lets nothing but an `AdapterError` out. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw await errorOf(thrown);
  }
}

/** The user, if they have what every user has. */
export function checked(user: User): User {
  for (const name of ['id', 'login', 'status'] as const)
    if (!isText(user[name])) throw adapterError('protocol', `A user came with ${typeof user[name]} as “${name}”.`);
  return user;
}

/** The user, who must be the one asked for. */
export function same(id: UserId, user: User): User {
  if (user.id !== id) throw adapterError('protocol', 'The server answered with another user.');
  return user;
}

/** Is this a text with something in it? */
export function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
