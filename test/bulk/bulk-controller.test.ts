import { expect } from '@open-wc/testing';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { Outcome, UserAdapter } from '../../src/adapters/contract.js';
import { BulkController, type BulkOptions } from '../../src/bulk/bulk-controller.js';
import { freezeTargets } from '../../src/bulk/frozen-targets.js';
import { countsOf } from '../../src/bulk/run-report.js';
import type { BulkWork } from '../../src/bulk/bulk-work.js';
import type { RunState } from '../../src/bulk/run-state.js';
import { aUser } from '../support/builders.js';
import { deferred, FakeTimer, never, ScriptedAdapter, turn, until } from '../support/scripted-adapter.js';

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => aUser({ id: `u${index}`, version: `v${index}` }));
const runOf = (
  adapter: UserAdapter,
  count: number,
  { work = { action: 'delete' }, chunkSize, ...options }: BulkOptions & { work?: BulkWork; chunkSize?: number } = {},
): BulkController => new BulkController(adapter, { work, targets: freezeTargets(people(count)), chunkSize }, options);

describe('BulkController', () => {
  it('deletes with the versions agreed to and reports each (U9, U11)', async () => {
    const adapter = new ScriptedAdapter(people(3));
    const end = await runOf(adapter, 3).run();
    expect(adapter.sent[0]?.targets).to.deep.equal([
      { id: 'u0', version: 'v0' }, { id: 'u1', version: 'v1' }, { id: 'u2', version: 'v2' },
    ]); // prettier-ignore
    expect(countsOf(end.outcomes.values())).to.include({ done: 3 });
    expect(adapter.users.size).to.equal(0);
  });

  it('sends chunks one after the other, each under a key of its own', async () => {
    const adapter = new ScriptedAdapter(people(5));
    await runOf(adapter, 5, { chunkSize: 2 }).run();
    expect(adapter.sent.map(({ targets }) => targets.length)).to.deep.equal([2, 2, 1]);
    const keys = adapter.sent.map(({ requestId }) => requestId);
    expect(new Set(keys).size).to.equal(3);
    // 128 bits, also where the page came over plain HTTP and crypto.randomUUID is missing
    for (const key of keys) expect(key).to.match(/^\d+(-\d+){3}$/);
  });

  it('takes 50 at a time where nothing else is said', async () => {
    const adapter = new ScriptedAdapter(people(60));
    await runOf(adapter, 60).run();
    expect(adapter.sent.map(({ targets }) => targets.length)).to.deep.equal([50, 10]);
  });

  for (const action of ['activate', 'deactivate'] as const) {
    it(`can ${action}, too`, async () => {
      const adapter = new ScriptedAdapter(people(2));
      const end = await runOf(adapter, 2, { work: { action } }).run();
      expect(adapter.sent.map(({ method }) => method)).to.deep.equal([action]);
      expect(countsOf(end.outcomes.values())).to.include({ done: 2 });
    });
  }

  it('sends at once what nobody has to write down first', () => {
    const adapter = new ScriptedAdapter(people(1));
    void runOf(adapter, 1).run();
    expect(adapter.deletions).to.deep.equal(['u0']);
  });

  it('sends nothing before it is written down (F24), and nothing any more where it is stopped meanwhile (U14)', async () => {
    const adapter = new ScriptedAdapter(people(2));
    const written = deferred<void>();
    const run = runOf(adapter, 2, { log: { sending: () => written.promise, note: () => undefined } });
    const ended = run.run();
    await turn();
    expect(adapter.sent).to.deep.equal([]);
    run.stop();
    written.resolve();
    const { outcomes } = await ended;
    expect([...outcomes.values()]).to.deep.equal([{ id: 'u0', state: 'not-attempted' }, { id: 'u1', state: 'not-attempted' }]); // prettier-ignore
    expect(adapter.sent).to.deep.equal([]);
  });

  it('has ended where it was stopped before it began, and sends nothing', async () => {
    const adapter = new ScriptedAdapter(people(2));
    const run = runOf(adapter, 2);
    run.stop();
    const { phase, outcomes } = await run.run();
    expect([phase, countsOf(outcomes.values())['not-attempted'], adapter.sent]).to.deep.equal(['ended', 2, []]);
  });

  it('tells nobody where nothing has changed', async () => {
    let changes = 0;
    const run = runOf(new ScriptedAdapter(people(1)), 1, { changed: () => (changes += 1) });
    run.resume();
    run.signedIn(new Map());
    expect(changes).to.equal(0);
    await run.run();
    const before = changes;
    run.stop();
    expect(changes).to.equal(before);
  });

  it('runs once, however often it is told to (F6)', async () => {
    const adapter = new ScriptedAdapter(people(2));
    const run = runOf(adapter, 2);
    const ends = await Promise.all([run.run(), run.run()]);
    expect(ends[0]).to.equal(ends[1]);
    expect(adapter.sent).to.have.length(1);
  });

  it('tells of each change, and its state says where it stands', async () => {
    const seen: RunState[] = [];
    const run = runOf(new ScriptedAdapter(people(2)), 2, { changed: (state) => seen.push(state) });
    await run.run();
    expect(seen.map(({ phase }) => phase)).to.deep.equal(['sending', 'sending', 'sending', 'ended']);
    expect(run.state).to.equal(seen.at(-1));
  });

  describe('an adapter that misbehaves (F33)', () => {
    const answered: Record<string, (adapter: ScriptedAdapter) => void> = {
      'throws at once': (adapter) => (adapter.script = () => { throw new Error('boom'); }),
      'returns nothing': (adapter) => (adapter.delete = (() => undefined) as never),
      'returns a promise': (adapter) => (adapter.delete = (() => Promise.resolve([])) as never),
      'has no method': (adapter) => (adapter.delete = undefined as never),
      'hangs up before the first answer': (adapter) => (adapter.script = async function* () {}),
      'throws in the middle': (adapter) => (adapter.script = async function* () { throw adapterError('network', 'Lost.'); }),
      'answers garbage': (adapter) => (adapter.script = async function* () { yield undefined as never; yield 'done' as never; }),
    }; // prettier-ignore
    for (const [what, prepare] of Object.entries(answered)) {
      it(`and ${what} is contained; nothing counts as deleted`, async () => {
        const adapter = new ScriptedAdapter(people(2));
        prepare(adapter);
        expect(countsOf((await runOf(adapter, 2).run()).outcomes.values())).to.include({
          unknown: 2,
          done: 0,
          failed: 0,
        });
      });
    }

    it('and never settles is waited for only so long', async () => {
      const adapter = new ScriptedAdapter(people(2));
      const timer = new FakeTimer();
      let signal: AbortSignal | undefined;
      adapter.script = async function* (_, call) {
        signal = call.signal;
        yield { id: 'u0', state: 'done' };
        await never();
      };
      const end = runOf(adapter, 2, { timer: timer.set }).run();
      await turn();
      timer.ring();
      expect(countsOf((await end).outcomes.values())).to.include({ done: 1, unknown: 1 });
      expect(signal?.aborted).to.equal(true);
      expect(timer.waiting).to.equal(0);
    });

    it('and never ends after its last answer is not waited for', async () => {
      const adapter = new ScriptedAdapter(people(1));
      adapter.script = () => ({
        [Symbol.asyncIterator]: () => {
          let first = true;
          return {
            next: () => (first ? ((first = false), Promise.resolve({ done: false, value: { id: 'u0', state: 'done' } as Outcome })) : never()),
            return: () => never(),
          };
        },
      }); // prettier-ignore
      expect(countsOf((await runOf(adapter, 1).run()).outcomes.values())).to.include({ done: 1 });
    });

    it('and fails when it is let go harms nobody', async () => {
      const adapter = new ScriptedAdapter(people(1));
      adapter.script = () => ({
        [Symbol.asyncIterator]: () => ({
          next: () => Promise.resolve({ done: false, value: { id: 'u0', state: 'done' } as Outcome }),
          return: () => { throw new Error('boom'); },
        }),
      }); // prettier-ignore
      expect(countsOf((await runOf(adapter, 1).run()).outcomes.values())).to.include({ done: 1 });
    });

    it('goes on with the next chunk after one that was lost', async () => {
      const adapter = new ScriptedAdapter(people(2));
      adapter.script = (targets) => {
        if (targets[0]?.id === 'u0') throw adapterError('unavailable', 'Busy.');
        return adapter.erase(targets);
      };
      expect(countsOf((await runOf(adapter, 2, { chunkSize: 1 }).run()).outcomes.values())).to.include({
        unknown: 1,
        done: 1,
      });
    });
  });

  describe('says in words why nobody knows (U11)', () => {
    const told: Record<string, [(adapter: ScriptedAdapter) => void, kind: string, message: string]> = {
      'can’t do it': [(adapter) => (adapter.delete = undefined as never), 'unsupported', 'This system can’t do this.'],
      'says nothing': [(adapter) => (adapter.script = async function* () {}), 'protocol', 'The system gave no answer for this user.'],
      'talks of others': [(adapter) => (adapter.script = async function* () { for (let at = 0; at < 500; at++) yield { id: `x${at}`, state: 'done' }; }), 'protocol', 'The system answers for others than it was asked about.'],
      'breaks off': [(adapter) => (adapter.script = async function* () { throw adapterError('network', 'Lost.'); }), 'network', 'Lost.'],
    }; // prettier-ignore
    for (const [what, [prepare, kind, message]] of Object.entries(told)) {
      it(`where the system ${what}`, async () => {
        const adapter = new ScriptedAdapter(people(2));
        prepare(adapter);
        const end = await runOf(adapter, 2).run();
        for (const outcome of end.outcomes.values())
          expect('error' in outcome && outcome.error).to.include({ kind, message });
      });
    }
  });

  it('hears one out who says no more useless things in a row than the largest chunk has targets', async () => {
    const adapter = new ScriptedAdapter(people(1));
    adapter.script = async function* () {
      for (let at = 0; at < 499; at++) yield { id: `x${at}`, state: 'done' };
      yield { id: 'u0', state: 'already' };
    };
    expect(countsOf((await runOf(adapter, 1).run()).outcomes.values())).to.include({ already: 1 });
  });

  describe('a lost answer (F7)', () => {
    it('that had deleted all the same is found out by reading, not by sending again (T1, T10)', async () => {
      const adapter = new ScriptedAdapter(people(1));
      adapter.script = (targets) => {
        for (const { id } of targets) adapter.users.delete(id);
        throw adapterError('network', 'The connection was lost.');
      };
      const end = await runOf(adapter, 1).run();
      expect(end.outcomes.get('u0')).to.deep.equal({ id: 'u0', state: 'done', confirmed: true });
      expect(adapter.sent).to.have.length(1);
      expect(adapter.reads).to.deep.equal(['u0']);
    });

    it('that had not deleted stays unknown, and is not sent again', async () => {
      const adapter = new ScriptedAdapter(people(1));
      adapter.script = () => { throw adapterError('network', 'Lost.'); }; // prettier-ignore
      const end = await runOf(adapter, 1).run();
      expect(end.outcomes.get('u0')).to.include({ state: 'unknown' }).and.have.nested.property('latest.id', 'u0');
      expect(adapter.sent).to.have.length(1);
    });

    it('is no longer looked up after a stop', async () => {
      const adapter = new ScriptedAdapter(people(1));
      adapter.script = () => { throw adapterError('network', 'Lost.'); }; // prettier-ignore
      adapter.read = () => never();
      const run = runOf(adapter, 1);
      const end = run.run();
      await until(() => run.state.phase === 'reconciling');
      run.stop();
      expect(countsOf((await end).outcomes.values())).to.include({ unknown: 1 });
    });
  });

  it('stops before the next chunk and reports what was under way (U14)', async () => {
    const adapter = new ScriptedAdapter(people(4));
    const gate = deferred<void>();
    adapter.script = async function* (targets) {
      await gate.promise;
      yield* adapter.erase(targets);
    };
    const run = runOf(adapter, 4, { chunkSize: 2 });
    const end = run.run();
    await turn();
    run.stop();
    expect(run.state.phase).to.equal('stopping');
    gate.resolve();
    expect(countsOf((await end).outcomes.values())).to.include({ done: 2, 'not-attempted': 2 });
    expect([...adapter.users.keys()]).to.deep.equal(['u2', 'u3']);
  });

  it('tells the adapter to send nothing more, and goes on waiting for what was sent (U14)', async () => {
    const adapter = new ScriptedAdapter(people(3));
    const gate = deferred<void>();
    const seen: unknown[] = [];
    adapter.script = async function* (targets, { signal, stop }) {
      for (const { id } of targets) {
        if (stop?.aborted) yield { id, state: 'not-attempted' };
        else {
          await gate.promise;
          seen.push([signal.aborted, stop?.aborted]);
          yield* adapter.erase([{ id }]);
        }
      }
    };
    const run = runOf(adapter, 3);
    const end = run.run();
    await turn();
    run.stop();
    gate.resolve();
    expect(countsOf((await end).outcomes.values())).to.include({ done: 1, 'not-attempted': 2, unknown: 0 });
    expect(seen).to.deep.equal([[false, true]]);
  });
});
