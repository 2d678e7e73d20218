import type { FieldInfo } from '../../domain/session.js';
import type { Membership, User } from '../../domain/user.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import { statusLabel } from '../../ui/status-label.js';

/** A column of the file. */
export interface ExportColumn {
  readonly id: string;
  /** What stands in its head. */
  readonly label: string;
  readonly valueOf: (user: User) => string;
}

type Value = (user: User, messages: Messages) => string;

/** What every user may have, in the file's order: the id of the column, its label, its value. */
const known: readonly (readonly [id: string, label: MessageKey, value: Value])[] = [
  ['displayName', 'profile.field.display-name', ({ displayName }) => textOf(displayName)],
  ['firstName', 'profile.field.first-name', ({ firstName }) => textOf(firstName)],
  ['lastName', 'profile.field.last-name', ({ lastName }) => textOf(lastName)],
  ['login', 'profile.field.login', ({ login }) => textOf(login)],
  ['email', 'profile.field.email', ({ email }) => textOf(email)],
  ['phone', 'profile.field.phone', ({ phone }) => textOf(phone)],
  ['jobTitle', 'profile.field.job-title', ({ jobTitle }) => textOf(jobTitle)],
  ['department', 'column.department', ({ department }) => textOf(department?.name)],
  ['departmentPath', 'export.column.department-path', ({ department }) => pathOf(department)],
  ['role', 'column.role', ({ roles }) => namesOf(roles)],
  ['groups', 'column.groups', ({ groups }) => namesOf(groups)],
  ['status', 'column.status', (user, messages) => statusLabel(user, messages)],
  ['last-login', 'column.last-login', ({ lastLoginAt }, messages) => (lastLoginAt === null ? messages.text('row.never') : textOf(lastLoginAt))], // prettier-ignore
  ['created', 'column.created', ({ createdAt }) => textOf(createdAt)],
  ['id', 'export.column.id', ({ id }) => textOf(id)],
];

const ours: ReadonlySet<string> = new Set([
  ...known.map(([id]) => id),
  'roles', 'statusLabel', 'lastLoginAt', 'createdAt', 'scheduled', 'owner', 'denied', 'version', 'extra',
]); // prettier-ignore

/** The columns that a file can have: those of every user, then those that the backend declares. No two have the same head. */
export function exportColumns(declared: readonly FieldInfo[] | undefined, messages: Messages): readonly ExportColumn[] {
  const info = new Map((declared ?? []).map((field) => [field.name, field]));
  const own = known
    .filter(([id]) => id !== 'displayName' || info.has(id))
    .map(([id, key, value]) => ({
      id,
      label: textOf(info.get(id)?.label) || messages.text(key),
      valueOf: (user: User) => value(user, messages),
    }));
  const extra = [...info.values()]
    .filter(({ name }) => name && !ours.has(name))
    .map(({ name, label }) => ({ id: name, label: textOf(label) || name, valueOf: (user: User) => extraOf(user, name) })); // prettier-ignore
  return apart([...own, ...extra]);
}

/** The columns that are chosen at first: who somebody is, and what the list shows of them. */
export function firstChoice(columns: readonly ExportColumn[], shown: readonly string[]): ReadonlySet<string> {
  const first = new Set(['displayName', 'firstName', 'lastName', 'login', 'email', ...shown]);
  return new Set(columns.map(({ id }) => id).filter((id) => first.has(id)));
}

/** Heads that are the same get the name of their field beside them. */
function apart(columns: readonly ExportColumn[]): readonly ExportColumn[] {
  const heads = new Map<string, number>();
  for (const { label } of columns) heads.set(label, (heads.get(label) ?? 0) + 1);
  return columns.map((column) =>
    (heads.get(column.label) ?? 0) > 1 ? { ...column, label: `${column.label} (${column.id})` } : column,
  );
}

function extraOf({ extra }: User, name: string): string {
  const value = extra && Object.hasOwn(extra, name) ? extra[name] : undefined;
  return Array.isArray(value) ? value.map(textOf).join('; ') : textOf(value);
}

function namesOf(memberships: readonly Membership[] | undefined): string {
  return Array.isArray(memberships) ? memberships.map((each: Membership) => textOf(each.name)).join('; ') : '';
}

function pathOf(department: User['department']): string {
  if (!department) return '';
  return [...(Array.isArray(department.path) ? (department.path as readonly string[]) : []), department.name].map(textOf).join(' / '); // prettier-ignore
}

// a backend's text may be null or a number
function textOf(value: unknown): string {
  return /^(string|number|boolean|bigint)$/.test(typeof value) ? String(value) : '';
}
