import type { Department, Membership } from '../../../../domain/user.js';
import type { ImportField } from '../../columns/import-field.js';
import type { RowProblem } from '../planned-row.js';
import { foldedText } from './plain-text.js';
import type { Vocabulary } from './vocabulary.js';

/** What a cell with something in it says. */
export type CellValue =
  | { readonly kind: 'value'; readonly value: string | boolean }
  | { readonly kind: 'department'; readonly department: Department }
  | { readonly kind: 'roles'; readonly roles: readonly Membership[] }
  | { readonly kind: 'status'; readonly status: 'active' | 'inactive' };

/** A cell that can be read, or why it can't. */
export type Reading = { readonly said: CellValue } | { readonly problem: RowProblem };

const booleans: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'ja', 'wahr', '1', 'نعم'].map((word) => [word, true] as const),
  ...['false', 'no', 'nein', 'falsch', '0', 'لا'].map((word) => [word, false] as const),
]);

/** Reads a cell that is not empty for its field; `text` has no blanks around it. */
export function readCell(field: ImportField, text: string, words: Vocabulary): Reading {
  const { name, type } = field;
  switch (type) {
    case 'department':
      return departmentIn(text, name, words);
    case 'role':
      return rolesIn(text, name, words);
    case 'status': {
      const status = onlyOne(words.statuses.find(text));
      return status ? { said: { kind: 'status', status } } : { problem: { kind: 'status', field: name } };
    }
    default: {
      const value = valueIn(field, text, words);
      if (value !== undefined) return { said: { kind: 'value', value } };
      // whatever is written is a text or a phone number
      return { problem: { kind: type as 'email', field: name } };
    }
  }
}

function valueIn({ name, type }: ImportField, text: string, { choices }: Vocabulary): string | boolean | undefined {
  switch (type) {
    case 'email':
      return /^[^\s@]+@[^\s@]+$/.test(text) ? text : undefined;
    case 'date':
      return isDay(text) ? text : undefined;
    case 'boolean':
      return booleans.get(foldedText(text));
    case 'choice':
      return onlyOne(choices.get(name)?.find(text) ?? []);
    default:
      return text;
  }
}

function departmentIn(text: string, field: string, { departments }: Vocabulary): Reading {
  const found = departments.find(text);
  const [department] = found;
  if (!department) return { problem: { kind: 'department', field } };
  if (found.length > 1) return { problem: { kind: 'ambiguous-department', field } };
  return { said: { kind: 'department', department } };
}

/** One role, or several as an export writes them. */
function rolesIn(text: string, field: string, { roles, rolesById }: Vocabulary): Reading {
  const called = (name: string): Membership | undefined => onlyOne(roles.find(name)) ?? rolesById.get(name);
  const whole = called(text);
  const found = whole ? [whole] : text.split(';').map((each) => called(each.trim()));
  const given = found.filter((each) => each !== undefined);
  if (given.length < found.length) return { problem: { kind: 'role', field } };
  return { said: { kind: 'roles', roles: [...new Set(given)] } };
}

/** Where several are called so, none is meant. */
function onlyOne<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** A day that there is, as ISO 8601 writes it. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
