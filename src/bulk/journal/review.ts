import { adapterError } from '../../adapters/adapter-error.js';
import type { Department, User, UserId } from '../../domain/user.js';
import { isDone, type BulkWork } from '../bulk-work.js';
import type { ReadResult } from '../read-each.js';
import { truthOf, type RunOutcome } from '../run-state.js';
import { accountOf, type JournalEntry, type JournalWork, type Mark } from './journal.js';

/** What became of a run that was interrupted, after looking again. */
export interface Review {
  readonly work: BulkWork;
  /** One for each whom the run is still about. */
  readonly outcomes: readonly RunOutcome[];
  /** The same users, to be shown: those who are gone have no name any more. */
  readonly users: readonly User[];
  /** Who is still there and was never tried: as the viewer agreed to, so that the next question says what has changed. */
  readonly again: readonly User[];
  /** What the journal did not know before. */
  readonly marks: readonly (readonly [UserId, Mark])[];
}

/** Whom to read before a review: everybody of whom the journal does not know what became of them. */
export function unsettledIn(entry: JournalEntry): readonly UserId[] {
  const { unknown, untried } = accountOf(entry);
  return [...unknown, ...untried].map(({ id }) => id);
}

/** The work, with the name that its department has today: from those known, or from whoever is in it; its id where nobody knows. */
export function namedWork(
  work: JournalWork,
  departments: readonly Department[],
  results: readonly ReadResult[],
): BulkWork {
  if (work.action !== 'change-department') return work;
  const read = results.flatMap((result) => (result.state === 'found' && result.user.department) || []);
  const { id, name } = [...departments, ...read].find((one) => one.id === work.department) ?? { id: work.department, name: work.department }; // prettier-ignore
  return { action: work.action, department: { id, name } };
}

/**
 * Settles a run by what reading showed, as the run itself would have: whoever is gone after a deletion whose answer was
 * lost, was deleted; whoever is still there is not known (F7). Who was never tried and is gone was deleted by somebody else.
 */
export function reviewOf(
  entry: JournalEntry,
  work: BulkWork,
  results: readonly ReadResult[],
  nameless: string,
): Review {
  const read = new Map(results.map((result) => [result.id, result]));
  const review = {
    outcomes: [] as RunOutcome[],
    users: [] as User[],
    again: [] as User[],
    marks: [] as [UserId, Mark][],
  };
  for (const { id, version } of entry.header.targets) {
    const mark = entry.marks.get(id) ?? 'not-attempted';
    if (mark === 'superseded') continue;
    const result = read.get(id);
    const user = result?.state === 'found' ? result.user : undefined;
    const outcome = outcomeOf(id, mark, work, result);
    review.outcomes.push(outcome);
    review.users.push(user ?? { id, login: id, displayName: nameless, status: 'unknown' });
    if (result && outcome.state !== mark) review.marks.push([id, outcome.state]);
    if (user && outcome.state === 'not-attempted')
      review.again.push(version === undefined ? user : { ...user, version });
  }
  return { work, ...review };
}

function outcomeOf(id: UserId, mark: Exclude<Mark, 'superseded'>, work: BulkWork, result?: ReadResult): RunOutcome {
  // the journal keeps no texts
  const error = adapterError('unknown', '');
  if (mark === 'done' || mark === 'deactivated' || mark === 'already') return { id, state: mark };
  if (mark === 'sent' || mark === 'unknown') {
    const unknown: RunOutcome = { id, state: 'unknown', error };
    return result ? truthOf(work, unknown, result) : unknown;
  }
  if (mark !== 'not-attempted') return { id, state: mark, error };
  const isSo =
    result?.state === 'found' ? isDone(work, result.user) : result?.state === 'gone' && work.action === 'delete';
  return { id, state: isSo ? 'already' : 'not-attempted' };
}
