import type { Queries } from '../database.js';
import { userAnswer } from './user-answer.js';
import type { Viewer } from './rules.js';
import { accountNow, countAdministrators, type UserRecord } from './users-repository.js';

/** A row of the view `deleted_user_records`: somebody as they were, and until when they can come back. */
export interface DeletedRecord extends UserRecord {
  readonly deleted_at: Date;
  readonly restorable_until: Date;
}

/** What keeps somebody from coming back as they were. */
export type Obstacle = 'login-taken' | 'email-taken' | 'no-seat';

/** Who has what by now, and how many seats are free. It moves along while a batch is decided. */
export interface Room {
  readonly taken: ReadonlyMap<string, { readonly login: boolean; readonly email: boolean }>;
  /** Of those who come back in the same batch. */
  readonly logins: Set<string>;
  readonly emails: Set<string>;
  seatsFree: number;
}

/** What stands in the way of these deleted users now. */
export async function roomFor(
  queries: Queries,
  records: readonly DeletedRecord[],
  account: { readonly seats: number; readonly used: number },
): Promise<Room> {
  const rows = await queries.query<{ id: string; login: boolean; email: boolean }>(
    `select d.id,
            exists (select from users u where u.deleted_at is null and lower(u.login) = lower(d.login)) as login,
            exists (select from users u where u.deleted_at is null and lower(u.email) = lower(d.email)) as email
     from users d where d.id = any($1::text[])`,
    [records.map(({ id }) => id)],
  );
  return {
    taken: new Map(rows.map(({ id, login, email }) => [id, { login, email }])),
    logins: new Set(),
    emails: new Set(),
    seatsFree: account.seats - account.used,
  };
}

/** What this user’s return would meet; empty where nothing. */
export function obstaclesOf({ id, login, email, status }: UserRecord, room: Room): Obstacle[] {
  const taken = room.taken.get(id);
  return [
    ...(taken?.login || room.logins.has(login.toLowerCase()) ? (['login-taken'] as const) : []),
    ...(taken?.email || room.emails.has(email.toLowerCase()) ? (['email-taken'] as const) : []),
    ...(status === 'active' && room.seatsFree <= 0 ? (['no-seat'] as const) : []),
  ];
}

/** Who can still be restored, the latest first, as the viewer may see them. Call it in one snapshot. */
export async function listDeleted(
  queries: Queries,
  viewer: Viewer,
  { size, offset }: { readonly size: number; readonly offset: number },
): Promise<object> {
  const inTime = 'restorable_until > now()';
  const [counted] = await queries.query<{ total: number }>(
    `select count(*)::int as total from users where deleted_at is not null and ${inTime}`,
  );
  const records = await queries.query<DeletedRecord>(
    `select * from deleted_user_records where ${inTime} order by deleted_at desc, id desc limit $1 offset $2`,
    [size, offset],
  );
  const total = counted?.total ?? 0;
  const room = await roomFor(queries, records, await accountNow(queries));
  const administrators = await countAdministrators(queries);
  return {
    deleted: records.map((record) => {
      const obstacles = obstaclesOf(record, room);
      return {
        user: userAnswer(record, viewer, administrators),
        deletedAt: record.deleted_at.toISOString(),
        restorableUntil: record.restorable_until.toISOString(),
        ...(obstacles.length > 0 && { obstacles }),
      };
    }),
    total: { value: total, kind: 'exact' },
    ...(offset + records.length < total && records.length > 0 && { next: { offset: offset + records.length } }),
    ...(offset > 0 && { previous: { offset: Math.max(0, offset - size) } }),
  };
}
