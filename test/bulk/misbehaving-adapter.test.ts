import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { Target } from '../../src/adapters/contract.js';
import { BulkController } from '../../src/bulk/bulk-controller.js';
import { freezeTargets } from '../../src/bulk/frozen-targets.js';
import { countsOf } from '../../src/bulk/run-report.js';
import type { RunState } from '../../src/bulk/run-state.js';
import { aUser } from '../support/builders.js';
import { FakeTimer, never, ScriptedAdapter, turn, until } from '../support/scripted-adapter.js';

/** An outcome about one of the targets, or about nobody who was asked for. */
interface Saying {
  readonly does: 'answer';
  readonly about: number;
  readonly state: unknown;
  readonly signedOut: boolean;
}
/** What the adapter does when its next answer is asked for. */
type Step =
  | Saying
  | { readonly does: 'babble'; readonly value: unknown }
  | { readonly does: 'throw' | 'reject' | 'hang' | 'end' | 'no-result' | 'trap' };
type Reading = 'honest' | 'gone' | 'another' | 'nothing' | 'throws' | 'hangs';
/** How the method itself answers, before any step. */
type Entry = 'iterates' | 'throws' | 'nothing' | 'promise';

const known = ['done', 'already', 'refused', 'changed', 'failed', 'unknown', 'not-attempted'] as const;
const foreign = ['DONE', 'deleted', '', undefined, 200, true, 'constructor', '__proto__'];
const answering = fc.record({
  does: fc.constant('answer' as const),
  about: fc.integer({ min: -2, max: 6 }),
  state: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, fc.constantFrom(...foreign)),
  signedOut: fc.integer({ min: 0, max: 19 }).map((dice) => dice === 0),
});
const babbling = fc.record({
  does: fc.constant('babble' as const),
  value: fc.oneof(fc.anything(), fc.constantFrom(null, undefined, 'done', [], { id: 7, state: 'done' }, { id: 'u0' })),
});
const giving = fc.record({
  does: fc.constantFrom('throw' as const, 'reject' as const, 'hang' as const, 'end' as const, 'no-result' as const, 'trap' as const),
}); // prettier-ignore
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: answering },
  { weight: 2, arbitrary: babbling },
  { weight: 1, arbitrary: giving },
);
const entry = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Entry>('iterates') },
  fc.constantFrom<Entry>('throws', 'nothing', 'promise'),
);
const aCase = fc.record({
  count: fc.integer({ min: 1, max: 12 }),
  chunkSize: fc.integer({ min: 1, max: 5 }),
  action: fc.constantFrom('delete' as const, 'activate' as const, 'deactivate' as const),
  calls: fc.array(fc.record({ entry, steps: fc.array(step, { maxLength: 9 }) }), { minLength: 1, maxLength: 4 }),
  letsGo: fc.constantFrom('well', 'throws', 'hangs', 'cannot'),
  readings: fc.array(fc.constantFrom<Reading>('honest', 'gone', 'another', 'nothing', 'throws', 'hangs'), {
    minLength: 1,
    maxLength: 5,
  }),
  stopAfter: fc.option(fc.nat({ max: 6 }), { nil: undefined }),
});
type Case = typeof aCase extends fc.Arbitrary<infer T> ? T : never;

/** An adapter that keeps to the case instead of the contract, and remembers what it claimed. */
class MisbehavingAdapter extends ScriptedAdapter {
  /** The states that it named for an id while this id was under way for the last time. */
  readonly claimed = new Map<string, unknown[]>();
  /** Who was turned away, in order: told to sign in, left out, or refused to wait before anybody was answered. */
  readonly away: string[] = [];
  readonly leftOut: string[] = [];
  readonly #case: Case;
  #calls = 0;

  constructor(given: Case) {
    super(Array.from({ length: given.count }, (_, index) => aUser({ id: `u${index}`, version: `v${index}` })));
    this.#case = given;
    this.script = (targets) => this.#answer(targets) as never;
    this.read = (id) => this.#reading(id) as never;
  }

  #answer(targets: readonly Target[]): unknown {
    const { calls } = this.#case;
    const { entry: how, steps } = calls[this.#calls++ % calls.length];
    for (const { id } of targets) this.claimed.delete(id);
    if (how === 'throws') throw new TypeError('not today');
    // a script that returns nothing would be replaced by the honest answers
    if (how === 'nothing') return 7;
    if (how === 'promise') return Promise.resolve(targets);
    const left = [...steps];
    return { [Symbol.asyncIterator]: () => ({ next: () => this.#take(left.shift(), targets), ...this.#lettingGo() }) };
  }

  #take(next: Step | undefined, targets: readonly Target[]): unknown {
    switch (next?.does) {
      case 'answer':
        return this.#say(next, targets);
      case 'babble':
        return Promise.resolve({ done: false, value: next.value });
      case 'throw':
        if (targets.every(({ id }) => !this.#isAnswered(id))) this.away.push(...targets.map(({ id }) => id));
        throw adapterError('rate-limited', 'Too fast.');
      case 'reject':
        return Promise.reject(adapterError('network', 'Lost.'));
      case 'hang':
        return never();
      case 'no-result':
        return undefined;
      case 'trap':
        return { done: false, value: Object.defineProperty({}, 'id', { get: trap }) };
      default:
        return Promise.resolve({ done: true, value: undefined });
    }
  }

  #say({ about, state, signedOut }: Saying, targets: readonly Target[]): unknown {
    const id = targets[about]?.id ?? (about < 0 ? `foreign${about}` : 'u0');
    if (targets.some((target) => target.id === id)) {
      if (!this.#isAnswered(id) && state === 'failed' && signedOut) this.away.push(id);
      if (!this.#isAnswered(id) && state === 'not-attempted') this.leftOut.push(id);
      this.#claim(id, state);
    }
    const error = signedOut ? adapterError('unauthenticated', 'Sign in.') : 'not an error';
    return { done: false, value: { id, state, error, user: aUser({ id: 'somebody' }) } };
  }

  #isAnswered(id: string): boolean {
    return this.claimed.get(id)?.some((state) => known.includes(state as never)) ?? false;
  }

  #claim(id: string, state: unknown): void {
    this.claimed.set(id, [...(this.claimed.get(id) ?? []), state]);
  }

  #lettingGo(): object {
    const { letsGo } = this.#case;
    if (letsGo === 'cannot') return {};
    return { return: () => (letsGo === 'throws' ? trap() : letsGo === 'hangs' ? never() : Promise.resolve()) };
  }

  #reading(id: string): unknown {
    const { readings } = this.#case;
    const how = readings[Number(id.slice(1)) % readings.length];
    if (how === 'honest') return Promise.resolve(this.users.get(id));
    if (how === 'gone') return Promise.reject(adapterError('not-found', 'Nobody.'));
    if (how === 'another') return Promise.resolve(aUser({ id: `${id} ` }));
    if (how === 'throws') return trap();
    return how === 'hangs' ? never() : undefined;
  }
}

const trap = (): never => {
  throw new Error('trap');
};

/**
 * Runs the case to its end: whenever nothing moves any more, the time is over for whatever is waited for; and the viewer lets
 * a paused run go on, signs in, and after many pauses has enough.
 */
async function ended(given: Case) {
  const adapter = new MisbehavingAdapter(given);
  const timer = new FakeTimer();
  const phases: RunState[] = [];
  const targets = freezeTargets([...adapter.users.values()]);
  const { action, chunkSize, stopAfter } = given;
  const job = { work: { action }, chunkSize, targets };
  let readBefore = Infinity;
  const changed = (state: RunState): void => {
    phases.push(state);
    if (state.phase === 'reconciling') readBefore = adapter.reads.length;
  };
  const run = new BulkController(adapter, job, { timer: timer.set, changed, random: () => 0.5 });
  let end: RunState | undefined;
  let sentAtStop: number | undefined;
  void run.run().then((state) => (end = state));
  let pauses = 0;
  for (let turns = 0; !end && turns < 400; turns++) {
    if (turns === stopAfter) {
      run.stop();
      sentAtStop = adapter.sent.length;
    }
    await turn();
    if (!end) timer.ring();
    if (run.state.phase !== 'paused') continue;
    if (++pauses > 40) run.stop();
    else if (run.state.pause?.reason === 'signed-out') run.signedIn(new Map());
    else run.resume();
  }
  if (!end) throw new Error('The run never ended.');
  return { adapter, end, targets, timer, phases, sentAtStop, looked: adapter.reads.slice(readBefore) };
}

let seed = 4711;
const always = (check: (given: Awaited<ReturnType<typeof ended>>, how: Case) => void, numRuns = 60): Promise<void> =>
  fc.assert(
    fc.asyncProperty(aCase, async (given) => check(await ended(given), given)),
    { numRuns, seed: seed++ },
  );

describe('BulkController with an adapter that misbehaves at random (F33)', () => {
  it('ends every target in exactly one outcome that has a name, and the numbers add up (F34)', () =>
    always(({ end, targets }) => {
      expect([...end.outcomes.keys()].sort()).to.deep.equal(targets.map(({ id }) => id).sort());
      for (const [id, outcome] of end.outcomes) {
        expect(outcome.id).to.equal(id);
        expect(known).to.include(outcome.state);
      }
      const counts = Object.values(countsOf(end.outcomes.values()));
      expect(counts.reduce((sum, each) => sum + each, 0)).to.equal(targets.length);
    }));

  it('sends nobody again but who was turned away, three times at most, nobody else, and each with the version agreed to (T1, F14, U9)', () =>
    always(({ adapter, targets }, { action, chunkSize }) => {
      const sent = adapter.sent.flatMap((each) => each.targets);
      const times = (list: readonly string[], id: string): number => list.filter((one) => one === id).length;
      for (const target of targets) {
        const often = sent.filter((one) => one.id === target.id);
        for (const one of often) expect(one).to.deep.equal(target);
        const away = times(adapter.away, target.id);
        expect(often.length).to.be.at.most(1 + away + times(adapter.leftOut, target.id));
        expect(away).to.be.at.most(3);
      }
      expect(new Set(sent.map(({ id }) => id)).size).to.be.at.most(targets.length);
      for (const each of adapter.sent) {
        expect(each.method).to.equal(action);
        expect(each.targets.length).to.be.within(1, chunkSize);
      }
      expect(new Set(adapter.sent.map(({ requestId }) => requestId))).to.have.property('size', adapter.sent.length);
    }));

  it('calls nobody done whom the adapter did not call so, unless reading proved it (F7)', () =>
    always(({ adapter, end }, { action, readings }) => {
      for (const [id, outcome] of end.outcomes) {
        if (outcome.state !== 'done') continue;
        if (!outcome.confirmed) {
          expect(adapter.claimed.get(id)?.find((state) => known.includes(state as never))).to.equal('done');
          expect(outcome, 'somebody else’s record').to.not.have.property('user');
          continue;
        }
        expect(adapter.reads).to.include(id);
        const how = readings[Number(id.slice(1)) % readings.length];
        expect(how).to.equal(action === 'delete' ? 'gone' : 'honest');
        expect(action).to.not.equal('deactivate');
      }
    }));

  it('keeps the first answer about a target, whatever is said later (F17)', () =>
    always(({ adapter, end }) => {
      for (const [id, states] of adapter.claimed) {
        const first = states.find((state) => known.includes(state as never));
        if (first === undefined || first === 'unknown') continue;
        // whoever was turned away and then not sent again was not attempted
        const ends = adapter.away.includes(id) ? [first, 'not-attempted'] : [first];
        expect(ends).to.include(end.outcomes.get(id)?.state);
      }
    }));

  it('leaves unknown what was sent and never answered, and nothing that was not sent (F7, F17)', () =>
    always(({ adapter, end }) => {
      const sent = new Set(adapter.sent.flatMap(({ targets }) => targets.map(({ id }) => id)));
      for (const [id, { state }] of end.outcomes) {
        const answered = adapter.claimed.get(id)?.some((each) => known.includes(each as never));
        if (!sent.has(id)) expect(state).to.equal('not-attempted');
        else if (!answered && adapter.away.includes(id))
          expect(['unknown', 'done', 'failed', 'not-attempted']).to.include(state);
        else if (!answered) expect(['unknown', 'done']).to.include(state);
      }
    }));

  it('reads each lost answer once at most, and nobody else (F9)', () =>
    always(({ adapter, end, looked }) => {
      const sent = adapter.sent.flatMap(({ targets }) => targets.map(({ id }) => id));
      expect(new Set(looked)).to.have.property('size', looked.length);
      for (const id of looked) {
        expect(sent).to.include(id);
        expect(['unknown', 'done']).to.include(end.outcomes.get(id)?.state);
      }
    }));

  it('sends nothing more once it is stopped (U14)', () =>
    always(({ adapter, sentAtStop }) => {
      if (sentAtStop !== undefined) expect(adapter.sent).to.have.lengthOf(sentAtStop);
    }));

  it('never goes back to an earlier phase', () =>
    always(({ phases, end }) => {
      const order = ['ready', 'sending', 'stopping', 'reconciling', 'ended'];
      const during = ['holding', 'waiting', 'paused', 'probing'];
      const places = phases.map(({ phase }) => order.indexOf(during.includes(phase) ? 'sending' : phase));
      expect(places).to.deep.equal([...places].sort((one, two) => one - two));
      expect(phases.at(-1)).to.equal(end);
      expect(end.phase).to.equal('ended');
    }));

  it('leaves no timer running, stopped or not', () =>
    always(({ timer }) => {
      expect(timer.waiting).to.equal(0);
    }));

  it('tells of no target less than it told before', () =>
    always(({ phases }) => {
      for (const [index, state] of phases.entries()) {
        expect(state.outcomes.size).to.be.at.least(phases[index - 1]?.outcomes.size ?? 0);
        expect(state.targets).to.equal(phases[0]?.targets);
      }
    }));
});

describe('BulkController with an adapter that is signed out in the middle', () => {
  for (const thrown of [true, false]) {
    it(`asks for nobody of the later chunks where the sign-out is ${thrown ? 'thrown' : 'an answer'}, and waits (F19)`, async () => {
      const signedOut = adapterError('unauthenticated', 'Sign in.');
      const people = Array.from({ length: 6 }, (_, index) => aUser({ id: `u${index}` }));
      const adapter = new ScriptedAdapter(people);
      adapter.script = async function* ([first, second]) {
        await Promise.resolve();
        if (thrown) throw signedOut;
        yield { id: first.id, state: 'failed', error: signedOut };
        yield { id: second.id, state: 'not-attempted' };
      };
      const job = { work: { action: 'delete' }, chunkSize: 2, targets: freezeTargets(people) } as const;
      const run = new BulkController(adapter, job);
      const end = run.run();
      await until(() => run.state.phase === 'paused');
      expect(adapter.deletions).to.deep.equal(['u0', 'u1']);
      expect(run.state.queue.map(({ id }) => id)).to.deep.equal(['u0', 'u1', 'u2', 'u3', 'u4', 'u5']);
      adapter.script = undefined;
      run.signedIn(new Map());
      expect(countsOf((await end).outcomes.values())).to.include({ done: 6 });
      expect(adapter.deletions).to.deep.equal(['u0', 'u1', 'u0', 'u1', 'u2', 'u3', 'u4', 'u5']);
    });
  }
});

describe('BulkController with an adapter that has ended, and goes on all the same (F33)', () => {
  it('tells it to send nothing more, before anybody is looked up and anything is reported', async () => {
    const adapter = new ScriptedAdapter([aUser({ id: 'u0' }), aUser({ id: 'u1' })]);
    let signal: AbortSignal | undefined;
    const wasTold: boolean[] = [];
    adapter.script = async function* (_targets, call) {
      signal = call.signal;
      yield { id: 'u0', state: 'done' };
      wasTold.push(call.signal.aborted);
    };
    adapter.read = () => {
      wasTold.push(signal?.aborted === true);
      return Promise.reject(adapterError('not-found', 'No such user.'));
    };
    const targets = freezeTargets([{ id: 'u0' }, { id: 'u1' }]);
    const { outcomes } = await new BulkController(adapter, { work: { action: 'delete' }, targets }).run();
    expect(wasTold).to.deep.equal([false, true]);
    expect([...outcomes.values()].map(({ state }) => state)).to.deep.equal(['done', 'done']);
  });
});
