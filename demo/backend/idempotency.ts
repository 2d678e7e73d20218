import { createHash } from 'node:crypto';
import type { Queries } from './database.js';
import { invalid } from './problems.js';

/** What a write answers; kept beside its key, so that the same request gets the same answer. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly replayed?: boolean;
}

/** How long an answer is kept, in hours. It may hold personal data, so no longer than a client could sensibly ask again. */
export const keptHours = 24;

/** What makes two requests the same one. */
export function fingerprintOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/**
 * Does `work` at most once for a viewer's key, in the caller's transaction, and gives the first answer to whoever asks again.
 *
 * A second request that arrives while the first still runs waits for it at the unique index. If the work throws, key and
 * work are both rolled back, and the next request with the key starts afresh.
 */
export async function once(
  queries: Queries,
  request: { readonly viewerId: string; readonly key: string | undefined; readonly fingerprint: string },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { viewerId, key, fingerprint } = request;
  if (key === undefined) return work();
  const inserted = await queries.query(
    'insert into idempotency_keys (viewer_id, key, fingerprint) values ($1, $2, $3) on conflict do nothing returning key',
    [viewerId, key, fingerprint],
  );
  if (inserted.length === 0) return earlierAnswer(queries, request as typeof request & { key: string });
  const answer = await work();
  await queries.query(
    'update idempotency_keys set status = $3, headers = $4::jsonb, body = $5::jsonb where viewer_id = $1 and key = $2',
    [
      viewerId,
      key,
      answer.status,
      JSON.stringify(answer.headers ?? {}),
      answer.body === undefined ? null : JSON.stringify(answer.body),
    ],
  );
  return answer;
}

async function earlierAnswer(
  queries: Queries,
  request: { viewerId: string; key: string; fingerprint: string },
): Promise<Answer> {
  const [earlier] = await queries.query<{
    fingerprint: string;
    status: number;
    headers: Record<string, string>;
    body: object | null;
  }>('select fingerprint, status, headers, body from idempotency_keys where viewer_id = $1 and key = $2', [
    request.viewerId,
    request.key,
  ]);
  if (earlier?.fingerprint !== request.fingerprint) {
    throw invalid({ 'Idempotency-Key': 'This key was used for another request.' });
  }
  return {
    status: earlier.status,
    headers: earlier.headers,
    ...(earlier.body && { body: earlier.body }),
    replayed: true,
  };
}

/** Forgets answers that are older than {@link keptHours}. */
export async function forgetOldAnswers(queries: Queries): Promise<void> {
  await queries.query(`delete from idempotency_keys where created_at < now() - make_interval(hours => $1)`, [
    keptHours,
  ]);
}
