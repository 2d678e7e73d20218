import { expect } from '@open-wc/testing';
import { Desk, done, statesOf } from './support/desk.js';
import type { Fate } from './support/fates.js';
import { family, fault } from './support/suite.js';

/** Statuses whose answer is the last word. */
const final: Readonly<Record<number, string>> = {
  400: 'failed', 403: 'refused', 404: 'already', 405: 'failed', 409: 'failed', 410: 'already', 412: 'changed', 415: 'failed',
  422: 'failed', 428: 'failed', 451: 'refused', 501: 'failed',
}; // prettier-ignore

/** Answers after which the server has done nothing, and may be asked again. */
const again: readonly Fate[] = [{ ends: 429 }, { ends: 429, retryAfter: '1' }, { ends: 503, retryAfter: '1' }];

/** Answers that say nothing about the deed. */
const unclear: readonly Fate[] = [{ ends: 'dropped' }, { ends: 502 }, { ends: 503 }, { ends: 504 }, { ends: 408 }, { ends: 500 }]; // prettier-ignore

family('statuses', () => {
  fault('F13', 'what the server has decided is the last word: sent once, told as it is', async (backend) => {
    const statuses = Object.keys(final).map(Number);
    const desk = await Desk.open(backend, statuses.length);
    for (const [at, ends] of statuses.entries()) desk.house.fates.write(desk.users[at]!.id, { ends });
    const report = await desk.delete();
    const told = Object.fromEntries(statuses.map((status, at) => [status, statesOf(report)[desk.users[at]!.id]]));
    expect(told).to.deep.equal(final);
    expect(Object.values(desk.allSent)).to.deep.equal(statuses.map(() => 1));
    expect(desk.house.users).to.deep.equal(desk.users);
  });

  fault('F13', 'who was turned away is sent again, and nobody else; in two steps not even they', async (backend) => {
    for (const fate of again) {
      const how = JSON.stringify(fate);
      const desk = await Desk.open(backend, 3);
      desk.house.fates.write('u01', fate);
      const report = await desk.delete();
      const gone = done(desk);
      const expected = desk.twoSteps ? { u00: gone, u01: 'failed', u02: gone } : { u00: gone, u01: gone, u02: gone };
      expect(statesOf(report), how).to.deep.equal(expected);
      expect(desk.allSent, how).to.deep.equal({ u00: 1, u01: desk.twoSteps ? 1 : 2, u02: 1 });
    }
  });

  fault('F13', 'what says nothing is looked after first, and never sent again', async (backend) => {
    for (const did of [true, false])
      for (const fate of unclear) {
        const how = JSON.stringify({ ...fate, did });
        const desk = await Desk.open(backend, 1);
        desk.house.fates.write('u00', { ...fate, did });
        const state = statesOf(await desk.delete())['u00'];
        // a server that has failed, and where they are as they were, did not do it; where it has two steps nobody knows
        const notDone = fate.ends === 500 ? /^(failed|unknown)$/ : /^unknown$/;
        expect(state, how).to.match(did ? new RegExp(`^${done(desk)}$`) : notDone);
        expect([desk.sent('u00'), desk.isMet('u00')], how).to.deep.equal([1, did]);
      }
  });

  fault('F13', 'a failure after the deed is not told as a failure', async (backend) => {
    const desk = await Desk.open(backend, 1);
    desk.house.fates.write('u00', { ends: 500, did: true });
    const report = await desk.delete();
    expect(statesOf(report)).to.deep.equal({ u00: done(desk) });
    expect(desk.dialog.text).not.to.include('failed');
    expect(desk.sent('u00')).to.equal(1);
  });
});
