import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { collect, deedOf, lookUp, statesOf, targetsOf } from '../users/outcomes.js';
import { either, method } from '../needs.js';
import type { Outcome } from '../../contract.js';
import { expect } from '../verdict.js';

/** What Stop promises (U14). */
export const stoppingChecks: readonly Definition[] = [
  {
    number: 25,
    name: 'after a stop nothing more is sent, and what was sent is reported as it is',
    group: 'bulk',
    contract: 'docs/adapters.md#the-contract',
    needs: [either(method('delete', 'delete'), method('setActive', 'deactivate'))],
    body: stopped,
  },
];

async function stopped(bench: Bench): Promise<void> {
  const deed = deedOf(bench);
  const users = await bench.users.take(6);
  const targets = targetsOf(users);
  const before = bench.wire.writes.length;
  const never = await collect(deed.start(targets, { stop: AbortSignal.abort() }));
  expect(bench.wire.writes.length === before, `no request of ${deed.name} after a stop`, bench.wire.writes.at(-1)?.url);
  for (const { id } of users) {
    const state = statesOf(never).get(id);
    expect(state === 'not-attempted', `${id} to be “not-attempted” by ${deed.name} after a stop`, state ?? 'no outcome');
  }
  const stop = new AbortController();
  const seen: Outcome[] = [];
  let sent = 0;
  for await (const outcome of deed.start(targets, { stop: stop.signal })) {
    if (seen.push(outcome) > 1) continue;
    stop.abort();
    sent = bench.wire.writes.length;
  }
  expect(bench.wire.writes.length === sent, `no request of ${deed.name} after a stop in the middle`, bench.wire.writes.at(-1)?.url);
  for (const { id } of users) {
    const state = statesOf(seen).get(id);
    expect(state === 'done' || state === 'not-attempted', `${id} to be “done” or “not-attempted” after a stop in the middle`, state ?? 'no outcome');
    expect(deed.isDone(await lookUp(bench, id)) === (state === 'done'), `${id} to be what “${state}” says`, 'the opposite');
  }
  bench.note(`Stopped after the first of ${users.length}: ${seen.filter(({ state }) => state === 'done').length} were done.`);
} // prettier-ignore
