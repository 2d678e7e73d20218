import { asAdapterError } from '../../adapters/adapter-error.js';
import type { UserAdapter } from '../../adapters/contract.js';
import type { Session } from '../../domain/session.js';
import type { DeletionOptions } from '../deletion-options.js';
import type { DeletionState } from '../deletion-state.js';
import { isAnothers } from './is-anothers.js';

/** The backend that it is about. */
interface Means {
  readonly adapter: UserAdapter;
}

/** Is the backend still the one that it is about? Another one's users are other people. */
export function isHere({ adapter }: Pick<DeletionOptions, 'adapter'>, means: Means | undefined): boolean {
  return adapter() === means?.adapter;
}

/** Are backend and viewer still those that it is about? */
export function isOwn(state: DeletionState, options: DeletionOptions, means: Means | undefined): boolean {
  return isHere(options, means) && !isAnothers(state, options.session());
}

/**
 * Asks again who is signed in, for a run that waits for that. Where the host has given another adapter meanwhile, its list can't
 * tell: the adapter of the run is asked itself, for it is the one that goes on (F19).
 */
export async function reconnect(
  options: Pick<DeletionOptions, 'adapter' | 'reconnect' | 'onSignInRequired'>,
  of: () => Means,
  tell: (session: Session) => void,
): Promise<void> {
  const means = of();
  if (isHere(options, means)) return options.reconnect?.();
  try {
    const session = await means.adapter.connect({ signal: new AbortController().signal });
    if (!session.viewer) options.onSignInRequired?.();
    if (of() === means) tell(session);
  } catch (thrown) {
    if (asAdapterError(thrown).kind === 'unauthenticated') options.onSignInRequired?.();
  }
}
