import { own } from '../../domain/rules.js';
import type { FieldInfo } from '../../domain/session.js';
import { nameOf, type User } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';

/** A field of somebody's record that is another one than was seen. Texts are safe to show; they are the same where they don't tell what differs. */
export interface Change {
  /** The name of our word for the field; empty where the backend has declared it. */
  readonly key: '' | `${'column' | 'profile.field' | 'row'}.${string}`;
  /** What the backend calls it. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

type Fact = readonly [key: Change['key'], label: string, text: unknown, more?: unknown];

/** What a record says to everyone who may see it, with what tells apart what reads the same. */
function factsOf(user: User, declared: readonly FieldInfo[]): readonly Fact[] {
  const { login, email, department, roles, status, statusLabel, owner } = user;
  const names = [roles ?? []].flat().map((role) => own(role, 'name'));
  return [
    ['column.name', '', nameOf(user)],
    ['profile.field.login', '', login],
    ['profile.field.email', '', email],
    ['column.department', '', own(department, 'name'), own(department, 'id')],
    ['column.role', '', names.join(' · ')],
    ['column.status', '', statusLabel ?? status],
    ['row.owner', '', '', owner],
    ...declared.map(({ name, label }): Fact => {
      const value = own(user.extra, name);
      return ['', label ?? name, typeof value === 'boolean' ? '' : value, value === true];
    }),
  ];
}

const textOf = (value: unknown): string => visibleText(typeof value === 'number' ? `${value}` : value, 40);

/** What differs between two records of one user, of what is no secret: `declared` are the backend's own fields (F1). */
export function changesOf(before: User, after: User, declared: readonly FieldInfo[] = []): readonly Change[] {
  const now = factsOf(after, declared);
  return factsOf(before, declared).flatMap(([key, label, text, more], at) => {
    const [, , newText, newMore] = now[at];
    if ((text ?? '') === (newText ?? '') && more === newMore) return [];
    return [{ key, label: visibleText(label, 60), before: textOf(text), after: textOf(newText) }];
  });
}
