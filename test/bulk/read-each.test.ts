import { expect } from '@open-wc/testing';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { Call, UserAdapter } from '../../src/adapters/contract.js';
import { readEach, type ReadResult } from '../../src/bulk/read-each.js';
import type { ManyUsers } from '../../src/domain/query.js';
import type { User } from '../../src/domain/user.js';
import { aUser } from '../support/builders.js';
import { deferred, FakeTimer, never, ScriptedAdapter, turn } from '../support/scripted-adapter.js';

const ids = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5'];
const people = () => new ScriptedAdapter(ids.map((id) => aUser({ id })));
const signal = (): AbortSignal => new AbortController().signal;
const statesOf = (results: readonly ReadResult[]): string[] => results.map(({ state }) => state);

describe('readEach', () => {
  it('reads every user and answers in the order asked for', async () => {
    const seen: string[] = [];
    const results = await readEach(people(), ids, { signal: signal(), read: ({ id }) => seen.push(id) });
    expect(results.map(({ id }) => id)).to.deep.equal(ids);
    expect(seen).to.have.members(ids);
    expect(new Set(statesOf(results))).to.deep.equal(new Set(['found']));
  });

  it('lets the adapter know when nobody waits any more', async () => {
    const given: unknown[] = [];
    const stop = new AbortController();
    const adapter: Pick<UserAdapter, 'get'> = { get: (id, call) => (given.push(call), Promise.resolve(aUser({ id }))) };
    await readEach(adapter as UserAdapter, ['u0'], { signal: stop.signal });
    expect(given).to.deep.equal([{ signal: stop.signal }]);
  });

  it('asks four at a time (F15)', async () => {
    const adapter = people();
    const gate = deferred<void>();
    adapter.read = (id) => gate.promise.then(() => aUser({ id }));
    const results = readEach(adapter, ids, { signal: signal() });
    await turn();
    expect(adapter.reads).to.have.length(4);
    gate.resolve();
    await results;
    expect(adapter.reads).to.deep.equal(ids);
  });

  const answers: Record<string, [() => Promise<never>, string]> = {
    'a 404': [() => Promise.reject(adapterError('not-found', 'Gone.')), 'gone'],
    'another error': [() => Promise.reject(adapterError('forbidden', 'No.')), 'unread'],
    'a foreign error': [() => Promise.reject(new TypeError('boom')), 'unread'],
    'somebody else': [() => Promise.resolve(aUser({ id: 'stranger' }) as never), 'unread'],
    nothing: [() => Promise.resolve(undefined as never), 'unread'],
    'a throw': [() => { throw new Error('boom'); }, 'unread'],
  }; // prettier-ignore
  for (const [what, [answer, state]] of Object.entries(answers)) {
    it(`takes ${what} as ${state} (F3, F33)`, async () => {
      const adapter = people();
      adapter.read = answer;
      expect(statesOf(await readEach(adapter, ['u0'], { signal: signal() }))).to.deep.equal([state]);
    });
  }

  it('says in words what it can’t believe', async () => {
    const adapter = people();
    adapter.read = () => Promise.resolve(aUser({ id: 'stranger' }));
    const [result] = await readEach(adapter, ['u0'], { signal: signal() });
    expect(result?.state === 'unread' && result.error).to.include({
      kind: 'protocol',
      message: 'The system gave another answer than this user’s record.',
    });
  });

  it('gives up on an answer that never comes (F33)', async () => {
    const adapter = people();
    const timer = new FakeTimer();
    adapter.read = () => never();
    const results = readEach(adapter, ['u0'], { signal: signal(), timer: timer.set });
    timer.ring();
    expect(statesOf(await results)).to.deep.equal(['unread']);
  });

  it('stops asking when it is stopped', async () => {
    const adapter = people();
    const stop = new AbortController();
    adapter.read = () => never();
    const results = readEach(adapter, ids, { signal: stop.signal });
    await turn();
    stop.abort();
    expect(statesOf(await results)).to.deep.equal(Array(6).fill('unread'));
    expect(adapter.reads).to.have.length(4);
  });

  it('has nothing to say about nobody', async () => {
    expect(await readEach(people(), [], { signal: signal() })).to.deep.equal([]);
  });

  describe('where the backend reads several at once', () => {
    const many = Array.from({ length: 250 }, (_, index) => `u${index}`);
    const named = (id: string): User => aUser({ id, login: `${id}@acme.example` });

    const users = (asked: readonly string[]): ManyUsers => ({ users: asked.map(named).reverse(), missing: [] });

    /** Whoever answers, and what it was asked. */
    function reader(getMany: (ids: readonly string[]) => unknown = users) {
      const adapter = new ScriptedAdapter(many.map(named));
      const asked: (readonly string[])[] = [];
      const calls: unknown[] = [];
      const reading: UserAdapter = Object.assign(adapter, {
        getMany: (ids: readonly string[], call: Call) => {
          asked.push(ids);
          calls.push(call);
          return Promise.resolve(getMany(ids)) as Promise<ManyUsers>;
        },
      });
      return { reading, asked, calls, reads: adapter.reads };
    }

    it('asks for a hundred at a time, each once, and answers in the order asked for (F15)', async () => {
      const { reading, asked, calls, reads } = reader();
      const seen: string[] = [];
      const stop = new AbortController();
      const results = await readEach(reading, many, { signal: stop.signal, read: ({ id }) => seen.push(id) });
      expect(asked.map(({ length }) => length)).to.deep.equal([100, 100, 50]);
      expect(asked.flat()).to.deep.equal(many);
      expect(calls[0]).to.deep.equal({ signal: stop.signal });
      expect(reads).to.deep.equal([]);
      expect(results).to.deep.equal(many.map((id) => ({ id, state: 'found', user: named(id) })));
      expect(seen).to.have.members(many);
    });

    it('asks for one alone as ever', async () => {
      const { reading, asked, reads } = reader();
      await readEach(reading, ['u0'], { signal: signal() });
      expect([asked, reads]).to.deep.equal([[], ['u0']]);
    });

    it('believes who is said to be missing to be gone, and asks for nobody of them again (F7)', async () => {
      const { reading, reads } = reader(() => ({ users: [named('u0')], missing: ['gone', 'u1'] }));
      expect(statesOf(await readEach(reading, ['u0', 'u1', 'gone'], { signal: signal() }))).to.deep.equal([
        'found',
        'gone',
        'gone',
      ]);
      expect(reads).to.deep.equal([]);
    });

    it('believes nobody to be gone because the answer leaves them out (F3)', async () => {
      const { reading, reads } = reader(() => ({ users: [named('u0')], missing: [] }));
      const results = await readEach(reading, ['u0', 'u1', 'gone'], { signal: signal() });
      expect(statesOf(results)).to.deep.equal(['found', 'found', 'gone']);
      expect(reads).to.deep.equal(['u1', 'gone']);
    });

    it('believes neither of two records, nor that somebody is there and gone, and takes no stranger (F3, F33)', async () => {
      const { reading, reads } = reader(() => ({
        users: [named('u0'), named('u1'), named('stranger'), { ...named('u0'), owner: true }],
        missing: ['u1', 'stranger'],
      }));
      const results = await readEach(reading, ['u0', 'u1'], { signal: signal() });
      expect(reads).to.deep.equal(['u0', 'u1']);
      expect(results.map((result) => result.state === 'found' && result.user)).to.deep.equal(['u0', 'u1'].map(named));
    });

    it('keeps no record that the adapter still holds (F33)', async () => {
      const record = { ...named('u0') };
      const { reading } = reader(() => ({ users: [record, named('u1')], missing: [] }));
      const [result] = await readEach(reading, ['u0', 'u1'], { signal: signal() });
      record.login = 'another';
      expect(result).to.deep.equal({ id: 'u0', state: 'found', user: named('u0') });
    });

    const broken: Record<string, (asked: readonly string[]) => unknown> = {
      'rejects': () => Promise.reject(adapterError('unsupported', 'Not here.')),
      'throws': () => { throw new Error('boom'); },
      'gives a list alone': (asked) => asked.map(named),
      'says nothing of who is missing': (asked) => ({ users: asked.map(named) }),
      'gives nothing': () => undefined,
      'gives a list of nothing': () => ({ users: [null], missing: [] }),
    }; // prettier-ignore
    for (const [what, answer] of Object.entries(broken)) {
      it(`reads one by one, and asks for several no more, once it ${what} (F33)`, async () => {
        const { reading, asked, reads } = reader(answer);
        const results = await readEach(reading, many, { signal: signal(), atOnce: 1 });
        expect(asked).to.have.length(1);
        expect(reads).to.deep.equal(many);
        expect(results).to.deep.equal(many.map((id) => ({ id, state: 'found', user: named(id) })));
      });
    }

    it('reads one by one where no answer comes (F33)', async () => {
      const { reading, reads } = reader(() => never());
      const timer = new FakeTimer();
      const results = readEach(reading, ['u0', 'u1'], { signal: signal(), timer: timer.set });
      timer.ring();
      expect(statesOf(await results)).to.deep.equal(['found', 'found']);
      expect(reads).to.deep.equal(['u0', 'u1']);
    });

    it('asks for nobody any more when it is stopped', async () => {
      const { reading, asked, reads } = reader(() => never());
      const stop = new AbortController();
      const results = readEach(reading, many, { signal: stop.signal, atOnce: 1 });
      await turn();
      stop.abort();
      expect(statesOf(await results)).to.deep.equal(Array(250).fill('unread'));
      expect(asked).to.have.length(1);
      expect(reads).to.deep.equal([]);
    });
  });
});
