import type { Session } from '../session.js';
import { isTimeZone } from './zone-clock.js';

/** The time zone in which days are counted. */
export interface AccountZone {
  readonly name: string;
  /**
   * Whose it is: the account's, or the viewer's own, where the backend names none (`untold`) or one that this browser does
   * not know (`unknown`).
   */
  readonly from: 'account' | 'untold' | 'unknown';
}

/** The time zone that the backend names, if this browser knows it; else the viewer's own. */
export function accountZone(session: Session | undefined, own: string = ownZone()): AccountZone {
  const named: unknown = session?.capabilities.deactivate?.timeZone;
  if (isTimeZone(named)) return { name: named, from: 'account' };
  return { name: own, from: named === undefined ? 'untold' : 'unknown' };
}

/** The viewer's own time zone; UTC where the browser does not tell. */
export function ownZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return isTimeZone(timeZone) ? timeZone : 'UTC';
}
