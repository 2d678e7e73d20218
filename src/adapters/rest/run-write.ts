import type { Call, Outcome, Target } from '../contract.js';
import type { HttpRequest } from '../http-transport.js';
import type { User, UserId } from '../../domain/user.js';
import { eachTarget } from '../http/each-target.js';
import { settled, written, type Proof } from '../http/outcome-of.js';
import { lookTogether } from './read-many.js';
import { unreadable } from './read-user.js';
import type { RestWire } from './rest-wire.js';
import { writeBatch } from './write-batch.js';

/** One write of many targets: how it is sent alone, how in a batch, and what proves it. */
export interface Write {
  readonly targets: readonly Target[];
  readonly call: Call;
  readonly batch: Readonly<Record<string, unknown>>;
  readonly proof: Proof;
  /** Absent: it goes in batches only. */
  readonly single?: (target: Target) => Pick<HttpRequest, 'url' | 'method' | 'body'>;
  readonly gone?: boolean;
  readonly repeatable?: boolean;
}

/** Runs the write alone or in batches, as the server can, and looks after whatever answer was lost. */
export async function* runWrite(wire: RestWire, write: Write): AsyncGenerator<Outcome, void> {
  const { targets, call, batch, proof, single, gone = false, repeatable = true } = write;
  const { signal, stop } = call;
  // who was not heard of is looked up no more once the viewer wants to stop
  const sight = stop ? AbortSignal.any([signal, stop]) : signal;
  const size = wire.capabilities.delete?.batchMax ?? 1;
  const pace = {};
  const shared = {
    signal,
    stop,
    pace,
    headers: reasonHeader(call),
    repeatable: repeatable && !call.once,
    readUser: wire.readUser,
  };
  const alone = single && (size < 2 || targets.length < 2);
  // the answer of a batch is lost for all of its targets: one more that is lost says little about the others
  const seen = { misses: 0, most: alone ? 1 : 2, steps: !repeatable };
  if (alone) {
    yield* eachTarget(targets, call, async (target) => {
      const { id, version } = target;
      const sent = await written(id, gone, async () => {
        const { data } = await wire.http.send({ ...shared, ...single(target), version, key: keyOf(call, id) });
        return data === undefined || gone ? undefined : readSame(wire, id, data);
      });
      return settled(wire, sent, proof, sight, seen);
    });
    return;
  }
  const url = new URL(wire.users);
  url.pathname += '/batch';
  const outcomes = writeBatch(wire, targets, Math.max(1, size), gone, (part) => ({
    ...shared, method: 'POST', url, key: keyOf(call, `${part[0].id} ${part.length}`),
    body: { ...batch, targets: part.map(({ id, version }) => ({ id, version })) },
  })); // prettier-ignore
  for await (const part of outcomes) {
    const looks = await lookTogether(wire, part, sight);
    for (const outcome of part) yield await settled(wire, outcome, proof, sight, seen, looks);
  }
}

/** Why it is done: a header takes it for one user as for many, and no address and no log of addresses has it. */
function reasonHeader({ reason }: Call): Record<string, string> {
  return reason ? { 'X-Audit-Log-Reason': encodeURIComponent(reason.replace(/\p{Cs}/gu, '\uFFFD')) } : {};
}

/** The user in the answer, who must be the one asked for. */
export function readSame(wire: RestWire, id: UserId, data: unknown): User {
  const user = wire.readUser(data);
  if (user.id !== id) throw unreadable('The server answered with another user.');
  return user;
}

/** One key for one write to one target, also when the caller sends it again under the same `requestId`. */
export function keyOf({ requestId }: Call, target: string): string {
  const call = requestId ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
  return target ? `${call}.${encodeURIComponent(target)}` : call;
}
