import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RestAdapter } from '../../src/adapters/rest.js';
import { runConformance, type CreateAdapter } from '../../src/testing.js';
import { failuresOf } from '../adapters/conformance/verdicts.js';
import { TestBackend } from './a-backend.js';

let backend: TestBackend;
before(async () => {
  backend = await TestBackend.start();
});
after(() => backend.close());

async function factoryOf(from: TestBackend, who: string): Promise<CreateAdapter> {
  const { cookie } = await from.as(who);
  return ({ fetch }) => new RestAdapter({ url: `${from.url}/api/users`, fetch, headers: () => ({ Cookie: cookie }) });
}

describe('RestAdapter and the reference backend, under the conformance kit', () => {
  it('pass, and leave everybody as they were', async () => {
    const before = await backend.everything();
    const report = await runConformance({ createAdapter: await factoryOf(backend, 'administrator') });
    assert.deepEqual(failuresOf(report), []);
    assert.deepEqual(report.leftBehind, []);
    assert.equal(await backend.everything(), before);
  });
});
