import type { Call, Outcome, SchedulePlan, Target, UserAdapter, UserChanges, UserDraft } from '../contract.js';
import type { HttpRequest } from '../http-transport.js';
import { isRecord } from '../is-record.js';
import { segmentUrl } from '../segment-url.js';
import type { DeletedPage, DeletedQuery } from '../../domain/deleted/deleted-users.js';
import type { Department, User, UserId } from '../../domain/user.js';
import { readAll, readDepartment, unreadable } from './read-user.js';
import { readDeleted } from './deleted/read-deleted.js';
import { queryUrl } from './read-page.js';
import type { RestWire } from './rest-wire.js';
import { keyOf, readSame, runWrite } from './run-write.js';
import { writeBatch } from './write-batch.js';

/** The address of what stands beside the collection of users, unless the host says another one. */
function beside({ users }: RestWire, name: string, given?: string | URL): URL {
  return new URL(given ?? name, given ? globalThis.document?.baseURI : users);
}

/** One user, who must be the one asked for. */
export async function get(wire: RestWire, id: UserId, { signal }: Call): Promise<User> {
  const { data, version } = await wire.http.send({ url: segmentUrl(wire.users, id), signal });
  return { ...(version && { version }), ...readSame(wire, id, data) };
}

/** A user's fields under the names that the server has for them. */
function written({ fields }: RestWire, changes: object): Record<string, unknown> {
  const sent = new Map(Object.entries(fields));
  return Object.fromEntries(Object.entries(changes).map(([name, value]) => [sent.get(name) ?? name, value]));
}

/** What ends a write, and whether it waits by itself (F11, U14). */
function manner({ signal, stop, once }: Call): Pick<HttpRequest, 'signal' | 'stop' | 'repeatable'> {
  return { signal, stop, repeatable: !once };
}

/** Creates a user; the same `requestId` sent again creates nobody else. */
export async function create(
  wire: RestWire,
  draft: UserDraft,
  call: Call & { readonly notify?: boolean },
): Promise<User> {
  const { http, users, readUser } = wire;
  const { notify } = call;
  const body = { ...written(wire, draft), ...(notify !== undefined && { notify }) };
  const { data } = await http.send({
    method: 'POST',
    url: users,
    body,
    ...manner(call),
    readUser,
    key: keyOf(call, ''),
  });
  return readUser(data);
}

/** Changes the fields given, and no others. */
export async function update(wire: RestWire, { id, version }: Target, changes: UserChanges, call: Call): Promise<User> {
  const { http, users, readUser } = wire;
  const headers = { 'Content-Type': 'application/merge-patch+json' };
  const { data } = await http.send({
    method: 'PATCH', url: segmentUrl(users, id), body: written(wire, changes), headers, version, ...manner(call), readUser,
    key: keyOf(call, id),
  }); // prettier-ignore
  // 204 says that it was done, and not what became of the user
  return data === undefined ? get(wire, id, call) : readSame(wire, id, data);
}

/** Deletes; under the name `delete` in the contract. */
function remove(
  wire: RestWire,
  targets: readonly Target[],
  call: Call & { successor?: UserId },
): AsyncIterable<Outcome> {
  const { successor } = call;
  return runWrite(wire, {
    targets,
    call,
    batch: { action: 'delete', ...(successor !== undefined && { successor }) },
    gone: true,
    repeatable: wire.capabilities.delete?.kind !== 'deactivate-first',
    proof: (user) => !user,
    single: ({ id }) => {
      const url = segmentUrl(wire.users, id);
      if (successor !== undefined) url.searchParams.set('successor', successor);
      return { method: 'DELETE', url };
    },
  });
}

/** Takes back a deletion; who is there afterwards proves it. */
export function restore(wire: RestWire, ids: readonly UserId[], call: Call): AsyncIterable<Outcome> {
  return runWrite(wire, {
    targets: ids.map((id) => ({ id })),
    call,
    batch: { action: 'restore' },
    proof: (user) => user !== undefined,
    single: ({ id }) => ({ method: 'POST', url: segmentUrl(deletedUrl(wire), id, '/restore'), body: {} }),
  });
}

/** Who was deleted and can be restored. */
export async function deletedUsers(wire: RestWire, query: DeletedQuery, { signal }: Call): Promise<DeletedPage> {
  const { data } = await wire.http.send({ url: queryUrl(deletedUrl(wire), query), signal });
  return readDeleted(data, wire.readUser);
}

function deletedUrl(wire: RestWire): URL {
  return beside(wire, 'deleted-users', wire.options.deletedUsersUrl);
}

/** Activates or deactivates. */
export function setActive(
  wire: RestWire,
  targets: readonly Target[],
  active: boolean,
  call: Call,
): AsyncIterable<Outcome> {
  const action = active ? 'activate' : 'deactivate';
  return runWrite(wire, {
    targets,
    call,
    batch: { action },
    proof: (user) => user?.status === (active ? 'active' : 'inactive'),
    single: ({ id }) => ({ method: 'POST', url: segmentUrl(wire.users, id, `/${action}`), body: {} }),
  });
}

/** Plans an activation or deactivation, or cancels the plan. */
export function schedule(
  wire: RestWire,
  targets: readonly Target[],
  { action, at }: SchedulePlan,
  call: Call,
): AsyncIterable<Outcome> {
  const plan = { action, at };
  const place = (id: UserId): URL => segmentUrl(wire.users, id, '/schedule');
  return runWrite(wire, {
    targets,
    call,
    batch: { action: 'schedule', schedule: plan },
    proof: (user) =>
      user !== undefined &&
      (at === null
        ? !user.scheduled
        : user.scheduled?.action === action && +new Date(user.scheduled.at) === +new Date(at)),
    single: ({ id }) =>
      at === null ? { method: 'DELETE', url: place(id) } : { method: 'PUT', url: place(id), body: plan },
  });
}

/** Moves to another department. */
export function changeDepartment(
  wire: RestWire,
  targets: readonly Target[],
  departmentId: string,
  call: Call,
): AsyncIterable<Outcome> {
  const batch = { action: 'change-department', departmentId };
  return runWrite(wire, { targets, call, batch, proof: (user) => user?.department?.id === departmentId });
}

/** All departments. */
export async function departments(wire: RestWire, { signal }: Call): Promise<readonly Department[]> {
  const { data } = await wire.http.send({ url: beside(wire, 'departments', wire.options.departmentsUrl), signal });
  if (!isRecord(data) || !Array.isArray(data.departments)) throw unreadable('The departments can’t be read.');
  return readAll(data.departments, readDepartment);
}

/** Has the server write to the user how to choose a new password. */
export async function resetPassword(wire: RestWire, id: UserId, call: Call): Promise<void> {
  const url = segmentUrl(wire.users, id, '/reset-password');
  await wire.http.send({ method: 'POST', url, body: {}, signal: call.signal, key: keyOf(call, id) });
}

/** Follows what changes; the list does without where that can't be loaded. */
export async function subscribe(
  wire: RestWire,
  ...given: Parameters<NonNullable<UserAdapter['subscribe']>>
): Promise<void> {
  const follow = await import('./live/follow-changes.js').catch(() => undefined);
  void follow?.followChanges(wire.options, beside(wire, 'changes', wire.options.changesUrl), ...given);
}

/** Sends one message to each of the users. */
export function sendMessage(
  wire: RestWire,
  ids: readonly UserId[],
  message: { readonly subject?: string; readonly body: string },
  call: Call,
): AsyncIterable<Outcome> {
  const targets = ids.map((id) => ({ id }));
  const url = beside(wire, 'messages', wire.options.messagesUrl);
  return each(writeBatch(wire, targets, Math.max(1, targets.length), false, (part) => ({
    method: 'POST', url, ...manner(call),
    key: keyOf(call, part[0].id),
    body: { ids: part.map(({ id }) => id), ...message },
  }))); // prettier-ignore
}

async function* each(parts: AsyncIterable<readonly Outcome[]>): AsyncGenerator<Outcome, void> {
  for await (const part of parts) yield* part;
}

export { getMany } from './read-many.js';
export { remove as delete };
