import type { BulkWork } from '../bulk/bulk-work.js';
import type { Session } from '../domain/session.js';
import type { User, UserId } from '../domain/user.js';
import { planOf, type Check, type Plan } from '../bulk/plan.js';

/** What a question is made from, as its owner gives it. */
export interface QuestionGiven {
  readonly work: BulkWork;
  readonly users: readonly User[];
  readonly session: Session | undefined;
  readonly checks: ReadonlyMap<UserId, Check>;
  readonly directoryTotal: number | undefined;
  readonly maxDelete: number | undefined;
  /** What comes of all that, where its owner knows. */
  readonly planned?: Plan | undefined;
  /** Set while the users are read again. */
  readonly checking: unknown;
}

/** What the viewer is asked, and on which grounds. */
export type Question = Pick<QuestionGiven, 'users' | 'session' | 'directoryTotal' | 'maxDelete'> & {
  readonly plan: Plan;
};

type Planned = Pick<QuestionGiven, 'work' | 'users' | 'session' | 'checks'> & { readonly plan: Plan };

/** A question that is a draft while users are read again, and then never changes, whatever its owner does (U9, T5). */
export class FrozenQuestion {
  #question: Question | undefined;
  #planned: Planned | undefined;
  #frozen = false;

  /** Can it still change? */
  get isFrozen(): boolean {
    return this.#frozen;
  }

  /** The question, from what is given now or was given when it froze. */
  from(given: QuestionGiven): Question {
    if (this.#question && this.#frozen) return this.#question;
    const { users, session, directoryTotal, maxDelete, checking, planned } = given;
    this.#question = { plan: planned ?? this.#planFor(given), users, session, directoryTotal, maxDelete };
    this.#frozen = !checking;
    return this.#question;
  }

  /** Thousands are not planned anew because one more of them was read. */
  #planFor({ work, users, session, checks }: QuestionGiven): Plan {
    const before = this.#planned;
    if (
      before?.users === users &&
      before.session === session &&
      before.checks === checks &&
      isSameWork(before.work, work)
    )
      return before.plan;
    const plan = planOf(work, users, session, checks);
    // the owner's own fields may be others by the next time
    this.#planned = { work, users, session, checks, plan };
    return plan;
  }
}

const isSameWork = (before: BulkWork, now: BulkWork): boolean =>
  before === now || (before.action === now.action && Object.keys(now).length === 1);
