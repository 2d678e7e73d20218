import type { AdapterError } from '../../adapters/adapter-error.js';

/** What became of the latest wish to have a user choose a new password. `lost`: nobody knows whether it was heard. */
export type PasswordState =
  | { readonly phase: 'idle' | 'sending' | 'sent' | 'lost' | 'signed-out' }
  | { readonly phase: 'failed'; readonly error: AdapterError };

/** After these it is certain that nothing was sent. */
const certain = new Set<string>([
  'forbidden', 'protected', 'not-found', 'stale', 'conflict', 'invalid', 'rate-limited', 'unsupported',
]); // prettier-ignore

/** What an error says about the notification. It is never sent again by itself: a user would get it twice (F7). */
export function passwordFailed(error: AdapterError): PasswordState {
  if (error.kind === 'unauthenticated') return { phase: 'signed-out' };
  const unsent = error.kind === 'aborted' && error.status === 429;
  return certain.has(error.kind) || unsent ? { phase: 'failed', error } : { phase: 'lost' };
}
