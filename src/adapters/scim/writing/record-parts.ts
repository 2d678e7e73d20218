import type { UserDraft } from '../../contract.js';
import { isRecord } from '../../is-record.js';
import { standing, valueAt } from '../records/scim-path.js';
import type { ScimWire } from '../scim-wire.js';

const core = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** A new record: every schema that is used is listed, and `active` is a real boolean. */
export function newRecord({ paths }: ScimWire, draft: UserDraft): Record<string, unknown> {
  const { roles, status, extra = {}, department, ...rest } = draft;
  const fullName = `${draft.firstName ?? ''} ${draft.lastName ?? ''}`.trim();
  const values: Record<string, unknown> = { ...(fullName && { displayName: fullName }), ...rest, ...extra, department: department?.name }; // prettier-ignore
  const record: Record<string, unknown> = { active: status !== 'inactive' };
  for (const [name, value] of Object.entries(values))
    if (value !== undefined && value !== '' && value !== null && Object.hasOwn(paths, name) && name !== 'createdAt')
      putAt(record, paths[name], value);
  if (roles?.length) record.roles = roles.map(({ id, name }) => ({ value: id, display: name }));
  return withSchemas(record);
}

/** The record with its schemas listed. */
export function withSchemas(record: Record<string, unknown>): Record<string, unknown> {
  const known = [valueAt(record, 'schemas') ?? core].flat();
  const used = Object.keys(record).filter((key) => /^urn:/i.test(key));
  const missing = used.filter((urn) => !known.some((each) => `${each as string}`.toLowerCase() === urn.toLowerCase()));
  return { ...record, schemas: [...known, ...missing] };
}

/** The path of a list in one of whose members a value stands: `emails` for `emails.value`. */
export function listAt(path: string): string | undefined {
  return /^(.+)\.value$/i.exec(path)?.[1];
}

/** A list with one member’s value changed: the one that stands for all. An empty value takes it out; where there is none it comes in. */
export function changedList(list: unknown, value: unknown): unknown[] {
  const members: unknown[] = Array.isArray(list) ? list : [];
  const current = standing(members);
  if (value === '' || value === null) return members.filter((each) => each !== current);
  if (current === undefined) return [{ value, type: 'work', primary: true }];
  return members.map((each) => (each === current ? (isRecord(each) ? { ...each, value } : value) : each));
}

/** Puts a value at a path of a record that is ours; names that are there already keep their case. An empty value takes it out. */
export function putAt(record: Record<string, unknown>, path: string, value: unknown): void {
  const list = listAt(path);
  if (list) return putAt(record, list, changedList(valueAt(record, list), value));
  const [, head = path, rest] = /^(urn:.*):([^:]+)$/i.exec(path) ?? /^([^.]+)\.(.+)$/.exec(path) ?? [];
  const key = Object.keys(record).find((each) => each.toLowerCase() === head.toLowerCase()) ?? head;
  if (rest === undefined) {
    if (value === '' || value === null) delete record[key];
    else record[key] = value;
    return;
  }
  const inner = isRecord(record[key]) ? { ...record[key] } : {};
  putAt(inner, rest, value);
  record[key] = inner;
}
