import type { Target } from '../adapters/contract.js';
import type { ReadResult } from '../bulk/read-each.js';
import { countsOf, type RunCounts } from '../bulk/run-report.js';
import type { BulkAction, RunOutcome, RunState } from '../bulk/run-state.js';
import type { Session } from '../domain/session.js';
import type { DenialReason, User, UserId } from '../domain/user.js';
import { deactivatable, leftOutOf, planOf, type Check, type Plan } from './plan.js';

/** What became of an action on users, each of whom is in it once. */
export interface SettledReport {
  readonly action: BulkAction;
  readonly outcomes: readonly RunOutcome[];
  readonly counts: RunCounts;
  /** Users for whom nothing was sent, and why: a rule, `gone`, `unread` (could not be checked), `no-seat` or `inactive`. */
  readonly skipped: readonly { readonly id: UserId; readonly reason: DenialReason }[];
}

interface Subject {
  readonly action: BulkAction;
  readonly users: readonly User[];
  readonly session: Session | undefined;
  readonly checks: ReadonlyMap<UserId, Check>;
  readonly plan: Plan;
  /** Is the dialog open? */
  readonly shown: boolean;
}

/** Where a deletion, or a change of status, stands. */
export type DeletionState =
  | { readonly phase: 'closed' }
  | (Subject & { readonly phase: 'checking'; readonly checked: number })
  | (Subject & { readonly phase: 'asking' })
  | (Subject & { readonly phase: 'running'; readonly run?: RunState })
  | (Subject & { readonly phase: 'reported'; readonly report: SettledReport });

/** What the viewer wants, and what has happened. */
export type DeletionEvent =
  | { readonly type: 'ask'; readonly action: BulkAction; readonly users: readonly User[]; readonly session: Session | undefined } // prettier-ignore
  | { readonly type: 'confirm'; readonly action: BulkAction; readonly targets: readonly Target[] }
  | { readonly type: 'stop' }
  | { readonly type: 'user-read' }
  | { readonly type: 'checked'; readonly results: readonly ReadResult[]; readonly session: Session | undefined }
  | { readonly type: 'run-changed'; readonly run: RunState }
  | { readonly type: 'run-ended'; readonly run: RunState }
  | { readonly type: 'closed' };

/** What is to be done about it. */
export type DeletionEffect =
  | { readonly type: 'show' }
  | { readonly type: 'check'; readonly ids: readonly UserId[] }
  | { readonly type: 'abort-check' }
  | { readonly type: 'run'; readonly action: BulkAction; readonly targets: readonly Target[] }
  | { readonly type: 'stop-run' }
  | { readonly type: 'settle'; readonly report: SettledReport; readonly plan: Plan };

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
      return state.phase === 'asking' ? confirmed(state, event.action, event.targets) : [state, []];
    case 'stop':
      return [state, state.phase === 'running' ? [{ type: 'stop-run' }] : []];
    case 'run-changed':
      return [state.phase === 'running' ? { ...state, run: event.run } : state, []];
    case 'run-ended':
      return state.phase === 'running' ? settled(state, event.run) : [state, []];
    case 'closed':
      return leave(state);
    default:
      return [state, []];
  }
}

function begin(state: DeletionState, event: DeletionEvent): Next {
  if (event.type !== 'ask') return [state, []];
  const { action, users, session } = event;
  const plan = planOf(action, users, session);
  const subject: Subject = { action, users, session, checks: new Map(), plan, shown: true };
  if (action !== 'delete') return setActive(subject);
  const ids = [...new Set(users.map(({ id }) => id))];
  return [{ ...subject, phase: 'checking', checked: 0 }, [{ type: 'show' }, { type: 'check', ids }]];
}

/** Level 0 of the ladder: no question, unless the licence has too few seats (R10). */
function setActive(subject: Subject): Next {
  const { plan, action } = subject;
  if (plan.leftOut.some(({ why }) => why === 'deletion.no-seat'))
    return [{ ...subject, phase: 'asking' }, [{ type: 'show' }]];
  if (plan.will.length === 0) return settled({ ...subject, shown: false });
  const shown = plan.will.length > quietly;
  const run: DeletionEffect = { type: 'run', action, targets: plan.will };
  return [{ ...subject, phase: 'running', shown }, shown ? [{ type: 'show' }, run] : [run]];
}

function asking(state: Subject, { results, session }: DeletionEvent & { type: 'checked' }): DeletionState {
  const before = new Map(state.users.map((user) => [user.id, user]));
  const checks = new Map<UserId, Check>();
  const users = results.flatMap((result) => {
    const listed = before.get(result.id);
    if (!listed) return [];
    if (result.state !== 'found') {
      checks.set(result.id, result.state);
      return [listed];
    }
    if (isChanged(listed, result.user)) checks.set(result.id, 'changed');
    return [result.user];
  });
  const { action, shown } = state;
  return { phase: 'asking', action, shown, users, session, checks, plan: planOf(action, users, session, checks) };
}

/** Is it another record than the viewer saw in the list? Where there is no version, what the list shows is compared. */
function isChanged(listed: User, read: User): boolean {
  if (listed.version !== undefined && read.version !== undefined) return listed.version !== read.version;
  const seen = ['login', 'email', 'firstName', 'lastName', 'displayName', 'status', 'owner'] as const;
  return seen.some((field) => listed[field] !== read[field]);
}

function confirmed(state: Subject, action: BulkAction, targets: readonly Target[]): Next {
  const { plan } = state;
  const shown = action === plan.action ? plan.will : action === 'deactivate' ? deactivatable(plan) : [];
  const isShown = ({ id, version }: Target, at: number): boolean =>
    shown[at]?.id === id && shown[at].version === version;
  if (targets.length === 0 || targets.length !== shown.length || !targets.every(isShown))
    return [state as DeletionState, []];
  return [{ ...state, action, phase: 'running' }, [{ type: 'run', action, targets }]];
}

function settled(state: Subject, run?: RunState): Next {
  const report = reportOf(state, run);
  const { counts, skipped, outcomes } = report;
  const trouble = skipped.length > 0 || counts.done + counts.already < outcomes.length;
  const settle: DeletionEffect = { type: 'settle', report, plan: state.plan };
  if (!state.shown && !trouble) return [closed, [settle]];
  const next: DeletionState = { ...state, phase: 'reported', shown: true, report };
  return [next, state.shown ? [settle] : [settle, { type: 'show' }]];
}

function reportOf({ action, plan }: Subject, run?: RunState): SettledReport {
  const outcomes = [...(run?.outcomes.values() ?? [])];
  return {
    action,
    outcomes,
    counts: countsOf(outcomes),
    skipped: leftOutOf(plan, action, outcomes).map(({ user, reason }) => ({ id: user.id, reason })),
  };
}

/** A run goes on without the dialog; everything else ends with it. */
function leave(state: DeletionState): Next {
  if (state.phase === 'running') return [{ ...state, shown: false }, []];
  return [closed, state.phase === 'checking' ? [{ type: 'abort-check' }] : []];
}
