import type { Queries } from './database.js';

/** One line of the record of who did what to whom. */
export interface AuditEntry {
  readonly requestId: string;
  readonly viewerId: string;
  readonly action: string;
  readonly userId: string;
  readonly outcome: 'done' | 'unchanged' | 'refused' | 'stale' | 'missing' | 'invalid';
  readonly reason?: string;
  /** What the viewer agreed to. Ids, versions and numbers, no personal data: these rows outlive the user. */
  readonly confirmed: Readonly<Record<string, unknown>>;
  readonly idempotencyKey?: string;
  /** Why, in the viewer's own words: the one place here where somebody may be named. */
  readonly statedReason?: string;
  /** Who took over what belonged to somebody who was deleted. */
  readonly successorId?: string;
}

/** Writes the entries in the caller's transaction: what happened and what is recorded are one. */
export async function record(queries: Queries, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await queries.query(
    `insert into audit (request_id, viewer_id, action, user_id, outcome, reason, confirmed, idempotency_key, stated_reason, successor_id)
     select e->>'requestId', e->>'viewerId', e->>'action', e->>'userId', e->>'outcome', e->>'reason', e->'confirmed', e->>'idempotencyKey',
            e->>'statedReason', e->>'successorId'
     from jsonb_array_elements($1::jsonb) with ordinality as t(e, position) order by position`,
    [JSON.stringify(entries)],
  );
}
