import type { Target } from '../adapters/contract.js';
import type { ReadResult } from '../bulk/read-each.js';
import type { RunFacts } from '../bulk/run-report.js';
import type { Describe } from '../bulk/planning/planned-user.js';
import { isChanged } from '../bulk/planning/still-agreed.js';
import { denialFor, type BulkWork } from '../bulk/bulk-work.js';
import type { RunState } from '../bulk/run-state.js';
import type { Session } from '../domain/session.js';
import type { ConfirmableAction } from './events/dialog-events.js';
import type { DenialReason, User, UserId } from '../domain/user.js';
import { approvalPlan, exceededLimit, needsApproval, type ApprovalPlan, type DeletionLimits } from './gate/approval.js';
import { reportOf, type ReviewedRun, type SettledReport } from './running/settled-report.js';
import { goOn, runChanged, signedIn } from './running/run-step.js';
import { deactivatable, planOf, type Check, type Plan } from '../bulk/plan.js';

export type { ReviewedRun, SettledReport } from './running/settled-report.js';

interface Subject {
  readonly work: BulkWork;
  readonly users: readonly User[];
  readonly session: Session | undefined;
  readonly checks: ReadonlyMap<UserId, Check>;
  readonly plan: Plan;
  /** Has the viewer seen and agreed to the plan before? */
  readonly agreed: boolean;
  /** Is the dialog open? */
  readonly shown: boolean;
  /** What the host decided when it was asked about, and how many users the directory had. */
  readonly limits: DeletionLimits;
  readonly directoryTotal: number | undefined;
}

/** Why nothing was sent: the host said no, or did not answer as it should; or another tab is deleting. */
export type Declined = 'refused' | 'failed' | 'elsewhere';

/** Where a deletion, or another work on users, stands. */
export type DeletionState =
  | { readonly phase: 'closed' }
  | (Subject & { readonly phase: 'checking'; readonly checked: number })
  | (Subject & { readonly phase: 'asking' })
  | (Subject & { readonly phase: 'approving'; readonly targets: readonly Target[] })
  | (Subject & { readonly phase: 'declined'; readonly why: Declined })
  | (Subject & { readonly phase: 'running'; readonly run?: RunState })
  | (Subject & { readonly phase: 'reported'; readonly report: SettledReport; readonly again?: readonly User[] });

/** What the viewer wants, and what has happened. `as`: as {@link planOf} takes it. */
export type DeletionEvent =
  | { readonly type: 'ask'; readonly work: BulkWork; readonly users: readonly User[]; readonly session: Session | undefined; readonly agreed?: Plan | undefined; readonly limits?: DeletionLimits | undefined; readonly directoryTotal?: number | undefined; readonly as?: Describe } // prettier-ignore
  | { readonly type: 'confirm'; readonly action: ConfirmableAction; readonly targets: readonly Target[]; readonly reason?: string | undefined; readonly successor?: UserId | undefined } // prettier-ignore
  | { readonly type: 'approval'; readonly answer: 'given' | 'refused' | 'failed' }
  /** Another tab is deleting: nothing was sent (F27). */
  | { readonly type: 'elsewhere' }
  | { readonly type: 'review'; readonly run: ReviewedRun; readonly session: Session | undefined }
  | { readonly type: 'stop' }
  | { readonly type: 'resume' }
  | { readonly type: 'session-changed'; readonly session: Session | undefined }
  | { readonly type: 'user-read' }
  | { readonly type: 'checked'; readonly results: readonly ReadResult[]; readonly session: Session | undefined; readonly as?: Describe } // prettier-ignore
  | { readonly type: 'run-changed'; readonly run: RunState }
  | { readonly type: 'run-ended'; readonly run: RunState; readonly facts?: RunFacts }
  | { readonly type: 'closed' };

/** What is to be done about it. */
export type DeletionEffect =
  | { readonly type: 'show' }
  | { readonly type: 'check'; readonly ids: readonly UserId[] }
  | { readonly type: 'abort-check' }
  | { readonly type: 'run'; readonly work: BulkWork; readonly targets: readonly Target[] }
  | { readonly type: 'approve'; readonly plan: ApprovalPlan }
  | { readonly type: 'abort-approval' }
  /** The question is to be closed, as if the viewer had declined. */
  | { readonly type: 'withdraw' }
  | { readonly type: 'stop-run' }
  | { readonly type: 'resume-run' }
  | { readonly type: 'sign-in-run'; readonly denied: ReadonlyMap<UserId, DenialReason> }
  /** The host is to have the viewer sign in. */
  | { readonly type: 'require-sign-in' }
  /** Who is signed in is to be asked again. */
  | { readonly type: 'reconnect' }
  | { readonly type: 'settle'; readonly report: SettledReport; readonly plan: Plan; readonly users: readonly User[] };

type Next = readonly [DeletionState, readonly DeletionEffect[]];

/** Nothing is asked, nothing runs. */
export const closed: DeletionState = { phase: 'closed' };

/** More than this many run with their progress in sight. */
const quietly = 20;

/** What happens next: pure. Nothing runs but what was confirmed, and that only as it was shown (U9, S20). */
export function transition(state: DeletionState, event: DeletionEvent): Next {
  if (state.phase === 'closed') return begin(state, event);
  switch (event.type) {
    case 'user-read':
      return state.phase === 'checking' ? [{ ...state, checked: state.checked + 1 }, []] : [state, []];
    case 'checked':
      return state.phase === 'checking' ? [asking(state, event), []] : [state, []];
    case 'confirm':
      return state.phase === 'asking' ? confirmed(state, event) : [state, []];
    case 'approval':
      return state.phase === 'approving' ? answered(state, event.answer) : [state, []];
    case 'session-changed':
      return sessionChanged(state, event.session);
    case 'resume':
      return state.phase === 'running' ? goOn(state) : [state, []];
    case 'stop':
      return [state, state.phase === 'running' ? [{ type: 'stop-run' }] : []];
    case 'run-changed':
      return state.phase === 'running' ? runChanged(state, event.run) : [state, []];
    case 'run-ended':
      return state.phase === 'running' ? settled(state, event.run, { facts: event.facts }) : [state, []];
    case 'elsewhere':
      return /^(running|approving)$/.test(state.phase)
        ? [{ ...state, phase: 'declined', why: 'elsewhere' }, []]
        : [state, []];
    case 'closed':
      return leave(state);
    default:
      return [state, []];
  }
}

const unchecked: ReadonlyMap<UserId, Check> = new Map();

function begin(state: DeletionState, event: DeletionEvent): Next {
  if (event.type === 'review') return reviewed(event);
  if (event.type !== 'ask') return [state, []];
  const { work, users, session, agreed, limits = {}, directoryTotal, as } = event;
  const plan = agreed ?? planOf(work, users, session, unchecked, as);
  const given = { work, users, session, limits, directoryTotal, plan };
  const subject: Subject = { ...given, checks: unchecked, agreed: !!agreed, shown: true };
  if (work.action !== 'delete') return runAtOnce(subject);
  // more than may be deleted at once: nothing is sent, not even to look
  if (exceededLimit(plan.will.length, limits.maxDelete) !== undefined)
    return [{ ...subject, phase: 'asking' }, [{ type: 'show' }]];
  const ids = [...new Set(users.map(({ id }) => id))];
  return [{ ...subject, phase: 'checking', checked: 0 }, [{ type: 'show' }, { type: 'check', ids }]];
}

/** What was interrupted is told like what has just ended: at once where all is well, in a report otherwise. */
function reviewed({ run, session }: DeletionEvent & { type: 'review' }): Next {
  const { work, users, outcomes, again, facts } = run;
  const plan = planOf(work, users, session);
  const asked = { work, users, session, plan, checks: unchecked, limits: {}, directoryTotal: undefined };
  const ended = { outcomes: new Map(outcomes.map((one) => [one.id, one])) };
  return settled({ ...asked, agreed: true, shown: false }, ended, { facts, isReview: true, again });
}

/** Level 0 of the ladder: no question, or one that was answered elsewhere, unless the licence has too few seats (R10). */
function runAtOnce(subject: Subject): Next {
  const { plan, work, agreed } = subject;
  if (!agreed && plan.leftOut.some(({ why }) => why === 'deletion.no-seat'))
    return [{ ...subject, phase: 'asking' }, [{ type: 'show' }]];
  if (plan.will.length === 0) return settled({ ...subject, shown: false });
  const shown = plan.will.length > quietly;
  const run: DeletionEffect = { type: 'run', work, targets: plan.will };
  return [{ ...subject, phase: 'running', shown }, shown ? [{ type: 'show' }, run] : [run]];
}

function asking(state: Subject, { results, session, as }: DeletionEvent & { type: 'checked' }): DeletionState {
  const before = new Map(state.users.map((user) => [user.id, user]));
  const checks = new Map<UserId, Check>();
  const users: User[] = [];
  for (const result of results) {
    const listed = before.get(result.id);
    if (!listed) continue;
    users.push(result.state === 'found' ? result.user : listed);
    if (result.state !== 'found') checks.set(result.id, result.state);
    else if (isChanged(listed, result.user)) checks.set(result.id, { before: listed });
  }
  return { ...state, phase: 'asking', users, session, checks, plan: planOf(state.work, users, session, checks, as) };
}

function confirmed(before: Subject, event: DeletionEvent & { type: 'confirm' }): Next {
  const { action, targets } = event;
  const { plan, limits, directoryTotal } = before;
  if (action !== plan.action && action !== 'deactivate') return [before as DeletionState, []];
  const shown = action === plan.action ? plan.will : deactivatable(plan);
  const isShown = ({ id, version }: Target, at: number): boolean =>
    shown[at].id === id && shown[at].version === version;
  if (targets.length === 0 || targets.length !== shown.length || !targets.every(isShown))
    return [before as DeletionState, []];
  const work = agreedWork(event, before.session);
  if (!work) return [before as DeletionState, []];
  const state: Subject = { ...before, work };
  if (action !== 'delete') return running(state, targets);
  if (exceededLimit(targets.length, limits.maxDelete) !== undefined) return [before as DeletionState, []];
  if (!needsApproval(targets.length, limits, directoryTotal)) return running(state, targets);
  const asked = approvalPlan(targets, plan.leftOut.length, directoryTotal, event);
  return [{ ...state, phase: 'approving', targets }, [{ type: 'approve', plan: asked }]];
}

/** What was confirmed; nothing where nobody takes over and somebody has to, or where whoever does is deleted as well. */
function agreedWork(
  { action, targets, reason, successor }: DeletionEvent & { type: 'confirm' },
  session: Session | undefined,
): BulkWork | undefined {
  const why = reason !== undefined && { reason };
  if (action !== 'delete') return { action, ...why };
  const wanted = session?.capabilities.delete?.successor;
  if (successor === undefined) return wanted === 'required' ? undefined : { action, ...why };
  return wanted === undefined || targets.some(({ id }) => id === successor) ? undefined : { action, ...why, successor };
}

function running(state: Subject, targets: readonly Target[]): Next {
  return [{ ...state, phase: 'running' }, [{ type: 'run', work: state.work, targets }]];
}

/** The host has answered: only its yes sends anything (S27). */
function answered(state: DeletionState & { phase: 'approving' }, answer: 'given' | 'refused' | 'failed'): Next {
  return answer === 'given' ? running(state, state.targets) : [{ ...state, phase: 'declined', why: answer }, []];
}

/** What one viewer was asked or has confirmed is nothing that another one was or has (F19). */
function sessionChanged(state: Exclude<DeletionState, { phase: 'closed' }>, session: Session | undefined): Next {
  if (state.phase === 'running') return signedIn(state, session);
  const viewer = session?.viewer?.id;
  const isAsked = state.phase === 'checking' || state.phase === 'asking';
  if (viewer === state.session?.viewer?.id) {
    // what they may no longer do they are not asked any more (R1)
    const will = new Set(state.plan.will.map(({ id }) => id));
    const isDenied = state.users.some((user) => will.has(user.id) && denialFor(state.work, user, session));
    return [state, isAsked && isDenied ? [{ type: 'withdraw' }] : []];
  }
  if (isAsked && viewer !== undefined) return [state, [{ type: 'withdraw' }]];
  if (state.phase !== 'approving') return [state, []];
  return [{ ...state, phase: 'declined', why: 'failed' }, [{ type: 'abort-approval' }]];
}

type Told = Pick<SettledReport, 'facts' | 'isReview'> & { readonly again?: readonly User[] };

function settled(state: Subject, run?: Pick<RunState, 'outcomes'>, { again, ...told }: Told = {}): Next {
  const report = { ...reportOf(state, run), ...told };
  const { counts, skipped, outcomes } = report;
  // who was shown to be left out before is no news
  const missed = state.agreed ? 0 : skipped.length;
  const trouble = missed > 0 || counts.done + counts.already < outcomes.length;
  const settle: DeletionEffect = { type: 'settle', report, plan: state.plan, users: state.users };
  if (!state.shown && !trouble) return [closed, [settle]];
  const next: DeletionState = { ...state, phase: 'reported', shown: true, report, ...(again && { again }) };
  return [next, state.shown ? [settle] : [settle, { type: 'show' }]];
}

/** A run goes on without the dialog; everything else ends with it. */
function leave(state: DeletionState): Next {
  if (state.phase === 'running') return [{ ...state, shown: false }, []];
  if (state.phase === 'approving') return [closed, [{ type: 'abort-approval' }]];
  return [closed, state.phase === 'checking' ? [{ type: 'abort-check' }] : []];
}
