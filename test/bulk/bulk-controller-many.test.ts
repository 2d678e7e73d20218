import { expect } from '@open-wc/testing';
import { BulkController } from '../../src/bulk/bulk-controller.js';
import { freezeTargets } from '../../src/bulk/frozen-targets.js';
import { countsOf } from '../../src/bulk/run-report.js';
import { aUser } from '../support/builders.js';
import { ScriptedAdapter } from '../support/scripted-adapter.js';

describe('BulkController', () => {
  it('sends 10,000 in chunks without slowing down', async () => {
    const people = Array.from({ length: 10_000 }, (_, index) => aUser({ id: `u${index}` }));
    const job = { work: { action: 'delete' }, targets: freezeTargets(people), chunkSize: 500 } as const;
    const end = await new BulkController(new ScriptedAdapter(people), job).run();
    expect(countsOf(end.outcomes.values())).to.include({ done: 10_000 });
  });
});
