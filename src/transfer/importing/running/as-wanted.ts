import type { ImportRow } from '../../../adapters/contract.js';
import { own } from '../../../domain/rules.js';
import type { User } from '../../../domain/user.js';

/** What a row wants of somebody who is there already. */
export type UpdateRow = Extract<ImportRow, { readonly update: unknown }>;

/** Does this record say everything that a row wants? Then the row was done, whatever became of its answer (F7). */
export function isAsWanted({ changes = {}, departmentId, active }: UpdateRow, user: User): boolean {
  if (departmentId !== undefined && user.department?.id !== departmentId) return false;
  if (active !== undefined && user.status !== (active ? 'active' : 'inactive')) return false;
  const { extra = {}, ...fields } = changes;
  return (
    Object.entries(fields).every(([name, wanted]) => isSame(wanted, own(user, name))) &&
    Object.entries(extra).every(([name, wanted]) => isSame(wanted, own(own(user, 'extra'), name)))
  );
}

/** What was emptied may be absent, `''` or `null`; and what is not ticked may be absent. */
function isSame(wanted: unknown, is: unknown): boolean {
  const plain = (value: unknown): unknown => (value === '' || value === null || value === false ? undefined : value);
  return plain(wanted) === plain(is);
}
