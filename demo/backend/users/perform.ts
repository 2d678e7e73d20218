import type { Queries } from '../database.js';
import { handOver } from './hand-over.js';
import type { Change, EditedColumns, Writer } from './write.js';

/** Does the change to users who have been locked and judged. */
export async function perform(queries: Queries, ids: readonly string[], change: Change, writer: Writer): Promise<void> {
  if (ids.length === 0) return;
  const set = (assignments: string, ...values: unknown[]) =>
    queries.query(`update users set ${assignments}, version = version + 1 where id = any($1::text[])`, [
      ids,
      ...values,
    ]);
  switch (change.action) {
    case 'delete': {
      if (change.handOver) await handOver(queries, ids, change.handOver);
      const gone = await remove(queries, ids, change.keptDays);
      if (gone.length !== ids.length) throw new Error('a deletion that was allowed did not delete exactly its users');
      return;
    }
    case 'activate':
    case 'deactivate': {
      const kept = ['scheduled_action', 'scheduled_at', 'scheduled_by'].map(
        (column) => `${column} = case when scheduled_action = $3 then null else ${column} end`,
      );
      await set(`status = $2, ${kept.join(', ')}`, change.action === 'activate' ? 'active' : 'inactive', change.action);
      return;
    }
    case 'schedule':
      await set(
        'scheduled_action = $2, scheduled_at = $3::timestamptz, scheduled_by = $4',
        change.plan?.action ?? null,
        change.plan?.at ?? null,
        change.plan ? writer.viewerId : null,
      );
      return;
    case 'change-department':
      await set('department_id = $2', change.departmentId);
      return;
    case 'update': {
      const names = Object.keys(change.columns) as (keyof EditedColumns)[];
      const assignments = names.map((name, index) => `${name} = $${index + 3}`);
      // a merge patch: what is null goes, what is absent stays
      assignments.push('extra = jsonb_strip_nulls(extra || $2::jsonb)');
      await set(assignments.join(', '), JSON.stringify(change.extra), ...names.map((name) => change.columns[name]));
      return;
    }
    case 'reset-password':
    case 'message':
      await mail(queries, ids, change, writer);
  }
}

/**
 * "not owner" once more, where it can't be forgotten. Who can come back keeps all that is still theirs, but gets no mail;
 * until when is exact to the millisecond, as clients are told it.
 */
async function remove(queries: Queries, ids: readonly string[], keptDays: number): Promise<unknown[]> {
  if (keptDays === 0)
    return queries.query('delete from users where id = any($1::text[]) and not owner returning id', [ids]);
  await queries.query('delete from outbox where user_id = any($1::text[]) and sent_at is null', [ids]);
  return queries.query(
    `update users set deleted_at = date_trunc('milliseconds', now()),
       restorable_until = date_trunc('milliseconds', now()) + make_interval(days => $2), version = version + 1
     where id = any($1::text[]) and not owner and deleted_at is null returning id`,
    [ids, keptDays],
  );
}

async function mail(queries: Queries, ids: readonly string[], change: Change, writer: Writer): Promise<void> {
  const [kind, subject, body] =
    change.action === 'message' ? ['message', change.subject, change.body] : ['password-reset', null, null];
  await queries.query(
    'insert into outbox (kind, sender_id, user_id, subject, body) select $2, $3, id, $4, $5 from unnest($1::text[]) as t(id)',
    [ids, kind, writer.viewerId, subject, body],
  );
}
