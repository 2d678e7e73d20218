import type { Target } from '../../adapters/contract.js';
import type { UserId } from '../../domain/user.js';
import type { BulkWork } from '../bulk-work.js';
import type { FrozenTargets } from '../frozen-targets.js';
import type { RunOutcome, RunOutcomeState, RunState } from '../run-state.js';
import { turnedAway } from '../run/answers.js';

/** What is done, as it is kept: a department by its id alone. Works of which nothing can be picked up are not kept. */
export type JournalWork =
  | { readonly action: 'delete' | 'activate' | 'deactivate' }
  | { readonly action: 'change-department'; readonly department: string };

/** Written once, before anything is sent. Ids and versions: no names, no addresses, no tokens, no texts of errors (S28). */
export interface JournalHeader {
  readonly format: typeof journalFormat;
  readonly run: string;
  /** Which backend, as a digest: the same id elsewhere is another person. */
  readonly backend: string;
  readonly viewer: UserId;
  /** Milliseconds since 1970. */
  readonly started: number;
  readonly work: JournalWork;
  readonly targets: FrozenTargets;
}

/** What is known of one target. `sent`: no answer has come. `superseded`: a newer run is about the same user. */
export type Mark = RunOutcomeState | 'sent' | 'superseded';

/** Appended as the run goes on; a later mark of a target takes the place of an earlier one. */
export interface JournalRecord {
  readonly run: string;
  /** Places in the targets of the header. */
  readonly marks: readonly (readonly [place: number, mark: Mark])[];
  /** The run came to an end, in whatever way. */
  readonly ended?: boolean;
}

/** A run as the journal knows it. */
export interface JournalEntry {
  readonly header: JournalHeader;
  /** Whoever has none was never tried. */
  readonly marks: ReadonlyMap<UserId, Mark>;
  readonly ended: boolean;
}

/** What is written now can be read by nothing that knows another number. */
export const journalFormat = 1;

/** So long a run is kept, in milliseconds: seven days. */
export const keptFor = 604_800_000;

const none: ReadonlyMap<UserId, RunOutcome> = new Map();

/** The work as it is kept; nothing for one that can't be picked up again. */
export function journalWork(work: BulkWork): JournalWork | undefined {
  if (work.action === 'change-department') return { action: work.action, department: work.department.id };
  const { action } = work;
  return action === 'delete' || action === 'activate' || action === 'deactivate' ? { action } : undefined;
}

/** Whoever was turned away before anything was done counts as not tried. */
export function markOf(outcome: RunOutcome): Mark {
  return turnedAway(outcome) ? 'not-attempted' : outcome.state;
}

/** What a step of a run adds to its journal. */
export function newMarks(before: RunState, after: RunState): readonly (readonly [UserId, Mark])[] {
  const answers = before.asked === after.asked ? after.answered : none;
  const answered = [...answers.values()].filter(({ id }) => !before.answered.has(id));
  if (before.outcomes === after.outcomes) return answered.map((one) => [one.id, markOf(one)]);
  const settled = [...after.outcomes.values()].filter((one) => before.outcomes.get(one.id) !== one);
  // who was not sent needs no mark, unless the chunk that has ended says otherwise
  const told = settled.filter(({ id, state }) => state !== 'not-attempted' || before.asked.has(id));
  const again = before.asked === after.asked ? [] : [...before.asked.keys()].filter((id) => !after.outcomes.has(id));
  return [...told.map((one) => [one.id, markOf(one)] as const), ...again.map((id) => [id, 'not-attempted'] as const)];
}

/** The records of a run put together, in the order in which they were written. */
export function mergedEntry(header: JournalHeader, records: readonly JournalRecord[]): JournalEntry {
  const marks = new Map<UserId, Mark>();
  for (const record of records)
    for (const [place, mark] of record.marks) marks.set(header.targets[place]?.id ?? '', mark);
  marks.delete('');
  return { header, marks, ended: records.some(({ ended }) => ended === true) };
}

/** The places of an older run that a newer one is about: the viewer has decided anew about these users. */
export function supersededPlaces(older: JournalHeader, newer: JournalHeader): readonly number[] {
  if (older.run === newer.run || older.backend !== newer.backend || older.viewer !== newer.viewer) return [];
  if (older.work.action !== newer.work.action) return [];
  const ids = new Set(newer.targets.map(({ id }) => id));
  return older.targets.flatMap(({ id }, place) => (ids.has(id) ? [place] : []));
}

/** What a run means that nothing goes on with. */
export interface Account {
  /** Everybody whom it is still about. */
  readonly total: number;
  readonly done: number;
  /** Deleted in two steps, of which the first one is done (F10). */
  readonly deactivated: number;
  /** Refused, changed meanwhile or failed. */
  readonly trouble: number;
  /** Sent, and no clear answer came. */
  readonly unknown: readonly Target[];
  /** Nothing was sent for them, or it was turned away before anything was done. */
  readonly untried: readonly Target[];
}

/** What became of everybody in a run, as far as the journal knows. */
export function accountOf({ header, marks }: JournalEntry): Account {
  const of = (wanted: RegExp): readonly Target[] =>
    header.targets.filter(({ id }) => wanted.test(marks.get(id) ?? 'not-attempted'));
  return {
    total: header.targets.length - of(/^superseded$/).length,
    done: of(/^(done|already)$/).length,
    deactivated: of(/^deactivated$/).length,
    trouble: of(/^(refused|changed|failed)$/).length,
    unknown: of(/^(sent|unknown)$/),
    untried: of(/^not-attempted$/),
  };
}

/** Is there something that the viewer has to know or to decide? */
export function isOpen({ unknown, untried, trouble }: Account): boolean {
  return unknown.length + untried.length + trouble > 0;
}
