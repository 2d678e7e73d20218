import { expect } from '@open-wc/testing';
import { createManager } from '../support/driver.js';

describe('user-manager', () => {
  it('shows the first page by name', async () => {
    const manager = await createManager();
    expect(manager.shownNames()).to.have.length(25);
    expect(manager.range).to.equal('1-25 of 67');
    expect(manager.total).to.equal('Total: 67');
    await manager.isAccessible();
  });
});
