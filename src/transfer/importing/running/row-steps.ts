import { adapterError } from '../../../adapters/adapter-error.js';
import type { Call, Outcome, Target, UserAdapter } from '../../../adapters/contract.js';
import type { BulkWork } from '../../../bulk/bulk-work.js';
import { plainUser } from '../../../bulk/plain-record.js';
import { doubted } from '../../../bulk/run/doubted.js';
import type { User } from '../../../domain/user.js';
import type { ImportStep } from '../import-state.js';
import type { UpdateRow } from './as-wanted.js';
import { outcomeOfAnswer } from './row-error.js';

/** What became of one request of a row: an outcome where it was not done, and the user where the answer has them. */
export interface StepAnswer {
  readonly outcome?: Outcome | undefined;
  readonly user?: User | undefined;
}

/** One request that a row needs. */
export interface RowStep {
  readonly step: ImportStep;
  readonly send: (target: Target, call: Call) => Promise<StepAnswer>;
}

/** The requests that an update needs, in the order in which they are sent. */
export function stepsOf(adapter: UserAdapter, row: UpdateRow): readonly RowStep[] {
  const { ref, changes = {}, departmentId, active } = row;
  const steps: RowStep[] = [];
  if (Object.keys(changes).length > 0)
    steps.push({
      step: 'update',
      send: async (target, call) => ({ user: ownUser(await adapter.update?.(target, changes, call), target.id) }),
    });
  if (departmentId !== undefined) {
    const work = { action: 'change-department', department: { id: departmentId, name: '' } } as const;
    const send: RowStep['send'] = (target, call) =>
      only(ref, work, target, adapter.changeDepartment?.([target], departmentId, call));
    steps.push({ step: work.action, send });
  }
  if (active !== undefined) {
    const work = { action: active ? 'activate' : 'deactivate' } as const;
    const send: RowStep['send'] = (target, call) =>
      only(ref, work, target, adapter.setActive?.([target], active, call));
    steps.push({ step: work.action, send });
  }
  return steps;
}

/** The record that an answer is; another one, or none, proves nothing (F3). */
function ownUser(answer: unknown, id: string): User {
  const user = plainUser(answer, id);
  if (!user) throw adapterError('protocol', 'The system gave another answer than this user’s record.');
  return user;
}

/** The one answer about this user; answers about others count for nothing (F17), nor does one that its own record contradicts. */
async function only(
  ref: string,
  work: BulkWork,
  { id }: Target,
  answers: AsyncIterable<Outcome> | undefined,
): Promise<StepAnswer> {
  if (!answers) throw adapterError('unsupported', 'This system can’t do this.');
  for await (const answer of answers) {
    if ((answer as Outcome | undefined)?.id !== id) continue;
    const user = plainUser((answer as { user?: unknown }).user, id);
    const outcome = outcomeOfAnswer(ref, user ? doubted(work, { ...answer, user } as Outcome) : answer);
    return outcome ? { outcome } : { user };
  }
  return { outcome: outcomeOfAnswer(ref, undefined) };
}
