import { adapterError, asAdapterError, isAdapterError, type AdapterError } from '../adapter-error.js';
import { failedAnswer } from '../http/failed-answer.js';
import type { Explained } from './definition.js';

/**
 * Whatever was thrown as an `AdapterError`: an answer of `fetch` by its status, its problem details and the wait that it asks
 * for; a stop, a timeout, a connection that failed. What is foreign is `protocol`, after which a write may have been done.
 */
export async function errorOf(thrown: unknown): Promise<AdapterError> {
  if (isAdapterError(thrown)) return thrown;
  if (thrown instanceof Response) return failedAnswer(thrown, await bodyOf(thrown));
  const { name, message } = Object(thrown) as Partial<Error>;
  if (name === 'AbortError') return asAdapterError(thrown);
  const lost = name === 'TimeoutError' || (name === 'TypeError' && /fetch|network|load failed/i.test(message ?? ''));
  if (lost) return adapterError('network', 'The server could not be reached.');
  return adapterError('protocol', 'The adapter could not make sense of an answer.', { cause: thrown });
}

/** `fetch` with the errors of a backend in words that everybody here understands. */
export function explained(
  fetch: typeof globalThis.fetch,
  explain: (body: unknown, status: number) => Explained | undefined,
): typeof globalThis.fetch {
  return async (...given) => {
    const response = await fetch(...given);
    const { status, headers } = response;
    const said = status < 400 ? undefined : explain(await bodyOf(response.clone()), status);
    if (!said) return response;
    const told = new Headers(headers);
    told.set('Content-Type', 'application/problem+json');
    return new Response(JSON.stringify({ ...said, detail: said.message }), { status, headers: told });
  };
}

async function bodyOf(response: Response): Promise<unknown> {
  if (!/\bjson\b/i.test(response.headers.get('Content-Type') ?? '')) return undefined;
  return response.json().catch(() => undefined);
}
