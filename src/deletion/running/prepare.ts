import { adapterError, asAdapterError, type AdapterError } from '../../adapters/adapter-error.js';
import type { UserAdapter } from '../../adapters/contract.js';
import type { KnownUsers } from '../../bulk/planning/known-users.js';
import type { Session } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import type * as Engine from '../deletion-engine.js';
import type { DeletionOptions } from '../deletion-options.js';
import { preload } from '../engine-on-demand.js';
import { findOnDemand } from '../successor/find-on-demand.js';
import type { FindSuccessors } from '../successor/successor-search.js';

/** What a question begins with. */
export interface Prepared {
  readonly engine: typeof Engine;
  readonly adapter: UserAdapter;
  readonly session: Session | undefined;
  /** Those whom it is about. */
  readonly known: KnownUsers;
  readonly findSuccessors: FindSuccessors;
}

/**
 * The code, and backend and session as they are now; nothing where one of them is missing or something else is under way.
 * The host is told why, but for a second question on top of an open one, unless it was answered elsewhere already.
 */
export async function prepare(
  { adapter, session, onUnavailable }: DeletionOptions,
  method: keyof UserAdapter,
  isBusy: () => boolean,
  isAnswered: boolean,
  isHere: () => boolean = () => true,
  users: readonly User[] = [],
): Promise<Prepared | undefined> {
  const unavailable = (error: AdapterError): undefined => void onUnavailable?.(error);
  const asked = adapter();
  const viewer = session()?.viewer?.id;
  let engine: typeof Engine;
  try {
    engine = await preload();
  } catch (error) {
    return unavailable(asAdapterError(error));
  }
  const known = new engine.KnownUsers(session());
  await known.prepare(users);
  // what was pressed was about those of the backend and the viewer of then (F19), in this page (F28)
  if (!isHere() || adapter() !== asked || session()?.viewer?.id !== viewer) return undefined;
  if (isBusy()) {
    if (!isAnswered) return undefined;
    // what was answered elsewhere must not be lost without a word
    return unavailable(adapterError('conflict', 'Something else is still being done. Try again when it has ended.'));
  }
  if (!asked?.[method]) return unavailable(adapterError('unsupported', 'This system can’t do this.'));
  const viewing = session();
  return { engine, adapter: asked, session: viewing, known, findSuccessors: findOnDemand(asked, viewing) };
}
