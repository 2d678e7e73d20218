import type { Target, UserAdapter } from '../../adapters/contract.js';
import type { UserId } from '../../domain/user.js';
import { readEach, type ReadOptions, type ReadResult } from '../read-each.js';
import type { RunOutcome } from '../run-state.js';

/** Whom nobody but this run checks before they are met: the system looks at no version, or there is none (F1). */
export interface LookFirst {
  readonly ids: ReadonlySet<UserId>;
  /** Why nothing is sent, by what reading showed just now; nothing where the user is as they were agreed to. */
  readonly judge: (result: ReadResult) => RunOutcome | undefined;
}

/** Reads those of a chunk, tells of whom nothing is sent and why, and gives the others. */
export async function lookFirst(
  adapter: UserAdapter,
  targets: readonly Target[],
  { ids, judge }: LookFirst,
  options: Pick<ReadOptions, 'signal' | 'timer'>,
  tell: (outcome: RunOutcome) => void,
): Promise<readonly Target[]> {
  const told = new Set<UserId>();
  const read = (result: ReadResult): void => {
    const outcome = judge(result);
    if (!outcome) return;
    told.add(result.id);
    tell(outcome);
  };
  const due = targets.map(({ id }) => id).filter((id) => ids.has(id));
  await readEach(adapter, due, { ...options, read });
  return targets.filter(({ id }) => !told.has(id));
}
