import { expect } from '@open-wc/testing';
import { deletionLock, hold } from '../../../src/bulk/journal/run-locks.js';
import { turn } from '../../support/scripted-adapter.js';

describe('hold, in two pages', () => {
  it('is let go by a page that dies', async () => {
    const name = deletionLock(`test-${Date.now()}`);
    const frame = document.body.appendChild(document.createElement('iframe'));
    const { locks } = frame.contentWindow!.navigator;
    expect(await hold(name, locks)).to.be.a('function');
    expect(await hold(name)).to.equal(undefined);
    frame.remove();
    let mine = await hold(name);
    for (let tries = 0; !mine && tries < 1_000; tries++) {
      await turn();
      mine = await hold(name);
    }
    expect(mine).to.be.a('function');
    mine!();
  });
});
