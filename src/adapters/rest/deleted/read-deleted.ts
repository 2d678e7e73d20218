import { isRecord, membersOf } from '../../is-record.js';
import type { DeletedPage, DeletedUser } from '../../../domain/deleted/deleted-users.js';
import type { User, UserId } from '../../../domain/user.js';
import { readPage } from '../read-page.js';
import { unreadable } from '../read-user.js';

/** The page of deleted users in an answer, read as a page of users is: one that can't be read spoils it. */
export function readDeleted(raw: unknown, readUser: (raw: unknown) => User): DeletedPage {
  if (!isRecord(raw) || !Array.isArray(raw.deleted)) throw unreadable('The list of deleted users can’t be read.');
  const found = new Map<UserId, DeletedUser>();
  const page = readPage({ ...raw, users: raw.deleted, notApplied: undefined }, (item) => {
    const one = readOne(item, readUser);
    if (!found.has(one.user.id)) found.set(one.user.id, one);
    return one.user;
  });
  const { users: _, ...around } = page;
  return { deleted: [...found.values()], ...around };
}

function readOne(raw: unknown, readUser: (raw: unknown) => User): DeletedUser {
  const { user, deletedAt, restorableUntil, obstacles } = membersOf(raw);
  if (!isInstant(deletedAt)) throw unreadable('A deleted user came without the instant of the deletion.');
  return {
    user: readUser(user),
    deletedAt,
    ...(isInstant(restorableUntil) && { restorableUntil }),
    // an obstacle that can't be read is one all the same
    ...(obstacles != null && {
      obstacles: [obstacles].flat().map((one) => (typeof one === 'string' && one ? one : 'unknown')),
    }),
  };
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
