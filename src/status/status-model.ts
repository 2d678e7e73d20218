import { denialFor, type BulkWork } from '../bulk/bulk-work.js';
import type { AccountZone } from '../domain/time/account-zone.js';
import { dayIn } from '../domain/time/zone-clock.js';
import type { Session } from '../domain/session.js';
import type { User } from '../domain/user.js';
import { type DenialText, denialText } from '../i18n/denial-text.js';
import type { Messages } from '../i18n/messages.js';
import type { StatusAction, StatusIntent, StatusState } from './status-state.js';

/** What the views of a person’s status show, and what they call. */
export interface StatusModel {
  readonly user: User;
  readonly session: Session | undefined;
  readonly messages: Messages;
  readonly state: StatusState;
  readonly now: () => number;
  /** The time zone in which days are counted. */
  readonly zone: AccountZone;
  /** The viewer’s own time zone. */
  readonly own: string;
  /** Can the backend do it on a date? */
  readonly schedules: boolean;
  readonly dispatch: (intent: StatusIntent) => void;
  /** Says aloud why something is refused. */
  readonly announce: (text: string) => void;
}

/** The day, in the account’s time zone, that is set for this person to become inactive. */
export function dayThatIsSet({ scheduled }: User, zone: AccountZone): string | undefined {
  const at = scheduled?.action === 'deactivate' ? Date.parse(scheduled.at) : NaN;
  return Number.isNaN(at) ? undefined : dayIn(at, zone.name);
}

/** Why the viewer may not do this, in words. */
export function refusalOf(
  action: StatusAction | 'schedule' | 'cancel',
  { user, session, messages }: StatusModel,
): DenialText | undefined {
  const denial = denialFor(workOf(action), user, session);
  return denial && denialText(denial, messages);
}

/** What it would be that is done; on which day makes no difference to who may. */
function workOf(action: StatusAction | 'schedule' | 'cancel'): BulkWork {
  if (action === 'activate' || action === 'deactivate') return { action };
  return { action: 'schedule', plan: { action: 'deactivate', at: action === 'cancel' ? null : '' } };
}
