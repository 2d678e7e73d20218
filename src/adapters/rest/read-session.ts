import { isRecord, membersOf } from '../is-record.js';
import type { Capabilities, FieldInfo, FilterInfo, Session } from '../../domain/session.js';
import type { UserAction } from '../../domain/user.js';
import { readAll, strings, unreadable } from './read-user.js';

const neededFor = {
  // only where the server names it: no right is needed, and most servers lack it
  getMany: [],
  create: ['create'],
  update: ['update'],
  delete: ['delete'],
  restore: ['restore'],
  deletedUsers: ['restore'],
  setActive: ['activate', 'deactivate'],
  schedule: ['schedule'],
  changeDepartment: ['change-department'],
  departments: ['change-department'],
  resetPassword: ['reset-password'],
  sendMessage: ['message'],
  subscribe: [],
} as const satisfies Readonly<Record<string, readonly UserAction[]>>;

/** The methods of the contract that a server may have or lack. */
export type Operation = keyof typeof neededFor;

/** Every {@link Operation}. */
export const operations = Object.keys(neededFor) as Operation[];

/** The session in an answer, and what the server can do. What it does not say, in words that can be read, it can't (R11). */
export function readSession(raw: unknown): { session: Session; offered: Set<string> } {
  if (!isRecord(raw)) throw unreadable('The session can’t be read.');
  const { viewer, operations: listed } = raw;
  const { id, name } = membersOf(viewer);
  if (viewer != null && (typeof id !== 'string' || id === '')) throw unreadable('The viewer’s id is not a text.');
  const allowed = new Set(strings(raw.allowed) as UserAction[]);
  const capabilities = readCapabilities(raw.capabilities);
  const derived = operations.filter(
    (each) =>
      neededFor[each].some((action: UserAction) => allowed.has(action)) ||
      (each === 'departments' && capabilities.filters?.some(({ field }) => field === 'department')),
  );
  const offered = new Set(listed === undefined ? derived : strings(listed));
  const who = typeof id === 'string' ? { id, ...(typeof name === 'string' && { name }) } : null;
  return { session: { viewer: who, allowed, capabilities }, offered };
}

function readCapabilities(raw: unknown): Capabilities {
  const { fields, filters, search, sort, page, total, concurrency, delete: deletion, ...rest } = membersOf(raw);
  const { mode, fields: searched, caseSensitive } = membersOf(search);
  const { kind, maxSize } = membersOf(page);
  const known = <T>(value: unknown, ...values: T[]): T => values.find((each) => each === value) ?? values[0];
  return {
    ...rest,
    ...(fields !== undefined && { fields: named<FieldInfo>(fields, 'name') }),
    ...(filters !== undefined && { filters: named<FilterInfo>(filters, 'field') }),
    ...(typeof membersOf(deletion).kind === 'string' && { delete: deletion as never }),
    search: {
      mode: known(mode, 'none', 'contains', 'prefix', 'exact'),
      fields: strings(searched),
      ...(typeof caseSensitive === 'boolean' && { caseSensitive }),
    },
    sort: strings(sort),
    page: { kind: known(kind, 'offset', 'page', 'cursor'), ...(Number(maxSize) >= 1 && { maxSize: Number(maxSize) }) },
    total: known(total, 'none', 'exact', 'estimated'),
    concurrency: known(concurrency, 'none', 'enforced'),
  };
}

function named<T>(list: unknown, key: string): T[] {
  return readAll(list, (item) => (typeof membersOf(item)[key] === 'string' ? (item as T) : undefined));
}
