import { expect } from '@open-wc/testing';
import { showImport } from '../import-screen.js';
import { aFile } from '../made-up-import.js';

describe('checkingView', () => {
  it('says what is compared, and how much of the directory is read', async () => {
    const screen = await showImport(aFile({ stage: 'checking', progress: { read: 23_000, total: 41_000 } }));
    expect(screen.text).to.contain('Comparing 3 rows with the users of this system');
    const bar = screen.find<HTMLProgressElement>('progress');
    expect(bar.ariaLabel).to.equal('23,000 of 41,000 users read');
    expect(bar.position).to.be.closeTo(23 / 41, 0.001);
  });

  it('promises no end where nobody knows how many there are', async () => {
    const screen = await showImport(aFile({ stage: 'checking', progress: { read: 50 } }));
    const bar = screen.find<HTMLProgressElement>('progress');
    expect(bar.position, 'indeterminate').to.equal(-1);
    expect(bar.ariaLabel).to.equal('50 users read');
  });

  it('never says that more were read than there are', async () => {
    const screen = await showImport(aFile({ stage: 'checking', progress: { read: 12, total: 10 } }));
    expect(screen.find<HTMLProgressElement>('progress').position).to.equal(1);
    expect(screen.text).to.contain('12 users read').and.not.contain('of 10');
  });

  it('can be stopped, and changes nothing by itself', async () => {
    const screen = await showImport(aFile({ stage: 'checking' }));
    expect(screen.button('Stop')).to.exist;
    expect(screen.all('.question-confirm')).to.have.lengthOf(0);
    expect(screen.calls).to.deep.equal([]);
  });

  it('can be used without seeing it', async () => {
    const screen = await showImport(aFile({ stage: 'checking', progress: { read: 1, total: 2 } }));
    await expect(screen.element).to.be.accessible();
  });
});
