import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RestAdapter } from '../../src/adapters/rest.js';
import { dataSheet, runConformance, type ConformanceOptions, type CreateAdapter } from '../../src/testing.js';
import { failuresOf, skippedBy } from '../adapters/conformance/verdicts.js';
import { TestBackend } from './a-backend.js';
import type { BackendOptions } from '../../demo/backend/start-backend.js';

let backend: TestBackend;
before(async () => {
  backend = await TestBackend.start();
});
after(() => backend.close());

async function factoryOf(from: TestBackend, who: string): Promise<CreateAdapter> {
  const cookie = who && (await from.as(who)).cookie;
  return ({ fetch }) => new RestAdapter({ url: `${from.url}/api/users`, fetch, headers: () => ({ Cookie: cookie }) });
}

async function optionsFor(from: TestBackend): Promise<ConformanceOptions> {
  return {
    createAdapter: await factoryOf(from, 'administrator'),
    createUnprivileged: await factoryOf(from, 'viewer'),
    createUnauthenticated: await factoryOf(from, ''),
    protectedIds: { owner: 'u-0001', self: 'u-0002' },
  };
}

/** Neither declared nor there: an import of its own, without the option a successor; and pages that go the other way. */
const never = 38;

describe('RestAdapter and the reference backend, under the conformance kit', () => {
  const variants: Readonly<Record<string, { options: BackendOptions; skipped: readonly number[] }>> = {
    'deleting for good, by cursor': { options: {}, skipped: [4, 29, never] },
    'deleting softly, by offset, one at a time': {
      options: {
        ...{ retentionDays: 30, paging: 'offset', batchMax: 1 },
        ...{ deleteReason: 'required', deleteSuccessor: 'required' },
      },
      skipped: [5, never],
    },
  };
  for (const [name, { options, skipped }] of Object.entries(variants))
    it(`pass, ${name}, and leave everybody as they were`, async (t) => {
      await backend.reset();
      const before = await backend.everything();
      const beside = await backend.beside(options);
      t.after(() => beside.close());
      const report = await runConformance(await optionsFor(beside));
      assert.deepEqual(failuresOf(report), [], dataSheet(report));
      assert.deepEqual(skippedBy(report), skipped, dataSheet(report));
      assert.deepEqual(report.leftBehind, []);
      await backend.database.query('delete from users where deleted_at is not null');
      assert.equal(await backend.everything(), before);
    });
});
