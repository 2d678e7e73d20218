import type { UserChanges } from '../../contract.js';
import { isRecord } from '../../is-record.js';
import { standing, textOf, valueAt } from '../records/scim-path.js';
import type { ScimWire } from '../scim-wire.js';
import { changedList, listAt, putAt } from './record-parts.js';

/** One operation of a PATCH (RFC 7644 §3.5.2). */
export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path?: string;
  readonly value?: unknown;
}

/** A change of one user, in all the ways in which it may have to be sent. */
export interface Change {
  /** One path for each operation, plain values. */
  readonly operations: readonly PatchOperation[];
  /** Instead of a value inside a list the whole list, for servers that find no such place. */
  readonly whole?: readonly PatchOperation[];
  /** Does it to a record, for a server that takes whole records only. */
  apply(this: void, record: Record<string, unknown>): void;
  /** Does this record show that it was done? */
  isDone(this: void, record: unknown): boolean;
}

/** `active`, as a real boolean. */
export function activeChange(active: boolean): Change {
  return {
    operations: [{ op: 'replace', path: 'active', value: active }],
    apply: (record) => putAt(record, 'active', active),
    isDone: (record) => String(valueAt(record, 'active')).toLowerCase() === String(active),
  };
}

/** What was edited, beside `before`, the whole record as it was read. */
export function editChange({ paths }: ScimWire, changes: UserChanges, before: unknown): Change {
  const { extra = {}, ...rest } = changes;
  const given: Record<string, unknown> = { ...rest, ...extra };
  const [first, last] = [paths.firstName, paths.lastName].map((path) => textOf(valueAt(before, path)) ?? '');
  const made = `${first} ${last}`.trim();
  // a name to show that was made of the two goes with them
  if (given.displayName === undefined && made && textOf(valueAt(before, paths.displayName)) === made)
    given.displayName = `${changes.firstName ?? first} ${changes.lastName ?? last}`.trim();
  const wanted = Object.entries(given).flatMap(([name, value]) =>
    value === undefined || !Object.hasOwn(paths, name) || same(valueAt(before, paths[name]), value) ? [] : [[paths[name], value] as const],
  ); // prettier-ignore
  return {
    operations: wanted.map(([path, value]) => operationOf(path, value, before, false)),
    whole: wanted.map(([path, value]) => operationOf(path, value, before, true)),
    apply: (record) => wanted.forEach(([path, value]) => putAt(record, path, value)),
    // a server may write a value in its own way; that nothing at all has changed says that it did nothing
    isDone: (record) =>
      wanted.length === 0 || wanted.some(([path]) => !same(valueAt(record, path), valueAt(before, path))),
  };
}

function operationOf(path: string, value: unknown, before: unknown, whole: boolean): PatchOperation {
  const list = listAt(path);
  if (!list) return value === '' || value === null ? { op: 'remove', path } : { op: 'replace', path, value };
  const members = valueAt(before, list);
  const changed = changedList(members, value);
  if (changed.length === 0) return { op: 'remove', path: list };
  const type = textOf(valueAt(standing(members), 'type'));
  const isOnly = Array.isArray(members) && members.filter((each) => isRecord(each) && valueAt(each, 'type') === type).length === 1; // prettier-ignore
  if (!whole && type && isOnly && value !== '' && value !== null)
    return { op: 'replace', path: `${list}[type eq ${JSON.stringify(type)}].value`, value };
  return { op: Array.isArray(members) && members.length > 0 ? 'replace' : 'add', path: list, value: changed };
}

function same(one: unknown, other: unknown): boolean {
  return (one ?? '') === (other ?? '') || JSON.stringify(one) === JSON.stringify(other);
}
