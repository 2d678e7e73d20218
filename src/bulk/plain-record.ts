import { adapterError, asAdapterError, type AdapterError } from '../adapters/adapter-error.js';
import type { User, UserId } from '../domain/user.js';

/** A user's record as it is now, in plain data: looking at it later runs nothing of the adapter's (F33). Nothing, where it can't be read or is somebody else's (F3). */
export function plainUser(given: unknown, id: UserId): User | undefined {
  try {
    const user = plain(given) as User | undefined;
    return user?.id === id ? user : undefined;
  } catch {
    return undefined;
  }
}

/** Whatever an adapter threw or gave for an error, as an {@link AdapterError} in plain data. */
export function plainError(given: unknown, id?: UserId): AdapterError {
  try {
    const error = asAdapterError(given);
    const { latest: record, ...details } = { ...error };
    const latest = id === undefined ? undefined : plainUser(record, id);
    return adapterError(error.kind, `${error.message}`, plain({ ...details, ...(latest && { latest }) }));
  } catch {
    return adapterError('unknown', 'The adapter failed unexpectedly.');
  }
}

/** Copies five levels; what lies deeper, as in a record that leads back to itself, is left out. Dates and the like stay what they are. */
function plain<T>(value: T, levels = 5): T {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return undefined as T;
  if (Array.isArray(value)) return value.map((each: unknown) => plain(each, levels - 1)) as T;
  const kind: unknown = Object.getPrototypeOf(value);
  const isPlain = kind === null || Object.getPrototypeOf(kind) === null;
  if (!isPlain && levels < 5) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, plain(each as unknown, levels - 1)]),
  ) as T;
}
