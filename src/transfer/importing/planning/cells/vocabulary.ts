import type { Department, Membership } from '../../../../domain/user.js';
import type { ImportField } from '../../columns/import-field.js';
import type { StatusWords } from '../../columns/status-words.js';
import { DepartmentNames } from './department-names.js';
import { Named } from './named.js';

/** What words in cells stand for, where not every word will do. */
export interface Vocabulary {
  readonly departments: DepartmentNames;
  /** By name; by id where no role has that name. */
  readonly roles: Named<Membership>;
  readonly rolesById: ReadonlyMap<string, Membership>;
  readonly statuses: Named<'active' | 'inactive'>;
  /** By field. */
  readonly choices: ReadonlyMap<string, Named<string>>;
}

/** Makes the vocabulary of an import. */
export function vocabularyOf(
  fields: readonly ImportField[],
  departments: readonly Department[],
  roles: readonly Membership[],
  words: StatusWords,
): Vocabulary {
  const statuses = (['active', 'inactive'] as const).flatMap((status) => words[status].map((word) => [word, status] as const)); // prettier-ignore
  const rolesById = new Map(roles.map((role) => [role.id, role]));
  return {
    departments: new DepartmentNames(departments),
    roles: new Named([...rolesById.values()].map((role) => [role.name, role] as const)),
    rolesById,
    statuses: new Named(statuses),
    choices: new Map(
      fields.map(({ name, choices }) => [name, new Named([...new Set(choices)].map((each) => [each, each] as const))]),
    ),
  };
}
