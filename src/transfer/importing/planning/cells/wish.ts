import type { Department, User } from '../../../../domain/user.js';
import type { ImportField } from '../../columns/import-field.js';
import { DepartmentNames } from './department-names.js';
import { foldedText, plainText } from './plain-text.js';
import { readCell, type CellValue } from './read-cell.js';
import type { Vocabulary } from './vocabulary.js';
import type { FieldChange, RowProblem } from '../planned-row.js';

/** What one cell wants of a user. `null` empties a field. */
export interface Wish {
  readonly field: ImportField;
  readonly said: CellValue | null;
  readonly change: FieldChange;
}

/** How cells are understood. */
export interface Understanding {
  readonly words: Vocabulary;
  /** Does an empty cell empty its field? */
  readonly clears: boolean;
}

/** What a cell wants of whom its row means, or why it can't be; nothing where it is so already. Without a user it is a new one. */
export function wishOf(
  field: ImportField,
  cell: string,
  user: User | undefined,
  { words, clears }: Understanding,
): Wish | RowProblem | undefined {
  const from = user ? plainText(field.written(user)) : '';
  const text = plainText(cell);
  if (text === '') return user ? emptied(field, from, clears) : field.required ? missing(field) : undefined;
  if (user && (text === from || isSaidOf(user, field, text))) return undefined;
  const reading = readCell(field, text, words);
  if ('problem' in reading) return reading.problem;
  const { said } = reading;
  const to = writtenAs(field, said);
  if (user && isSo(user, said, from, to)) return undefined;
  return { field, said, change: { field: field.name, from, to } };
}

/** An empty cell: a department can be changed and not taken away, and nobody is without a status. */
function emptied(field: ImportField, from: string, clears: boolean): Wish | RowProblem | undefined {
  if (!clears || from === '') return undefined;
  if (field.required || field.type === 'department' || field.type === 'status') return missing(field);
  return { field, said: null, change: { field: field.name, from, to: '' } };
}

function missing({ name }: ImportField): RowProblem {
  return { kind: 'required', field: name };
}

/** Other ways to write what is so already: the backend's own word for a status, a department without its path. */
function isSaidOf({ status, department }: User, { type }: ImportField, text: string): boolean {
  if (type === 'status') return foldedText(text) === foldedText(status);
  return type === 'department' && department !== undefined && DepartmentNames.isCalled(department, text);
}

function isSo({ status, department }: User, said: CellValue, from: string, to: string): boolean {
  if (said.kind === 'status') return said.status === status;
  if (said.kind === 'department') return said.department.id === department?.id;
  return from === to;
}

/** How an export writes it of whoever has it. */
function writtenAs({ written }: ImportField, said: CellValue): string {
  const somebody = (given: Partial<User>): string => written({ id: '', login: '', status: 'active', ...given });
  if (said.kind === 'value') return String(said.value);
  if (said.kind === 'status') return somebody({ status: said.status });
  return said.kind === 'roles' ? somebody({ roles: said.roles }) : somebody({ department: said.department });
}

/** The first of the fields that a row wants to be other than they are; department and status are not among them. */
export function firstFieldIn(wishes: readonly Wish[]): ImportField | undefined {
  return wishes.find(({ said }) => said === null || said.kind === 'value')?.field;
}

/** The department that a row wants. */
export function departmentIn(wishes: readonly Wish[]): Department | undefined {
  for (const { said } of wishes) if (said?.kind === 'department') return said.department;
  return undefined;
}

/** The status that a row wants. */
export function statusIn(wishes: readonly Wish[]): 'active' | 'inactive' | undefined {
  for (const { said } of wishes) if (said?.kind === 'status') return said.status;
  return undefined;
}
