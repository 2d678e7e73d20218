import { expect } from '@open-wc/testing';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { UserAdapter } from '../../src/adapters/contract.js';
import { readEach, type ReadResult } from '../../src/bulk/read-each.js';
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
});
