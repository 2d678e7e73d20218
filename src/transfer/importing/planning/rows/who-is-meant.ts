import type { User } from '../../../../domain/user.js';
import type { DirectoryIndex } from '../directory-index.js';
import { plainText } from '../cells/plain-text.js';
import type { RowProblem } from '../planned-row.js';

/** What of a row names somebody. */
export type Key = 'id' | 'login' | 'email';

/** Somebody who is there; somebody who is not there yet; or why it is not known who. */
export type Meant =
  | { readonly by: Key; readonly user: User }
  | { readonly by: Exclude<Key, 'id'>; readonly named: string }
  | { readonly by: Key; readonly problem: RowProblem };

/**
 * Looks for whom a row means: by its id, where it has one; else by its login; by its e-mail address only where the file has
 * no logins. Nobody is guessed, and nobody is created under an id.
 */
export function whoIsMeant(
  cellOf: (key: Key) => string | undefined,
  { index, whole }: { readonly index: DirectoryIndex; readonly whole: boolean },
): Meant {
  const id = plainText(cellOf('id') ?? '');
  if (id) {
    const unknown: RowProblem = { kind: whole ? 'unknown-id' : 'unseen', field: 'id' };
    return oneOf(index.byId(id), 'id') ?? { by: 'id', problem: unknown };
  }
  const by = cellOf('login') === undefined ? 'email' : 'login';
  const text = plainText(cellOf(by) ?? '');
  if (text) return oneOf(index.by(by, text), by) ?? { by, named: text };
  const field = cellOf(by) === undefined && cellOf('id') !== undefined ? 'id' : by;
  return { by: field, problem: { kind: 'nobody', field } };
}

function oneOf(users: readonly User[], by: Key): Meant | undefined {
  const [user] = users;
  if (!user) return undefined;
  return users.length > 1 ? { by, problem: { kind: 'ambiguous', field: by, users } } : { by, user };
}
