import { adapterError, asAdapterError } from '../../adapter-error.js';
import type { Call, Outcome, Target } from '../../contract.js';
import { concernsAll, distinct } from '../../http/each-target.js';
import { outcomeOf } from '../../http/outcome-of.js';
import { segmentUrl } from '../../segment-url.js';
import { under, type ScimWire } from '../scim-wire.js';
import type { Change } from '../writing/change.js';
import { confirmGone } from '../writing/confirm-gone.js';
import { patchBody, type Sending } from '../writing/perform.js';
import { readAnswers } from './read-answers.js';

/** What is done to each, and how the same is done to each alone. */
export interface BulkDeed {
  readonly method: 'DELETE' | 'PATCH';
  readonly change?: Change;
  readonly shared: Sending;
  readonly alone: (targets: readonly Target[]) => AsyncIterable<Outcome>;
}

/**
 * Sends many targets in requests to `/Bulk` (RFC 7644 §3.7), no more in one than its two limits allow, and yields an outcome for each. No
 * `failOnErrors`: one that fails must not keep the others. A request that is too large is halved; a server that takes none after all gets
 * them one by one.
 */
export async function* sendBulk(
  wire: ScimWire,
  targets: readonly Target[],
  call: Call,
  deed: BulkDeed,
): AsyncGenerator<Outcome, void> {
  const fit: Target[] = [];
  for (const target of distinct(targets)) {
    const unfit = misfit(wire, target);
    if (unfit) yield unfit;
    else fit.push(target);
  }
  const queue = partsOf(wire, fit, deed);
  let stopped = false;
  for (let part = queue.shift(); part; part = queue.shift()) {
    if (stopped || call.signal.aborted || call.stop?.aborted) {
      yield* part.map(({ id }): Outcome => ({ id, state: 'not-attempted' }));
      continue;
    }
    const outcomes = await sendPart(wire, part, deed);
    const statuses = outcomes.map((outcome) => ('error' in outcome ? outcome.error.status : undefined));
    const refused = (some: readonly number[]): boolean => outcomes.every(({ state }, index) => state === 'failed' && some.includes(statuses[index] ?? 0)); // prettier-ignore
    if (part.length > 1 && refused([413])) queue.unshift(part.slice(0, part.length >> 1), part.slice(part.length >> 1));
    else if (refused([404, 405, 501]) && outcomes.every(isOfAll)) {
      wire.found.bulk = undefined;
      yield* deed.alone([part, ...queue.splice(0)].flat());
    } else for (const outcome of outcomes) yield await looked(wire, call, deed, outcome);
    stopped = outcomes.some(concernsAll);
  }
}

const ofAll = new WeakSet<object>();
const isOfAll = (outcome: Outcome): boolean => 'error' in outcome && ofAll.has(outcome.error);

async function sendPart(wire: ScimWire, part: readonly Target[], deed: BulkDeed): Promise<Outcome[]> {
  const url = under(wire.base, 'Bulk');
  const { signal, stop, pace, repeatable } = deed.shared;
  try {
    const body = bodyOf(part.map((target, index) => operationOf(wire, target, index, deed)));
    const { data } = await wire.http.send({ method: 'POST', url, body, signal, stop, pace: pace ?? {}, repeatable: repeatable ?? false }); // prettier-ignore
    return readAnswers(wire, part, data, deed.method);
  } catch (thrown) {
    const error = asAdapterError(thrown);
    ofAll.add(error);
    return part.map(({ id }) => outcomeOf(id, error, false));
  }
}

/** The first of each kind that the server says it has done is looked at; the others are believed then. */
async function looked(wire: ScimWire, call: Call, { method, change }: BulkDeed, outcome: Outcome): Promise<Outcome> {
  if (method === 'DELETE') return confirmGone(wire, call, outcome);
  const { id, state } = outcome;
  if (state !== 'done' || wire.found.seen.has('bulk')) return outcome;
  const url = segmentUrl(wire.users, id);
  const answer = await wire.http.send({ url, signal: call.signal }).catch(() => undefined);
  if (!answer) return outcome;
  if (change?.isDone(answer.data)) {
    wire.found.seen.add('bulk');
    return { id, state: 'done', user: wire.readUser(answer.data) };
  }
  return { id, state: 'failed', error: adapterError('unsupported', 'The server said yes, and changed nothing.') };
}

function operationOf({ users, base }: ScimWire, { id, version }: Target, index: number, deed: BulkDeed): object {
  const { method, change } = deed;
  return {
    method,
    path: segmentUrl(users, id).pathname.slice(base.pathname.replace(/\/$/, '').length),
    bulkId: `${index}`,
    ...(version && { version }),
    ...(change && { data: patchBody(change.operations) }),
  };
}

const bodyOf = (operations: readonly object[]): object => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
  Operations: operations,
});

/** As many in one request as both limits allow, and one at least. */
function partsOf(wire: ScimWire, targets: readonly Target[], deed: BulkDeed): Target[][] {
  const { operations = 1, bytes = 0 } = wire.found.bulk ?? {};
  const parts: Target[][] = [];
  let [room, size] = [0, 0];
  const frame = JSON.stringify(bodyOf([])).length;
  for (const target of targets) {
    const length = new TextEncoder().encode(JSON.stringify(operationOf(wire, target, operations, deed))).length + 1;
    if (room === 0 || size + length > bytes) {
      parts.push([]);
      [room, size] = [operations, frame];
    }
    parts[parts.length - 1].push(target);
    room -= 1;
    size += length;
  }
  return parts;
}

function misfit(wire: ScimWire, { id }: Target): Outcome | undefined {
  try {
    segmentUrl(wire.users, id);
  } catch (thrown) {
    return { id, state: 'failed', error: asAdapterError(thrown) };
  }
  return undefined;
}
