import { invalid } from '../problems.js';
import {
  filterFields,
  sortFields,
  type At,
  type FilterField,
  type ListQuestion,
  type SortField,
} from '../users/users-repository.js';
import type { EditedColumns, NewUser, Target } from '../users/user-writes.js';

/** Most users that one page holds. */
export const pageMax = 200;

/** A list question, and what of the request is not part of it. */
export interface ReadQuestion {
  readonly question: ListQuestion;
  readonly notApplied: readonly ('filters' | 'sort' | 'size')[];
}

type Body = Readonly<Record<string, unknown>>;

/** Reads the query of a list request. What this server can't do is named in `notApplied`; what makes no sense is refused. */
export function readQuestion(parameters: URLSearchParams): ReadQuestion {
  const notApplied = new Set<'filters' | 'sort' | 'size'>();
  const filters = new Map<FilterField, readonly string[]>();
  for (const [name, value] of parameters) {
    if (value.includes('\u0000')) throw invalid({ [name]: 'This can’t contain a null character.' });
    if (!name.startsWith('filter.')) continue;
    const field = filterFields.find((known) => known === name.slice('filter.'.length));
    if (field) filters.set(field, parameters.getAll(name));
    else notApplied.add('filters');
  }
  const sort = parameters.get('sort') ?? 'name';
  const field = sortFields.find((known) => known === sort.replace(/^-/, ''));
  if (!field) notApplied.add('sort');
  const asked = wholeNumber(parameters, 'size', 1) ?? 25;
  if (asked > pageMax) notApplied.add('size');
  const question: ListQuestion = {
    search: parameters.get('search') ?? '',
    filters,
    sort: { field: field ?? ('name' satisfies SortField), descending: field !== undefined && sort.startsWith('-') },
    size: Math.min(asked, pageMax),
    at: readAt(parameters),
  };
  return { question, notApplied: [...notApplied] };
}

function readAt(parameters: URLSearchParams): At | undefined {
  const cursor = parameters.get('cursor');
  const offset = wholeNumber(parameters, 'offset', 0);
  if (cursor !== null && offset !== undefined) throw invalid({ cursor: 'Give a cursor or an offset, not both.' });
  if (cursor !== null) return { cursor };
  return offset === undefined ? undefined : { offset };
}

function wholeNumber(parameters: URLSearchParams, name: string, least: number): number | undefined {
  const text = parameters.get(name);
  if (text === null) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (value < least) throw invalid({ [name]: `This must be a whole number of at least ${least}.` });
  return value;
}

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

/** Control characters, line separators, halves of surrogate pairs. */
const controlCharacters = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

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

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200 && !controlCharacters.test(value);
}

function isVersion(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21\x23-\x7e]{1,100}$/.test(value);
}

/** Reads the targets of a batch: each once, never none. Nothing asked for is never "all". */
export function readTargets(value: unknown, most: number): Target[] {
  if (!Array.isArray(value) || value.length === 0) throw invalid({ targets: 'Name at least one user.' });
  if (value.length > most) throw invalid({ targets: `Name at most ${most} users at once.` }, 413);
  const targets = new Map<string, Target>();
  for (const item of value as unknown[]) {
    const { id, version } = (typeof item === 'object' && item !== null ? item : {}) as {
      id?: unknown;
      version?: unknown;
    };
    if (!isId(id)) throw invalid({ targets: 'Each target needs the id of a user, as text.' });
    if (version !== undefined && !isVersion(version))
      throw invalid({ targets: 'A version is text, as the user had it.' });
    const earlier = targets.get(id);
    if (earlier && earlier.version !== version) throw invalid({ targets: 'The same user is named with two versions.' });
    targets.set(id, { id, ...(version !== undefined && { version }) });
  }
  return [...targets.values()];
}

/** Reads `{action, at}` of a schedule: an instant with a zone, in the future. */
export function readPlan(value: unknown, now: Date): { action: 'activate' | 'deactivate'; at: string } {
  const { action, at } = (typeof value === 'object' && value !== null ? value : {}) as {
    action?: unknown;
    at?: unknown;
  };
  if (action !== 'activate' && action !== 'deactivate') throw invalid({ action: 'Choose activate or deactivate.' });
  const isInstant =
    typeof at === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(at);
  const time = isInstant ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(time))
    throw invalid({ at: 'This must be an instant with a time zone, such as 2030-01-31T23:59:00+01:00.' });
  if (time <= now.getTime()) throw invalid({ at: 'This must be in the future.' });
  return { action, at: new Date(time).toISOString() };
}

/** Reads `{ids, subject?, body}` of a message. */
export function readMessage(body: Body, most: number): { targets: Target[]; subject: string | null; body: string } {
  const ids: unknown = body['ids'];
  const targets = readTargets(Array.isArray(ids) ? ids.map((id: unknown) => ({ id })) : ids, most);
  const text = body['body'];
  const subject = body['subject'] ?? null;
  if (typeof text !== 'string' || text.trim() === '') throw invalid({ body: 'Write a message.' });
  if (text.length > 20_000 || text.includes('\u0000'))
    throw invalid({ body: 'This message is too long or not plain text.' });
  if (subject !== null && (typeof subject !== 'string' || subject.length > 200 || controlCharacters.test(subject))) {
    throw invalid({ subject: 'A subject is one line of at most 200 characters.' });
  }
  return { targets, subject, body: text };
}

/** Reads a department's id. */
export function readDepartmentId(value: unknown): string {
  if (!isId(value)) throw invalid({ departmentId: 'Choose a department.' });
  return value;
}
