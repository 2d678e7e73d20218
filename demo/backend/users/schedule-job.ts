import { randomUUID } from 'node:crypto';
import { record } from '../audit.js';
import type { Database } from '../database.js';
import { forgetOldAnswers } from '../idempotency.js';
import { ProblemError } from '../problems.js';
import { changeUsers } from './change-users.js';
import { purgeDeleted } from './purge-job.js';
import type { Writer } from './write.js';

interface Due {
  readonly id: string;
  readonly scheduled_action: 'activate' | 'deactivate';
  readonly scheduled_by: string;
}

/**
 * Does what has come due, in the name of whoever scheduled it and under the same rules as if they did it now. A schedule
 * that is refused is dropped and recorded. Several servers may run this at once. Answers how many users were changed.
 */
export async function runDueSchedules(database: Database, now: Date): Promise<number> {
  const due = await database.query<Due>(
    'select id, scheduled_action, scheduled_by from users where scheduled_at <= $1 and deleted_at is null order by scheduled_at, id limit 200',
    [now],
  );
  let done = 0;
  for (const schedule of due) if (await runOne(database, schedule, now)) done++;
  return done;
}

async function runOne(
  database: Database,
  { id, scheduled_action: action, scheduled_by }: Due,
  now: Date,
): Promise<boolean> {
  const writer: Writer = { viewerId: scheduled_by, requestId: `schedule-${randomUUID()}` };
  return database.transaction(async (queries) => {
    try {
      const [outcome] = await changeUsers(queries, writer, [{ id }], { action, dueBy: now });
      if (!outcome?.problem) return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const reason = error.problem.kind;
      await record(queries, [
        { ...writer, action, userId: id, outcome: 'refused', reason, confirmed: { scheduled: true, of: 1 } },
      ]);
    }
    await queries.query(
      `update users set scheduled_action = null, scheduled_at = null, scheduled_by = null, version = version + 1
       where id = $1 and scheduled_at <= $2`,
      [id, now],
    );
    return false;
  });
}

/** Runs what is due, and tidies, every `everyMs`. The answer stops it and waits for a run that is under way. */
export function startJobs(database: Database, everyMs: number, report: (error: unknown) => void): () => Promise<void> {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(async () => {
      await runDueSchedules(database, new Date());
      await purgeDeleted(database, new Date());
      await forgetOldAnswers(database);
    });
    running = running.catch(report);
  }, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
