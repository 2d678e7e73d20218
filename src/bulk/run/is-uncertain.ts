import type { AdapterError, AdapterErrorKind } from '../../adapters/adapter-error.js';

/** What a backend says only before it does anything. */
const refusals: ReadonlySet<AdapterErrorKind> = new Set<AdapterErrorKind>([
  'unauthenticated', 'forbidden', 'protected', 'not-found', 'stale', 'conflict', 'invalid', 'rate-limited', 'unsupported',
]); // prettier-ignore

/** After this error, may the user have been created all the same (F7)? Then they are looked for before anything is sent again. */
export function isUncertain({ kind, status, retryAfterMs }: AdapterError): boolean {
  if (refusals.has(kind)) return false;
  // a server that is busy says when to come again; without a status the request never left
  if (kind === 'unavailable') return status !== undefined && retryAfterMs === undefined && status !== 501;
  return true;
}

/** Has the backend decided on this request for good? Then the same wish is a new request, and gets a key of its own. */
export function isFinal({ kind }: AdapterError): boolean {
  return kind === 'forbidden' || kind === 'protected' || kind === 'conflict' || kind === 'invalid';
}
