import { expect } from '@open-wc/testing';
import { turn } from '../support/scripted-adapter.js';
import { Desk, done, people } from './support/desk.js';
import { family, fault } from './support/suite.js';

const now = Date.UTC(2026, 10, 26, 8, 0, 0);

/** Every form of the header, and how long the run waits, in milliseconds; nothing where it is left to itself; `asks` where it asks. */
const headers: readonly (readonly [string, number | 'own' | 'asks'])[] = [
  ['30', 30_000],
  [' 30 ', 30_000],
  ['1.5', 1_500],
  ['0', 0],
  ['300', 300_000],
  ['301', 'asks'],
  ['Thu, 26 Nov 2026 08:01:00 GMT', 60_000],
  ['Thursday, 26-Nov-26 08:01:00 GMT', 60_000],
  ['Thu Nov 26 08:01:00 2026', 60_000],
  ['Thu, 26 Nov 2026 07:00:00 GMT', 0],
  ['30, 60', 30_000],
  ['soon', 'own'],
  ['-5', 'own'],
  ['', 'own'],
];

/** The time of day stands still. */
async function standingStill(run: () => Promise<void>): Promise<void> {
  const { now: real } = Date;
  Date.now = () => now;
  try {
    await run();
  } finally {
    Date.now = real;
  }
}

family('waiting', () => {
  fault('F11', 'one who has to wait holds up all, in sight, and it goes on by itself', async (backend) => {
    const desk = await Desk.open(backend, 12);
    await desk.ask();
    await desk.confirmFirst('u04', { ends: 429, retryAfter: '42' });
    await desk.until(() => desk.phase.startsWith('running, waiting'), 'the wait');
    expect(desk.dialog.text).to.include('The system asked to wait. It goes on in 0:42.');
    expect(desk.dialog.said).to.include('The system asked to wait for 42 seconds. It goes on by itself.');
    const { length } = desk.house.arrived;
    await desk.clock.pass(41_999);
    await desk.dialog.settled();
    expect(desk.dialog.text).to.include('0:01');
    expect(desk.house.arrived).to.have.length(length);
    expect(length).to.be.lessThan(12);
    await desk.clock.pass(1);
    const { counts } = await desk.end();
    expect(counts).to.include(desk.twoSteps ? { deactivated: 11, failed: 1 } : { done: 12 });
    expect(desk.sent('u04')).to.equal(desk.twoSteps ? 1 : 2);
    expect(desk.house.arrived).to.have.length(desk.twoSteps ? 12 : 13);
  });

  fault('F11', 'it waits as long as the header says, in every form that there is', (backend) =>
    standingStill(async () => {
      for (const [retryAfter, expected] of headers) {
        const desk = await Desk.open(backend, 9);
        await desk.ask();
        await desk.confirmFirst('u00', { ends: 429, retryAfter });
        await desk.until(() => /waiting|paused/.test(desk.phase), 'the pause');
        const { state } = desk.host.deletion;
        const pause = state.phase === 'running' ? state.run?.pause : undefined;
        expect(pause, retryAfter).to.include({ reason: 'rate-limited', asks: expected === 'asks' });
        if (typeof expected === 'number') expect(pause?.ms, retryAfter).to.equal(expected);
        if (expected === 'own') expect(pause?.ms, retryAfter).to.be.within(0, 500);
        await desk.dialog.press('Stop');
        await desk.end();
      }
    }),
  );

  fault('F11', 'longer than five minutes it asks, and goes on when the viewer says so', async (backend) => {
    const desk = await Desk.open(backend, 6);
    await desk.ask();
    await desk.confirmFirst('u00', { ends: 429, retryAfter: '600' });
    await desk.paused();
    expect(desk.dialog.text).to.include('That is too long to go on by itself');
    const { length } = desk.house.arrived;
    await desk.clock.pass(3_600_000);
    expect(desk.house.arrived).to.have.length(length);
    await desk.goOn();
    const { counts } = await desk.end();
    expect(counts).to.include(desk.twoSteps ? { deactivated: 5, failed: 1 } : { done: 6 });
  });

  fault('F12', 'where nobody may read how long to wait it waits briefly, by itself', async (backend) => {
    const desk = await Desk.open(backend, 6, { versionless: true });
    await desk.ask();
    await desk.confirmFirst('u00', { ends: 429 });
    await desk.end();
    expect(desk.waits).to.have.length(1);
    expect(desk.waits[0]).to.be.within(0, 500);
    expect(desk.sent('u00')).to.equal(desk.twoSteps ? 1 : 2);
  });

  fault('F12', 'where nobody may read a version none is claimed; changes are seen all the same', async (backend) => {
    const desk = await Desk.open(backend, 2, { versionless: true });
    desk.house.meanwhile('u01', { lastName: 'Married' });
    await desk.ask();
    expect(desk.dialog.text).to.include('Changed since you chose them');
    await desk.confirm();
    const { counts } = await desk.end();
    expect(counts[done(desk) as 'done']).to.equal(2);
    // what stands in a record of its own accord is no claim of ours
    const versions = desk.house.arrived.map(({ id, version }) => (id === 'u00' ? version : undefined));
    expect(versions).to.deep.equal([undefined, undefined]);
  });

  fault('F14', 'nobody is sent more than three times, and the waits between grow', async (backend) => {
    const desk = await Desk.open(backend, 2);
    desk.house.fates.everyWrite = (id) => (id === 'u00' ? { ends: 429 } : undefined);
    const { counts } = await desk.delete();
    expect([desk.sent('u00'), counts.failed]).to.deep.equal([desk.twoSteps ? 1 : 3, 1]);
    for (const [at, ms] of desk.waits.entries()) expect(ms).to.be.within(0, 500 * 2 ** at);
    expect(desk.dialog.report).to.have.property('1 failed');
  });

  fault('F14', 'a system that turns everybody away is asked ten times, then the viewer is', async (backend) => {
    const desk = await Desk.open(backend, 60, { batchMax: 1 });
    desk.house.fates.everyWrite = { ends: 429, retryAfter: '1' };
    await desk.ask();
    await desk.confirm();
    await desk.paused();
    expect(desk.waits).to.have.length(10);
    expect(desk.dialog.text).to.include('The system asks to wait again and again.');
    expect(desk.house.arrived.length).to.be.at.most(11);
    await desk.dialog.press('Stop');
    const { counts } = await desk.end();
    expect(counts.failed + counts['not-attempted']).to.equal(60);
  });

  fault('F14', 'a system that is away gets fifteen requests at most before the run pauses', async (backend) => {
    const desk = await Desk.open(backend, 60);
    await desk.ask();
    const before = desk.house.reads.length;
    desk.house.fates.everyWrite = { ends: 503 };
    desk.house.fates.everyRead = { ends: 'dropped' };
    await desk.confirm();
    await desk.paused();
    expect(desk.house.arrived.length + desk.house.reads.length - before).to.be.within(5, 15);
    await desk.dialog.press('Stop');
    const { counts } = await desk.end();
    expect(counts.unknown + counts['not-attempted']).to.equal(60);
  });

  fault('F15', 'four are read at once at most, and one part is sent at a time', async (backend) => {
    const desk = await Desk.open(backend, people(30), { batchMax: 1 });
    const { fates } = desk.house;
    fates.everyRead = () => ({ until: turn().then(turn) });
    fates.everyWrite = () => ({ until: turn().then(turn) });
    await desk.delete();
    // thirty are one request where several are read at once
    expect(desk.house.most).to.deep.equal({ writes: 1, reads: desk.house.adapter.getMany ? 1 : 4 });
  });

  fault('F15', 'however many stand in one part, no more than four are under way', async (backend) => {
    const desk = await Desk.open(backend, 30);
    desk.house.fates.everyWrite = () => ({ until: turn().then(turn) });
    await desk.delete();
    expect(desk.house.most.writes).to.equal(backend.name === 'memory' ? 1 : 4);
    expect(Object.values(desk.allSent)).to.deep.equal(desk.users.map(() => 1));
  });
});
