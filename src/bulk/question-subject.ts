import type { UserAdapter } from '../adapters/contract.js';
import type { Session } from '../domain/session.js';
import type { User } from '../domain/user.js';
import type { BulkWork } from './bulk-work.js';
import type { Plan } from './plan.js';

/** What can be answered to a question. Deleting has a dialog of its own. */
export type AskedWork = Exclude<BulkWork, { action: 'delete' }>;

/** Whom one question is about, as they were when it was asked (U9), and whom it tells. */
export interface QuestionSubject {
  readonly users: readonly User[];
  readonly session: Session | undefined;
  readonly adapter: UserAdapter | undefined;
  /** Something was answered: what is shown is to be looked at again. */
  readonly changed: () => void;
  /** This is to be done, as the plan that was shown says. */
  readonly answer: (work: AskedWork, plan: Plan) => void;
  readonly cancel: () => void;
}
