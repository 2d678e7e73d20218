import { record, type AuditEntry } from '../audit.js';
import type { Queries } from '../database.js';
import { problem, refusal, type Problem } from '../problems.js';
import { obstaclesOf, roomFor, type DeletedRecord, type Obstacle, type Room } from './deleted-users.js';
import { denialOf, type Viewer } from './rules.js';
import { userAnswer } from './user-answer.js';
import { accountNow, activeViewer, countAdministrators, recordsById, type UserRecord } from './users-repository.js';
import type { Target, Writer, WriteOutcome } from './write.js';

type Verdict = 'go' | 'unchanged' | { readonly outcome: AuditEntry['outcome']; readonly problem: Problem };

const gone = problem(404, 'not-found', 'This user can’t be restored any more.');

const details: Readonly<Record<Obstacle, string>> = {
  'login-taken': 'Somebody else has this login now.',
  'email-taken': 'Somebody else has this e-mail address now.',
  'no-seat': 'The licence has no free seat for an active user.',
};

/**
 * Takes back deletions, each user as they were, and answers for each of them.
 *
 * Call it inside a transaction. The account is locked first, as it is where users are made or activated, so that nobody
 * takes a seat in between; then the viewer and the targets in the order of their ids, as for every other change. Nobody is
 * restored beside somebody who has their login or address by now, none but inactive where the licence has no seat, and
 * nobody whose time is over, whether or not they were purged yet.
 */
export async function restoreUsers(
  queries: Queries,
  writer: Writer,
  targets: readonly Target[],
): Promise<WriteOutcome[]> {
  const ids = targets.map(({ id }) => id);
  const account = await accountNow(queries, { lock: true });
  await queries.query('select id from users where id = any($1::text[]) order by id for update', [
    [...ids, writer.viewerId],
  ]);
  const viewer = await activeViewer(queries, writer.viewerId);
  const rows = await queries.query<DeletedRecord>(
    'select * from deleted_user_records where id = any($1::text[]) and restorable_until > now()',
    [ids],
  );
  const deleted = new Map(rows.map((row) => [row.id, row]));
  const there = await recordsById(queries, ids);
  const room = await roomFor(queries, rows, account);
  const administrators = await countAdministrators(queries);
  const verdicts = ids.map((id) => verdictOn(deleted.get(id), there.get(id), viewer, administrators, room));
  const going = ids.filter((_, index) => verdicts[index] === 'go');
  const back = await queries.query(
    `update users set deleted_at = null, restorable_until = null, version = version + 1
     where id = any($1::text[]) and deleted_at is not null returning id`,
    [going],
  );
  if (back.length !== going.length) throw new Error('a restore that was allowed did not restore exactly its users');
  await record(
    queries,
    ids.map((id, index) => entryOf(id, verdicts[index]!, writer, ids.length)),
  );
  const after = await recordsById(queries, ids);
  const administratorsNow = await countAdministrators(queries);
  return ids.map((id, index) => {
    const verdict = verdicts[index]!;
    if (typeof verdict === 'object') return { id, status: verdict.problem.status, problem: verdict.problem };
    return { id, status: 200, user: userAnswer(after.get(id)!, viewer, administratorsNow) };
  });
}

function verdictOn(
  deleted: DeletedRecord | undefined,
  there: UserRecord | undefined,
  viewer: Viewer,
  administrators: number,
  room: Room,
): Verdict {
  const user = deleted ?? there;
  if (!user) return { outcome: 'missing', problem: gone };
  const reason = denialOf('restore', user, viewer, administrators);
  if (reason) return { outcome: 'refused', problem: refusal(reason) };
  if (!deleted) return 'unchanged';
  const [obstacle] = obstaclesOf(deleted, room);
  if (obstacle) return { outcome: 'refused', problem: obstructed(obstacle) };
  room.logins.add(deleted.login.toLowerCase());
  room.emails.add(deleted.email.toLowerCase());
  if (deleted.status === 'active') room.seatsFree--;
  return 'go';
}

function obstructed(reason: Obstacle): Problem {
  const detail = details[reason];
  const field = reason === 'no-seat' ? 'status' : reason.replace('-taken', '');
  return problem(409, 'protected', detail, { reason, fields: { [field]: detail } });
}

function entryOf(userId: string, verdict: Verdict, writer: Writer, of: number): AuditEntry {
  const reason = typeof verdict === 'object' ? (verdict.problem.reason ?? verdict.problem.kind) : undefined;
  return {
    requestId: writer.requestId,
    viewerId: writer.viewerId,
    action: 'restore',
    userId,
    outcome: verdict === 'go' ? 'done' : verdict === 'unchanged' ? 'unchanged' : verdict.outcome,
    ...(reason && { reason }),
    confirmed: { of },
    ...(writer.idempotencyKey && { idempotencyKey: writer.idempotencyKey }),
    ...(writer.statedReason && { statedReason: writer.statedReason }),
  };
}
