import { expect } from '@open-wc/testing';
import { Desk, done, outcomeOf, statesOf } from './support/desk.js';
import type { Fate } from './support/fates.js';
import { RestHouse } from './support/rest-house.js';
import { family, fault } from './support/suite.js';

/** Every way in which an answer is no answer. */
const lost: readonly (readonly [string, Fate])[] = [
  ['a connection that breaks', { ends: 'dropped' }],
  ['a 502', { ends: 502 }],
  ['a 504', { ends: 504 }],
  ['a 408', { ends: 408 }],
];

/** A desk whose users meet these fates, one each. */
async function deskOf(backend: Parameters<typeof Desk.open>[0], fates: readonly Fate[]): Promise<Desk> {
  const desk = await Desk.open(backend, fates.length);
  for (const [at, fate] of fates.entries()) desk.house.fates.write(desk.users[at]!.id, fate);
  return desk;
}

const still = 'When last looked at, they were still there.';
const once = (desk: Desk): void => {
  expect(Object.values(desk.allSent)).to.deep.equal(desk.users.map(() => 1));
};

family('lost answers', () => {
  fault('F7', 'whoever was met was deleted, for a look shows it; nobody is sent a second time', async (backend) => {
    const desk = await deskOf(backend, lost.map(([, fate]) => ({ ...fate, did: true }))); // prettier-ignore
    const report = await desk.delete();
    for (const [at, [how]] of lost.entries()) {
      const { id } = desk.users[at]!;
      expect([outcomeOf(report, id).state, desk.isMet(id)], how).to.deep.equal([done(desk), true]);
    }
    once(desk);
    if (desk.twoSteps)
      expect(desk.dialog.text).to.include('The answer was lost. Looking again showed that they are inactive.');
  });

  fault('F7', 'whoever is still there is unknown, never failed; nobody is sent a second time', async (backend) => {
    const desk = await deskOf(backend, lost.map(([, fate]) => fate)); // prettier-ignore
    const report = await desk.delete();
    expect(report.counts).to.include({ unknown: lost.length, failed: 0, done: 0, deactivated: 0 });
    expect(desk.dialog.title).to.equal(`${lost.length} unknown`);
    expect(desk.dialog.text).to.include('It may or may not have been done.').and.to.include(still);
    expect(desk.dialog.buttons.join()).not.to.include('Try again');
    once(desk);
    expect(desk.house.users).to.deep.equal(desk.users);
  });

  fault('F7', 'where the look is lost as well nobody knows, and nobody is sent a second time', async (backend) => {
    const desk = await deskOf(backend, [{ ends: 'dropped', did: true }, { ends: 'dropped' }]);
    await desk.ask();
    desk.house.fates.everyRead = { ends: 'dropped' };
    await desk.confirm();
    expect(statesOf(await desk.end())).to.deep.equal({ u00: 'unknown', u01: 'unknown' });
    expect(desk.dialog.text).to.include('Nothing was sent a second time.').and.not.to.include(still);
    once(desk);
  });

  fault(
    'F8',
    'who is gone at the first attempt is already gone, not deleted by us, and counted apart',
    async (backend) => {
      const desk = await Desk.open(backend, 2);
      desk.house.fates.write('u01', { before: () => desk.house.meanwhile('u01', null) });
      const report = await desk.delete();
      expect(statesOf(report)).to.deep.equal({ u00: done(desk), u01: 'already' });
      expect(report.counts).to.include({ [done(desk)]: 1, already: 1 });
      expect(desk.dialog.report).to.have.property('1 was already gone').that.deep.equals(['Ana No01']);
      once(desk);
    },
  );

  fault('F8', 'whatever the server says of who is gone, it is the same', async (backend) => {
    const desk = await deskOf(backend, [{ ends: 404 }, { ends: 410 }]);
    for (const { id } of desk.users) desk.house.fates.read(id, {}, { ends: 404 });
    expect(statesOf(await desk.delete())).to.deep.equal({ u00: 'already', u01: 'already' });
    once(desk);
  });

  fault('F9', 'a lost attempt that has met them is called so by the look alone', async (backend) => {
    const desk = await deskOf(backend, [{ ends: 'dropped', did: true }]);
    const before = desk.house.reads.length;
    const outcome = outcomeOf(await desk.delete(), 'u00');
    expect(outcome.state).to.equal(done(desk));
    expect(desk.house.reads.length, 'read for the question, and to look').to.be.greaterThan(before + 1);
    once(desk);
  });

  fault('F9', 'another version after a lost attempt is neither changed nor deleted: nobody knows', async (backend) => {
    const desk = await deskOf(backend, [{ ends: 'dropped', before: () => desk.house.meanwhile('u00', { lastName: 'Other' }) }]); // prettier-ignore
    expect(statesOf(await desk.delete())).to.deep.equal({ u00: 'unknown' });
    once(desk);
  });

  fault(
    'F9',
    '404 after a server that turned us away, and did it all the same, is not called deleted by us',
    async (backend) => {
      const desk = await deskOf(backend, [{ ends: 429, did: true, retryAfter: '1' }]);
      if (!desk.twoSteps) desk.house.fates.write('u00', { ends: 404 });
      const { counts } = await desk.delete();
      expect(counts).to.include(desk.twoSteps ? { failed: 1, done: 0 } : { already: 1, done: 0 });
      expect(desk.sent('u00')).to.equal(desk.twoSteps ? 1 : 2);
    },
  );

  fault('F20', 'a way to a login page is no success, and nobody follows it', async (backend) => {
    const desk = await deskOf(backend, [{ ends: 'redirected' }, { ends: 'redirected', did: true }]);
    expect(statesOf(await desk.delete())).to.deep.equal({ u00: 'unknown', u01: done(desk) });
    once(desk);
    const { house } = desk;
    if (house instanceof RestHouse) {
      expect(house.sent.map(({ redirect }) => redirect)).to.deep.equal(house.sent.map(() => 'error'));
      expect(house.sent.length).to.be.greaterThan(4);
    }
  });

  fault('F21', 'the page of a portal with status 200 is no success', async (backend) => {
    const desk = await deskOf(backend, [{ ends: 'page' }, { ends: 'page', did: true }]);
    expect(statesOf(await desk.delete())).to.deep.equal({ u00: 'unknown', u01: done(desk) });
    expect([desk.isMet('u00'), desk.isMet('u01')]).to.deep.equal([false, true]);
    once(desk);
  });

  fault('F21', 'nor is it a record: who can’t be looked at is not sent', async (backend) => {
    const desk = await Desk.open(backend, 2);
    desk.house.fates.read('u00', { ends: 'page' });
    await desk.ask();
    expect(desk.dialog.text).to.include('Could not be checked');
    await desk.confirm();
    await desk.end();
    expect(desk.allSent).to.deep.equal({ u00: 0, u01: 1 });
  });
});
