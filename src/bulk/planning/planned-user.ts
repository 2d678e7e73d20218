import { mixesScripts } from '../../domain/mixes-scripts.js';
import { denialOf } from '../../domain/rules.js';
import type { Session } from '../../domain/session.js';
import { nameOf, type DenialReason, type User, type UserId, type UserStatus } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import type { Change } from './changes-of.js';

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
  /** In what, where that is known. */
  readonly changes?: readonly Change[];
  readonly status: UserStatus;
  /** Why this user can't be deactivated. */
  readonly deactivation?: DenialReason;
}

/** A user as they are shown where nobody else has the same identifier and the record has not changed. */
export interface Described {
  readonly planned: PlannedUser;
  /** The identifier as it is compared. */
  readonly folded: string;
}

/** What a plan says of a user whoever else is in it. */
export type Describe = (user: User, session: Session | undefined) => Described;

/** A text as it is compared: capitals and composed letters make no difference. */
export const fold = (text: string): string => text.normalize('NFC').toLowerCase();

/** Works out what a plan says of a user. */
export const describe: Describe = (user, session) => {
  const { id, version, status, email, login } = user;
  const identifier = visibleText(email?.trim()) || visibleText(login?.trim()) || visibleText(id);
  const named = nameOf(user);
  const deactivation = denialOf('deactivate', user, session)?.reason;
  const planned: PlannedUser = {
    id,
    ...(version !== undefined && { version }),
    name: visibleText(named),
    identifier,
    mixed: mixesScripts(named) || mixesScripts(email ?? login),
    changed: false,
    status,
    ...(deactivation && { deactivation }),
  };
  return { planned: Object.freeze(planned), folded: fold(identifier) };
};

/** As `described`, told from others who have the same identifier, and marked where the record is another one than was seen. */
export function toldApart(
  { planned }: Described,
  isAlone: boolean,
  isChanged: boolean,
  changes?: readonly Change[],
): PlannedUser {
  if (isAlone && !isChanged) return planned;
  const identifier = isAlone ? planned.identifier : `${planned.identifier} · ${visibleText(planned.id)}`;
  return Object.freeze({ ...planned, identifier, changed: isChanged, ...(changes && { changes }) });
}
