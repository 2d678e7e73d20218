import { invalid } from '../problems.js';
import type { NewUser } from '../users/create-user.js';
import type { EditedColumns } from '../users/write.js';
import { controlCharacters, isId } from './is-id.js';

type Body = Readonly<Record<string, unknown>>;

interface FieldRule {
  readonly column: keyof EditedColumns;
  readonly required?: true;
  readonly most: number;
  readonly pattern?: RegExp;
  readonly message?: string;
}

const fieldRules: ReadonlyMap<string, FieldRule> = new Map<string, FieldRule>([
  ['login', { column: 'login', required: true, most: 100, pattern: /^\S+$/u, message: 'A login has no spaces.' }],
  [
    'email',
    {
      column: 'email',
      required: true,
      most: 254,
      pattern: /^[^\s@]+@[^\s@]+$/u,
      message: 'This is not an e-mail address.',
    },
  ],
  ['firstName', { column: 'first_name', most: 100 }],
  ['lastName', { column: 'last_name', most: 100 }],
  ['displayName', { column: 'display_name', most: 200 }],
  ['phone', { column: 'phone', most: 50 }],
  ['jobTitle', { column: 'job_title', most: 100 }],
]);

/** The extra fields of a user that this server keeps, as the session declares them. */
export const extraFields = [
  { name: 'employeeNumber', label: 'Employee number', type: 'text' },
  { name: 'workplace', label: 'Workplace', type: 'choice', choices: ['Office', 'Remote', 'Hybrid'] },
] as const;

/** Collects what is wrong with a body, field by field, and refuses it as a whole. */
class Errors {
  readonly #fields = new Map<string, string>();
  add(field: string, message: string): undefined {
    if (!this.#fields.has(field)) this.#fields.set(field, message);
    return undefined;
  }
  throwIfAny(): void {
    if (this.#fields.size > 0) throw invalid(Object.fromEntries(this.#fields));
  }
}

function textOf(
  value: unknown,
  field: string,
  { required, most, pattern, message }: Omit<FieldRule, 'column'>,
  errors: Errors,
): string | null {
  if (value !== null && typeof value !== 'string') return errors.add(field, 'This must be text.') ?? null;
  const text = value?.trim() ?? '';
  if (text === '') return required ? (errors.add(field, 'This is required.') ?? null) : null;
  if (text.length > most) errors.add(field, `This can have at most ${most} characters.`);
  else if (controlCharacters.test(text)) errors.add(field, 'This can’t contain control characters.');
  else if (pattern && !pattern.test(text)) errors.add(field, message ?? 'This is not valid.');
  return text;
}

function readColumns(body: Body, handled: ReadonlySet<string>, errors: Errors): Record<string, string | null> {
  const columns: Record<string, string | null> = {};
  for (const [field, value] of Object.entries(body)) {
    const rule = fieldRules.get(field);
    if (rule) columns[rule.column] = textOf(value, field, rule, errors);
    else if (!handled.has(field)) errors.add(field, 'This can’t be set here.');
  }
  return columns;
}

function readExtra(value: unknown, errors: Errors): Record<string, unknown> {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return errors.add('extra', 'This must be an object.') ?? {};
  const extra: [string, string | null][] = [];
  for (const [name, given] of Object.entries(value)) {
    const field = extraFields.find((known) => known.name === name);
    if (!field) errors.add(name, 'This server has no such field.');
    else extra.push([name, textOf(given, name, { most: 100 }, errors)]);
    if (field && 'choices' in field && given !== null && !field.choices.some((choice) => choice === given)) {
      errors.add(name, 'Choose one of the values offered.');
    }
  }
  return Object.fromEntries(extra);
}

/** Reads a merge patch (RFC 7396) of a user. Role, owner, department and status are not among the fields: they have their own rules. */
export function readChanges(body: Body): { columns: EditedColumns; extra: Record<string, unknown> } {
  const errors = new Errors();
  const columns = readColumns(body, new Set(['extra']), errors) as EditedColumns;
  const extra = readExtra(body['extra'], errors);
  errors.throwIfAny();
  return { columns, extra };
}

const draftFields = new Set(['extra', 'department', 'roles', 'groups', 'status', 'notify']);

/** Reads a new user. */
export function readDraft(body: Body): NewUser {
  const errors = new Errors();
  const columns = readColumns(body, draftFields, errors);
  for (const field of ['login', 'email']) if (!(field in columns)) errors.add(field, 'This is required.');
  const extra = Object.entries(readExtra(body['extra'], errors)).filter(([, value]) => value !== null);
  const status = body['status'];
  if (status !== undefined && status !== 'active' && status !== 'inactive' && status !== 'invited')
    errors.add('status', 'A new user is active, inactive or invited.');
  const notify = body['notify'];
  if (notify !== undefined && typeof notify !== 'boolean') errors.add('notify', 'This must be true or false.');
  const departmentId = body['department'] === undefined ? null : idIn(body['department'], 'department', errors);
  const roles = idsIn(body['roles'], 'roles', errors);
  if (roles.length > 1) errors.add('roles', 'A user has one role.');
  const groupIds = idsIn(body['groups'], 'groups', errors);
  errors.throwIfAny();
  return {
    columns: columns as NewUser['columns'],
    extra: Object.fromEntries(extra),
    departmentId,
    roleId: roles[0] ?? null,
    groupIds,
    status: status === 'active' || status === 'inactive' ? status : null,
    notify: notify === true || status === 'invited',
  };
}

function idsIn(value: unknown, field: string, errors: Errors): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > 100)
    return errors.add(field, 'This must be a list of objects with an id.') ?? [];
  return value.map((item) => idIn(item, field, errors) ?? '');
}

function idIn(value: unknown, field: string, errors: Errors): string | null {
  const id: unknown = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : undefined;
  return isId(id) ? id : (errors.add(field, 'This must name an id.') ?? null);
}
