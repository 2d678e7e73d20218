import type { Department, User } from '../../../src/domain/user.js';
import type { FieldInfo, Session } from '../../../src/domain/session.js';
import { exporting } from '../../../src/i18n/en/export.js';
import { profile } from '../../../src/i18n/en/profile.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import type { ImportAbilities } from '../../../src/transfer/importing/columns/import-field.js';
import { importFields } from '../../../src/transfer/importing/columns/import-fields.js';
import { statusWords } from '../../../src/transfer/importing/columns/status-words.js';
import { DirectoryIndex } from '../../../src/transfer/importing/planning/directory-index.js';
import { planRows, type PlanRequest } from '../../../src/transfer/importing/planning/plan-rows.js';
import type { ImportPlan, PlannedRow } from '../../../src/transfer/importing/planning/planned-row.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';

export const messages = new Messages([english, { locale: 'en', messages: { ...profile, ...exporting } }]);
export const everything: ImportAbilities = { create: true, update: true, changeDepartment: true, setActive: true };
export const signal = new AbortController().signal;

/** What the backend of these tests adds to every user. */
export const declared: readonly FieldInfo[] = [
  { name: 'badge', label: 'Badge', type: 'text', unique: true },
  { name: 'born', label: 'Born on', type: 'date' },
  { name: 'remote', label: 'Remote', type: 'boolean' },
  { name: 'size', label: 'Size', type: 'choice', choices: ['S', 'M', 'L'] },
  { name: 'backup', label: 'Backup address', type: 'email' },
];
export const roles = [
  { value: 'r-author', label: 'Author' },
  { value: 'r-teacher', label: 'Teacher' },
];
export const sales: Department = { id: 'd-sales', name: 'Sales', path: ['Acme'] };
export const product: Department = { id: 'd-product', name: 'Product', path: ['Acme'] };
export const otherSales: Department = { id: 'd-sales-2', name: 'Sales', path: ['Acme', 'Asia'] };
export const departments: readonly Department[] = [sales, product, otherSales];

/** A session of a backend that declares fields and roles. */
export const theSession = (given: Partial<Session> = {}, fields = declared): Session =>
  aSession({
    capabilities: theCapabilities({ fields, filters: [{ field: 'role', choices: roles }] }),
    ...given,
  });

export const person = (id: string, given: Partial<User> = {}): User =>
  aUser({ id, login: `${id}.login`, email: `${id}@example.com`, firstName: id, lastName: 'Doe', ...given });

/** What a dry run is asked for: a table by the names of its fields, against users. */
export interface Asked extends Partial<Omit<PlanRequest, 'table' | 'index' | 'mapping'>> {
  readonly users?: readonly User[];
  /** Names of fields; the file has columns of these names. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly index?: DirectoryIndex;
}

/** A dry run. The first row of the file is row 2, as the names of its columns are the first. */
export async function planOf({
  users = [],
  columns,
  rows,
  session = theSession(),
  ...given
}: Asked): Promise<ImportPlan> {
  const fields = given.fields ?? importFields(session, everything, messages);
  const index = given.index ?? (await DirectoryIndex.of(users, fields, signal));
  return planRows({
    fixes: new Map(),
    clears: false,
    can: everything,
    departments,
    whole: true,
    read: users.length,
    statusWords: statusWords(messages),
    signal,
    ...given,
    table: { header: columns, rows: rows.map((cells, at) => ({ at: at + 2, cells })) },
    mapping: columns,
    fields,
    session,
    index,
  });
}

/** A row in few words: its kind, and what there is to say about it. */
export function inShort(row: PlannedRow): unknown {
  switch (row.kind) {
    case 'create':
      return 'create' in row.row ? ['create', row.row.create] : row;
    case 'update': {
      const { ref: _ref, ...rest } = row.row;
      return ['update', rest];
    }
    case 'same':
      return ['same', row.user.id];
    case 'repeated':
      return ['repeated', row.of];
    case 'refused':
      return ['refused', row.denial.action, row.denial.reason];
    case 'wrong':
      return ['wrong', ...row.problems.map(({ kind, field }) => `${kind} ${field}`)];
  }
}

/** All rows of a dry run, in few words. */
export async function rowsOf(asked: Asked): Promise<unknown[]> {
  return (await planOf(asked)).rows.map(inShort);
}
