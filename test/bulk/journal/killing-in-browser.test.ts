import { openJournal } from '../../../src/bulk/journal/journal-store.js';
import { dieAt } from '../../support/killed-page.js';

describe('a run that is killed', () => {
  it('the same with what the browser stores', async () => {
    for (let point = 0; point < 210; point += 7) {
      const store = await openJournal();
      await Promise.all(['r1', 'r2'].map((id) => store.remove(id)));
      await dieAt(point, store);
      await Promise.all(['r1', 'r2'].map((id) => store.remove(id)));
      store.close();
    }
  }).timeout(60_000);
});
