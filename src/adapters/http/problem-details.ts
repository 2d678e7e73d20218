import { adapterError, isAdapterError, type AdapterError, type AdapterErrorKind } from '../adapter-error.js';
import { isRecord } from '../is-record.js';
import type { User } from '../../domain/user.js';

const kinds = new Map<number, AdapterErrorKind>([
  [400, 'invalid'],
  [401, 'unauthenticated'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [405, 'unsupported'],
  [408, 'unavailable'],
  [409, 'conflict'],
  [410, 'not-found'],
  [412, 'stale'],
  [413, 'invalid'],
  [415, 'unsupported'],
  [422, 'invalid'],
  [425, 'unavailable'],
  [428, 'invalid'],
  [429, 'rate-limited'],
  [451, 'forbidden'],
  [501, 'unsupported'],
]);

/** What a status means where the answer says nothing else. Below 400 it is no error of the backend, so the answer itself is the problem. */
export function kindOf(status: number): AdapterErrorKind {
  return kinds.get(status) ?? (status < 400 ? 'protocol' : status < 500 ? 'unknown' : 'unavailable');
}

/**
 * The error that a status and its problem details (RFC 9457) stand for. `kind`, `reason`, `fields` and `latest` are our own
 * members of it; all text is for the viewer, so it is cleaned and cut (S24). `readUser` reads `latest`, and may throw.
 */
export function problemError(
  status: number,
  problem: unknown,
  retryAfterMs?: number,
  readUser?: (raw: unknown) => User,
): AdapterError {
  const member = (name: string): unknown =>
    isRecord(problem) && Object.hasOwn(problem, name) ? problem[name] : undefined;
  const kind = member('kind') as AdapterErrorKind;
  const fields = member('fields');
  const reason = cleaned(member('reason'));
  const latest = readUser && attempt(() => readUser(member('latest')));
  const message =
    cleaned(member('detail')) || cleaned(member('title')) || `The backend answered with status ${status}.`;
  return adapterError(isAdapterError({ name: 'AdapterError', kind }) ? kind : kindOf(status), message, {
    status,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(reason && { reason }),
    ...(isRecord(fields) && {
      fields: Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, cleaned(text)])),
    }),
    ...(latest && { latest }),
  });
}

/**
 * After this error, may the write have happened all the same (F7, F13)? Then nobody may say "failed", nor send it again
 * before having looked.
 */
export function mayHaveHappened({ kind, status, retryAfterMs }: AdapterError): boolean {
  if (status === undefined) return kind === 'network' || kind === 'aborted' || kind === 'protocol';
  if (status === 503) return retryAfterMs === undefined;
  return status < 400 || status === 408 || (status >= 500 && status !== 501);
}

function cleaned(text: unknown): string {
  if (typeof text !== 'string') return '';
  const line = text.slice(0, 999).replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ');
  return Array.from(line.trim()).slice(0, 300).join('');
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
