import { adapterError, asAdapterError } from '../adapter-error.js';
import type { Outcome, Target } from '../contract.js';
import type { HttpRequest } from '../http-transport.js';
import { isRecord } from '../is-record.js';
import { problemError } from '../http/problem-details.js';
import { segmentUrl } from '../segment-url.js';
import { concernsAll, distinct } from '../http/each-target.js';
import { outcomeOf } from '../http/outcome-of.js';
import type { RestWire } from './rest-wire.js';

/**
 * Sends many targets in requests of at most `size`, one after the other, and yields the outcomes of each. A request that is
 * too large is halved (F18); a target that the answer does not name is `unknown` (F17).
 */
export async function* writeBatch<T extends Target>(
  wire: RestWire,
  targets: readonly T[],
  size: number,
  gone: boolean,
  request: (part: readonly T[]) => HttpRequest,
): AsyncGenerator<readonly Outcome[], void> {
  const queue: T[][] = [];
  const fit: T[] = [];
  for (const target of distinct(targets)) {
    const unfit = misfit(wire, target);
    if (unfit) yield [unfit];
    else fit.push(target);
  }
  for (let from = 0; from < fit.length; from += size) queue.push(fit.slice(from, from + size));
  let stopped = false;
  for (let part = queue.shift(); part; part = queue.shift()) {
    const sent = request(part);
    const middle = part.length >> 1;
    if (stopped || sent.signal.aborted || sent.stop?.aborted)
      yield part.map(({ id }): Outcome => ({ id, state: 'not-attempted' }));
    else {
      const outcomes = await sendPart(wire, part, gone, sent);
      const tooLarge = middle > 0 && outcomes.every((outcome) => 'error' in outcome && outcome.error.status === 413);
      if (tooLarge) queue.unshift(part.slice(0, middle), part.slice(middle));
      else yield outcomes;
      stopped = outcomes.some(concernsAll);
    }
  }
}

async function sendPart(
  wire: RestWire,
  part: readonly Target[],
  gone: boolean,
  request: HttpRequest,
): Promise<Outcome[]> {
  try {
    const { data } = await wire.http.send(request);
    const answers = new Map<unknown, Record<string, unknown>>();
    const listed = isRecord(data) && Array.isArray(data.outcomes) ? (data.outcomes as unknown[]) : [];
    for (const item of listed) if (isRecord(item) && !answers.has(item.id)) answers.set(item.id, item);
    return part.map(({ id }) => answered(wire, id, gone, answers.get(id)));
  } catch (thrown) {
    return part.map(({ id }) => outcomeOf(id, asAdapterError(thrown), false));
  }
}

function answered(wire: RestWire, id: string, gone: boolean, item: Record<string, unknown> | undefined): Outcome {
  const status = Number(item?.status);
  // 202: it was taken on, and nobody knows yet
  if (!item || !(status >= 200 && status < 600) || status === 202)
    return {
      id,
      state: 'unknown',
      error: adapterError('protocol', 'The answer does not say what became of this user.'),
    };
  if (status >= 300) return outcomeOf(id, problemError(status, item.problem, undefined, wire.readUser), gone);
  try {
    const user = wire.readUser(item.user);
    if (user.id === id) return { id, state: 'done', user };
  } catch {
    // the status alone says that it was done
  }
  return { id, state: 'done' };
}

function misfit(wire: RestWire, { id }: Target): Outcome | undefined {
  try {
    segmentUrl(wire.users, id);
  } catch (thrown) {
    return { id, state: 'failed', error: asAdapterError(thrown) };
  }
  return undefined;
}
