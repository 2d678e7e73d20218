import { expect } from '@open-wc/testing';
import type { Call, Outcome, Target, UserAdapter } from '../../src/adapters/contract.js';
import type { User } from '../../src/domain/user.js';
import { never } from '../support/scripted-adapter.js';
import { Desk, done, outcomeOf, statesOf } from './support/desk.js';
import { family, fault } from './support/suite.js';

type Delete = NonNullable<UserAdapter['delete']>;
/** An adapter that does nothing to anybody; the real one stands behind it. */
type Misbehaviour = (targets: readonly Target[], call: Call, real: Delete) => unknown;

/** All that goes wrong in adapters. */
const misbehaviours: Readonly<Record<string, Misbehaviour>> = {
  'throws at once': () => {
    throw new TypeError('targets is not iterable');
  },
  'throws nothing that is an error': () => {
    throw undefined;
  },
  'returns nothing': () => undefined,
  'returns a promise': (targets) => Promise.resolve(targets.map(({ id }) => ({ id, state: 'done' }))),
  'returns a list': (targets) => targets.map(({ id }) => ({ id, state: 'done' })),
  'ends without a word': async function* () {},
  'fails on the way': async function* () {
    await Promise.resolve();
    throw new DOMException('Gone.', 'NetworkError');
  },
  'talks of others': async function* (targets) {
    for (const { id } of targets) yield { id: `${id}x`, state: 'done' };
  },
  'talks without words': async function* (targets) {
    for (const { id } of targets) yield* [undefined, null, 'done', { id }, { id, state: 'deleted' }, { state: 'done' }, [id]]; // prettier-ignore
  },
  'talks of others without end': async function* () {
    for (;;) yield { id: 'stranger', state: 'done' };
  },
  'says done under a prototype': async function* (targets) {
    for (const { id } of targets) yield { id, __proto__: null, constructor: 'done' };
  },
};

function misbehave(desk: Desk, how: Misbehaviour): void {
  const { adapter } = desk.house;
  const real = adapter.delete!.bind(adapter);
  adapter.delete = (targets, call) => how(targets, call, real) as AsyncIterable<Outcome>;
}

/** The numbers at the heads of a report add up to how many were asked about. */
function addsUp(desk: Desk, total: number): void {
  const heads = Object.keys(desk.dialog.report).map((head) => Number.parseInt(head, 10));
  expect(heads.reduce((sum, one) => sum + one, 0)).to.equal(total);
}

family('misbehaving adapters', () => {
  fault('F33', 'whatever it does instead of deleting, nobody is called deleted', async (backend) => {
    for (const [what, how] of Object.entries(misbehaviours)) {
      const desk = await Desk.open(backend, 2);
      misbehave(desk, how);
      const report = await desk.delete();
      for (const outcome of report.outcomes) expect(outcome.state, what).to.be.oneOf(['unknown', 'failed']);
      expect(report.outcomes.map(({ id }) => id), what).to.deep.equal(['u00', 'u01']); // prettier-ignore
      expect([desk.house.arrived, desk.house.users], what).to.deep.equal([[], desk.users]);
      expect(desk.host.told, what).to.deep.equal([]);
      addsUp(desk, 2);
    }
  });

  fault('F33', 'an answer that never comes holds nobody up for longer than its time', async (backend) => {
    const desk = await Desk.open(backend, 2);
    let isAsked = false;
    misbehave(desk, () => ({ [Symbol.asyncIterator]: () => ({ next: () => ((isAsked = true), never()) }) }));
    await desk.ask();
    await desk.confirm();
    await desk.until(() => isAsked, 'the request');
    await desk.clock.pass(119_999);
    expect(desk.phase).to.equal('running, sending');
    await desk.clock.pass(1);
    expect(statesOf(await desk.end())).to.deep.equal({ u00: 'unknown', u01: 'unknown' });
  });

  fault('F33', 'what it says twice or against itself counts once, as it was said first', async (backend) => {
    const desk = await Desk.open(backend, 3);
    misbehave(desk, async function* (targets, call, real) {
      for await (const outcome of real(targets, call)) yield* [outcome, { id: outcome.id, state: 'not-attempted' }, outcome]; // prettier-ignore
    });
    const report = await desk.delete();
    expect(statesOf(report)).to.deep.equal({ u00: done(desk), u01: done(desk), u02: done(desk) });
    expect(Object.values(desk.allSent)).to.deep.equal([1, 1, 1]);
  });

  fault('F33', 'one that goes on after it has failed is told to stop', async (backend) => {
    const desk = await Desk.open(backend, 3);
    let signal: AbortSignal | undefined;
    misbehave(desk, async function* (targets, call, real) {
      signal = call.signal;
      for await (const outcome of real(targets.slice(0, 1), call)) yield outcome;
      throw new Error('Something else.');
    });
    const report = await desk.delete();
    expect(outcomeOf(report, 'u00').state).to.equal(done(desk));
    expect(signal?.aborted).to.equal(true);
    expect(desk.allSent).to.deep.equal({ u00: 1, u01: 0, u02: 0 });
  });

  fault('F33', 'who is no record is not asked about, and nothing is sent for them', async (backend) => {
    const records: readonly unknown[] = [undefined, null, 'u00', {}, { id: 'u01' }, { login: 'u00' }, []];
    for (const record of records) {
      const desk = await Desk.open(backend, 1);
      desk.house.adapter.get = () => Promise.resolve(record as User);
      await desk.ask();
      expect(desk.dialog.text).to.include('Could not be checked');
      expect(desk.dialog.buttons.some((text) => text.startsWith('Delete '))).to.equal(false);
      expect(desk.house.arrived).to.deep.equal([]);
    }
  });

  fault('F34', 'however they end, everybody is in one place, and the numbers add up', async (backend) => {
    const desk = await Desk.open(backend, 14);
    const { house } = desk;
    house.meanwhile('u12', { owner: true });
    house.meanwhile('u13', null);
    house.fates.write('u01', { ends: 403 });
    house.fates.write('u02', { ends: 422 });
    house.fates.write('u03', { ends: 'dropped' });
    house.fates.write('u04', { ends: 'dropped', did: true });
    house.fates.write('u05', { before: () => house.meanwhile('u05', null) });
    house.fates.write('u06', { before: () => house.meanwhile('u06', { lastName: 'Other' }) });
    house.fates.write('u07', { ends: 429, retryAfter: '1' });
    const { counts, outcomes, skipped } = await desk.delete();
    const everybody = [...outcomes, ...skipped].map(({ id }) => id).sort();
    expect(everybody).to.deep.equal(desk.users.map(({ id }) => id));
    expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).to.equal(12);
    expect(counts).to.include({ refused: 1, unknown: 1, already: 1, changed: 1, failed: desk.twoSteps ? 2 : 1 });
    expect(counts[done(desk) as 'done']).to.equal(desk.users.filter(({ id }) => desk.isMet(id) && !['u05', 'u13'].includes(id)).length); // prettier-ignore
    addsUp(desk, 14);
  });

  fault('F34', 'deactivating lowers no number: they are all still there', async (backend) => {
    const desk = await Desk.open(backend, 6);
    await desk.ask();
    await desk.dialog.press(/^Deactivate /);
    const report = await desk.end();
    expect([report.work.action, report.counts.done]).to.deep.equal(['deactivate', 6]);
    expect(desk.house.users.map(({ status }) => status)).to.deep.equal(desk.users.map(() => 'inactive'));
    expect(desk.house.arrived.map(({ action }) => action)).to.deep.equal(desk.users.map(() => 'deactivate'));
  });
});
