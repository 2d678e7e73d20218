import { adapterError, asAdapterError } from '../../adapter-error.js';
import type { Call, Outcome, Target, UserChanges, UserDraft } from '../../contract.js';
import { eachTarget } from '../../http/each-target.js';
import { settled, written, type Proof } from '../../http/outcome-of.js';
import type { HttpRequest } from '../../http-transport.js';
import { segmentUrl } from '../../segment-url.js';
import type { User, UserId } from '../../../domain/user.js';
import { lost } from '../read-list.js';
import { readRecord, unreadable } from '../records/read-record.js';
import { valueAt } from '../records/scim-path.js';
import type { ScimWire } from '../scim-wire.js';
import { activeChange, editChange } from './change.js';
import { confirmGone } from './confirm-gone.js';
import { ifMatch, perform } from './perform.js';
import { newRecord } from './record-parts.js';

/** One user, who must be the one asked for. */
export async function get(wire: ScimWire, id: UserId, { signal }: Call): Promise<User> {
  const { data } = await wire.http.send({ url: segmentUrl(wire.users, id), signal });
  const user = readRecord(wire, data);
  if (user.id !== id) throw unreadable('The server answered with another user.');
  return user;
}

/** What ends a request, and whether it waits by itself (F11, U14). */
function sendingOf({ signal, stop, once }: Call, repeatable = true): Sending {
  return { signal, stop, repeatable: repeatable && !once };
}

/** Requests whose answer may have been lost, by the wish that they stand for. SCIM knows no keys, so who was made is looked for. */
const tried = new WeakMap<ScimWire, Set<string>>();

/** Creates a user. A wish that is sent again is first looked after; so is an answer that does not say who was made. */
export async function create(wire: ScimWire, draft: UserDraft, call: Call): Promise<User> {
  const before = tried.get(wire) ?? new Set();
  tried.set(wire, before);
  const { requestId, signal } = call;
  refuseUnfit(draft);
  if (requestId && before.has(requestId)) {
    const made = await madeFrom(wire, draft, signal);
    if (made) return made;
  }
  if (requestId) before.add(requestId);
  try {
    const { data } = await wire.http.send({
      method: 'POST',
      url: wire.users,
      body: newRecord(wire, draft),
      ...sendingOf(call),
    });
    if (valueAt(data, 'id') !== undefined) return readRecord(wire, data);
  } catch (thrown) {
    // 201 without a word
    if (![200, 201].includes(asAdapterError(thrown).status ?? 0)) throw thrown;
  }
  const made = await madeFrom(wire, draft, signal);
  if (!made) throw unreadable('The server said yes, and nobody with this login is there.', 201);
  return made;
}

/** What no server should be asked to keep; not all of them look. */
function refuseUnfit({ login, email }: Pick<UserChanges, 'login' | 'email'>): void {
  const fields = {
    ...(login?.trim() === '' && { login: 'Enter a login.' }),
    ...(email && !/^[^\s@]+@[^\s@]+$/.test(email) && { email: 'This is not an e-mail address.' }),
  };
  if (Object.keys(fields).length > 0) throw adapterError('invalid', 'Some fields need attention.', { fields });
}

async function madeFrom(wire: ScimWire, draft: UserDraft, signal: AbortSignal): Promise<User | undefined> {
  const { findByLogin } = await import('./find-by-login.js').catch(lost);
  return findByLogin(wire, draft.login, signal);
}

/** Changes the fields given, and no others. */
export async function update(wire: ScimWire, target: Target, changes: UserChanges, call: Call): Promise<User> {
  refuseUnfit(changes);
  const sending = sendingOf(call);
  const { data } = await wire.http.send({ url: segmentUrl(wire.users, target.id), ...sending });
  const before = readRecord(wire, data);
  if (before.id !== target.id) throw unreadable('The server answered with another user.');
  if (target.version && before.version && before.version !== target.version)
    throw adapterError('stale', 'Somebody else has changed this user.', { latest: before });
  return perform(wire, target, editChange(wire, changes, data), sending);
} // prettier-ignore

/** Activates or deactivates. */
export async function* setActive(
  wire: ScimWire,
  targets: readonly Target[],
  active: boolean,
  call: Call,
): AsyncGenerator<Outcome, void> {
  const change = activeChange(active);
  const proof: Proof = (user) => user?.status === (active ? 'active' : 'inactive');
  yield* each(wire, targets, call, proof, {
    op: { method: 'PATCH', change },
    one: (target, shared) => written(target.id, false, () => perform(wire, target, change, shared)),
  });
}

/** Deletes; under the name `delete` in the contract. */
async function* remove(wire: ScimWire, targets: readonly Target[], call: Call): AsyncGenerator<Outcome, void> {
  yield* each(wire, targets, call, (user) => !user, {
    op: { method: 'DELETE' },
    one: async ({ id, version }, shared) => {
      const outcome = await written(id, true, async () => {
        await wire.http.send({
          ...shared,
          method: 'DELETE',
          url: segmentUrl(wire.users, id),
          headers: ifMatch(version),
        });
        return undefined;
      });
      // it wants a version, and has not said so
      if ('error' in outcome && outcome.error.status === 428) wire.found.versions = true;
      return confirmGone(wire, call, outcome);
    },
  });
}

interface Deed {
  readonly op: { readonly method: 'DELETE' | 'PATCH'; readonly change?: ReturnType<typeof activeChange> };
  readonly one: (target: Target, shared: Shared) => Promise<Outcome>;
}

type Shared = Sending & { readonly pace: object };
type Sending = Pick<HttpRequest, 'signal' | 'stop' | 'repeatable'>;

/** Each target alone, four at a time, or in batches where the server takes them; a lost answer is looked after. */
async function* each(
  wire: ScimWire,
  targets: readonly Target[],
  call: Call,
  proof: Proof,
  { op, one }: Deed,
): AsyncGenerator<Outcome, void> {
  const { signal, stop } = call;
  const twoSteps = wire.options.capabilities?.delete?.kind === 'deactivate-first' && op.method === 'DELETE';
  const shared = { ...sendingOf(call, !twoSteps), pace: {} };
  const sight = stop ? AbortSignal.any([signal, stop]) : signal;
  const seen = { misses: 0, most: 1, steps: twoSteps };
  const alone = (some: readonly Target[]): AsyncGenerator<Outcome, void> =>
    eachTarget(some, call, async (target) => settled(wire, await one(target, shared), proof, sight, seen));
  if (!wire.found.bulk || targets.length < 2) return yield* alone(targets);
  const { sendBulk } = await import('../bulk/send-bulk.js').catch(lost);
  for await (const outcome of sendBulk(wire, targets, call, { ...op, shared, alone }))
    yield await settled(wire, outcome, proof, sight, { ...seen, most: 2 });
}

export { remove as delete };
