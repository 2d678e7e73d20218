import type { UserAdapter } from '../contract.js';
import type { Session } from '../../domain/session.js';
import type { UserAction } from '../../domain/user.js';
import type { Need } from './check.js';

/** The adapter has the method, and the viewer may do what it does. */
export function method(name: keyof UserAdapter, ...actions: readonly UserAction[]): Need {
  return ({ allowed }, adapter) => {
    if (adapter && typeof adapter[name] !== 'function') return `The adapter has no ${name}().`;
    const missing = actions.find((action) => !allowed.has(action));
    return missing && `The viewer may not ${missing}.`;
  };
}

/** The session declares it. */
export function declared(what: string, isSo: (session: Session) => boolean): Need {
  return (session) => (isSo(session) ? undefined : `The session does not declare ${what}.`);
}

/** One of these is so. */
export function either(...needs: readonly Need[]): Need {
  return (session, adapter) => {
    const reasons = needs.map((need) => need(session, adapter));
    return reasons.includes(undefined) ? undefined : reasons.join(' ');
  };
}
