import { record, type AuditEntry } from '../audit.js';
import type { Queries } from '../database.js';
import { requireSuccessor } from './hand-over.js';
import { perform } from './perform.js';
import { userAnswer } from './user-answer.js';
import {
  accountNow,
  activeViewer,
  countAdministrators,
  lineageOf,
  recordsById,
  type UserRecord,
} from './users-repository.js';
import { verdictOn, type Circumstances, type Verdict } from './verdict.js';
import type { Change, HandOver, Target, Writer, WriteOutcome } from './write.js';

/**
 * Does one thing to some users and answers for each of them; the only way by which users are changed or deleted.
 *
 * Call it inside a transaction. It locks the viewer, the targets, who takes over and, where administrators could get fewer,
 * all administrators, always in the order of their ids, so that two writes never wait for each other in a circle. Rules and
 * versions are judged on the locked rows: nothing can change between the judgement and the deed. A refusal of one target
 * is its outcome and stops no other; a successor who can't take over stops all, as soon as there is somebody to succeed.
 * Deeds and refusals are recorded in the same transaction.
 */
export async function changeUsers(
  queries: Queries,
  writer: Writer,
  targets: readonly Target[],
  change: Change,
): Promise<WriteOutcome[]> {
  const circumstances = await lockAll(queries, writer, targets, change);
  const before = await recordsById(
    queries,
    targets.map(({ id }) => id),
  );
  const verdicts = targets.map((target) => verdictOn(target, before.get(target.id), change, writer, circumstances));
  const going = targets.filter((_, index) => verdicts[index] === 'go').map(({ id }) => id);
  const handOver = handOverOf(change);
  if (handOver && going.length > 0) await requireSuccessor(queries, handOver, targets);
  await perform(queries, going, change, writer);
  await record(
    queries,
    targets.map((target, index) => entryOf(target, verdicts[index]!, change, writer, targets.length)),
  );
  const after =
    change.action === 'delete' ? new Map<string, UserRecord>() : await recordsById(queries, [...before.keys()]);
  const administrators = await countAdministrators(queries);
  return targets.map(({ id }, index) => {
    const verdict = verdicts[index]!;
    if (typeof verdict === 'object') {
      const user = before.get(id);
      const latest =
        verdict.outcome === 'stale' && user ? { latest: userAnswer(user, circumstances.viewer, administrators) } : {};
      return { id, status: verdict.problem.status, problem: { ...verdict.problem, ...latest } };
    }
    const user = after.get(id);
    return user
      ? { id, status: 200, user: userAnswer(user, circumstances.viewer, administrators) }
      : { id, status: 204 };
  });
}

async function lockAll(
  queries: Queries,
  writer: Writer,
  targets: readonly Target[],
  change: Change,
): Promise<Circumstances> {
  const account = change.action === 'activate' ? await accountNow(queries, { lock: true }) : undefined;
  const removing = change.action === 'delete' || change.action === 'deactivate';
  const successor = handOverOf(change)?.to;
  await queries.query(
    `select id from users where id = any($1::text[]) ${removing ? 'or role_id in (select id from roles where administrator)' : ''}
     order by id for update`,
    [[...targets.map(({ id }) => id), writer.viewerId, ...(successor ? [successor] : [])]],
  );
  const viewer = await activeViewer(queries, writer.viewerId);
  const lineage = change.action === 'change-department' ? await lineageOf(queries, change.departmentId) : undefined;
  const administrators = await countAdministrators(queries);
  return { viewer, account, lineage, administrators, seatsFree: account ? account.seats - account.used : 0 };
}

function handOverOf(change: Change): HandOver | undefined {
  return change.action === 'delete' ? change.handOver : undefined;
}

function entryOf(target: Target, verdict: Verdict, change: Change, writer: Writer, of: number): AuditEntry {
  const outcome = verdict === 'go' ? 'done' : verdict === 'unchanged' ? 'unchanged' : verdict.outcome;
  const successorId = verdict === 'go' ? handOverOf(change)?.to : undefined;
  const reason = typeof verdict === 'object' ? (verdict.problem.reason ?? verdict.problem.kind) : undefined;
  return {
    requestId: writer.requestId,
    viewerId: writer.viewerId,
    action: change.action,
    userId: target.id,
    outcome,
    ...(reason && { reason }),
    confirmed: { ...(target.version !== undefined && { version: target.version }), of, ...detailsOf(change) },
    ...(writer.idempotencyKey && { idempotencyKey: writer.idempotencyKey }),
    ...(writer.statedReason && { statedReason: writer.statedReason }),
    ...(successorId && { successorId }),
  };
}

function detailsOf(change: Change): object {
  if (change.action === 'schedule') return { plan: change.plan };
  if (change.action === 'change-department') return { departmentId: change.departmentId };
  if (change.action === 'update') return { fields: [...Object.keys(change.columns), ...Object.keys(change.extra)] };
  if (change.action === 'delete') return change.keptDays > 0 ? { keptDays: change.keptDays } : {};
  return 'dueBy' in change ? { scheduled: true } : {};
}
