import { denialOf } from '../domain/rules.js';
import { seatsMissing } from '../domain/seats-missing.js';
import type { Session } from '../domain/session.js';
import { nameOf, type DenialReason, type User, type UserId, type UserStatus } from '../domain/user.js';
import { visibleText } from '../domain/visible-text.js';
import { mixesScripts } from '../domain/mixes-scripts.js';
import { denialFor, isDone, type BulkAction, type BulkWork } from './bulk-work.js';

/** A user as a plan shows them: texts are safe to show, and frozen. */
export interface PlannedUser {
  readonly id: UserId;
  readonly version?: string;
  readonly name: string;
  /** What nobody else in the plan has: the e-mail, else the login, with the id where that is not enough (U1). */
  readonly identifier: string;
  /** The name or identifier mixes alphabets, as an imitation does (S7). */
  readonly mixed: boolean;
  /** The record is another one than the viewer saw when they chose it. */
  readonly changed: boolean;
  readonly status: UserStatus;
  /** Why this user can't be deactivated. */
  readonly deactivation?: DenialReason;
}

/** What reading a user again showed. A user without one stands as given. */
export type Check = 'gone' | 'unread' | 'changed';

/** A user whom an action does not meet, and why not. */
export interface LeftOut {
  readonly user: PlannedUser;
  /** Why it is denied; or what `why` says. */
  readonly reason: DenialReason;
  /** Where it is no denial: what there is to say. */
  readonly why?: `deletion.${LeftOutReason}` | 'deletion.unknown-note';
}

/** Why somebody is left out whom no rule protects. */
type LeftOutReason =
  'gone' | 'unread' | 'no-seat' | 'inactive' | 'same-department' | 'same-plan' | 'no-plan' | 'no-mail';

/** Who an action will meet, and who not and why. */
export interface Plan {
  readonly action: BulkAction;
  readonly will: readonly PlannedUser[];
  readonly leftOut: readonly LeftOut[];
}

const without = (user: PlannedUser, reason: LeftOutReason): LeftOut => ({
  user,
  reason,
  why: `deletion.${reason}`,
});

/** Sorts users into those whom an action will meet and those whom it won't. Every user, once, is in exactly one part (U7, U9). */
export function planOf(
  work: BulkWork,
  users: readonly User[],
  session: Session | undefined,
  checks: ReadonlyMap<UserId, Check> = new Map(),
): Plan {
  const { action } = work;
  const will: PlannedUser[] = [];
  const leftOut: LeftOut[] = [];
  for (const [user, planned] of describe(users, session, checks)) {
    const check = checks.get(user.id);
    const denial = denialFor(work, user, session);
    const idle = idleFor(work, user);
    if (check === 'gone' || check === 'unread') leftOut.push(without(planned, check));
    else if (denial) leftOut.push({ user: planned, reason: denial.reason });
    else if (idle) leftOut.push(without(planned, idle));
    else will.push(planned);
  }
  const toSeat = will.filter(({ status }) => action === 'activate' && status !== 'active');
  const unseated = new Set(toSeat.slice(toSeat.length - seatsMissing(toSeat.length, session)));
  return {
    action,
    will: will.filter((user) => !unseated.has(user)),
    leftOut: [...leftOut, ...[...unseated].map((user) => without(user, 'no-seat'))],
  };
}

/** Why nothing would come of it for this user (R8). A status is set whatever the list shows: the backend knows it better. */
function idleFor(work: BulkWork, user: User): LeftOutReason | undefined {
  if (work.action === 'message' && user.status === 'inactive') return 'no-mail';
  if (
    work.action === 'schedule' &&
    work.plan.at !== null &&
    work.plan.action === 'deactivate' &&
    user.status === 'inactive'
  )
    return 'inactive';
  if (!isDone(work, user)) return undefined;
  if (work.action === 'change-department') return 'same-department';
  if (work.action === 'schedule') return work.plan.at === null ? 'no-plan' : 'same-plan';
  return undefined;
}

/** Everyone in the plan, those whom the action meets first. */
export function everyoneIn({ will, leftOut }: Plan): readonly PlannedUser[] {
  return [...will, ...leftOut.map(({ user }) => user)];
}

/** Whom "Deactivate instead" meets: of those who would be deleted, or if nobody would, of those who were refused. */
export function deactivatable({ will, leftOut }: Plan): readonly PlannedUser[] {
  const refused = leftOut.filter(({ why }) => !why).map(({ user }) => user);
  const candidates = will.length ? will : refused;
  return candidates.filter(({ status, deactivation }) => status !== 'inactive' && !deactivation);
}

/**
 * Who of a plan has no outcome, and why not. Where something else was done than was planned, others are left out than from
 * the plan, for reasons of their own. With the outcomes it is everyone, each once (U11, F34).
 */
export function leftOutOf(plan: Plan, action: BulkAction, outcomes: Iterable<{ readonly id: UserId }>): LeftOut[] {
  const met = new Set([...outcomes].map(({ id }) => id));
  const unheard = plan.will.map((user): LeftOut => ({ user, reason: 'unknown', why: 'deletion.unknown-note' }));
  const instead = (one: LeftOut): LeftOut => {
    const { user, reason } = one;
    if (action === plan.action || (one.why && reason !== 'unknown')) return one;
    if (user.status === 'inactive') return without(user, 'inactive');
    return user.deactivation ? { user, reason: user.deactivation } : one;
  };
  return [...unheard, ...plan.leftOut].filter(({ user }) => !met.has(user.id)).map(instead);
}

function describe(
  users: readonly User[],
  session: Session | undefined,
  checks: ReadonlyMap<UserId, Check>,
): readonly (readonly [User, PlannedUser])[] {
  const unique = [...new Map(users.map((user) => [user.id, user])).values()];
  const shown = unique.map(identifierOf);
  const folded = shown.map(fold);
  const tally = new Map<string, number>();
  for (const text of folded) tally.set(text, (tally.get(text) ?? 0) + 1);
  return unique.map((user, at) => {
    const { id, version, status } = user;
    const alone = tally.get(folded[at]) === 1;
    const identifier = alone ? shown[at] : `${shown[at]} · ${visibleText(id)}`;
    const named = nameOf(user);
    const deactivation = denialOf('deactivate', user, session)?.reason;
    const planned: PlannedUser = {
      id,
      ...(version !== undefined && { version }),
      name: visibleText(named) || identifier,
      identifier,
      mixed: mixesScripts(named) || mixesScripts(user.email ?? user.login),
      changed: checks.get(id) === 'changed',
      status,
      ...(deactivation && { deactivation }),
    };
    return [user, Object.freeze(planned)];
  });
}

/** A text as it is compared: capitals and composed letters make no difference. */
export const fold = (text: string): string => text.normalize('NFC').toLowerCase();

const identifierOf = ({ email, login, id }: User): string =>
  visibleText(email?.trim()) || visibleText(login?.trim()) || visibleText(id);
