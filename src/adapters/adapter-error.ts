import type { DenialReason, User } from '../domain/user.js';

/** What went wrong, in words that every backend's errors translate into. */
export type AdapterErrorKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'protected'
  | 'not-found'
  | 'stale'
  | 'conflict'
  | 'invalid'
  | 'rate-limited'
  | 'unsupported'
  | 'unavailable'
  | 'network'
  | 'aborted'
  | 'protocol'
  | 'unknown';

const kinds: ReadonlySet<unknown> = new Set<AdapterErrorKind>([
  'unauthenticated',
  'forbidden',
  'protected',
  'not-found',
  'stale',
  'conflict',
  'invalid',
  'rate-limited',
  'unsupported',
  'unavailable',
  'network',
  'aborted',
  'protocol',
  'unknown',
]);

/** What an {@link AdapterError} may carry besides its kind and message. */
export interface AdapterErrorDetails {
  /** Messages by field name, for `invalid` and `conflict`. */
  readonly fields?: Readonly<Record<string, string>>;
  /** For `protected` and `forbidden`: which rule. */
  readonly reason?: DenialReason;
  /** How long the backend asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** For `stale`: the record as it is now. */
  readonly latest?: User;
  /** The HTTP status, where there was one. */
  readonly status?: number;
  readonly cause?: unknown;
}

/** The only error that leaves an adapter. Recognised by `name` and `kind`, never by `instanceof`: two copies may be on one page. */
export interface AdapterError extends Error, Omit<AdapterErrorDetails, 'cause'> {
  readonly name: 'AdapterError';
  readonly kind: AdapterErrorKind;
}

/** Makes an {@link AdapterError}. `message` is for the viewer: no tokens, no URL queries, no stack (S24). */
export function adapterError(kind: AdapterErrorKind, message: string, details: AdapterErrorDetails = {}): AdapterError {
  const { cause, ...rest } = details;
  const error = new Error(message, cause === undefined ? undefined : { cause });
  return Object.assign(error, rest, { name: 'AdapterError', kind }) as AdapterError;
}

/** Is this an {@link AdapterError}, from whichever copy of this package? */
export function isAdapterError(value: unknown): value is AdapterError {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as Error).name === 'AdapterError' &&
    kinds.has((value as AdapterError).kind)
  );
}

/** Whatever an adapter threw, as an {@link AdapterError} (F33): an abort is `aborted`, anything else that is foreign `unknown`. */
export function asAdapterError(thrown: unknown): AdapterError {
  if (isAdapterError(thrown)) return thrown;
  const name = typeof thrown === 'object' ? (thrown as Error | null)?.name : undefined;
  if (name === 'AbortError') return adapterError('aborted', 'The request was stopped.', { cause: thrown });
  return adapterError('unknown', 'The adapter failed unexpectedly.', { cause: thrown });
}
