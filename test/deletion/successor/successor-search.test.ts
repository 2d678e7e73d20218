import { expect } from '@open-wc/testing';
import { SuccessorSearch, type FoundSuccessors } from '../../../src/deletion/successor/successor-search.js';
import { aUser } from '../../support/builders.js';
import { deferred, turn } from '../../support/scripted-adapter.js';

const bo = aUser({ id: 'bo' });
const cy = aUser({ id: 'cy' });

/** A search, the questions that it asked, the timers that it set, and how often it had something new. */
function scene() {
  const asked: { text: string; signal: AbortSignal; answer: ReturnType<typeof deferred<FoundSuccessors>> }[] = [];
  const timers: { ms: number; then: () => void; isOff: boolean }[] = [];
  const news: string[] = [];
  const search = new SuccessorSearch(
    (text, signal) => {
      const answer = deferred<FoundSuccessors>();
      asked.push({ text, signal, answer });
      return answer.promise;
    },
    () => news.push('changed'),
    (ms, then) => {
      const timer = { ms, then, isOff: false };
      timers.push(timer);
      return () => (timer.isOff = true);
    },
  );
  /** So much time passes that what was to come within this many milliseconds has come. */
  const pass = (ms: number): void =>
    timers.filter((timer) => timer.ms <= ms && !timer.isOff).forEach((timer) => ((timer.isOff = true), timer.then()));
  return { search, asked, timers, news, pass };
}

describe('SuccessorSearch', () => {
  it('asks for nobody before it is asked itself, and for everybody at once', async () => {
    const { search, asked, news } = scene();
    expect(asked).to.deep.equal([]);
    expect(search.for('')).to.equal('loading');
    expect(asked.map(({ text }) => text)).to.deep.equal(['']);
    asked[0]!.answer.resolve({ users: [bo, cy], more: true });
    await turn();
    expect([search.for(' '), search.latest, news, asked.length]).to.deep.equal([{ users: [bo, cy], more: true }, { users: [bo, cy], more: true }, ['changed'], 1]); // prettier-ignore
  });

  it('asks once typing rests, and once for the same text', async () => {
    const { search, asked, pass } = scene();
    for (const text of ['b', 'bo', 'bo ', ' bo']) expect(search.for(text)).to.equal('loading');
    expect(asked).to.deep.equal([]);
    pass(250);
    expect(asked.map(({ text }) => text)).to.deep.equal(['bo']);
    asked[0]!.answer.resolve({ users: [bo] });
    await turn();
    expect(search.for('bo')).to.deep.equal({ users: [bo] });
  });

  it('takes the latest answer only, in whatever order they come (F4)', async () => {
    const { search, asked, news, pass } = scene();
    search.for('b');
    pass(250);
    search.for('c');
    pass(250);
    expect(asked[0]!.signal.aborted).to.equal(true);
    asked[1]!.answer.resolve({ users: [cy] });
    await turn();
    asked[0]!.answer.resolve({ users: [bo] });
    await turn();
    expect([search.for('c'), news]).to.deep.equal([{ users: [cy] }, ['changed']]);
  });

  it('says that it failed, and asks once more where it is told to', async () => {
    const { search, asked, news } = scene();
    search.for('');
    asked[0]!.answer.reject(new Error('away'));
    await turn();
    expect([search.for(''), news.length]).to.deep.equal(['failed', 1]);
    search.again();
    expect([search.for(''), news.length, asked.length]).to.deep.equal(['loading', 2, 2]);
    asked[1]!.answer.resolve({ users: [] });
    await turn();
    expect(search.for('')).to.deep.equal({ users: [] });
  });

  it('waits for nobody for ever (F33)', async () => {
    const { search, asked, timers, pass } = scene();
    search.for('');
    pass(29_999);
    await turn();
    expect(search.for('')).to.equal('loading');
    pass(30_000);
    await turn();
    expect([search.for(''), asked.length]).to.deep.equal(['failed', 1]);
    expect(timers.every(({ isOff }) => isOff)).to.equal(true);
  });

  for (const [what, answer] of [
    ['nothing', undefined],
    ['a text', 'bo'],
    ['no list', { users: { bo } }],
  ] as const)
    it(`takes ${what} for a failure (R11)`, async () => {
      const { search, asked } = scene();
      search.for('');
      asked[0]!.answer.resolve(answer as never);
      await turn();
      expect(search.for('')).to.equal('failed');
    });

  it('leaves out whom nobody could name (R11)', async () => {
    const { search, asked } = scene();
    search.for('');
    asked[0]!.answer.resolve({
      users: [bo, { ...cy, id: '' }, null, { ...cy, id: 7 }],
      more: 'yes',
      among: 'all',
    } as never);
    await turn();
    expect(search.for('')).to.deep.equal({ users: [bo] });
  });

  it('is over when it is: nothing is asked for any more, and nothing comes', async () => {
    const { search, asked, news, timers, pass } = scene();
    search.for('');
    search.for('b');
    search.stop();
    await turn();
    expect([asked[0]!.signal.aborted, timers.every(({ isOff }) => isOff)]).to.deep.equal([true, true]);
    pass(60_000);
    asked[0]!.answer.resolve({ users: [bo] });
    await turn();
    expect([asked.length, news]).to.deep.equal([1, []]);
  });
});
