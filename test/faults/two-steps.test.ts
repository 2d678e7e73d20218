import { expect } from '@open-wc/testing';
import { Desk, statesOf } from './support/desk.js';
import type { Fate } from './support/fates.js';
import { family, fault } from './support/suite.js';

const steps = { kind: 'deactivate-first' } as const;

/** Every answer after which something may be sent again somewhere. */
const policies: readonly (readonly [string, Fate])[] = [
  ['429', { ends: 429 }],
  ['429 with a time', { ends: 429, retryAfter: '1' }],
  ['500', { ends: 500 }],
  ['503 with a time', { ends: 503, retryAfter: '1' }],
  ['a lost answer', { ends: 'dropped', did: true }],
  ['a lost request', { ends: 'dropped' }],
  ['425', { ends: 425 }],
  ['409', { ends: 409 }],
  ['500 after the deed', { ends: 500, did: true }],
  ['412', { ends: 412 }],
  ['401', { ends: 401 }],
];

family('two steps', () => {
  fault(
    'F10',
    'the first deletion deactivates and is told so; the second one, confirmed anew, deletes',
    async (backend) => {
      const desk = await Desk.open(backend, 2, steps);
      await desk.ask();
      expect(desk.dialog.text).to.include('This system deletes in two steps.');
      await desk.confirm();
      const first = await desk.end();
      expect(statesOf(first)).to.deep.equal({ u00: 'deactivated', u01: 'deactivated' });
      expect(first.counts).to.include({ deactivated: 2, done: 0 });
      expect(desk.dialog.title).to.equal('2 deactivated');
      expect(desk.dialog.text)
        .to.include('Delete them once more to delete them for good.')
        .and.not.to.include('2 deleted');
      expect(desk.house.users.map(({ status }) => status)).to.deep.equal(['inactive', 'inactive']);
      await desk.dialog.press('Close');
      await desk.ask(desk.house.users);
      expect(desk.allSent, 'before the second answer').to.deep.equal({ u00: 1, u01: 1 });
      await desk.confirm();
      expect(statesOf(await desk.end())).to.deep.equal({ u00: 'done', u01: 'done' });
      expect([desk.house.users, desk.allSent]).to.deep.equal([[], { u00: 2, u01: 2 }]);
    },
  );

  fault('F10', 'nothing is ever sent a second time by itself, whatever the server answers', async (backend) => {
    for (const [how, fate] of policies) {
      const desk = await Desk.open(backend, 2, steps);
      desk.house.fates.write('u00', fate);
      await desk.ask();
      await desk.confirm();
      await desk.until(() => /reported|paused|waiting/.test(desk.phase), 'the answers');
      if (desk.phase.includes('signed-out')) await desk.signIn('me');
      const report = await desk.end();
      expect(desk.allSent, how).to.deep.equal({ u00: 1, u01: 1 });
      expect(desk.house.users, how).to.have.length(2);
      const state = statesOf(report)['u00'];
      expect(state, how).not.to.equal('done');
      if (fate.did) expect(state, how).to.be.oneOf(['deactivated', 'unknown']);
    }
  });

  fault('F10', 'stopped after the first request it says who was deactivated, and deletes nobody', async (backend) => {
    const desk = await Desk.open(backend, 9, steps);
    let letThrough = (): void => undefined;
    desk.house.fates.everyWrite = { until: new Promise<void>((resolve) => (letThrough = resolve)) };
    await desk.ask();
    await desk.confirm();
    await desk.until(() => desk.house.arrived.length > 0, 'the first request');
    await desk.dialog.press('Stop');
    const { length } = desk.house.arrived;
    letThrough();
    const { counts } = await desk.end();
    expect(desk.house.arrived).to.have.length(length);
    expect(counts).to.include({ deactivated: length, 'not-attempted': 9 - length });
    expect(desk.house.users).to.have.length(9);
  });
});
