import { isRecord } from '../../is-record.js';
import type { DeletedPage, DeletedUser } from '../../../domain/deleted/deleted-users.js';
import type { User } from '../../../domain/user.js';
import { readAround } from '../read-page.js';
import { unreadable } from '../read-user.js';

/** The page of deleted users in an answer. One that can't be read spoils it, as in the list of users. */
export function readDeleted(raw: unknown, readUser: (raw: unknown) => User): DeletedPage {
  if (!isRecord(raw) || !Array.isArray(raw.deleted)) throw unreadable('The list of deleted users can’t be read.');
  const byId = new Map<string, DeletedUser>();
  for (const item of raw.deleted as unknown[]) {
    const deleted = readOne(item, readUser);
    if (!byId.has(deleted.user.id)) byId.set(deleted.user.id, deleted);
  }
  return { deleted: [...byId.values()], ...readAround(raw) };
}

function readOne(raw: unknown, readUser: (raw: unknown) => User): DeletedUser {
  const { user, deletedAt, restorableUntil, obstacles } = isRecord(raw) ? raw : {};
  if (!isInstant(deletedAt)) throw unreadable('A deleted user came without the instant of the deletion.');
  return {
    user: readUser(user),
    deletedAt,
    ...(isInstant(restorableUntil) && { restorableUntil }),
    // an obstacle that can't be read is one all the same
    ...(obstacles != null && {
      obstacles: [obstacles].flat().map((one) => (typeof one === 'string' ? one : 'unknown')),
    }),
  };
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
