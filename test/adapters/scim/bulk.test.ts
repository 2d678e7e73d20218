import { expect } from '@open-wc/testing';
import type { Asked } from '../../support/scim/scim-server.js';
import {
  bulk,
  bulkAtMost,
  bulkClaimed,
  bulkDoesNothing,
  bulkForgets,
  bulkMixesUp,
  bulkNameless,
  bulkStatus,
  bulkTurns,
} from '../../support/scim/switches/bulk.js';
import { deleteDeactivates } from '../../support/scim/switches/deleting.js';
import { patchWithoutId, realVersions } from '../../support/scim/switches/writing.js';
import { busy, cut, signedOutAfter, to } from '../../support/scim/switches/transport.js';
import { all, calm, states } from '../contract.js';
import { errorOf, house, targets } from './scim-house.js'; // prettier-ignore

const operationsOf = (log: readonly Asked[]): { path: string; method: string }[][] =>
  log.filter(({ path }) => path === '/Bulk').map(({ body }) => (body as { Operations: never[] }).Operations);

const mixed = [...targets(3, 4, 3), { id: 'nobody' }, { id: '..' }];
const expected = ['.. failed', 'nobody already', 'u-3 done', 'u-4 done'];

describe('ScimAdapter, many at once', () => {
  for (const [name, lie] of Object.entries({
    bulk, 'statuses as numbers': bulkStatus('number'), 'statuses as objects': bulkStatus('object'), 'answers turned round': bulkTurns,
  }))
    it(`deletes in one request, each in one outcome (${name})`, async () => {
      const { adapter, server } = await house([lie]);
      expect(await states(adapter.delete?.(mixed, calm))).to.deep.equal(expected);
      expect(server.people.size).to.equal(65);
      const [operations, ...more] = operationsOf(server.log);
      expect(operations.map(({ path }) => path)).to.deep.equal(['/Users/u-3', '/Users/u-4', '/Users/nobody']);
      expect(more).to.deep.equal([]);
    }); // prettier-ignore

  it('sends one alone, and all alone where the server takes no batches', async () => {
    const { adapter, sent } = await house([bulk]);
    await states(adapter.delete?.(targets(3), calm));
    expect(sent()[0]).to.equal('DELETE /Users/u-3');
    const none = await house();
    await states(none.adapter.delete?.(targets(3, 4), calm));
    expect(operationsOf(none.server.log)).to.deep.equal([]);
  });

  it('keeps both limits', async () => {
    const counted = await house([bulkAtMost(10)]);
    const many = targets(...Array.from({ length: 25 }, (_, index) => index + 3));
    expect((await states(counted.adapter.delete?.(many, calm))).every((line) => line.endsWith('done'))).to.equal(true);
    expect(operationsOf(counted.server.log).map(({ length }) => length)).to.deep.equal([10, 10, 5]);
    const weighed = await house([bulkAtMost(100, 600)]);
    expect((await states(weighed.adapter.delete?.(many, calm))).every((line) => line.endsWith('done'))).to.equal(true);
    const bodies = weighed.server.log.filter(({ path }) => path === '/Bulk').map(({ body }) => JSON.stringify(body).length);
    expect(bodies.length).to.be.greaterThan(2);
    expect(Math.max(...bodies)).to.be.at.most(600);
  }); // prettier-ignore

  it('halves what is too large all the same (413, F18)', async () => {
    const { adapter, server } = await house([bulkAtMost(4, 1_000_000, true)]);
    const many = targets(...Array.from({ length: 15 }, (_, index) => index + 3));
    expect((await states(adapter.delete?.(many, calm))).every((line) => line.endsWith('done'))).to.equal(true);
    expect(server.people.size).to.equal(52);
  });

  it('sends one by one where a server takes no batches though it says so, and remembers', async () => {
    const { adapter, server, sent } = await house([bulkClaimed]);
    expect(await states(adapter.delete?.(mixed, calm))).to.deep.equal(expected);
    await states(adapter.delete?.(targets(5, 6), calm));
    expect(sent().filter((line) => line === 'POST /Bulk')).to.have.lengthOf(1);
    expect(server.people.size).to.equal(63);
  });

  it('finds by position only where nobody has a name and none is missing; else nobody knows, and each is looked up (F17)', async () => {
    const nameless = await house([bulkNameless]);
    expect(await states(nameless.adapter.delete?.(targets(3, 4), calm))).to.deep.equal(['u-3 done', 'u-4 done']);
    const forgetful = await house([bulkForgets]);
    expect(await states(forgetful.adapter.delete?.(targets(3, 4), calm))).to.deep.equal(['u-3 done', 'u-4 done']);
    expect(forgetful.sent(), 'the one whose answer was missing was read').to.include('GET /Users/u-4');
    const both = await house([bulkForgets, bulkNameless]);
    expect(await states(both.adapter.delete?.(targets(3, 4), calm))).to.deep.equal(['u-3 done', 'u-4 done']);
    expect(both.sent().filter((line) => line.startsWith('GET'))).to.have.lengthOf(2);
  });

  it('does not believe our number beside somebody else’s place', async () => {
    const { adapter, sent } = await house([bulkMixesUp]);
    expect(await states(adapter.delete?.(targets(3, 4), calm))).to.deep.equal(['u-3 done', 'u-4 done']);
    expect(sent()).to.include.members(['GET /Users/u-3', 'GET /Users/u-4']);
  });

  it('looks at the first that a server says it has done', async () => {
    const deleting = await house([bulkDoesNothing]);
    expect(await states(deleting.adapter.delete?.(targets(3, 4), calm))).to.deep.equal(['u-3 unknown', 'u-4 unknown'].map((line, index) => (deleting.server.people.get(`u-${index + 3}`)?.active ? line : line.replace('unknown', 'failed')))); // prettier-ignore
    const soft = await house([bulk, deleteDeactivates]);
    soft.server.before(({ path }, next) => (path === '/Bulk' ? bulkLike(soft.server) : next()));
    expect(await states(soft.adapter.delete?.(targets(3, 4), calm))).to.deep.equal(['u-3 failed', 'u-4 failed']);
    const active = await house([bulkDoesNothing]);
    const outcomes = await all(active.adapter.setActive?.(targets(3), false, calm));
    expect(
      outcomes.map(({ state }) => state),
      'one goes alone',
    ).to.deep.equal(['done']);
    const many = await all(active.adapter.setActive?.(targets(1, 2), false, calm));
    expect(many.map((outcome) => [outcome.state, errorOf(outcome)?.kind])).to.deep.equal([['failed', 'unsupported'], ['failed', 'unsupported']]); // prettier-ignore
  });

  it('activates and deactivates, with plain booleans', async () => {
    for (const switches of [[bulk], [bulk, patchWithoutId]]) {
      const { adapter, server, sent } = await house(switches);
      for (const active of [false, true]) {
        expect(await states(adapter.setActive?.([...targets(3, 4), { id: 'nobody' }], active, calm))).to.deep.equal(['nobody failed', 'u-3 done', 'u-4 done']); // prettier-ignore
        expect([server.people.get('u-3')?.active, server.people.get('u-4')?.active]).to.deep.equal([active, active]);
      }
      expect(sent()).to.deep.equal(['POST /Bulk', 'GET /Users/u-3', 'POST /Bulk']);
    }
  });

  it('carries the versions that were agreed to', async () => {
    const { adapter } = await house([bulk, realVersions]);
    const asked = [{ id: 'u-3', version: 'W/"1"' }, { id: 'u-4', version: 'W/"0"' }];
    expect(await states(adapter.delete?.(asked, calm))).to.deep.equal(['u-3 done', 'u-4 changed']);
  }); // prettier-ignore

  it('says unknown where the answer to all was lost, and looks each up (F7)', async () => {
    const after = await house([bulk, cut('after', to('POST', '/Bulk'))]);
    expect(await states(after.adapter.delete?.(targets(3, 4), calm))).to.deep.equal(['u-3 done', 'u-4 done']);
    const before = await house([bulk, cut('before', to('POST', '/Bulk'))]);
    expect(await states(before.adapter.delete?.(targets(3, 4), calm))).to.deep.equal(['u-3 unknown', 'u-4 unknown']);
    expect(
      before.sent().filter((line) => line.startsWith('POST')),
      'never again',
    ).to.have.lengthOf(1);
  });

  it('waits where it is told to, stops where the sign-in has ended, and sends nothing after a stop', async () => {
    const slow = await house([bulk, busy('seconds', 1, to('POST', '/Bulk'))]);
    expect(await states(slow.adapter.delete?.(targets(3, 4), calm))).to.deep.equal(['u-3 done', 'u-4 done']);
    const ended = await house([bulkAtMost(2)]);
    signedOutAfter(0)(ended.server);
    const outcomes = await states(ended.adapter.delete?.(targets(3, 4, 5, 6), { ...calm, once: true }));
    expect(outcomes).to.deep.equal(['u-3 failed', 'u-4 failed', 'u-5 not-attempted', 'u-6 not-attempted']);
    const stopped = await house([bulk]);
    const call = { ...calm, stop: AbortSignal.abort() };
    expect(await states(stopped.adapter.delete?.(targets(3, 4), call))).to.deep.equal(['u-3 not-attempted', 'u-4 not-attempted']); // prettier-ignore
    expect(stopped.sent()).to.deep.equal([]);
  });

  it('hands each one’s error on: a rule, a limit, a place that can’t be read', async () => {
    const { adapter, server } = await house([bulk]);
    server.before(({ path }, next) =>
      path === '/Bulk'
        ? {
            status: 200,
            body: {
              Operations: [
                { bulkId: '0', status: '403', response: { detail: 'Not them.' } },
                { bulkId: '1', status: '429' },
                { location: '/Users/%E0%A4%A', status: '204' },
                null,
              ],
            },
          }
        : next(),
    );
    const outcomes = await all(adapter.delete?.(targets(3, 4, 5), calm));
    expect(outcomes.map(({ id, state }) => `${id} ${state}`)).to.deep.equal(['u-3 refused', 'u-4 failed', 'u-5 unknown']); // prettier-ignore
    expect(errorOf(outcomes[0])?.message).to.equal('Not them.');
    expect(errorOf(outcomes[1])?.kind).to.equal('rate-limited');
  });
});

/** Says of everybody that they were deleted, and deactivates them. */
function bulkLike(server: { people: Map<string, { active?: unknown }>; log: readonly Asked[] }): { status: number; body: object } {
  const { Operations: list } = server.log.at(-1)?.body as { Operations: { path: string; bulkId: string }[] };
  for (const { path } of list) Object.assign(server.people.get(path.slice(7)) as object, { active: false });
  return { status: 200, body: { Operations: list.map(({ bulkId }) => ({ bulkId, status: '204' })) } };
} // prettier-ignore
