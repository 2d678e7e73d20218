import { adapterError, type AdapterError } from '../adapter-error.js';
import { problemError } from './problem-details.js';
import { retryAfterMs } from './retry-after.js';
import type { User } from '../../domain/user.js';

/** The error that an answer stands for, with the wait that it asks for. Loaded with the first answer that is an error. */
export function failedAnswer(
  { status, headers }: Response,
  data: unknown,
  readUser?: (raw: unknown) => User,
): AdapterError {
  // a portal's page says nothing about a user
  if (status === 404 && headers.get('Content-Type')?.startsWith('text/html'))
    return adapterError('protocol', 'This address does not answer like a users API.', { status });
  const asked = headers.get('Retry-After') ?? headers.get('X-Retry-After');
  return problemError(status, data, retryAfterMs(asked, Date.now()), readUser);
}
