import { nothingEntered } from '../../src/deletion/dialog/asked/entries.js';
import { planOf } from '../../src/bulk/plan.js';
import { dialogEnglish } from '../../src/deletion/dialog-english.js';
import type { DialogModel } from '../../src/deletion/dialog/dialog-model.js';
import type { NamedLists } from '../../src/deletion/dialog/named-lists.js';
import type { User } from '../../src/domain/user.js';
import { Messages } from '../../src/i18n/messages.js';
import { aSession, aUser } from './builders.js';

/** English, as the dialog speaks it. */
export const messages = new Messages([dialogEnglish]);

export const ana = aUser({ id: 'ana', displayName: 'Ana López', email: 'ana@example.com' });
export const bob = aUser({ id: 'bob', displayName: 'Bob Ray', email: 'bob@example.com' });
export const grace = aUser({ id: 'root', displayName: 'Grace Hopper', email: 'grace@example.com', owner: true });

/** So many users, nobody like another. */
export const people = (count: number): readonly User[] =>
  Array.from({ length: count }, (_, at) => aUser({ id: `u${at}`, displayName: `User ${at}`, email: `u${at}@example.com` })); // prettier-ignore

/** What a dialog shows that asks whether Ana is to be deleted, unless something else is said. */
export function aModel({
  users = [ana],
  ...given
}: Partial<DialogModel> & { users?: readonly User[] } = {}): DialogModel {
  const { work = { action: 'delete' }, session = aSession() } = given;
  return {
    phase: 'asking',
    work,
    session,
    plan: planOf(work, users, session),
    users,
    friction: { level: 1 },
    directoryTotal: undefined,
    messages,
    now: 0,
    ...nothingEntered,
    reasonWanted: undefined,
    successor: undefined,
    unlocked: true,
    missing: undefined,
    unseen: false,
    support: undefined,
    instead: undefined,
    progress: undefined,
    remaining: 0,
    approval: undefined,
    limit: undefined,
    outcomes: [],
    retriable: [],
    again: 0,
    isUnkept: false,
    lists: undefined as unknown as NamedLists,
    ...given,
  };
}
