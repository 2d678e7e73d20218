import type { Outcome } from '../../contract.js';
import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { either, method } from '../needs.js';
import { collect, deedOf, lookUp, outcomeFor, statesOf, targetsOf, type Deed } from '../users/outcomes.js';
import { expect, Inapplicable } from '../verdict.js';
import { bare, cutAfterSend, onWrite, type Fault, type Wire } from '../wire.js';
import type { User } from '../../../domain/user.js';

const many = either(method('delete', 'delete'), method('setActive', 'deactivate'));
const lost = { group: 'bulk', contract: 'docs/adapters.md#outcomes', needs: [many] } as const;
const pauseMs = 1000;

/** Answers that don’t come, or say “later”. */
export const lostAnswerChecks: readonly Definition[] = [
  { ...lost, number: 26, name: 'a write whose answer was lost is never called failed, and reading tells what became of it', body: cut },
  { ...lost, number: 27, name: 'a 429 in the middle makes all wait, and nobody is sent twice or forgotten', body: rateLimited },
]; // prettier-ignore

async function cut(bench: Bench): Promise<void> {
  bench.needWire();
  const deed = deedOf(bench);
  const [user] = await bench.users.take(1);
  bench.wire.fault = onWrite(1, cutAfterSend);
  const sent = bench.wire.writes.length;
  const outcome = await outcomeFor(user.id, deed.start(targetsOf([user])));
  if (bench.wire.writes.length === sent) throw new Inapplicable(`${deed.name} of this adapter sends no request that writes.`);
  // by looking, an adapter may have found out itself
  const honest = ['unknown', 'done', 'already'].includes(outcome.state);
  expect(honest, `${deed.name} to be “unknown”, or found out to be done, after its connection was cut`, outcome);
  bench.wire.fault = undefined;
  const known = await lookUp(bench, user.id);
  expect(deed.isDone(known), `get() to show what became of it`, known ?? 'nobody');
  bench.note(`Ended as “${outcome.state}”.`);
} // prettier-ignore

async function rateLimited(bench: Bench): Promise<void> {
  bench.needWire();
  for (const once of [true, false]) {
    const deed = deedOf(bench);
    const users = await bench.users.take(6);
    const told = refuseOne(bench);
    const outcomes = await collect(deed.start(targetsOf(users), { once }));
    const { at, index, refused } = told();
    const later = bench.wire.writes.slice(index).filter((request) => request.at < at + pauseMs * 0.95);
    const again = later.find(({ method, url, body }) => [method, url, body].join() === refused);
    expect(!again, `${deed.name} not to be sent again before the time that 429 says`, again?.url);
    expect(
      later.length <= (once ? 0 : 1),
      `no further request of ${deed.name} while 429 says to wait`,
      `${later.length}`,
    );
    if (once) expect(bench.wire.writes.length === index, 'nothing to be sent again with `once`', 'another request');
    await fates(bench, deed, users, outcomes, once);
  }
}

/** When a request was answered with 429, how many had been sent by then, and which it was. */
interface Refusal {
  readonly at: number;
  readonly index: number;
  readonly refused: string;
}

/** Answers one write with 429, once all that is sent at the same time is on its way: that is answered afterwards. */
function refuseOne({ wire, settings, session }: Bench): () => Refusal {
  const turn = (session.capabilities.delete?.batchMax ?? 1) > 1 ? 1 : 2;
  let count = 0;
  let told: Refusal | undefined;
  let release: () => void;
  const answered = new Promise<void>((resolve) => (release = resolve));
  const refuse = async (...[request, next]: Parameters<Fault>): Promise<Response> => {
    await calm(wire);
    const { method, url, body } = request;
    told = { at: settings.now(), index: wire.writes.length, refused: [method, url, body].join() };
    // the others are answered when the adapter has read that it is to wait
    setTimeout(release, 100);
    return (await bare(429, { 'Retry-After': `${pauseMs / 1000}` })(request, next)) as Response;
  };
  wire.fault = (request, next) => {
    if (!request.writes || told || ++count < turn) return undefined;
    return count > turn ? answered.then(next) : refuse(request, next);
  };
  return () => {
    if (!told) throw new Inapplicable('The adapter sent too few requests for a 429 in the middle.');
    return told;
  };
}

/** Waits until nothing more is being sent. */
async function calm(wire: Wire): Promise<void> {
  for (let turn = 0, before = -1; turn < 20 && before !== wire.requests.length; turn++) {
    before = wire.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function fates(
  bench: Bench,
  deed: Deed,
  users: readonly User[],
  outcomes: readonly Outcome[],
  once: boolean,
): Promise<void> {
  const waiting = outcomes.find((each) => 'error' in each && each.error.kind === 'rate-limited');
  const wait = waiting && 'error' in waiting ? waiting.error.retryAfterMs : undefined;
  expect(!once || waiting !== undefined, 'who was told to wait to have failed with “rate-limited”', outcomes);
  expect(!waiting || (wait ?? pauseMs) === pauseMs, `\`retryAfterMs\` to be ${pauseMs}`, wait);
  const states = statesOf(outcomes);
  for (const { id } of users) {
    const state = states.get(id);
    const told = state === 'done' || (waiting !== undefined && (state === 'not-attempted' || state === 'failed'));
    expect(told, `${id} to be done, or to be told apart as not done, after a 429`, state ?? 'no outcome');
    const isDone = deed.isDone(await lookUp(bench, id));
    expect(isDone === (state === 'done'), `${id} to be what “${state}” says`, isDone ? 'done' : 'not done');
  }
  const done = [...states.values()].filter((state) => state === 'done').length;
  bench.note(`${once ? 'Asked to send once' : 'Otherwise'}, ${done} of ${users.length} were done.`);
}
