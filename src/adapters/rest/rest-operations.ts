import type { Call, Outcome, SchedulePlan, Target, UserChanges, UserDraft } from '../contract.js';
import type { HttpRequest } from '../http-transport.js';
import { isRecord } from '../problem-details.js';
import { segmentUrl } from '../segment-url.js';
import type { Department, User, UserId } from '../../domain/user.js';
import { eachTarget } from './each-target.js';
import { settled, written, type Proof } from './outcome-of.js';
import { readAll, readDepartment, unreadable } from './read-user.js';
import type { RestWire } from './rest-wire.js';
import { writeBatch } from './write-batch.js';

/** One write of many targets: how it is sent alone, how in a batch, and what proves it. */
interface Write {
  readonly targets: readonly Target[];
  readonly call: Call;
  readonly batch: Readonly<Record<string, unknown>>;
  readonly proof: Proof;
  /** Absent: it goes in batches only. */
  readonly single?: (target: Target) => Pick<HttpRequest, 'url' | 'method' | 'body'>;
  readonly gone?: boolean;
  readonly repeatable?: boolean;
}

/** Creates a user; the same `requestId` sent again creates nobody else. */
export async function create(
  { http, users, readUser, written }: RestWire,
  draft: UserDraft,
  call: Call & { readonly notify?: boolean },
): Promise<User> {
  const { notify, signal } = call;
  const body = { ...written(draft), ...(notify !== undefined && { notify }) };
  const { data } = await http.send({ method: 'POST', url: users, body, signal, readUser, key: keyOf(call, '') });
  return readUser(data);
}

/** Changes the fields given, and no others. */
export async function update(
  { http, users, readUser, written }: RestWire,
  { id, version }: Target,
  changes: UserChanges,
  call: Call,
): Promise<User> {
  const type = 'application/merge-patch+json';
  const { data } = await http.send({
    method: 'PATCH', url: segmentUrl(users, id), body: written(changes), type, version, signal: call.signal, readUser,
    key: keyOf(call, id),
  }); // prettier-ignore
  const user = readUser(data);
  if (user.id !== id) throw unreadable('The server answered with another user.');
  return user;
}

/** Deletes; under the name `delete` in the contract. */
function remove(
  wire: RestWire,
  targets: readonly Target[],
  call: Call & { successor?: UserId },
): AsyncIterable<Outcome> {
  const { successor } = call;
  return run(wire, {
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

/** Activates or deactivates. */
export function setActive(
  wire: RestWire,
  targets: readonly Target[],
  active: boolean,
  call: Call,
): AsyncIterable<Outcome> {
  const action = active ? 'activate' : 'deactivate';
  return run(wire, {
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
  return run(wire, {
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
  return run(wire, { targets, call, batch, proof: (user) => user?.department?.id === departmentId });
}

/** All departments. */
export async function departments(wire: RestWire, { signal }: Call): Promise<readonly Department[]> {
  const { data } = await wire.http.send({ url: wire.departments, signal });
  if (!isRecord(data) || !Array.isArray(data.departments)) throw unreadable('The departments can’t be read.');
  return readAll(data.departments, readDepartment);
}

/** Has the server write to the user how to choose a new password. */
export async function resetPassword(wire: RestWire, id: UserId, call: Call): Promise<void> {
  const url = segmentUrl(wire.users, id, '/reset-password');
  await wire.http.send({ method: 'POST', url, body: {}, signal: call.signal, key: keyOf(call, id) });
}

/** Sends one message to each of the users. */
export function sendMessage(
  wire: RestWire,
  ids: readonly UserId[],
  message: { readonly subject?: string; readonly body: string },
  call: Call,
): AsyncIterable<Outcome> {
  const targets = ids.map((id) => ({ id }));
  return writeBatch(wire, targets, Math.max(1, targets.length), false, (part) => ({
    method: 'POST', url: wire.messages, signal: call.signal, key: keyOf(call, part[0].id),
    body: { ids: part.map(({ id }) => id), ...message },
  })); // prettier-ignore
}

async function* run(wire: RestWire, write: Write): AsyncGenerator<Outcome, void> {
  const { targets, call, batch, proof, single, gone = false, repeatable = true } = write;
  const { signal } = call;
  const size = wire.capabilities.delete?.batchMax ?? 1;
  const pace = {};
  const shared = { signal, pace, repeatable, readUser: wire.readUser };
  if (single && (size < 2 || targets.length < 2)) {
    yield* eachTarget(targets, signal, async (target) => {
      const { id, version } = target;
      const sent = await written(id, gone, async () => {
        const { data } = await wire.http.send({ ...shared, ...single(target), version, key: keyOf(call, id) });
        return data === undefined || gone ? undefined : readSame(wire, id, data);
      });
      return settled(wire, sent, proof, signal);
    });
    return;
  }
  const url = new URL(wire.users);
  url.pathname += '/batch';
  const outcomes = writeBatch(wire, targets, Math.max(1, size), gone, (part) => ({
    ...shared, method: 'POST', url, key: keyOf(call, `${part[0].id} ${part.length}`),
    body: { ...batch, targets: part.map(({ id, version }) => ({ id, version })) },
  })); // prettier-ignore
  const sight = {};
  for await (const outcome of outcomes) yield await settled(wire, outcome, proof, signal, sight);
}

function readSame(wire: RestWire, id: UserId, data: unknown): User {
  const user = wire.readUser(data);
  if (user.id !== id) throw unreadable('The server answered with another user.');
  return user;
}

/** One key for one write to one target, also when the caller sends it again under the same `requestId`. */
function keyOf({ requestId }: Call, target: string): string {
  const call = requestId ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
  return target ? `${call}.${encodeURIComponent(target)}` : call;
}

export { remove as delete };
