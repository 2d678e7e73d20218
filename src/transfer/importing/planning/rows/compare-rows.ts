import { foldedText, plainText } from '../cells/plain-text.js';
import { inPieces } from '../in-pieces.js';
import type { Intention } from './intention.js';

/** So many other rows are named at most: a file may say of one user what it likes, fifty thousand times. */
const named = 10;

/** Rows about the same user. */
interface Group {
  readonly rows: Intention[];
  /** One of them says something else than the first. */
  contradicts: boolean;
}

/**
 * Holds rows about the same user against each other. Those that say the same as the first are repeated; as soon as one says
 * something else, none of them is believed.
 */
export async function compareRows(
  rows: readonly Intention[],
  columns: readonly number[],
  signal: AbortSignal,
): Promise<void> {
  const groups = new Map<string, Group>();
  await inPieces(rows, signal, (row) => {
    const target = targetOf(row);
    const group = groups.get(target);
    if (!group) {
      if (target) groups.set(target, { rows: [row], contradicts: false });
      return;
    }
    group.rows.push(row);
    group.contradicts ||= !repeats(row, group.rows[0], columns);
  });
  await inPieces(rows, signal, (row) => {
    const group = groups.get(targetOf(row));
    if (group?.contradicts)
      row.problems.push({ kind: 'conflicting', field: row.meant.by, rows: othersThan(row, group.rows) });
    else if (group && group.rows[0] !== row) row.repeats = group.rows[0].at;
  });
}

/** Who a row is about, as one word; `''` where that is not known. Capitals make no difference for who is new. */
export function targetOf({ meant }: Intention): string {
  if ('user' in meant) return `user ${meant.user.id}`;
  return 'named' in meant ? `new ${foldedText(meant.named)}` : '';
}

/** The first rows of a group beside this one. */
export function othersThan({ at }: Intention, group: readonly Intention[]): readonly number[] {
  return group.slice(0, named + 1).map((row) => row.at).filter((each) => each !== at).slice(0, named); // prettier-ignore
}

/** Does it say the same? Also where it did in the file, and only the first was put right since. */
function repeats(row: Intention, first: Intention, columns: readonly number[]): boolean {
  const isSame = (a: readonly string[], b: readonly string[]): boolean =>
    columns.every((column) => a[column] === b[column] || plainText(a[column] ?? '') === plainText(b[column] ?? ''));
  return isSame(row.cells, first.cells) || (row.cells === row.given && isSame(row.given, first.given));
}
