import type { Target, UserAdapter } from '../../adapters/contract.js';
import { BulkController } from '../../bulk/bulk-controller.js';
import type { BulkWork } from '../../bulk/bulk-work.js';
import { freezeTargets } from '../../bulk/frozen-targets.js';
import type { Timer } from '../../bulk/patience.js';
import type { Plan } from '../../bulk/plan.js';
import type { RunState } from '../../bulk/run-state.js';
import { noLongerAgreed } from '../../bulk/planning/still-agreed.js';
import type { LookFirst } from '../../bulk/run/look-first.js';
import type { Capabilities, Session } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import type { RunKeeper } from './run-keeper.js';

/** What is to be run, and who stands around it. */
export interface RunGiven {
  readonly adapter: UserAdapter;
  readonly work: BulkWork;
  readonly targets: readonly Target[];
  /** What was confirmed, with everybody as they were then. */
  readonly plan: Plan;
  /** What deleting means on this backend, and whether it checks versions. */
  readonly capabilities: Pick<Capabilities, 'delete' | 'concurrency'> | undefined;
  /** The records that were asked about. */
  readonly users: readonly User[];
  /** Who confirmed it. */
  readonly session: Session | undefined;
  readonly keeper: RunKeeper;
  readonly changed: (run: RunState) => void;
  readonly timer: Timer | undefined;
}

/** Begins as soon as its keeper lets it. `ended` has no run where another tab holds it up: then nothing was sent (F27). */
export function startRun(given: RunGiven): {
  readonly bulk: BulkController;
  readonly ended: Promise<RunState | undefined>;
} {
  const { adapter, work, targets, plan, users, session, capabilities, keeper, changed, timer } = given;
  const { batchMax: chunkSize, kind } = capabilities?.delete ?? {};
  const isInTwoSteps = work.action === 'delete' && kind === 'deactivate-first';
  const active = plan.will.filter(({ status }) => isInTwoSteps && status !== 'inactive');
  const isChecked = capabilities?.concurrency === 'enforced';
  const firstSteps = new Map(active.map(({ id, version }) => [id, isChecked && version !== undefined]));
  // what the system does not check is looked at once more, just before it is sent (F1)
  const unchecked = targets.filter(({ version }) => work.action === 'delete' && !(isChecked && version !== undefined));
  const agreed = new Map(users.map((user) => [user.id, user]));
  const look: LookFirst = {
    ids: new Set(unchecked.map(({ id }) => id)),
    judge: (result) => noLongerAgreed(work, agreed, session, result),
  };
  const job = {
    work,
    targets: freezeTargets(targets),
    chunkSize,
    repeatable: !isInTwoSteps,
    firstSteps,
    look: unchecked.length > 0 ? look : undefined,
  };
  const bulk = new BulkController(adapter, job, { changed, timer, log: keeper });
  const mayBegin = keeper.enter(work, job.targets);
  const begun = async (): Promise<RunState | undefined> => ((await mayBegin) ? bulk.run() : undefined);
  return { bulk, ended: mayBegin === true ? bulk.run() : begun() };
}
