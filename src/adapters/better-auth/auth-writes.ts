import { adapterError } from '../adapter-error.js';
import type { Call, Outcome, Target, UserChanges, UserDraft } from '../contract.js';
import { isRecord } from '../is-record.js';
import { eachTarget } from '../http/each-target.js';
import { written } from '../http/outcome-of.js';
import { nameOf, type User, type UserId } from '../../domain/user.js';
import { checkedId, post, unreadable, type AuthWire } from './auth-wire.js';
import { extraOf, namesOf } from './better-auth-options.js';
import { getUser, readAuthUser, sameUser } from './read-auth-user.js';

/** Makes a user without a password; with `notify` they are written to how to choose one. */
export async function createUser(
  wire: AuthWire,
  draft: UserDraft,
  call: Call & { readonly notify?: boolean },
): Promise<User> {
  needName(draft);
  const { email = draft.login, roles, displayName: _name, ...rest } = draft;
  const { name: _own, email: _address, ...data } = columnsOf(wire, rest);
  const name = nameOf({ ...draft, login: draft.login || email, id: '', status: 'active' });
  const role = roles?.map(({ id }) => id);
  const body = { email, name, data, ...(role?.length && { role }) };
  const answer = await post(wire, 'admin/create-user', body, call);
  const user = readAuthUser(wire.options, isRecord(answer) ? answer.user : answer);
  // who was made is made, whatever becomes of the mail
  if (call.notify && wire.options.passwordPage) await sendPasswordMail(wire, user, call).catch(() => undefined);
  return user;
}

/** Changes the fields given, and no others. */
export async function updateUser(wire: AuthWire, { id }: Target, changes: UserChanges, call: Call): Promise<User> {
  needName(changes);
  const data = columnsOf(wire, changes);
  const body = { userId: checkedId(id), data };
  const answer = Object.keys(data).length > 0 ? await post(wire, 'admin/update-user', body, call) : undefined;
  return answer === undefined ? getUser(wire, id, call) : sameUser(wire, id, answer);
}

/** Removes for good. A success is not believed before the user is gone: a hook of the server may have kept them. */
export function removeUsers(wire: AuthWire, targets: readonly Target[], call: Call): AsyncIterable<Outcome> {
  return each(targets, call, true, async (id, pace) => {
    const answer = await post(wire, 'admin/remove-user', { userId: checkedId(id) }, call, pace);
    if (!isRecord(answer) || answer.success !== true) throw unreadable('The server did not say that it was done.');
    const kept = await getUser(wire, id, call).catch(() => undefined);
    if (kept) throw adapterError('unknown', 'The server says that the user was removed, and still has them.');
    return undefined;
  });
}

/** Bans, which is what inactive means here, and lifts the ban. */
export function setActive(
  wire: AuthWire,
  targets: readonly Target[],
  active: boolean,
  call: Call,
): AsyncIterable<Outcome> {
  const { reason } = call;
  return each(targets, call, false, async (id, pace) => {
    const body = { userId: checkedId(id), ...(reason && !active && { banReason: reason }) };
    const answer = await post(wire, active ? 'admin/unban-user' : 'admin/ban-user', body, call, pace);
    const user = sameUser(wire, id, isRecord(answer) ? answer.user : answer);
    if ((user.status === 'active') !== active) throw unreadable('The server answered with the user as they were.');
    return user;
  });
}

/** Has the server write to the user how to choose a new password. */
export async function resetPassword(wire: AuthWire, id: UserId, call: Call): Promise<void> {
  await sendPasswordMail(wire, await getUser(wire, id, call), call);
}

/** The server would take a name that is empty. */
function needName({ displayName }: UserChanges): void {
  if (displayName === undefined || displayName.trim() !== '') return;
  const message = 'A user needs a name.';
  throw adapterError('invalid', message, { fields: { displayName: message } });
}

async function sendPasswordMail(wire: AuthWire, { email }: User, call: Call): Promise<void> {
  const body = { email, redirectTo: wire.options.passwordPage };
  const answer = await post(wire, 'request-password-reset', body, call);
  if (!isRecord(answer) || answer.status !== true) throw unreadable('The server did not say that it was done.');
}

function each(
  targets: readonly Target[],
  call: Call,
  gone: boolean,
  deed: (id: UserId, pace: object) => Promise<User | undefined>,
): AsyncIterable<Outcome> {
  const pace = {};
  return eachTarget(targets, call, ({ id }) => written(id, gone, () => deed(id, pace)));
}

/** What is sent of a user: the fields that the server has, under its names, and of the additional ones those declared. */
function columnsOf({ options }: AuthWire, { extra = {}, ...changes }: UserChanges): Record<string, unknown> {
  const names = namesOf(options);
  const own = Object.entries(changes).map(([name, value]) => [names.get(name), value] as const);
  const more = extraOf(options)
    .filter(({ name, readOnly }) => !readOnly && Object.hasOwn(extra, name))
    .map(({ name }) => [name, extra[name]] as const);
  const sent = [...own, ...more].filter(([name, value]) => name !== undefined && value !== undefined);
  return Object.fromEntries(sent) as Record<string, unknown>;
}
