import type { Call, Outcome } from '../contract.js';
import { isRecord } from '../is-record.js';
import { toldOfMany, type ManyUsers } from '../../domain/query.js';
import type { User, UserId } from '../../domain/user.js';
import { strings, unreadable } from './read-user.js';
import type { RestWire } from './rest-wire.js';

/** Several users, anew. */
export async function getMany(wire: RestWire, ids: readonly UserId[], { signal }: Call): Promise<ManyUsers> {
  const url = new URL(wire.users);
  url.pathname += '/read';
  const { data } = await wire.http.send({ method: 'POST', url, body: { ids }, signal });
  if (!isRecord(data) || !Array.isArray(data.users)) throw unreadable('The users can’t be read.');
  return { users: data.users.map(wire.readUser), missing: strings(data.missing) };
}

const most = 100;

/**
 * Looks at those of a part whose answers were lost together, where the server reads several at once: each is there, or
 * `undefined` who is gone. Whoever is not in it is looked at alone.
 */
export async function lookTogether(
  wire: RestWire,
  part: readonly Outcome[],
  signal: AbortSignal,
): Promise<ReadonlyMap<UserId, User | undefined>> {
  const found = new Map<UserId, User | undefined>();
  const open = part.filter(({ state }) => state === 'unknown').map(({ id }) => id);
  if (!wire.readsMany || open.length < 2) return found;
  try {
    for (let from = 0; from < open.length && !signal.aborted; from += most)
      for (const [id, user] of toldOfMany(await getMany(wire, open.slice(from, from + most), { signal })))
        found.set(id, user);
  } catch {
    // what it could not show is looked at one by one
  }
  return found;
}
