import type { ImportField } from '../../columns/import-field.js';
import { othersThan, targetOf } from './compare-rows.js';
import { comparedIn, type DirectoryIndex } from '../directory-index.js';
import { inPieces } from '../in-pieces.js';
import type { Intention } from './intention.js';

/** Rows that want the same value, and for how many different users. */
interface Claim {
  readonly field: string;
  readonly rows: Intention[];
  readonly targets: Set<string>;
}

/**
 * Finds rows that give somebody what somebody else has, or what another row gives somebody else, where no two may have the
 * same. What its holder gives away in the same file counts as taken: nobody says that they would be first, or succeed.
 */
export async function checkUnique(
  rows: readonly Intention[],
  fields: readonly ImportField[],
  index: DirectoryIndex,
  signal: AbortSignal,
): Promise<void> {
  const claims = new Claims(index);
  // where logins can't be written, a new user's e-mail address is their login
  const emailIsLogin = !fields.some(({ name }) => name === 'login');
  await inPieces(rows, signal, (row) => {
    if (row.repeats !== undefined || row.denial) return;
    const isNew = !('user' in row.meant);
    for (const { field, said } of row.wishes) {
      if (said?.kind !== 'value') continue;
      const text = String(said.value);
      const asLogin = isNew && emailIsLogin && field.name === 'email';
      if (asLogin) claims.add(row, 'email', text, 'login');
      else if (field.unique || field.name === 'login') claims.add(row, field.name, text);
      else if (isNew && field.name === 'email') [row.sameEmail] = index.holders('email', text);
    }
  });
  await inPieces(claims.made, signal, contest);
}

/** What rows want that nobody else may have. */
class Claims {
  readonly made: (readonly [Intention, Claim])[] = [];
  readonly #index: DirectoryIndex;
  readonly #fields = new Map<string, Map<string, Claim>>();

  constructor(index: DirectoryIndex) {
    this.#index = index;
  }

  /** `as`: the field of others in which it may not stand. */
  add(row: Intention, field: string, text: string, as = field): void {
    const own = 'user' in row.meant ? row.meant.user : undefined;
    const holder = this.#index.holders(as, text).find((user) => user !== own);
    if (holder) row.problems.push({ kind: 'taken', field, user: holder });
    const claim = this.#claimOn(field, comparedIn(field, text));
    claim.rows.push(row);
    claim.targets.add(targetOf(row));
    this.made.push([row, claim]);
  }

  #claimOn(field: string, value: string): Claim {
    const values = this.#fields.get(field) ?? new Map<string, Claim>();
    this.#fields.set(field, values);
    const claim = values.get(value) ?? { field, rows: [], targets: new Set() };
    values.set(value, claim);
    return claim;
  }
}

function contest([row, { field, rows, targets }]: readonly [Intention, Claim]): void {
  if (targets.size < 2) return;
  const known = row.problems.some((problem) => problem.kind === 'conflicting' && problem.field === field);
  if (!known) row.problems.push({ kind: 'conflicting', field, rows: othersThan(row, rows) });
}
