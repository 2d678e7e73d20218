import { expect } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import type { RunPause } from '../../../../src/bulk/run/pause.js';
import { Countdown } from '../../../../src/deletion/dialog/held/countdown.js';
import { FakeTimer } from '../../../support/scripted-adapter.js';

const wait = (ms?: number): RunPause => ({ reason: 'rate-limited', ms, asks: false });

function stage() {
  const timer = new FakeTimer();
  let time = 5_000;
  let draws = 0;
  const host = { requestUpdate: () => (draws += 1) } as unknown as ReactiveControllerHost;
  const countdown = new Countdown(host, () => ({ now: () => time, isWatched: () => true, timer: timer.set }));
  const pass = (ms: number): void => {
    time += ms;
    timer.ring();
  };
  return { countdown, timer, pass, draws: () => draws };
}

describe('Countdown', () => {
  it('is drawn anew at each full second, by the clock, until nothing remains (F26)', () => {
    const { countdown, timer, pass, draws } = stage();
    countdown.follow(wait(2_500));
    expect([countdown.remaining, timer.delays, draws()]).to.deep.equal([2_500, [500], 0]);
    pass(500);
    expect([countdown.remaining, timer.delays, draws()]).to.deep.equal([2_000, [1_000], 1]);
    // a tab that slept
    pass(1_900);
    expect([countdown.remaining, timer.delays, draws()]).to.deep.equal([100, [100], 2]);
    pass(5_000);
    expect([countdown.remaining, timer.delays, draws()]).to.deep.equal([0, [], 3]);
  });

  it('begins anew with another pause, and not with the same', () => {
    const { countdown, timer, pass } = stage();
    const pause = wait(3_000);
    countdown.follow(pause);
    pass(1_000);
    countdown.follow(pause);
    expect([countdown.remaining, timer.delays]).to.deep.equal([2_000, [1_000]]);
    countdown.follow(wait(3_000));
    expect([countdown.remaining, timer.delays]).to.deep.equal([3_000, [1_000]]);
  });

  it('ticks no more when it goes on', () => {
    const { countdown, timer } = stage();
    countdown.follow(wait(3_000));
    countdown.follow(undefined);
    expect([countdown.remaining, timer.waiting]).to.deep.equal([0, 0]);
  });

  it('does not tick where the viewer has to say so, and knows how long it would be', () => {
    const { countdown, timer } = stage();
    countdown.follow({ reason: 'rate-limited', ms: 9_000, asks: true });
    expect([countdown.remaining, timer.waiting]).to.deep.equal([9_000, 0]);
  });

  it('waits for nothing where nobody knows how long', () => {
    const { countdown, timer } = stage();
    countdown.follow(wait());
    expect([countdown.remaining, timer.waiting]).to.deep.equal([0, 0]);
  });
});
