import { denialOf, seatsMissing, type Denial } from '../domain/rules.js';
import type { Session } from '../domain/session.js';
import { nameOf, type User, type UserId, type UserStatus } from '../domain/user.js';
import { mixesScripts, visibleText } from '../domain/visible-text.js';
import type { BulkAction } from '../bulk/run-state.js';

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
  readonly deactivation?: Denial;
}

/** What reading a user again showed. A user without one stands as given. */
export type Check = 'gone' | 'unread' | 'changed';

/** Who an action will meet, and who not and why. */
export interface Plan {
  readonly action: BulkAction;
  readonly will: readonly PlannedUser[];
  readonly willNot: readonly { readonly user: PlannedUser; readonly denial: Denial }[];
  /** They exist no more. */
  readonly gone: readonly PlannedUser[];
  /** They could not be read again, so nothing is done to them. */
  readonly unchecked: readonly PlannedUser[];
  /** Activation only: the licence has no seat for them (R10). */
  readonly unseated: readonly PlannedUser[];
}

/** Sorts users into those whom an action will meet and those whom it won't. Every user, once, is in exactly one part (U7, U9). */
export function planOf(
  action: BulkAction,
  users: readonly User[],
  session: Session | undefined,
  checks: ReadonlyMap<UserId, Check> = new Map(),
): Plan {
  const plan = { action, will: [], willNot: [], gone: [], unchecked: [], unseated: [] } as Plan;
  const part = (list: readonly PlannedUser[]): PlannedUser[] => list as PlannedUser[];
  for (const [user, planned] of describe(users, session, checks)) {
    const check = checks.get(user.id);
    const denial = denialOf(action, user, session);
    if (check === 'gone') part(plan.gone).push(planned);
    else if (check === 'unread') part(plan.unchecked).push(planned);
    else if (denial) (plan.willNot as { user: PlannedUser; denial: Denial }[]).push({ user: planned, denial });
    else part(plan.will).push(planned);
  }
  return action === 'activate' ? seated(plan, session) : plan;
}

/** Everyone in the plan, those whom the action meets first. */
export function everyoneIn(plan: Plan): readonly PlannedUser[] {
  return [...plan.will, ...plan.willNot.map(({ user }) => user), ...plan.gone, ...plan.unchecked, ...plan.unseated];
}

/** Whom "Deactivate instead" meets: of those who would be deleted, or if nobody would, of those who were refused. */
export function deactivatable({ will, willNot }: Plan): readonly PlannedUser[] {
  const candidates = will.length ? will : willNot.map(({ user }) => user);
  return candidates.filter(({ status, deactivation }) => status !== 'inactive' && !deactivation);
}

function seated(plan: Plan, session: Session | undefined): Plan {
  let missing = seatsMissing(plan.will.filter(({ status }) => status !== 'active').length, session);
  const kept: PlannedUser[] = [];
  const unseated: PlannedUser[] = [];
  for (const user of [...plan.will].reverse()) {
    if (user.status !== 'active' && missing-- > 0) unseated.unshift(user);
    else kept.unshift(user);
  }
  return { ...plan, will: kept, unseated };
}

function describe(
  users: readonly User[],
  session: Session | undefined,
  checks: ReadonlyMap<UserId, Check>,
): Map<User, PlannedUser> {
  const unique = [...new Map(users.map((user) => [user.id, user])).values()];
  const emails = tally(unique.map(identifierOf));
  return new Map(
    unique.map((user) => {
      const shown = identifierOf(user);
      const identifier = emails.get(fold(shown)) === 1 ? shown : `${shown} · ${visibleText(user.id)}`;
      const name = visibleText(nameOf(user)) || identifier;
      const deactivation = denialOf('deactivate', user, session);
      return [
        user,
        Object.freeze({
          id: user.id,
          ...(user.version !== undefined && { version: user.version }),
          name,
          identifier,
          mixed: mixesScripts(nameOf(user)) || mixesScripts(user.email ?? user.login),
          changed: checks.get(user.id) === 'changed',
          status: user.status,
          ...(deactivation && { deactivation }),
        }),
      ];
    }),
  );
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();

const identifierOf = ({ email, login, id }: User): string =>
  visibleText(email?.trim()) || visibleText(login?.trim()) || visibleText(id);

function tally(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(fold(text), (counts.get(fold(text)) ?? 0) + 1);
  return counts;
}
