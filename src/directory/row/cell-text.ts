import type { Membership, User } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import type { Messages } from '../../i18n/messages.js';
import { statusLabel } from '../../ui/status-label.js';
import type { Column } from '../columns.js';

/**
 * What a cell says about a user, in two pieces: a status alone, a department and where it stands, or what is known and
 * before it its name, which is read on cards. Empty where nothing is known.
 */
export function cellTexts({ id, label }: Column, user: User, messages: Messages): readonly [string, string] {
  const { department } = user;
  if (id === 'status') return [statusLabel(user, messages), ''];
  if (id === 'department') {
    const name = visibleText(department?.name);
    const path = Array.isArray(department?.path)
      ? department.path.map((step) => visibleText(step, 60)).join(' / ')
      : '';
    return [name, (name && path) ?? ''];
  }
  const text = textOf(id, user, messages);
  return [text && messages.text(label), text];
}

function textOf(id: string, user: User, messages: Messages): string {
  if (id === 'role') return namesOf(user.roles, messages);
  if (id === 'groups') return namesOf(user.groups, messages);
  if (id === 'created') return dateOf(user.createdAt, messages);
  return user.lastLoginAt === null ? messages.text('row.never') : dateOf(user.lastLoginAt, messages);
}

function namesOf(memberships: readonly Membership[] | undefined, messages: Messages): string {
  return messages.list((memberships ?? []).map(({ name }) => visibleText(name, 60)));
}

/** An instant as a date, and what is none as it stands. */
function dateOf(instant: string | undefined, messages: Messages): string {
  return messages.date(visibleText(instant, 40));
}
