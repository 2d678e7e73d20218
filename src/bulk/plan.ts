import { seatsMissing } from '../domain/seats-missing.js';
import type { Session } from '../domain/session.js';
import type { DenialReason, User, UserId } from '../domain/user.js';
import { denialFor, isDone, type BulkAction, type BulkWork } from './bulk-work.js';
import { changesOf } from './planning/changes-of.js';
import { describe, toldApart, type Describe, type PlannedUser } from './planning/planned-user.js';

export type { PlannedUser } from './planning/planned-user.js';

/** What reading a user again showed. A user without one stands as given. */
export type Check =
  | 'gone'
  | 'unread'
  | 'changed'
  /** Changed, and how it was when they were chosen. */
  | { readonly before: User };

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

/**
 * Sorts users into those whom an action will meet and those whom it won't. Every user, once, is in exactly one part (U7, U9).
 * `as` may know already what {@link describe} works out.
 */
export function planOf(
  work: BulkWork,
  users: readonly User[],
  session: Session | undefined,
  checks: ReadonlyMap<UserId, Check> = new Map(),
  as: Describe = describe,
): Plan {
  const { action } = work;
  const will: PlannedUser[] = [];
  const leftOut: LeftOut[] = [];
  const people = onceEach(users);
  const planned = plannedFrom(people, session, checks, as);
  for (let at = 0; at < people.length; at++) {
    const user = people[at];
    const check = checks.get(user.id);
    const denial = denialFor(work, user, session);
    const idle = idleFor(work, user);
    if (check === 'gone' || check === 'unread') leftOut.push(without(planned[at], check));
    else if (denial) leftOut.push({ user: planned[at], reason: denial.reason });
    else if (idle) leftOut.push(without(planned[at], idle));
    else will.push(planned[at]);
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
  const isLeftOut = ({ id }: PlannedUser): boolean => !met.has(id);
  const unheard = plan.will
    .filter(isLeftOut)
    .map((user): LeftOut => ({ user, reason: 'unknown', why: 'deletion.unknown-note' }));
  const instead = (one: LeftOut): LeftOut => {
    const { user, reason } = one;
    if (action === plan.action || (one.why && reason !== 'unknown')) return one;
    if (user.status === 'inactive') return without(user, 'inactive');
    return user.deactivation ? { user, reason: user.deactivation } : one;
  };
  return [...unheard, ...plan.leftOut.filter(({ user }) => isLeftOut(user))].map(instead);
}

/** Each user once, as they come last, where they come first. */
function onceEach(users: readonly User[]): readonly User[] {
  const unique = new Map<UserId, User>();
  for (const user of users) unique.set(user.id, user);
  return [...unique.values()];
}

/** The users as they are shown, in the same order. */
function plannedFrom(
  people: readonly User[],
  session: Session | undefined,
  checks: ReadonlyMap<UserId, Check>,
  as: Describe,
): readonly PlannedUser[] {
  const described = people.map((user) => as(user, session));
  const tally = new Map<string, number>();
  for (const { folded } of described) tally.set(folded, (tally.get(folded) ?? 0) + 1);
  return described.map((one, at) => {
    const check = checks.get(people[at].id);
    const seen = typeof check === 'object' ? check.before : undefined;
    const changes = seen && changesOf(seen, people[at], session?.capabilities.fields);
    return toldApart(one, tally.get(one.folded) === 1, !!seen || check === 'changed', changes);
  });
}
