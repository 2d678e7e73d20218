import { own } from '../../domain/rules.js';
import type { FieldInfo } from '../../domain/session.js';
import type { User } from '../../domain/user.js';

/** A field's value while it is edited: the text as typed, or whether it is ticked. */
export type FieldValue = string | boolean;

/** Values by the name of their field. */
export type Values = ReadonlyMap<string, FieldValue>;

/** A field of a user that a form shows, as this component knows it and the backend declares it. */
export interface FormField {
  readonly name: string;
  readonly type: FieldInfo['type'];
  /** The backend's own label; built-in fields have one of ours. */
  readonly label?: string;
  /** A member of the user itself; any other is one of `extra`. */
  readonly builtIn: boolean;
  readonly required: boolean;
  readonly unique: boolean;
  readonly readOnly: boolean;
  readonly choices: readonly string[];
}

const builtIn: readonly (readonly [name: string, type: FieldInfo['type'], required?: true])[] = [
  ['displayName', 'text'],
  ['firstName', 'text'],
  ['lastName', 'text'],
  ['login', 'text', true],
  ['email', 'email', true],
  ['phone', 'phone'],
  ['jobTitle', 'text'],
];
/** Members of a user that are no field of the form, whatever a backend declares: they have places and rules of their own. */
const elsewhere: ReadonlySet<string> = new Set([
  'id', 'department', 'roles', 'groups', 'status', 'statusLabel', 'lastLoginAt', 'createdAt', 'scheduled', 'owner',
  'denied', 'version', 'extra',
]); // prettier-ignore
const types: ReadonlySet<unknown> = new Set<FieldInfo['type']>(['text', 'email', 'phone', 'date', 'boolean', 'choice']);

/**
 * The fields of a form, in their order: those of the product, then those that the backend adds.
 *
 * What a backend declares under a built-in name says whether that field is required or read-only, and its label. A field
 * whose type is not known can't be written, so it is read-only (R11).
 */
export function fieldsOf(declared: readonly FieldInfo[] = []): readonly FormField[] {
  const byName = new Map<string, FieldInfo>();
  for (const info of declared) if (!byName.has(info.name)) byName.set(info.name, info);
  const own = builtIn
    .filter(([name]) => name !== 'displayName' || byName.has(name))
    .map(([name, type, required = false]) => fieldOf({ name, type, required, ...said(byName.get(name)) }, true));
  const names = new Set(builtIn.map(([name]) => name));
  const added = [...byName.values()].filter(({ name }) => name && !names.has(name) && !elsewhere.has(name));
  return [...own, ...added.map((info) => fieldOf(info, false))];
}

/** What a backend says of a built-in field; its type stays ours. */
function said(info: FieldInfo | undefined): Partial<FieldInfo> {
  if (!info) return {};
  const { type: _ours, required, ...rest } = info;
  return { ...rest, ...(required !== undefined && { required }) };
}

function fieldOf(info: FieldInfo, isBuiltIn: boolean): FormField {
  const { name, type, label, required, unique, readOnly } = info;
  const choices = Array.isArray(info.choices) ? info.choices.filter((each) => typeof each === 'string') : [];
  const known = types.has(type) && (type !== 'choice' || choices.length > 0);
  return {
    name,
    type: known ? type : 'text',
    ...(typeof label === 'string' && label.trim() !== '' && { label: label.trim() }),
    builtIn: isBuiltIn,
    required: required === true,
    unique: unique === true,
    readOnly: (readOnly !== undefined && readOnly !== false) || !known,
    choices,
  };
}

/** The values that a user has in these fields; without a user they are empty. What is of another type is shown as text. */
export function valuesOf(fields: readonly FormField[], user?: Partial<User>): Values {
  return new Map(
    fields.map(({ name, type, builtIn: isBuiltIn }) => {
      const value = own(isBuiltIn ? user : own(user, 'extra'), name);
      return [name, type === 'boolean' ? value === true : textOf(value)];
    }),
  );
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
