import type { RunOutcome, RunState } from '../../../bulk/run-state.js';
import type { ImportState } from '../import-state.js';
import type { ImportPlan, PlannedRow } from '../planning/planned-row.js';

/** In which ways a row of the file can end; what needs the viewer comes first. */
export const endings = [
  'unknown',
  'failed',
  'changed-meanwhile',
  'refused',
  'wrong',
  'not-attempted',
  'created',
  'changed',
  'already',
  'same',
  'repeated',
] as const;

/** One of the ways in which a row can end. */
export type Ending = (typeof endings)[number];

/** What became of a row: every row of the file ends in exactly one way (U11). */
export interface EndedRow {
  readonly row: PlannedRow;
  readonly ending: Ending;
  /** Absent where it was never to be sent. */
  readonly outcome?: RunOutcome | undefined;
}

/** What became of each row, in the order of the file. */
export function endedRows({ plan, run }: Pick<ImportState, 'plan' | 'run'>): readonly EndedRow[] {
  return (plan?.rows ?? []).map((row) => {
    if (row.kind !== 'create' && row.kind !== 'update') return { row, ending: row.kind };
    const outcome = run?.outcomes.get(row.row.ref);
    return { row, ending: endingOf(row.kind, outcome), outcome };
  });
}

/** What another try could do. */
const left: ReadonlySet<Ending> = new Set<Ending>(['unknown', 'failed', 'changed-meanwhile', 'wrong', 'not-attempted']);

type EndingGroups = ReadonlyMap<Ending, readonly EndedRow[]>;

/** The rows by how they ended, in the order of {@link endings}; ways in which none ended are left out. */
export function endingGroups(state: ImportState): EndingGroups {
  const { plan, run } = state;
  const known = plan && kept.get(plan);
  if (known && known.run === run) return known.groups;
  const all = new Map<Ending, EndedRow[]>(endings.map((ending) => [ending, []]));
  for (const row of endedRows(state)) all.get(row.ending)?.push(row);
  const groups = new Map([...all].filter(([, rows]) => rows.length > 0));
  if (plan) kept.set(plan, { run, groups });
  return groups;
}

/** Is there anything to check again? Who was refused before anything was sent would only be refused again. */
export function isAnythingLeft(state: ImportState): boolean {
  for (const [ending, rows] of endingGroups(state)) {
    if (left.has(ending)) return true;
    if (ending === 'refused' && rows.some(isLeft)) return true;
  }
  return false;
}

/** Was this row not imported, though another try could do it? */
export function isLeft({ ending, outcome }: EndedRow): boolean {
  if (ending === 'refused') return outcome !== undefined;
  return left.has(ending);
}

function endingOf(kind: 'create' | 'update', outcome: RunOutcome | undefined): Ending {
  if (!outcome) return 'not-attempted';
  switch (outcome.state) {
    case 'done':
    case 'deactivated':
      return kind === 'create' ? 'created' : 'changed';
    case 'changed':
      return 'changed-meanwhile';
    default:
      return outcome.state;
  }
}

// asked at each drawing; a run is a new object with each outcome
const kept = new WeakMap<ImportPlan, { readonly run: RunState | undefined; readonly groups: EndingGroups }>();
