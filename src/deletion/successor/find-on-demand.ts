import type { UserAdapter } from '../../adapters/contract.js';
import type { Session } from '../../domain/session.js';
import type { FindSuccessors } from './successor-search.js';

/** Finds who can take over on this backend; its code is loaded when somebody looks. */
export function findOnDemand(adapter: UserAdapter, session: Session | undefined): FindSuccessors {
  return async (text, signal) => {
    const { findSuccessors } = await import('./find-successors.js');
    return session ? findSuccessors(adapter, session, text, signal) : { users: [] };
  };
}
