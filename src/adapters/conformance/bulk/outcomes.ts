import type { Outcome, Target } from '../../contract.js';
import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { either, method } from '../needs.js';
import { collect, deedOf, lookUp, outcomeFor, statesOf, targetsOf, writeCall, type Deed } from '../users/outcomes.js';
import { unknownIds } from '../users/unknown-id.js';
import { expect, Inapplicable, settled } from '../verdict.js';
import type { UserId } from '../../../domain/user.js';

const many = either(method('delete', 'delete'), method('setActive', 'deactivate'));
const outcomes = { group: 'bulk', contract: 'docs/adapters.md#outcomes' } as const;
/** Where no batch is declared: more than are sent at a time. */
const someMore = 6;
const batchMost = 1000;

/** What becomes of each of many. */
export const outcomeChecks: readonly Definition[] = [
  { ...outcomes, number: 23, name: 'each id has one outcome, exactly once, however many and however often they are given', needs: [many], body: onceEach },
  { ...outcomes, number: 24, name: 'each of a mixed lot ends in its own state, and nobody else is touched', needs: [method('delete', 'delete')], body: mixed },
  { ...outcomes, number: 28, name: 'an id that is none sends no request', body: noId },
]; // prettier-ignore

async function onceEach(bench: Bench): Promise<void> {
  const { session, adapter } = bench;
  const deed = deedOf(bench);
  const before = bench.wire.writes.length;
  expect((await collect(deed.start([]))).length === 0, `no outcome of ${deed.name} for nobody`, 'some');
  expect(bench.wire.writes.length === before, `no request of ${deed.name} for nobody`, bench.wire.writes.at(-1)?.url);
  const users = await bench.users.take(2);
  const [one, two] = targetsOf(users);
  for (const asked of [[one], [one, two, one]]) {
    const seen = exactlyOnce(deed, asked, await collect(deed.start(asked)));
    const wrong = seen.find(({ state }) => !['done', 'already', 'changed'].includes(state));
    expect(!wrong, `${deed.name} to be done`, wrong);
  }
  const batchMax = session.capabilities.delete?.batchMax ?? someMore;
  const nobodies = await unknownIds(bench, users[0].id, Math.min(batchMax, batchMost) + 1);
  const asked = nobodies.map((id) => ({ id }));
  const missing = exactlyOnce(deed, asked, await collect(deed.start(asked)));
  const wrong = missing.find(({ state }) => ['done', 'unknown', 'not-attempted'].includes(state));
  expect(!wrong, `${deed.name} of somebody who is not there to be “already” or failed`, wrong);
  if (deed.name !== 'delete()' && adapter.delete && session.allowed.has('delete')) {
    const call = writeCall(session, bench.call);
    exactlyOnce({ ...deed, name: 'delete()' }, asked, await collect(adapter.delete(asked, call)));
  }
  bench.note(`Asked for 0, 1, 2 and ${asked.length}, and for one of them twice.`);
}

function exactlyOnce({ name }: Deed, asked: readonly Target[], seen: readonly Outcome[]): readonly Outcome[] {
  const ids = new Set(asked.map(({ id }) => id));
  const told = seen.map(({ id }) => id);
  const strange = told.find((id) => !ids.has(id));
  expect(strange === undefined, `outcomes of ${name} for nobody but those asked for`, strange);
  const twice = told.find((id, at) => told.indexOf(id) !== at);
  expect(twice === undefined, `one outcome of ${name} for each id`, `${twice} twice`);
  const silent = [...ids].find((id) => !told.includes(id));
  expect(silent === undefined, `an outcome of ${name} for each of ${ids.size} ids`, `none for ${silent}`);
  return seen;
}

async function mixed(bench: Bench): Promise<void> {
  const { adapter, session, settings } = bench;
  const [here, old, bystander] = await bench.users.take(3);
  const [missing] = await unknownIds(bench, here.id, 1);
  const guarded = Object.values(settings.protectedIds ?? {});
  const checksVersions = session.capabilities.concurrency === 'enforced' && (await age(bench, old.id));
  const asked = [...targetsOf([here]), { id: missing }, ...guarded.map((id) => ({ id }))];
  if (checksVersions) asked.push(...targetsOf([old]));
  const before = await adapter.get(bystander.id, bench.call);
  const states = statesOf(await collect(adapter.delete?.(asked, writeCall(session, bench.call))));
  const wanted = new Map<UserId, string>([[here.id, 'done'], [missing, 'already'], ...guarded.map((id) => [id, 'refused'] as const)]);
  if (checksVersions) wanted.set(old.id, 'changed');
  for (const [id, state] of wanted)
    expect(states.get(id) === state, `${id} to end as “${state}” in a mixed deletion`, states.get(id) ?? 'no outcome');
  const left = await lookUp(bench, here.id);
  expect(!left || left.status === 'inactive', 'who ended as “done” to be gone', left);
  if (checksVersions) expect((await lookUp(bench, old.id)) !== undefined, 'who ended as “changed” to be still there', 'nobody');
  const after = await lookUp(bench, bystander.id);
  expect(JSON.stringify(after) === JSON.stringify(before), 'who was not asked for to be as before', after ?? 'nobody');
  bench.note(`Ended as ${[...wanted.values()].join(', ')}.`);
} // prettier-ignore

/** Makes the version that the caller holds an old one; `false` where nothing that would is to be had. */
async function age(bench: Bench, id: UserId): Promise<boolean> {
  const { adapter, session, call } = bench;
  if (!adapter.setActive || !session.allowed.has('deactivate')) return false;
  const { state } = await outcomeFor(id, adapter.setActive([{ id }], false, call));
  return state === 'done';
}

/** Do writes go by requests that can be held up? Without proof of it no write is given an id that may stand for everybody. */
async function seesWrites(bench: Bench): Promise<boolean> {
  const before = bench.wire.writes.length;
  const tried = await settled(bench.users.take(1).then(([{ id }]) => collect(deedOf(bench).start([{ id }]))));
  if ('thrown' in tried && !(tried.thrown instanceof Inapplicable)) throw tried.thrown as Error;
  const seen = bench.wire.writes.length > before;
  if (!seen) bench.note('Tried on get() alone: it was not seen that the adapter writes by requests.');
  return seen;
}

async function noId(bench: Bench): Promise<void> {
  const { adapter, call, wire, session } = bench;
  bench.needWire();
  const seen = await seesWrites(bench);
  // whatever would be sent reaches nobody
  wire.fault = () => Promise.reject(new TypeError('fetch failed'));
  for (const id of ['', '..']) {
    const target = [{ id }];
    const writing = writeCall(session, call);
    const asks: readonly (readonly [string, () => unknown])[] = [
      ['get', () => adapter.get(id, call)],
      ['update', () => adapter.update?.({ id }, { firstName: 'x' }, call)],
      ['resetPassword', () => adapter.resetPassword?.(id, call)],
      ['delete', () => collect(adapter.delete?.(target, writing))],
      ['setActive', () => collect(adapter.setActive?.(target, false, call))],
      ['schedule', () => collect(adapter.schedule?.(target, { action: 'deactivate', at: null }, call))],
      ['restore', () => collect(adapter.restore?.([id], call))],
    ];
    for (const [name, ask] of seen ? asks : asks.slice(0, 1)) {
      const before = wire.requests.length;
      await Promise.resolve(ask()).catch(() => undefined);
      const [sent] = wire.requests.slice(before);
      // a server that takes ids in a body or a query is told of “..” as of any other
      const lost = sent && !(id && `${new URL(sent.url, 'http://localhost').href} ${sent.body}`.includes(id));
      expect(!lost, `no request of ${name}() for the id “${id}”`, sent && `${sent.method} ${sent.url}`);
    }
  }
}
