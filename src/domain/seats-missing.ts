import { own } from './rules.js';
import type { Session } from './session.js';

/** How many of the users to be activated the licence has no seat for (R10); 0 where the backend tells no limit. */
export function seatsMissing(activating: number, session: Session | undefined): number {
  const seats = own(own(session, 'capabilities'), 'seats');
  const used = own(seats, 'used');
  const limit = own(seats, 'limit');
  if (typeof used !== 'number' || typeof limit !== 'number') return 0;
  return Math.max(0, Math.min(activating, activating + used - limit)) || 0;
}
