import { expect } from '@open-wc/testing';
import type { RunPause } from '../../../../src/bulk/run/pause.js';
import { PauseWatch } from '../../../../src/transfer/importing/telling/pause-watch.js';
import { FakeTimer } from '../../../support/scripted-adapter.js';

const wait: RunPause = { reason: 'rate-limited', ms: 90_000, asks: false };
const { now } = Date;

describe('PauseWatch', () => {
  let time = 1_000_000;
  let ticks = 0;
  const scene = (): { timer: FakeTimer; watch: PauseWatch } => {
    ticks = 0;
    const timer = new FakeTimer();
    return { timer, watch: new PauseWatch(() => (ticks += 1), timer.set) };
  };
  beforeEach(() => {
    time = 1_000_000;
    Date.now = () => time;
  });
  afterEach(() => {
    Date.now = now;
  });

  it('counts down from when the pause began, and never below nothing (F11)', () => {
    const { watch } = scene();
    watch.look(wait);
    time += 30_000;
    expect(watch.clockOf(wait)).to.deep.equal({ remaining: 60_000, now: time });
    time += 90_000;
    expect(watch.clockOf(wait)).to.deep.equal({ remaining: 0, now: time });
  });

  it('does not begin anew where the same pause is looked at again', () => {
    const { watch, timer } = scene();
    watch.look(wait);
    time += 30_000;
    watch.look(wait);
    expect([watch.clockOf(wait)?.remaining, timer.waiting]).to.deep.equal([60_000, 1]);
  });

  it('begins anew with another pause, though it says the same', () => {
    const { watch, timer } = scene();
    watch.look(wait);
    time += 30_000;
    const next = { ...wait };
    watch.look(next);
    expect([watch.clockOf(next)?.remaining, watch.clockOf(wait), timer.waiting]).to.deep.equal([90_000, undefined, 1]);
  });

  it('has it shown anew each second for as long as it lasts', () => {
    const { watch, timer } = scene();
    watch.look(wait);
    expect([ticks, timer.delays]).to.deep.equal([0, [1000]]);
    timer.ring();
    timer.ring();
    expect([ticks, timer.delays]).to.deep.equal([2, [1000]]);
    watch.look(undefined);
    expect(timer.waiting).to.equal(0);
    timer.ring();
    expect(ticks).to.equal(2);
  });

  it('stops where showing it ends it', () => {
    const timer = new FakeTimer();
    const watch: PauseWatch = new PauseWatch(() => watch.look(undefined), timer.set);
    watch.look(wait);
    timer.ring();
    expect(timer.waiting).to.equal(0);
  });

  it('waits for nothing where the viewer is asked: nothing counts down', () => {
    const { watch, timer } = scene();
    const asking: RunPause = { reason: 'signed-out', asks: true };
    watch.look(asking);
    expect([timer.waiting, watch.clockOf(asking)]).to.deep.equal([0, { remaining: 0, now: time }]);
  });

  it('knows nothing of a pause that it was not shown, nor of none', () => {
    const { watch } = scene();
    expect([watch.clockOf(wait), watch.clockOf(undefined)]).to.deep.equal([undefined, undefined]);
    watch.look(undefined);
    expect(watch.clockOf(undefined)).to.equal(undefined);
  });

  it('leaves no timer behind when it is over', () => {
    const { watch, timer } = scene();
    watch.look(wait);
    watch.end();
    expect([timer.waiting, watch.clockOf(wait)]).to.deep.equal([0, undefined]);
    watch.end();
  });
});
