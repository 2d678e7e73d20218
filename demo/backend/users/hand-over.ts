import type { Queries } from '../database.js';
import { invalid } from '../problems.js';
import type { HandOver, Target } from './write.js';

/**
 * Refuses the whole deletion, so that nobody is deleted, unless whoever is to take over is there and is not asked to go.
 *
 * Call it when the successor is locked along with those who go: then who is there now is there until all of it is done.
 */
export async function requireSuccessor(queries: Queries, { to }: HandOver, targets: readonly Target[]): Promise<void> {
  if (targets.some(({ id }) => id === to))
    throw invalid({ successor: 'Nobody who is to be deleted can take over. Name somebody else.' });
  const there = await queries.query('select 1 from user_records where id = $1', [to]);
  if (there.length === 0) throw invalid({ successor: 'There is no user with this id who could take over.' });
}

/**
 * Gives what belongs to these users to the successor. It is for good: a restore brings
 * back the user alone. Do it before they are deleted, because a row that is gone takes its foreign keys along. Whoever
 * writes courses elsewhere locks the owner before the course, as this does.
 */
export async function handOver(queries: Queries, ids: readonly string[], { to }: HandOver): Promise<void> {
  await queries.query('update courses set owner_id = $2 where owner_id = any($1::text[])', [ids, to]);
}
