import type { Queries } from '../database.js';
import type { AuditEntry } from '../audit.js';
import { nameOf } from './users-repository.js';

const pageSize = 20;

/** One thing that somebody did, or tried to do, to a user. */
export interface Activity {
  /** Its place in the record; later ones have greater numbers. */
  readonly number: string;
  readonly at: string;
  readonly action: string;
  readonly outcome: AuditEntry['outcome'];
  readonly reason?: string;
  /** Who it was; without a name once they are gone. */
  readonly by: { readonly id: string; readonly name?: string };
}

interface Row {
  readonly number: string;
  readonly at: Date;
  readonly action: string;
  readonly outcome: AuditEntry['outcome'];
  readonly reason: string | null;
  readonly viewer_id: string;
  readonly login: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly display_name: string | null;
}

/** The latest of what was done to this user, the newest first; `before` goes on where a page ended. */
export async function listActivity(
  queries: Queries,
  userId: string,
  before: string | undefined,
): Promise<{ entries: Activity[]; more: boolean }> {
  const rows = await queries.query<Row>(
    `select a.number::text as number, a.at, a.action, a.outcome, a.reason, a.viewer_id,
            u.login, u.first_name, u.last_name, u.display_name
     from audit a left join users u on u.id = a.viewer_id and u.deleted_at is null
     where a.user_id = $1 and ($2::bigint is null or a.number < $2::bigint)
     order by a.number desc limit $3`,
    [userId, before ?? null, pageSize + 1],
  );
  return { entries: rows.slice(0, pageSize).map(activityOf), more: rows.length > pageSize };
}

function activityOf({ number, at, action, outcome, reason, viewer_id: id, login, ...names }: Row): Activity {
  return {
    ...{ number, at: at.toISOString(), action, outcome },
    ...(reason !== null && { reason }),
    by: { id, ...(login !== null && { name: nameOf({ login, ...names }) }) },
  };
}
