import type { ImportAbilities } from '../columns/import-field.js';
import { creationOf, updateOf } from './import-row.js';
import type { Intention } from './rows/intention.js';
import type { PlannedRow, RowProblem } from './planned-row.js';
import { departmentIn, firstFieldIn, statusIn } from './cells/wish.js';

/** What a row becomes, once it was held against everything but the licence. */
export function settled(
  intention: Intention,
  { can, whole }: { readonly can: ImportAbilities; readonly whole: boolean },
): PlannedRow {
  const { at, cells, meant, wishes, denial, repeats } = intention;
  const user = 'user' in meant ? meant.user : undefined;
  const row = { at, cells };
  const about = user && { user };
  const wrong = (problems: readonly RowProblem[]): PlannedRow => ({ ...row, kind: 'wrong', ...about, problems });
  if (repeats !== undefined) return { ...row, kind: 'repeated', of: repeats };
  const { problems } = intention;
  // where other rows say something else, it is not known what this one would do
  if (isContradicted(intention)) return wrong(problems);
  if (user && wishes.length === 0 && problems.length === 0) return { ...row, kind: 'same', user };
  if (denial) return { ...row, kind: 'refused', ...about, denial };
  const all = [...problems, ...obstaclesOf(intention, can, whole)];
  if (all.length > 0) return wrong(all);
  const changes = wishes.map(({ change }) => change);
  const ref = `row-${at}`;
  if (!user) {
    const { sameEmail } = intention;
    return { ...row, kind: 'create', row: creationOf(ref, wishes), changes, seatless: false, ...(sameEmail && { sameEmail }) }; // prettier-ignore
  }
  const status = statusIn(wishes);
  const activation = status && ({ activation: status === 'active' ? 'activate' : 'deactivate' } as const);
  return { ...row, kind: 'update', row: updateOf(ref, user, wishes), user, changes, ...activation };
}

function isContradicted({ meant, problems }: Intention): boolean {
  return problems.some((problem) => problem.kind === 'conflicting' && problem.field === meant.by);
}

/** What the backend can't do of it; and that nobody is created while somebody may be there unseen. */
function obstaclesOf({ meant, wishes }: Intention, can: ImportAbilities, whole: boolean): readonly RowProblem[] {
  if ('problem' in meant) return [];
  if ('named' in meant) {
    if (!can.create) return [{ kind: 'unable', field: meant.by, action: 'create' }];
    return whole ? [] : [{ kind: 'unseen', field: meant.by }];
  }
  const first = firstFieldIn(wishes);
  const problems: RowProblem[] = [];
  if (first && !can.update) problems.push({ kind: 'unable', field: first.name, action: 'update' });
  if (departmentIn(wishes) && !can.changeDepartment)
    problems.push({ kind: 'unable', field: 'department', action: 'change-department' });
  if (statusIn(wishes) && !can.setActive) problems.push({ kind: 'unable', field: 'status', action: 'status' });
  return problems;
}
