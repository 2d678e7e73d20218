import { isAdapterError, type AdapterErrorKind } from '../../adapter-error.js';
import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { expect, Inapplicable, Mismatch, rejection, settled, within } from '../verdict.js';
import { bare, down, portalPage, silence, type Fault } from '../wire.js';
import type { UserId } from '../../../domain/user.js';

const errors = { group: 'transport', contract: 'docs/adapters.md#errors' } as const;
/** How long a stop may take: less than a person notices. */
const atOnceMs = 50;
/** When it is clear that it will never end. */
const patienceMs = 2000;

/** Answers that are none, and callers who wait no longer. */
export const answerChecks: readonly Definition[] = [
  { ...errors, number: 33, name: 'credentials that are not taken are “unauthenticated”', body: badCredentials },
  { ...errors, number: 34, name: 'a server that is down is “network”, and a page of a portal is no answer', body: noAnswers },
  { ...errors, number: 35, name: 'a call that is stopped ends at once with “aborted”', body: aborted },
]; // prettier-ignore

async function badCredentials(bench: Bench): Promise<void> {
  const { createUnauthenticated } = bench.settings;
  const { adapter, wire } = createUnauthenticated ? await bench.made(createUnauthenticated) : bench;
  if (!createUnauthenticated) {
    bench.needWire();
    wire.fault = bare(401);
    bench.note('There is no `createUnauthenticated`: each request was answered with 401.');
  }
  const session = await settled(adapter.connect(bench.call));
  if ('thrown' in session || session.value.viewer !== null) {
    const { thrown } = session as { thrown?: unknown };
    const kind = isAdapterError(thrown) ? thrown.kind : undefined;
    expect(kind === 'unauthenticated', 'connect() to be “unauthenticated”, or to tell of no viewer', thrown ?? session);
  }
  for (const [name, ask] of readings(bench, adapter, 'nobody'))
    await rejection(ask(), ['unauthenticated'], `${name}() with credentials that are not taken`);
}

async function noAnswers(bench: Bench): Promise<void> {
  bench.needWire();
  const { users } = await bench.adapter.query({ size: 1 }, bench.call);
  const cases: readonly (readonly [string, Fault, readonly AdapterErrorKind[]])[] = [
    ['while the server is down', down, ['network']],
    ['that is answered with a page of a portal', portalPage(200), ['protocol', 'unavailable']],
    ['that is answered with 502 by a gateway', portalPage(502), ['unavailable', 'protocol']],
  ];
  for (const [when, fault, kinds] of cases) {
    bench.wire.fault = fault;
    for (const [name, ask] of readings(bench, bench.adapter, users[0]?.id ?? 'nobody'))
      await rejection(ask(), kinds, `${name}() ${when}`);
    const session = await settled(bench.adapter.connect(bench.call));
    const { thrown } = session as { thrown?: unknown };
    // what a backend can do may be found out another way, or taken in the most careful one
    if ('thrown' in session) expect(isAdapterError(thrown), `connect() ${when} to throw an AdapterError`, thrown);
    else bench.note(`connect() does without an answer ${when}.`);
  }
}

type Reading = readonly [name: string, ask: (signal?: AbortSignal) => Promise<unknown>];

function readings({ call }: Bench, adapter: Bench['adapter'], id: UserId): readonly Reading[] {
  return [
    ['query', (signal = call.signal) => adapter.query({ size: 2 }, { signal })],
    ['get', (signal = call.signal) => adapter.get(id, { signal })],
  ];
}

async function aborted(bench: Bench): Promise<void> {
  const { users } = await bench.adapter.query({ size: 1 }, bench.call);
  const [someone] = users;
  if (!someone) throw new Inapplicable('Nobody is listed.');
  for (const reading of readings(bench, bench.adapter, someone.id)) {
    await atOnce(reading[0], () => before(bench, reading));
    if (bench.wire.requests.length > 0) await atOnce(reading[0], () => inTheMiddle(bench, reading));
  }
  if (bench.wire.requests.length === 0)
    bench.note('Aborted before only: the adapter sends nothing through the `fetch` that createAdapter() is given.');
}

async function before({ wire }: Bench, [name, ask]: Reading): Promise<number> {
  const sent = wire.requests.length;
  const took = await stopped(`${name}() with a signal that is aborted already`, ask(AbortSignal.abort()));
  expect(wire.requests.length === sent, `no request of ${name}() that was aborted before`, 'one');
  return took;
}

async function inTheMiddle({ wire }: Bench, [name, ask]: Reading): Promise<number> {
  const stop = new AbortController();
  const asked = new Promise<void>((resolve) => {
    wire.fault = (request, next) => (resolve(), silence(request, next));
  });
  const answer = ask(stop.signal);
  answer.catch(() => undefined);
  await Promise.race([asked, settled(answer)]);
  stop.abort();
  const took = await stopped(`${name}() that is aborted while it waits`, answer);
  wire.fault = undefined;
  return took;
}

/** How long it took until the answer was “aborted”. */
async function stopped(asked: string, answer: Promise<unknown>): Promise<number> {
  const from = performance.now();
  await within(rejection(answer, ['aborted'], asked), patienceMs, () => {
    throw new Mismatch(`Expected ${asked} to reject with “aborted”; saw no end of it.`);
  });
  return Math.round(performance.now() - from);
}

/** Fails the check where it takes longer than that, three times: the machine may be busy once. */
async function atOnce(name: string, stop: () => Promise<number>): Promise<void> {
  let took = Infinity;
  for (let turn = 0; turn < 3 && took >= atOnceMs; turn++) took = Math.min(took, await stop());
  expect(took < atOnceMs, `${name}() to end within ${atOnceMs} ms of being aborted`, `${took} ms`);
}
