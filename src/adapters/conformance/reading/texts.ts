import { nameOf, type User } from '../../../domain/user.js';

/** Small letters without accents. */
export function folded(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** What stands in a field that a backend has declared; `undefined` where it is none that can be read. */
export function textOf(user: User, field: string): string | undefined {
  if (/^(name|displayName|fullName)$/.test(field))
    return [nameOf(user), user.firstName, user.lastName, user.login].filter(Boolean).join(' ');
  if (/^(login|userName|username)$/.test(field)) return user.login;
  if (field === 'department') return [user.department?.name, ...(user.department?.path ?? [])].join(' ');
  const value = (user as unknown as Record<string, unknown>)[field] ?? user.extra?.[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Does the user hold this text in one of the fields? Where none of them can be read, anything in the record counts. */
export function holds(user: User, fields: readonly string[], term: string): boolean {
  const texts = fields.map((field) => textOf(user, field)).filter((text) => text !== undefined);
  const all = texts.length > 0 ? texts : [JSON.stringify(user)];
  return all.some((text) => folded(text).includes(folded(term)));
}
