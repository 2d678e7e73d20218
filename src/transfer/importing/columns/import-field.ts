import type { FieldInfo } from '../../../domain/session.js';
import type { User } from '../../../domain/user.js';

/** What a column can be imported into. */
export interface ImportField {
  /** A member of the user, the name of a declared extra field, or `id`, `department`, `role` or `status`. */
  readonly name: string;
  readonly label: string;
  /** What an export calls a column that says it more exactly: where a file has both, it is taken. */
  readonly preferred?: string | undefined;
  /** `id` only says who is meant: nobody gets another one. `role` counts for new users alone. */
  readonly type: FieldInfo['type'] | 'id' | 'department' | 'role' | 'status';
  /** A member of the user itself; any other is one of `extra`. */
  readonly builtIn: boolean;
  /** Nobody is without it. */
  readonly required: boolean;
  /** The backend says that no two users have the same. */
  readonly unique: boolean;
  readonly choices: readonly string[];
  /** How an export writes it: a cell that says the same changes nothing. */
  readonly written: (user: User) => string;
}

/** For each column of a file the name of the field that it is imported into; `''` where it is not. */
export type Mapping = readonly string[];

/** What the backend can do for an import, whatever the viewer may do. */
export interface ImportAbilities {
  readonly create: boolean;
  readonly update: boolean;
  readonly changeDepartment: boolean;
  readonly setActive: boolean;
}
