import { adapterError, type AdapterError } from '../adapter-error.js';
import type { FieldShape, RestDescription } from './rest-description.js';

/** What a user has by itself; any other name is a member of `extra`. */
const texts = ['login', 'firstName', 'lastName', 'displayName', 'email', 'phone', 'jobTitle'];
const others = ['id', 'status', 'createdAt', 'lastLoginAt', 'department', 'roles', 'groups', 'scheduled', 'denied'];
export const writable: ReadonlySet<string> = new Set(texts);
export const builtIn: ReadonlySet<string> = new Set([...texts, ...others]);

/** A field’s description, be it the path alone. */
export function shapeOf({ fields }: RestDescription, name: string): FieldShape {
  const shape = Object.hasOwn(fields, name) ? fields[name] : {};
  return typeof shape === 'string' ? { path: shape } : shape;
}

/** The error for an answer that is not what was described. */
export function unlike(message: string): AdapterError {
  return adapterError('protocol', message);
}
