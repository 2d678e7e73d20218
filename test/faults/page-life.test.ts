import { expect } from '@open-wc/testing';
import { digest } from '../../src/bulk/journal/digest.js';
import { accountOf } from '../../src/bulk/journal/journal.js';
import { deletionLock, heldLocks, hold } from '../../src/bulk/journal/run-locks.js';
import { until } from '../support/driver.js';
import { forgetRuns, leaveRun, stored } from '../support/journals.js';
import { deferred, turn } from '../support/scripted-adapter.js';
import { Desk, done, people } from './support/desk.js';
import type { Backend } from './support/house.js';
import { RestHouse } from './support/rest-house.js';
import { Section } from './support/section.js';
import { family, fault } from './support/suite.js';

let count = 0;

/** A desk whose backend is told from every other, and asks about these. */
async function asked(backend: Backend, number: number, batchMax?: number): Promise<{ desk: Desk; lock: string }> {
  const desk = await Desk.open(backend, number, { ...(batchMax !== undefined && { batchMax }) });
  const { adapter } = desk.house;
  if (adapter.backendId === undefined) Object.assign(adapter, { backendId: `faults-${Date.now()}-${(count += 1)}` });
  await desk.ask();
  return { desk, lock: deletionLock(digest(adapter.backendId!)) };
}

/** The page is about to go: does it ask the viewer? */
const asksBeforeLeaving = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

async function free(lock: string): Promise<void> {
  for (let at = 0; at < 5_000 && (await heldLocks()).has(lock); at += 1) await turn();
  expect((await heldLocks()).has(lock)).to.equal(false);
}

family('the life of a page', () => {
  beforeEach(forgetRuns);
  afterEach(forgetRuns);

  fault(
    'F24',
    'everybody is written down before they are sent, by ids alone; nothing is left when all is told',
    async (backend) => {
      const { desk } = await asked(backend, 6, 2);
      const before: Record<string, boolean> = {};
      const noted = async (id: string): Promise<void> => {
        const { entries, headers, records } = await stored();
        before[id] ??= accountOf(entries[0]!).unknown.some((one) => one.id === id);
        expect(JSON.stringify([headers, records])).not.to.match(/Ana|No0|example\.com|faults-|portal/);
      };
      // one request may be about several
      const write = desk.house.fates;
      const gate = deferred<void>();
      write.everyWrite = () => {
        const line = desk.house.arrived.at(-1)!;
        const together = desk.house.arrived.filter(({ request }) => request === line.request);
        return { until: Promise.all([gate.promise, ...together.map(({ id }) => noted(id))]) };
      };
      await desk.confirm();
      await desk.until(() => desk.house.arrived.length > 0, 'the first request');
      expect(asksBeforeLeaving()).to.equal(true);
      gate.resolve();
      await desk.end();
      expect(before).to.deep.equal(Object.fromEntries(desk.users.map(({ id }) => [id, true])));
      expect(asksBeforeLeaving()).to.equal(false);
      for (let at = 0; at < 5_000 && (await stored()).headers.length > 0; at += 1) await turn();
      expect((await stored()).headers).to.deep.equal([]);
    },
  );

  fault('F24', 'a run that was cut is told, looked at, and goes on by a new confirmation alone', async (backend) => {
    const users = people(6);
    const section = await Section.open(backend, users, { backendId: `cut-${Date.now()}-${(count += 1)}` });
    const { house, manager, dialog } = section;
    const { backendId } = house.adapter;
    // u00 was answered; u01 was met, and u02 not, and neither was answered; of the others nobody was sent
    for (const id of ['u00', 'u01']) house.meanwhile(id, section.twoSteps ? { status: 'inactive' } : null);
    const targets = { ids: users.map(({ id }) => id), backendId: backendId! };
    await leaveRun(targets, [[0, section.twoSteps ? 'deactivated' : 'done'], [1, 'sent'], [2, 'sent']]); // prettier-ignore
    manager.element.remove();
    const again = await Section.before(house, section.twoSteps);
    const known = section.twoSteps ? '1 deactivated' : '1 deleted';
    await until(() => again.manager.notices.includes('interrupted'), 'the notice');
    expect(again.manager.notices).to.include(`A deletion of 6 users was interrupted: ${known}, 2 not known, and 3 not tried.`); // prettier-ignore
    expect([house.arrived, house.reads]).to.deep.equal([[], []]);
    again.manager.all('.told button').find(({ innerText }) => innerText.trim() === 'Review')!.click(); // prettier-ignore
    await until(() => again.dialog.isModal && again.dialog.title, 'the report');
    expect(again.dialog.title).to.equal(section.twoSteps ? '1 deactivated, 3 not attempted, and 2 unknown' : '2 deleted, 3 not attempted, and 1 unknown'); // prettier-ignore
    expect(house.arrived).to.deep.equal([]);
    await again.dialog.arm();
    await again.dialog.press('Delete 3 users not tried…');
    await until(() => again.dialog.title === 'Delete 3 users?' && !again.dialog.element.checking, 'the question');
    await again.dialog.arm();
    expect(house.arrived, 'before the new answer').to.deep.equal([]);
    await again.confirm('3');
    await again.ended(2);
    expect(house.arrived.map(({ id }) => id).sort()).to.deep.equal(['u03', 'u04', 'u05']);
    expect(dialog.element.open).to.equal(false);
  });

  fault('F25', 'nothing is sent in the last moment of a page, and nothing is to outlive it', async (backend) => {
    const { desk } = await asked(backend, 9);
    const gate = deferred<void>();
    desk.house.fates.everyWrite = { until: gate.promise };
    const sent: string[] = [];
    const { sendBeacon } = navigator;
    const { fetch } = window;
    navigator.sendBeacon = (url) => sent.push(`beacon ${String(url)}`) > 0;
    window.fetch = (url) => (sent.push(`fetch ${String(url as string)}`), Promise.reject(new TypeError('Not here.')));
    try {
      await desk.confirm();
      await desk.until(() => desk.house.arrived.length > 0, 'the first request');
      // a few go out at once, and don't arrive in one and the same turn
      let { length } = desk.house.arrived;
      for (let quiet = 0; quiet < 5; quiet += 1) {
        await turn();
        if (desk.house.arrived.length > length) quiet = 0;
        ({ length } = desk.house.arrived);
      }
      for (const type of ['beforeunload', 'pagehide', 'visibilitychange', 'unload'])
        window.dispatchEvent(new Event(type));
      await turn();
      expect([desk.house.arrived.length, sent]).to.deep.equal([length, []]);
      gate.resolve();
      await desk.end();
      expect(sent).to.deep.equal([]);
    } finally {
      Object.assign(navigator, { sendBeacon });
      window.fetch = fetch;
    }
    const { house } = desk;
    if (house instanceof RestHouse) expect(house.sent.filter((init) => 'keepalive' in init)).to.deep.equal([]);
    expect(Object.values(desk.allSent)).to.deep.equal(desk.users.map(() => 1));
  });

  fault('F26', 'a lock keeps the page awake for as long as it runs', async (backend) => {
    const { desk, lock } = await asked(backend, 3);
    const gate = deferred<void>();
    desk.house.fates.everyWrite = { until: gate.promise };
    expect((await heldLocks()).has(lock)).to.equal(false);
    await desk.confirm();
    await desk.until(() => desk.house.arrived.length > 0, 'the first request');
    expect((await heldLocks()).has(lock)).to.equal(true);
    gate.resolve();
    await desk.end();
    await free(lock);
  });

  fault(
    'F26',
    'a page that slept through its wait sends each once, and asks for a sign-in that has ended',
    async (backend) => {
      const { desk } = await asked(backend, 9);
      await desk.confirmFirst('u00', { ends: 429, retryAfter: '30' });
      await desk.until(() => desk.phase.startsWith('running, waiting'), 'the wait');
      desk.house.signIn(null);
      // timers of a page that sleeps ring when it wakes
      desk.clock.now += 86_400_000;
      await desk.clock.pass(0);
      await desk.until(() => desk.phase === 'running, paused signed-out', 'the pause');
      const { length } = desk.house.arrived;
      await desk.clock.pass(86_400_000);
      expect(desk.house.arrived).to.have.length(length);
      expect(desk.house.users.filter(({ id }) => !desk.isMet(id)).length).to.be.greaterThan(4);
      await desk.signIn('me');
      const { counts } = await desk.end();
      if (desk.twoSteps) expect(counts.deactivated + counts.failed).to.equal(9);
      else expect(counts.done).to.equal(9);
    },
  );

  fault(
    'F27',
    'while another tab deletes nothing is sent, and it says so; then it is asked from the beginning',
    async (backend) => {
      const { desk, lock } = await asked(backend, 3);
      const release = await hold(lock);
      await desk.confirm();
      await desk.until(() => desk.phase === 'declined', 'the refusal');
      expect(desk.dialog.text).to.include('Users are being deleted in another tab.');
      expect(desk.house.arrived).to.deep.equal([]);
      release!();
      await free(lock);
      await desk.dialog.arm();
      await desk.dialog.press('Try again');
      await desk.asked();
      expect(desk.house.arrived).to.deep.equal([]);
      await desk.confirm();
      const { counts } = await desk.end();
      expect(counts[done(desk) as 'done']).to.equal(3);
      await free(lock);
    },
  );

  fault('F27', 'two deletions at once in one page are one', async (backend) => {
    const { desk } = await asked(backend, 3);
    await desk.host.deletion.askToDelete([desk.users[0]!]);
    await desk.dialog.settled();
    expect(desk.dialog.title).to.equal('Delete 3 users?');
    await desk.confirm();
    await desk.end();
    expect(Object.values(desk.allSent)).to.deep.equal([1, 1, 1]);
  });
});
