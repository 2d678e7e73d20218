import { expect } from '@open-wc/testing';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { Outcome } from '../../src/adapters/contract.js';
import { BulkController } from '../../src/bulk/bulk-controller.js';
import { freezeTargets } from '../../src/bulk/frozen-targets.js';
import type { Timer } from '../../src/bulk/patience.js';
import { readEach } from '../../src/bulk/read-each.js';
import { countsOf } from '../../src/bulk/run-report.js';
import type { BulkWork } from '../../src/bulk/bulk-work.js';
import type { RunState } from '../../src/bulk/run-state.js';
import type { User } from '../../src/domain/user.js';
import { aUser } from '../support/builders.js';
import { FakeTimer, never, ScriptedAdapter, turn, until } from '../support/scripted-adapter.js';

const people = (count: number): User[] => Array.from({ length: count }, (_, index) => aUser({ id: `u${index}` }));
const trap = (): never => {
  throw new Error('trap');
};
const trapped = <T extends object>(record: T, member: string): T =>
  Object.defineProperty({ ...record }, member, { get: trap, enumerable: true });

/** As text: an object that throws when it is looked at must not come into an assertion, which looks at it to say what is wrong. */
const told = (value: unknown): string => {
  try {
    return JSON.stringify(value);
  } catch {
    return 'can’t be read';
  }
};

/** Answers for as long as anybody listens, but never more than `most`: then a run that listens for ever ends as well. */
class Babbler {
  pulled = 0;
  closed = 0;
  readonly #answer: (index: number) => unknown;
  readonly #most: number;

  constructor(answer: (index: number) => unknown, most = 5_000) {
    this.#answer = answer;
    this.#most = most;
  }

  [Symbol.asyncIterator](): AsyncIterator<Outcome> {
    return {
      next: () => {
        const done = this.pulled >= this.#most;
        return Promise.resolve({ done, value: done ? undefined : this.#answer(this.pulled++) } as IteratorResult<Outcome>);
      },
      return: () => {
        this.closed += 1;
        return Promise.resolve({ done: true, value: undefined });
      },
    }; // prettier-ignore
  }
}

const foreign = (index: number): Outcome => ({ id: `foreign${index}`, state: 'done' });

/** A run that is given up after so many turns of the event loop, so that none of these tests can hang. */
async function endOf(run: BulkController, turns = 500): Promise<RunState> {
  let end: RunState | undefined;
  void run.run().then((state) => (end = state));
  for (; !end && turns > 0; turns -= 1) await new Promise((resolve) => setTimeout(resolve));
  if (!end) throw new Error(`The run is still ${run.state.phase}.`);
  return end;
}

const runOf = (adapter: ScriptedAdapter, count: number, more: { work?: BulkWork; chunkSize?: number } = {}) =>
  new BulkController(adapter, { work: { action: 'delete' }, targets: freezeTargets(people(count)), ...more });

describe('BulkController with an adapter that answers for ever (F33)', () => {
  for (const [what, answer] of Object.entries<(index: number) => unknown>({
    'about ids that nobody asked for': foreign,
    'the same about the same id': () => ({ id: 'u0', state: 'done' }),
    garbage: () => ({}),
    'what can’t be read': () => trapped({ id: 'u1', state: 'done' }, 'state'),
  })) {
    it(`${what} stops listening, lets go, and looks up who is open`, async () => {
      const adapter = new ScriptedAdapter(people(2));
      const babbler = new Babbler(answer);
      adapter.script = () => babbler;
      adapter.users.delete('u1');
      const end = await endOf(runOf(adapter, 2));
      expect(babbler.pulled).to.be.below(1_200);
      expect(babbler.closed).to.equal(1);
      expect(adapter.reads).to.include('u1').and.not.include('foreign0');
      expect(told(end.outcomes.get('u1'))).to.equal(told({ id: 'u1', state: 'done', confirmed: true }));
    });
  }

  it('lets the page live between its answers', async () => {
    const adapter = new ScriptedAdapter(people(1));
    let turns = 0;
    let ended = false;
    const seen: number[] = [];
    adapter.script = () => new Babbler((index) => (seen.push(turns), foreign(index)));
    // what else happens on the page
    const live = (): void => {
      turns += 1;
      if (!ended) setTimeout(live);
    };
    live();
    await endOf(runOf(adapter, 1)).finally(() => (ended = true));
    expect(new Set(seen).size, 'turns of the event loop while it talked').to.be.above(5);
  });

  it('and slowly is waited for no longer than one that says nothing', async () => {
    const adapter = new ScriptedAdapter(people(1));
    const timer = new FakeTimer();
    let asked = 0;
    // each answer comes just before the time is over
    adapter.script = () => ({
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          await turn();
          return asked++ < 40 ? { done: false, value: foreign(asked) } : never();
        },
      }),
    });
    const job = { work: { action: 'delete' }, targets: freezeTargets(people(1)) } as const;
    let timers = 0;
    const counted: Timer = (ms, then) => ((timers += 1), timer.set(ms, then));
    const run = new BulkController(adapter, job, { timer: counted });
    const end = run.run();
    await until(() => asked >= 5);
    expect([timers, timer.waiting], 'the time did not begin anew').to.deep.equal([1, 1]);
    timer.ring();
    for (let turns = 0; run.state.phase !== 'ended' && turns < 20; turns += 1) await turn();
    expect(run.state.phase).to.equal('ended');
    expect(countsOf((await end).outcomes.values())).to.include({ unknown: 1 });
    expect(asked).to.be.below(30);
  });

  it('is heard to the end where the answers asked for come among many others', async () => {
    const adapter = new ScriptedAdapter(people(4));
    const babbler = new Babbler((index) => (index % 100 === 99 ? { id: `u${(index - 99) / 100}`, state: 'done' } : foreign(index))); // prettier-ignore
    adapter.script = () => babbler;
    expect(countsOf((await endOf(runOf(adapter, 4))).outcomes.values())).to.include({ done: 4 });
    expect([babbler.pulled, babbler.closed]).to.deep.equal([400, 1]);
  });

  it('does not speak into a later chunk', async () => {
    const adapter = new ScriptedAdapter(people(2));
    const timer = new FakeTimer();
    let late: (() => void) | undefined;
    adapter.script = ([target]) => ({
      [Symbol.asyncIterator]: () => ({
        next: () =>
          target.id === 'u0'
            ? new Promise((resolve) => (late = () => resolve({ done: false, value: { id: 'u1', state: 'done' } })))
            : never(),
      }),
    });
    const job = { work: { action: 'delete' }, chunkSize: 1, targets: freezeTargets(people(2)) } as const;
    const run = new BulkController(adapter, job, { timer: timer.set });
    void run.run();
    await turn();
    timer.ring();
    await until(() => run.state.queue.length === 0);
    late?.();
    await turn();
    expect(run.state.answered.size).to.equal(0);
  });
});

describe('BulkController with records that can’t be read (F33)', () => {
  const actions = ['delete', 'activate', 'deactivate'] as const;
  for (const action of actions) {
    it(`ends, with ${action}, although reading the user again gives a record that throws`, async () => {
      const adapter = new ScriptedAdapter(people(1));
      adapter.script = () => {
        throw adapterError('network', 'Lost.');
      };
      adapter.read = () => Promise.resolve(trapped(aUser({ id: 'u0' }), 'status'));
      const end = await endOf(runOf(adapter, 1, { work: { action } }));
      expect(end.phase).to.equal('ended');
      expect(end.outcomes.get('u0')?.state).to.equal('unknown');
      expect(end.outcomes.get('u0')?.latest === undefined).to.equal(true);
    });
  }

  it('believes that it is done, and hands on no record that throws', async () => {
    const adapter = new ScriptedAdapter(people(2));
    adapter.script = async function* () {
      await turn();
      yield { id: 'u0', state: 'done', user: trapped(aUser({ id: 'u0' }), 'email') };
      yield { id: 'u1', state: 'done', user: aUser({ id: 'u1', roles: [trapped({ id: 'r', name: 'R' }, 'name')] }) };
    };
    const end = await endOf(runOf(adapter, 2, { work: { action: 'activate' } }));
    expect(told([...end.outcomes.values()])).to.equal(
      told([
        { id: 'u0', state: 'done' },
        { id: 'u1', state: 'done' },
      ]),
    );
  });

  it('keeps what has been read, whatever the adapter does to it afterwards', async () => {
    const adapter = new ScriptedAdapter(people(1));
    const user = { ...aUser({ id: 'u0' }), roles: [{ id: 'r', name: 'R' }] };
    const outcome = { id: 'u0', state: 'done', user };
    adapter.script = async function* () {
      await turn();
      yield outcome as Outcome;
    };
    const end = await endOf(runOf(adapter, 1, { work: { action: 'activate' } }));
    Object.defineProperty(user, 'status', { get: trap });
    user.roles[0]!.name = 'Other';
    outcome.state = 'failed';
    const outcome0 = end.outcomes.get('u0');
    expect(told(outcome0 && 'user' in outcome0 && outcome0.user)).to.equal(
      told(aUser({ id: 'u0', roles: [{ id: 'r', name: 'R' }] })),
    );
  });

  it('says failed of a failure whose error can’t be read, without it', async () => {
    const adapter = new ScriptedAdapter(people(2));
    const error = adapterError('forbidden', 'No.');
    Object.defineProperty(error, 'reason', { get: trap, enumerable: true });
    const latest = trapped(aUser({ id: 'u1' }), 'login');
    adapter.script = async function* () {
      await turn();
      yield { id: 'u0', state: 'refused', error };
      yield { id: 'u1', state: 'changed', error: adapterError('stale', 'Changed.', { latest }) };
    };
    const end = await endOf(runOf(adapter, 2));
    const [first, second] = [...end.outcomes.values()];
    expect([first?.state, second?.state]).to.deep.equal(['refused', 'changed']);
    for (const one of [first, second]) {
      expect(told(one)).to.include('"kind":');
    }
  });

  it('contains an error that throws when it is looked at', async () => {
    const adapter = new ScriptedAdapter(people(1));
    const error = trapped(adapterError('network', 'Lost.'), 'name');
    adapter.script = () => {
      throw error;
    };
    adapter.read = () => Promise.reject(error as never);
    expect(countsOf((await endOf(runOf(adapter, 1))).outcomes.values())).to.include({ unknown: 1 });
  });

  it('reads a record that a framework has wrapped, and one that leads back to itself', async () => {
    const adapter = new ScriptedAdapter();
    const circle: User & { boss?: unknown } = aUser({ id: 'u1' });
    circle.boss = circle;
    const wrapped = new Proxy(aUser({ id: 'u0', department: { id: 'd', name: 'D', path: ['Top'] } }), {});
    adapter.read = (id) => Promise.resolve(id === 'u0' ? wrapped : circle);
    const { signal } = new AbortController();
    const results = await readEach(adapter, ['u0', 'u1'], { signal });
    expect(results.map(({ state }) => state)).to.deep.equal(['found', 'found']);
    const [first] = results;
    expect(told(first?.state === 'found' && first.user.department)).to.equal('{"id":"d","name":"D","path":["Top"]}');
  });
});

describe('BulkController and its timers', () => {
  it('leaves none when it is stopped while it looks somebody up', async () => {
    const adapter = new ScriptedAdapter(people(6));
    const timer = new FakeTimer();
    adapter.script = () => {
      throw adapterError('network', 'Lost.');
    };
    adapter.read = () => never();
    const job = { work: { action: 'delete' }, targets: freezeTargets(people(6)) } as const;
    const run = new BulkController(adapter, job, { timer: timer.set });
    const end = run.run();
    for (let turns = 0; run.state.phase !== 'reconciling' && turns < 20; turns += 1) await turn();
    await turn();
    expect(timer.waiting).to.equal(4);
    run.stop();
    expect(countsOf((await end).outcomes.values())).to.include({ unknown: 6 });
    expect(timer.waiting).to.equal(0);
  });
});
