import { expect } from '@open-wc/testing';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { Call } from '../../src/adapters/contract.js';
import { BulkController, type BulkOptions } from '../../src/bulk/bulk-controller.js';
import { freezeTargets } from '../../src/bulk/frozen-targets.js';
import { countsOf } from '../../src/bulk/run-report.js';
import { aUser } from '../support/builders.js';
import { deferred, FakeTimer, ScriptedAdapter, turn } from '../support/scripted-adapter.js';

const people = (count: number) => Array.from({ length: count }, (_, index) => aUser({ id: `u${index}` }));

/** A run of so many, whose time a test moves. */
function stage(count: number, options: BulkOptions & { chunkSize?: number; repeatable?: boolean } = {}) {
  const adapter = new ScriptedAdapter(people(count));
  const timer = new FakeTimer();
  const { chunkSize, repeatable, ...rest } = options;
  const job = { work: { action: 'delete' }, targets: freezeTargets(people(count)), chunkSize, repeatable } as const;
  const run = new BulkController(adapter, job, { timer: timer.set, ...rest });
  const reach = async (phase: string): Promise<void> => {
    for (let turns = 0; run.state.phase !== phase; turns++) {
      if (turns > 500) throw new Error(`${run.state.phase}, not ${phase}`);
      await turn();
    }
  };
  return { adapter, timer, run, reach };
}

describe('BulkController that is asked to wait (F11)', () => {
  it('waits so long, and then sends again whom the system turned away, and nobody else', async () => {
    const { adapter, timer, run, reach } = stage(4);
    adapter.script = async function* (targets) {
      adapter.script = undefined;
      yield* adapter.erase(targets.slice(0, 1));
      yield { id: 'u1', state: 'failed', error: adapterError('rate-limited', 'Slowly.', { retryAfterMs: 42_000 }) };
      for (const { id } of targets.slice(2)) yield { id, state: 'not-attempted' };
    };
    const end = run.run();
    await reach('waiting');
    expect(timer.delays).to.deep.equal([42_000]);
    expect(adapter.deletions).to.deep.equal(['u0', 'u1', 'u2', 'u3']);
    timer.ring();
    expect(countsOf((await end).outcomes.values())).to.include({ done: 4 });
    expect(adapter.deletions.slice(4)).to.deep.equal(['u1', 'u2', 'u3']);
    expect(timer.waiting).to.equal(0);
  });

  it('throws the dice that it was given where the system names no time (F14)', async () => {
    const { adapter, timer, run, reach } = stage(1, { random: () => 0.25 });
    adapter.script = () => {
      adapter.script = undefined;
      throw adapterError('rate-limited', 'Slowly.');
    };
    const end = run.run();
    await reach('waiting');
    expect(timer.delays).to.deep.equal([125]);
    timer.ring();
    expect(countsOf((await end).outcomes.values())).to.include({ done: 1 });
  });

  it('throws dice of its own where none were given, never more than half a second at first', async () => {
    const { adapter, timer, run, reach } = stage(1);
    adapter.script = () => {
      throw adapterError('rate-limited', 'Slowly.');
    };
    void run.run();
    await reach('waiting');
    expect(timer.delays[0]).to.be.within(0, 500);
    run.stop();
  });

  it('tells adapters that it waits itself', async () => {
    const { adapter, run } = stage(1);
    let call: Call | undefined;
    adapter.script = (targets, given) => ((call = given), adapter.erase(targets));
    await run.run();
    expect(call?.once).to.equal(true);
  });

  it('ends at once when it is stopped while it waits, with no timer left (U14)', async () => {
    const { adapter, timer, run, reach } = stage(3);
    adapter.script = () => {
      throw adapterError('rate-limited', 'Slowly.', { retryAfterMs: 60_000 });
    };
    const end = run.run();
    await reach('waiting');
    run.stop();
    expect(countsOf((await end).outcomes.values())).to.include({ 'not-attempted': 3 });
    expect(timer.waiting).to.equal(0);
    expect(adapter.sent).to.have.lengthOf(1);
  });

  it('goes on when the viewer says so after a wait that was too long to wait by itself', async () => {
    const { adapter, timer, run, reach } = stage(2);
    adapter.script = () => {
      adapter.script = undefined;
      throw adapterError('rate-limited', 'Come back tomorrow.', { retryAfterMs: 86_400_000 });
    };
    const end = run.run();
    await reach('paused');
    expect(timer.waiting).to.equal(0);
    run.resume();
    expect(countsOf((await end).outcomes.values())).to.include({ done: 2 });
  });

  it('never repeats where it was told that it may not', async () => {
    const { adapter, run } = stage(2, { repeatable: false });
    adapter.script = () => {
      throw adapterError('rate-limited', 'Slowly.');
    };
    expect(countsOf((await run.run()).outcomes.values())).to.include({ failed: 2 });
    expect(adapter.sent).to.have.lengthOf(1);
  });
});

describe('BulkController whose system is away (F16, F22)', () => {
  const down = adapterError('unavailable', 'Down.', { status: 500 });

  /** Fails one after the other, until it is told to stop. */
  function failing(adapter: ScriptedAdapter): void {
    adapter.script = async function* (targets, { stop }) {
      for (const { id } of targets)
        yield stop?.aborted ? { id, state: 'not-attempted' } : { id, state: 'failed', error: down };
    };
  }

  it('tells the adapter to send no more of the chunk, pauses, looks, and goes on where it stood', async () => {
    const { adapter, run, reach } = stage(30, { chunkSize: 20 });
    failing(adapter);
    const end = run.run();
    await reach('paused');
    expect(countsOf(run.state.outcomes.values())).to.include({ failed: 5 });
    expect(run.state.queue).to.have.lengthOf(25);
    adapter.script = undefined;
    run.resume();
    expect(run.state.phase).to.equal('probing');
    expect(countsOf((await end).outcomes.values())).to.include({ failed: 5, done: 25 });
    expect(adapter.reads).to.deep.equal(['u5']);
    expect(adapter.sent[1].targets.map(({ id }) => id)[0]).to.equal('u5');
  });

  it('asks the adapter of the next chunk anew: it is not told to stop before it began', async () => {
    const { adapter, run, reach } = stage(12, { chunkSize: 6 });
    failing(adapter);
    const end = run.run();
    await reach('paused');
    const stops: unknown[] = [];
    adapter.script = (targets, { stop }) => (stops.push(stop?.aborted), adapter.erase(targets));
    run.resume();
    await end;
    expect(stops).to.deep.equal([false, false]);
  });

  it('stays paused while the look fails, and hears a stop meanwhile', async () => {
    const { adapter, run, reach } = stage(30);
    failing(adapter);
    const end = run.run();
    await reach('paused');
    const look = deferred<never>();
    adapter.read = () => Promise.reject(adapterError('network', 'Away.'));
    run.resume();
    await reach('paused');
    expect(run.state.pause?.again).to.equal(true);
    adapter.read = () => look.promise;
    run.resume();
    run.stop();
    look.reject(adapterError('network', 'Late.'));
    expect(countsOf((await end).outcomes.values())).to.include({ failed: 5, 'not-attempted': 25 });
  });
});

describe('BulkController whose viewer is signed out (F19)', () => {
  it('keeps its place, and goes on after the sign-in without those who are denied now', async () => {
    const { adapter, run, reach } = stage(5, { chunkSize: 2 });
    adapter.script = async function* (targets) {
      if (targets[0]?.id === 'u0') return yield* adapter.erase(targets);
      for (const { id } of targets)
        yield { id, state: 'failed', error: adapterError('unauthenticated', 'Sign in again.') };
    };
    const end = run.run();
    await reach('paused');
    run.resume();
    expect(run.state.phase).to.equal('paused');
    adapter.script = undefined;
    run.signedIn(new Map([['u3', 'scope']]));
    expect(countsOf((await end).outcomes.values())).to.include({ done: 4, refused: 1, failed: 0 });
    expect(adapter.users.has('u3')).to.equal(true);
  });
});
