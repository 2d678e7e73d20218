import { expect } from '@open-wc/testing';
import { deferred } from '../support/scripted-adapter.js';
import { Desk, done, statesOf } from './support/desk.js';
import { family, fault } from './support/suite.js';

/** As the platform has it, only by the clock of the desk. */
async function timedBy(desk: Desk, run: () => Promise<void>): Promise<void> {
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (ms) => desk.clock.timeout(ms);
  try {
    await run();
  } finally {
    AbortSignal.timeout = timeout;
  }
}

family('outage', () => {
  fault('F16', 'after five failures in a row it pauses, and goes on when the viewer says so', async (backend) => {
    const desk = await Desk.open(backend, 48);
    desk.house.fates.everyWrite = (id) => (id >= 'u30' ? { ends: 500 } : undefined);
    await desk.ask();
    await desk.confirm();
    await desk.paused();
    expect(desk.dialog.text).to.include('The system can’t be reached, or fails each time.');
    const { length } = desk.house.arrived;
    expect(length).to.be.within(35, 38);
    await desk.clock.pass(3_600_000);
    expect(desk.house.arrived).to.have.length(length);
    desk.house.fates.everyWrite = undefined;
    await desk.goOn();
    const report = await desk.end();
    const failed = length - 30;
    const { failed: not, unknown } = report.counts;
    expect([report.counts[done(desk) as 'done'], not + unknown]).to.deep.equal([48 - failed, failed]);
    expect(Object.values(desk.allSent)).to.deep.equal(desk.users.map(() => 1));
  });

  fault('F16', 'where more than half of twenty fail for one cause it pauses as well', async (backend) => {
    const desk = await Desk.open(backend, 48, { batchMax: 1 });
    desk.house.fates.everyWrite = (id) => (Number(id.slice(1)) % 3 ? { ends: 500 } : undefined);
    await desk.ask();
    await desk.confirm();
    await desk.paused();
    expect(desk.house.arrived).to.have.length(20);
    await desk.dialog.press('Stop');
    const { counts } = await desk.end();
    expect(counts['not-attempted']).to.equal(28);
  });

  fault('F16', 'failures of several causes are no outage', async (backend) => {
    const desk = await Desk.open(backend, 24);
    const causes = [{ ends: 500 }, { ends: 409 }, { ends: 'dropped' }, { ends: 422 }] as const;
    desk.house.fates.everyWrite = (id) => causes[Number(id.slice(1)) % causes.length];
    const report = await desk.delete();
    expect(report.counts['not-attempted']).to.equal(0);
    expect(Object.values(desk.allSent)).to.deep.equal(desk.users.map(() => 1));
  });

  fault('F22', 'without a network it pauses, looks once before it goes on, and loses nobody', async (backend) => {
    const desk = await Desk.open(backend, 20);
    const { fates } = desk.house;
    await desk.ask();
    fates.everyWrite = (id) => (id >= 'u06' ? { ends: 'dropped' } : undefined);
    fates.everyRead = { ends: 'dropped' };
    await desk.confirm();
    await desk.paused();
    const { length } = desk.house.arrived;
    expect(length).to.be.within(11, 14);
    await desk.goOn();
    await desk.paused();
    expect(desk.dialog.text).to.include('The system still can’t be reached.');
    expect(desk.house.arrived, 'while it only looks').to.have.length(length);
    fates.everyWrite = undefined;
    const looking = deferred<void>();
    fates.everyRead = { until: looking.promise };
    const reads = desk.house.reads.length;
    await desk.goOn();
    await desk.until(() => desk.house.reads.length > reads, 'the look');
    expect([desk.house.reads.length - reads, desk.house.arrived.length]).to.deep.equal([1, length]);
    looking.resolve();
    const { counts } = await desk.end();
    expect(counts).to.include({ [done(desk)]: 20 - (length - 6), unknown: length - 6, failed: 0 });
    expect(Object.values(desk.allSent)).to.deep.equal(desk.users.map(() => 1));
  });

  fault('F22', 'what the browser says of the network is a hint that nothing depends on', async (backend) => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    try {
      const desk = await Desk.open(backend, 3);
      const { counts } = await desk.delete();
      expect(counts[done(desk) as 'done']).to.equal(3);
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
    expect(navigator.onLine).to.equal(true);
  });

  for (const did of [true, false])
    fault(
      'F23',
      `an answer that never comes is waited for no longer than is said, and ${did ? 'was met is found out' : 'not met is unknown'}`,
      async (backend) => {
        const desk = await Desk.open(backend, 1);
        desk.house.fates.write('u00', { ends: 'never', did });
        await timedBy(desk, async () => {
          await desk.ask();
          await desk.confirm();
          await desk.until(() => desk.house.arrived.length > 0 && desk.isMet('u00') === did, 'the request');
          await desk.clock.pass(29_999);
          expect(desk.phase).to.equal('running, sending');
          await desk.clock.pass(backend.name.startsWith('REST') ? 1 : 90_001);
          expect(statesOf(await desk.end())).to.deep.equal({ u00: did ? done(desk) : 'unknown' });
        });
        expect([desk.sent('u00'), desk.isMet('u00')]).to.deep.equal([1, did]);
      },
    );

  fault('F23', 'Stop takes back nothing: what was sent is waited for, and told as it is', async (backend) => {
    const desk = await Desk.open(backend, 9);
    const sent = deferred<void>();
    desk.house.fates.everyWrite = { until: sent.promise };
    await desk.ask();
    await desk.confirm();
    await desk.until(() => desk.house.arrived.length > 0, 'the first request');
    await desk.dialog.press('Stop');
    expect(desk.dialog.text).to.include('Answers to what was already sent are waited for.');
    const { length } = desk.house.arrived;
    sent.resolve();
    const { counts } = await desk.end();
    expect(desk.house.arrived).to.have.length(length);
    expect(counts).to.include({ [done(desk)]: length, 'not-attempted': 9 - length, unknown: 0 });
  });
});
