import { denialOf, type Denial } from '../../../../domain/rules.js';
import type { Session } from '../../../../domain/session.js';
import type { User, UserAction } from '../../../../domain/user.js';
import type { TableRow } from '../../../file/table.js';
import type { ImportField } from '../../columns/import-field.js';
import type { DirectoryIndex } from '../directory-index.js';
import type { RowProblem } from '../planned-row.js';
import { whoIsMeant, type Meant } from './who-is-meant.js';
import { departmentIn, firstFieldIn, statusIn, wishOf, type Understanding, type Wish } from '../cells/wish.js';

/** What one row wants, before it is held against the other rows. */
export interface Intention {
  readonly at: number;
  /** As the file has them, and as they were put right. */
  readonly given: readonly string[];
  readonly cells: readonly string[];
  readonly meant: Meant;
  readonly wishes: readonly Wish[];
  /** Grows as the row is held against others. */
  readonly problems: RowProblem[];
  /** What keeps this viewer from doing all of it. */
  readonly denial: Denial | undefined;
  /** The earlier row that says the same. */
  repeats?: number;
  sameEmail?: User;
}

/** All that a row is held against. */
export interface Desk extends Understanding {
  readonly fields: readonly ImportField[];
  /** Where the cells of a field stand, by its name. */
  readonly columns: ReadonlyMap<string, number>;
  readonly index: DirectoryIndex;
  readonly whole: boolean;
  readonly session: Session | undefined;
}

/** Reads a row: whom it means, and what it wants of them. */
export function intentionOf({ at, cells: given }: TableRow, cells: readonly string[], desk: Desk): Intention {
  const cellOf = (name: string): string | undefined => {
    const column = desk.columns.get(name);
    return column === undefined ? undefined : (cells[column] ?? '');
  };
  const meant = whoIsMeant(cellOf, desk);
  if ('problem' in meant) return { at, given, cells, meant, wishes: [], problems: [meant.problem], denial: undefined };
  const user = 'user' in meant ? meant.user : undefined;
  const wishes: Wish[] = [];
  const problems: RowProblem[] = [];
  for (const field of desk.fields) {
    const cell = cellOf(field.name);
    if (!concerns(field, cell, meant)) continue;
    const wish = wishOf(field, cell ?? '', user, desk);
    if (wish && 'said' in wish) wishes.push(wish);
    else if (wish) problems.push(wish);
  }
  return { at, given, cells, meant, wishes, problems, denial: denialOfAll(wishes, user, desk.session) };
}

/** A column that is not there is no matter of somebody who is, and what named somebody is not changed by it. */
function concerns({ name, type }: ImportField, cell: string | undefined, meant: Meant): boolean {
  if (type === 'id') return false;
  return !('user' in meant) || (cell !== undefined && type !== 'role' && name !== meant.by);
}

/** The first that this viewer may not do of what a row wants (R1 to R4, R11): then nothing of it is done. */
function denialOfAll(
  wishes: readonly Wish[],
  user: User | undefined,
  session: Session | undefined,
): Denial | undefined {
  if (!user) return denialOf('create', undefined, session);
  for (const action of actionsOf(wishes)) {
    const denial = denialOf(action, user, session);
    if (denial) return denial;
  }
  return undefined;
}

function actionsOf(wishes: readonly Wish[]): readonly UserAction[] {
  const status = statusIn(wishes);
  return [
    ...(firstFieldIn(wishes) ? (['update'] as const) : []),
    ...(departmentIn(wishes) ? (['change-department'] as const) : []),
    ...(status ? [status === 'active' ? ('activate' as const) : ('deactivate' as const)] : []),
  ];
}
