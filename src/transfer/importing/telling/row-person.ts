import { nameOf, type User } from '../../../domain/user.js';
import { visibleText } from '../../../domain/visible-text.js';
import type { Mapping } from '../columns/import-field.js';
import type { PlannedRow } from '../planning/planned-row.js';

/** Whom a row is about, as it may be shown: a name, and what nobody else has. Both are `''` where the row tells neither. */
export interface RowPerson {
  readonly name: string;
  readonly identifier: string;
}

/** Whom a row is about: who was found, else what the row says itself. */
export function personOf(row: PlannedRow, mapping: Mapping): RowPerson {
  if ('user' in row && row.user) return userPerson(row.user);
  const cell = (field: string): string => row.cells[mapping.indexOf(field)]?.trim() ?? '';
  const [login, email, id] = [cell('login'), cell('email'), cell('id')];
  const name = cell('displayName') || `${cell('firstName')} ${cell('lastName')}`.trim() || login || email || id;
  const identifier = email || login || id;
  return shown(name, identifier);
}

/** Somebody who is there. */
export function userPerson(user: User): RowPerson {
  return shown(nameOf(user), user.email?.trim() || user.login);
}

function shown(name: string, identifier: string): RowPerson {
  return { name: visibleText(name, 100), identifier: identifier === name ? '' : visibleText(identifier, 100) };
}
