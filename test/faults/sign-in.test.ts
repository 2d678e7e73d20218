import { expect } from '@open-wc/testing';
import type { Backend } from './support/house.js';
import { Desk, done } from './support/desk.js';
import { family, fault } from './support/suite.js';

const count = 12;

/** A run of twelve whose sign-in ends with the request for this one, paused. */
async function signedOutAt(backend: Backend, place: number): Promise<Desk> {
  const desk = await Desk.open(backend, count);
  await desk.ask();
  desk.house.fates.write(desk.users[place]!.id, { before: () => desk.house.signIn(null) });
  await desk.confirm();
  await desk.until(() => /paused|reported|closed/.test(desk.phase), 'the pause');
  return desk;
}

/** How many were turned away: they were sent, and are as they were. */
const turnedAway = (desk: Desk): number => desk.users.filter(({ id }) => desk.sent(id) > 0 && !desk.isMet(id)).length;

family('sign-in', () => {
  for (const place of [0, 6])
    fault(
      'F19',
      `a sign-in that ends at request ${place + 1} pauses it, and it goes on where it stood`,
      async (backend) => {
        const desk = await signedOutAt(backend, place);
        expect([desk.phase, desk.host.told]).to.deep.equal(['running, paused signed-out', ['sign in']]);
        expect(desk.dialog.text)
          .to.include('Your sign-in has ended.')
          .and.to.include('Nothing is sent until it goes on.');
        if (!desk.twoSteps) expect(desk.dialog.text).not.to.include('not done');
        const { length } = desk.house.arrived;
        const away = turnedAway(desk);
        expect(away).to.be.within(1, 4);
        await desk.clock.pass(86_400_000);
        expect(desk.house.arrived, 'while nobody is signed in').to.have.length(length);
        await desk.signIn('me');
        const { counts } = await desk.end();
        expect(counts).to.include(desk.twoSteps ? { deactivated: count - away, failed: away } : { done: count });
        expect(desk.house.arrived).to.have.length(desk.twoSteps ? count : count + away);
        expect(Math.max(...Object.values(desk.allSent))).to.equal(desk.twoSteps ? 1 : 2);
      },
    );

  fault(
    'F19',
    'at the last request it pauses as well, and nobody has failed; in two steps they have',
    async (backend) => {
      const desk = await signedOutAt(backend, count - 1);
      const away = turnedAway(desk);
      if (!desk.twoSteps) await desk.signIn('me');
      const { counts } = await desk.end();
      expect(counts).to.include(
        desk.twoSteps ? { deactivated: count - away, failed: away } : { done: count, failed: 0 },
      );
      expect(desk.sent('u11')).to.equal(desk.twoSteps ? 1 : 2);
    },
  );

  fault('F19', 'for another viewer it stops: nothing more is sent', async (backend) => {
    const desk = await signedOutAt(backend, 6);
    const { length } = desk.house.arrived;
    const met = desk.users.filter(({ id }) => desk.isMet(id)).length;
    await desk.signIn('boss');
    const { counts } = await desk.end();
    expect(desk.house.arrived).to.have.length(length);
    expect(counts[done(desk) as 'done']).to.equal(met);
    expect(counts['not-attempted'] + counts.failed).to.equal(count - met);
    expect(counts['not-attempted']).to.be.greaterThan(0);
  });

  fault('F19', 'the rules are asked again: who lost the right meanwhile goes no further', async (backend) => {
    const desk = await signedOutAt(backend, 6);
    const { length } = desk.house.arrived;
    desk.house.allow(['view']);
    await desk.signIn('me');
    const { counts } = await desk.end();
    expect(desk.house.arrived, 'nothing was even tried').to.have.length(length);
    expect(counts.refused).to.be.greaterThan(0);
    expect(counts.refused + counts.failed + counts[done(desk) as 'done']).to.equal(count);
  });

  fault('F19', 'Stop while it waits for a sign-in ends it, and says who was not attempted', async (backend) => {
    const desk = await signedOutAt(backend, 0);
    const { length } = desk.house.arrived;
    await desk.dialog.press('Stop');
    const { counts } = await desk.end();
    expect(desk.house.arrived).to.have.length(length);
    expect(counts['not-attempted'] + counts.failed).to.equal(count);
  });
});
