import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scheduler } from 'fast-check';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { Outcome } from '../../src/adapters/contract.js';
import { countsOf } from '../../src/bulk/run-report.js';
import { aUser } from '../support/builders.js';
import type { Desk } from './desk.js';
import { FakeServer, type Fate, type Line } from './fake-server.js';
import { Ledger } from './ledger.js';
import { ModelRestAdapter } from './rest-wire.js';
import { Road } from './road.js';

const manners = { enforced: true, guards: true, kind: 'permanent', batchMax: 5 } as const;
const users = ['boss', 'u0'].map((id) => aUser({ id }));
const { signal } = new AbortController();

/** The real adapter in front of the model's server, on a road where everything arrives at once. */
async function told(fate: Fate): Promise<{ outcomes: Outcome[]; log: readonly Line[] }> {
  const server = new FakeServer(manners, users);
  const scheduler = { schedule: (arrival: Promise<unknown>) => arrival } as unknown as Scheduler;
  const road = new Road(server, scheduler, 'me');
  const wait = (): Promise<void> => Promise.resolve();
  const adapter = new ModelRestAdapter(road, { slowHeaders: false, wait, random: () => 0, now: () => 0 });
  await adapter.connect({ signal });
  const outcomes: Outcome[] = [];
  // the second call of a server meets the first target alone, where that can be
  server.send('delete', [{ id: 'nobody' }], road.token, 0);
  server.fate = fate;
  const targets = [...server.users.values()];
  for await (const outcome of adapter.delete?.(targets, { signal, once: true }) ?? []) outcomes.push(outcome);
  return { outcomes, log: server.log };
}

describe('the log of the model’s server', () => {
  for (const fate of ['away-for-2-s', 'away-undone', 'away-done'] as const)
    it(`says of ${fate} in a batch no more than the adapter could hear (F13)`, async () => {
      const { outcomes, log } = await told(fate);
      assert.deepEqual(
        outcomes.map(({ id }) => id),
        ['boss', 'u0'],
      );
      for (const outcome of outcomes) {
        const ended = log.find((line) => line.type === 'ended' && line.call === 2 && line.id === outcome.id);
        const { did, ending } = ended as Line & { type: 'ended'; ending: { status: number; retryAfter?: number } };
        const waits = 'error' in outcome ? outcome.error.retryAfterMs : undefined;
        assert.equal(waits, ending.retryAfter && ending.retryAfter * 1000);
        // a time to come back leaves no doubt
        assert.equal(outcome.state, did ? 'done' : waits === undefined ? 'unknown' : 'failed');
      }
    });
});

/** A ledger beside a run of one who was deactivated by somebody else, so that the server has refused the version. */
function reported(distorted: number, outcome: Outcome): readonly string[] {
  const server = { log: [] as Line[], actorOf: () => 'me' };
  const road = { distorted: 0, token: 't' };
  const list = { state: { session: { viewer: { id: 'me' } }, selection: { users: new Map() } } };
  const desk = {
    server,
    road,
    list,
    clock: { now: 0 },
    deletion: { state: { phase: 'running' } },
    scene: { wire: 'rest', kind: 'permanent' },
  };
  const ledger = new Ledger();
  ledger.watch(desk as unknown as Desk);
  ledger.agree('deactivate', [{ id: 'u0', version: 'v1' }], ['u0']);
  const user = aUser({ id: 'u0', status: 'inactive' });
  server.log.push({ type: 'sent', call: 1, action: 'deactivate', id: 'u0', version: 'v1', actor: 'me', at: 0 });
  server.log.push({ type: 'ended', call: 1, id: 'u0', did: false, ending: { status: 412 } });
  road.distorted = distorted;
  server.log.push({ type: 'read', id: 'u0', ending: { status: 200, user } });
  ledger.settled(
    { work: { action: 'deactivate' }, outcomes: [outcome], counts: countsOf([outcome]), skipped: [] },
    new Set(),
  );
  return ledger.violations;
}

describe('the ledger of the model', () => {
  it('takes for done who is as was wanted, where the answer was distorted on its way (F7)', () => {
    assert.deepEqual(reported(1, { id: 'u0', state: 'done' }), []);
  });

  it('does not, where the refusal was heard', () => {
    assert.deepEqual(reported(0, { id: 'u0', state: 'done' }), ['u0 is reported done: it was not done.']);
    const error = adapterError('stale', 'Changed.', { status: 412 });
    assert.deepEqual(reported(0, { id: 'u0', state: 'changed', error }), []);
  });
});
