import { expect } from '@open-wc/testing';
import { json } from '../adapters/rest/fake-rest-server.js';
import { Desk, done, outcomeOf, statesOf } from './support/desk.js';
import { RestHouse } from './support/rest-house.js';
import { family, fault } from './support/suite.js';

/** Ten in one request. */
const tens = { batchMax: 10 };

const all = (desk: Desk, state: string): Record<string, string> =>
  Object.fromEntries(desk.users.map(({ id }) => [id, state]));
const once = (desk: Desk): void => {
  expect(Object.values(desk.allSent)).to.deep.equal(desk.users.map(() => 1));
};

family('batches', () => {
  fault('F17', 'answers are found by id: in any order, twice, among others of nobody', async (backend) => {
    const desk = await Desk.open(backend, 10, tens);
    desk.house.distort = (answers) => {
      const strangers = ['stranger', '', 'u99'].map((id) => ({ ...answers[0]!, id }));
      return [...strangers, ...[...answers].reverse(), ...answers, ...strangers];
    };
    const report = await desk.delete();
    expect(statesOf(report)).to.deep.equal(all(desk, done(desk)));
    once(desk);
  });

  fault('F17', 'the first answer about somebody counts, whatever is said later', async (backend) => {
    const desk = await Desk.open(backend, 4, tens);
    desk.house.distort = (answers) => answers.flatMap((one) => [one, { ...one, status: 404, state: 'already' }]);
    expect(statesOf(await desk.delete())).to.deep.equal(all(desk, done(desk)));
    once(desk);
  });

  fault('F17', 'who is missing from the answers was met, where a look shows it', async (backend) => {
    const desk = await Desk.open(backend, 6, tens);
    desk.house.distort = (answers) => answers.filter(({ id }) => id !== 'u02' && id !== 'u05');
    const report = await desk.delete();
    expect(statesOf(report)).to.deep.equal(all(desk, done(desk)));
    expect(desk.house.looks.filter((id) => id === 'u02').length).to.be.greaterThan(1);
    once(desk);
  });

  fault('F17', 'who is missing and still there is unknown, never done by their place in the list', async (backend) => {
    const desk = await Desk.open(backend, 6, tens);
    desk.house.fates.write('u00', { before: () => desk.house.meanwhile('u02', { owner: true }) });
    desk.house.distort = (answers) => answers.filter(({ id }) => id !== 'u02');
    const report = await desk.delete();
    expect(statesOf(report)).to.deep.equal({ ...all(desk, done(desk)), u02: 'unknown' });
    expect(desk.dialog.text).to.include('When last looked at, they were still there.');
    expect(desk.isMet('u02')).to.equal(false);
    once(desk);
  });

  fault('F17', 'each has an answer of their own: a success around it proves nothing', async (backend) => {
    const desk = await Desk.open(backend, 4, tens);
    const { house } = desk;
    house.fates.write('u00', {
      before: () => {
        house.meanwhile('u01', { owner: true });
        house.meanwhile('u02', { lastName: 'Other' });
        house.meanwhile('u03', null);
      },
    });
    const report = await desk.delete();
    expect(statesOf(report)).to.deep.equal({ u00: done(desk), u01: 'refused', u02: 'changed', u03: 'already' });
    expect(desk.dialog.title).to.match(
      /1 (deleted|deactivated), 1 was already gone, 1 refused, and 1 changed meanwhile/,
    );
    once(desk);
  });

  fault('F17', 'a whole answer that is lost is looked after, one by one', async (backend) => {
    const desk = await Desk.open(backend, 4, tens);
    desk.house.fates.write('u00', { ends: 'dropped', did: true });
    const report = await desk.delete();
    expect(outcomeOf(report, 'u00').state).to.equal(done(desk));
    expect(report.outcomes.every(({ state }) => state === done(desk))).to.equal(true);
    once(desk);
  });

  fault('F18', 'no request is about more than the system takes, and nobody is dropped', async (backend) => {
    const desk = await Desk.open(backend, 20, { batchMax: 7 });
    const report = await desk.delete();
    expect(statesOf(report)).to.deep.equal(all(desk, done(desk)));
    const sizes = new Map<number, number>();
    for (const { request } of desk.house.arrived) sizes.set(request, (sizes.get(request) ?? 0) + 1);
    expect([...sizes.values()]).to.deep.equal([7, 7, 6]);
    once(desk);
  });

  fault('F18', 'what is too large all the same is said of each, or halved until it fits', async (backend) => {
    const desk = await Desk.open(backend, 20, { batchMax: 7 });
    const { house } = desk;
    if (house instanceof RestHouse)
      house.refuse = ({ length }) => (length > 2 ? json({ title: 'Too large' }, 413) : undefined); // prettier-ignore
    else for (const id of ['u03', 'u08']) house.fates.write(id, { ends: 413 });
    const report = await desk.delete();
    const refused = house instanceof RestHouse ? {} : { u03: 'failed', u08: 'failed' };
    expect(statesOf(report)).to.deep.equal({ ...all(desk, done(desk)), ...refused });
    expect(desk.users.filter(({ id }) => desk.isMet(id))).to.have.length(20 - Object.keys(refused).length);
    // a request that was too large has met nobody
    if (house instanceof RestHouse) expect(desk.sent('u00')).to.equal(3);
    else once(desk);
  });
});
