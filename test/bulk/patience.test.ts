import { expect } from '@open-wc/testing';
import { browserTimer, patiently } from '../../src/bulk/patience.js';
import { deferred, FakeTimer, never, turn } from '../support/scripted-adapter.js';

/** Someone who waits, and what became of it. */
function waiting<T>(ask: () => Promise<T>) {
  const timer = new FakeTimer();
  const stop = new AbortController();
  const listening = { count: 0 };
  const { signal } = stop;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...given: Parameters<typeof addEventListener>) => {
    listening.count += 1;
    addEventListener.apply(signal, given);
  };
  signal.removeEventListener = (...given: Parameters<typeof removeEventListener>) => {
    if (given[0] === 'abort') listening.count -= 1;
    removeEventListener.apply(signal, given);
  };
  let end = 'waits';
  patiently(ask, 1_000, signal, timer.set).then(
    (value) => (end = `got ${String(value)}`),
    (error: { kind?: string; message: string }) => (end = error.kind ?? error.message),
  );
  const settled = async (): Promise<unknown[]> => {
    await turn();
    return [end, timer.waiting, listening.count];
  };
  return { timer, stop, settled };
}

describe('browserTimer', () => {
  it('calls back after its time, unless it is called off', async () => {
    const heard: string[] = [];
    browserTimer(0, () => heard.push('off'))();
    await new Promise<void>((resolve) => void browserTimer(0, () => (heard.push('on'), resolve())));
    expect(heard).to.deep.equal(['on']);
  });
});

describe('patiently', () => {
  it('gives the answer, and waits no more', async () => {
    const answer = deferred<number>();
    const { settled } = waiting(() => answer.promise);
    expect(await settled()).to.deep.equal(['waits', 1, 1]);
    answer.resolve(7);
    expect(await settled()).to.deep.equal(['got 7', 0, 0]);
  });

  it('hands on a failure, also one that comes before any promise', async () => {
    expect(await waiting(() => Promise.reject(new Error('no'))).settled()).to.deep.equal(['no', 0, 0]);
    const thrown = waiting(() => {
      throw new Error('at once');
    });
    expect(await thrown.settled()).to.deep.equal(['at once', 0, 0]);
  });

  it('gives up when the time is over; what comes later changes nothing', async () => {
    const answer = deferred<number>();
    const { timer, settled } = waiting(() => answer.promise);
    timer.ring();
    expect(await settled()).to.deep.equal(['network', 0, 0]);
    answer.reject(new Error('late'));
    expect(await settled()).to.deep.equal(['network', 0, 0]);
  });

  it('gives up when it is stopped, and leaves no timer behind, although the answer never comes (F33)', async () => {
    const { stop, settled } = waiting(() => never());
    stop.abort();
    expect(await settled()).to.deep.equal(['aborted', 0, 0]);
  });

  it('says in words why it gave up', async () => {
    const timer = new FakeTimer();
    const stop = new AbortController();
    const messageOf = (error: Error): string => error.message;
    const late = patiently(() => never(), 1_000, stop.signal, timer.set).catch(messageOf);
    timer.ring();
    expect(await late).to.equal('No answer came in time.');
    const stopped = patiently(() => never(), 1_000, stop.signal, timer.set).catch(messageOf);
    stop.abort();
    expect(await stopped).to.equal('The waiting was stopped.');
  });

  it('does not even ask where it was stopped before', async () => {
    let asked = 0;
    const timer = new FakeTimer();
    const given = await patiently(() => Promise.resolve((asked += 1)), 1_000, AbortSignal.abort(), timer.set).catch(
      ({ kind }: { kind: string }) => kind,
    );
    expect([given, asked, timer.waiting]).to.deep.equal(['aborted', 0, 0]);
  });
});
