import { isRecord } from '../../is-record.js';
import { readUser } from '../../rest/read-user.js';
import type { Membership, User } from '../../../domain/user.js';
import { at } from '../json-path.js';
import { builtIn, shapeOf, writable } from '../field-shapes.js';
import type { FieldShape, Json, RestDescription } from '../rest-description.js';

/** A record, with the entity tag that it came with. */
export interface Entry {
  readonly record: unknown;
  readonly etag?: string | undefined;
}

/** The id in a record, as a text; a number that can’t be told from others is none (S10). */
export function idIn(description: RestDescription, record: unknown): string | undefined {
  const { path, read } = shapeOf(description, 'id');
  const raw = path === undefined ? undefined : at(record, path);
  const id = read ? read(raw, record as Json) : raw;
  return Number.isSafeInteger(id) || typeof id === 'bigint'
    ? String(id)
    : typeof id === 'string' && id
      ? id
      : undefined;
}

/** The user in a record. Throws `protocol` for one without id, login or a status that is a word. */
export function readDescribed(description: RestDescription, { record, etag }: Entry): User {
  const raw: Json = {};
  const extra: Json = {};
  for (const name of Object.keys(description.fields)) {
    const value = valueOf(shapeOf(description, name), record);
    if (!builtIn.has(name)) extra[name] = value;
    else raw[name] = typeof value === 'number' && writable.has(name) ? String(value) : value;
  }
  const { version, owner } = description;
  const revision = version === 'etag' ? etag : version && at(record, version.path);
  const user = readUser({
    ...raw,
    ...statusOf(raw.status),
    id: idIn(description, record),
    department: membership(raw.department),
    ...(raw.roles !== undefined && { roles: memberships(raw.roles) }),
    ...(raw.groups !== undefined && { groups: memberships(raw.groups) }),
    ...((typeof revision === 'string' || Number.isSafeInteger(revision)) && { version: String(revision) }),
    extra,
  });
  const isOwner = ownerOf(owner, record as Json, user);
  return typeof isOwner === 'boolean' ? { ...user, owner: isOwner } : user;
}

function valueOf({ path, values, read }: FieldShape, record: unknown): unknown {
  const value = path === undefined ? undefined : at(record, path);
  if (read) return read(value, record as Json);
  return Object.entries(values ?? {}).find(([, theirs]) => theirs === value)?.[0] ?? value;
}

/** A word that is not ours is shown as it stands; where there is none nobody knows, and the user is not called active. */
function statusOf(value: unknown): Pick<User, 'status' | 'statusLabel'> {
  const word = `${(value ?? '') as string}` || 'unknown';
  const known = ['active', 'inactive', 'invited', 'employment-ended', 'on-leave'].includes(word);
  return { status: word, ...(!known && { statusLabel: word[0].toUpperCase() + word.slice(1) }) };
}

function membership(value: unknown): Membership | undefined {
  if (typeof value === 'string' && value) return { id: value, name: value };
  if (!isRecord(value)) return undefined;
  return { ...(value as unknown as Membership), id: String(value.id) };
}

function memberships(value: unknown): unknown[] {
  return [value].flat().map(membership).filter(Boolean);
}

function ownerOf(owner: RestDescription['owner'], record: Json, user: User): unknown {
  if (!owner || typeof owner === 'function') return owner?.(record, user);
  if ('ids' in owner) return owner.ids.includes(user.id);
  const value = at(record, owner.path);
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return value === undefined ? undefined : values.includes(owner.is);
}
