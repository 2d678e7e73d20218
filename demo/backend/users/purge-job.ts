import { randomUUID } from 'node:crypto';
import { record } from '../audit.js';
import type { Database } from '../database.js';

const most = 500;

/** In whose name the time that is over is recorded: nobody’s who could sign in. */
export const purger = 'retention';

/**
 * Removes for good whose time to be restored is over, with their statistics; recorded in the same transaction. Several
 * servers may run this at once: who is being restored at this moment is left to the next run. Answers how many are gone.
 */
export async function purgeDeleted(database: Database, now: Date): Promise<number> {
  return database.transaction(async (queries) => {
    const due = await queries.query<{ id: string }>(
      `select id from users where deleted_at is not null and restorable_until <= $1
       order by id limit ${most} for update skip locked`,
      [now],
    );
    const ids = due.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await queries.query('delete from users where id = any($1::text[]) and deleted_at is not null', [ids]);
    const requestId = `purge-${randomUUID()}`;
    await record(
      queries,
      ids.map((userId) => ({
        ...{ requestId, viewerId: purger, action: 'purge', userId, outcome: 'done' as const },
        confirmed: { of: ids.length },
      })),
    );
    return ids.length;
  });
}
