import { expect } from '@open-wc/testing';
import { createManager, until } from '../support/driver.js';

const isFetched = (): boolean =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes('/deletion-engine'));

// every source is a file of its own here
performance.clearResourceTimings();
performance.setResourceTimingBufferSize(5000);

describe('<user-manager>: the code that deletes (decision 0004)', () => {
  it('is not fetched for the list, and is as soon as somebody is selected', async () => {
    const manager = await createManager();
    expect(isFetched()).to.equal(false);
    await manager.rowAt(0).toggle();
    await until(isFetched, 'the code that deletes');
  });
});
