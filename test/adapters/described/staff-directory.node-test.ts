import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { staffShape } from '../../../demo/backends/described.js';
import { startStaffDirectory } from '../../../demo/backends/staff-directory.js';
import { describeRest } from '../../../src/describe-rest.js';
import { dataSheet, runConformance } from '../../../src/testing.js';
import { failuresOf, skippedBy } from '../conformance/verdicts.js';

describe('describeRest on a staff directory of another shape, under the conformance kit', () => {
  let server: Awaited<ReturnType<typeof startStaffDirectory>>;
  before(async () => {
    server = await startStaffDirectory({ tokens: { 'admin-token': 'administrator', 'reader-token': 'reader' } });
  });
  after(() => server.close());

  const as = (token: string, fetch: typeof globalThis.fetch, more = {}) =>
    describeRest(
      staffShape({
        url: `${server.url}/people`,
        viewer: { url: `${server.url}/me`, id: 'result.person.no', name: 'result.person.name.given' },
        headers: () => ({ Authorization: `Bearer ${token}` }),
        fetch,
        ...more,
      }),
    );

  it('passes every check that applies, and leaves everybody as they were (T8)', async () => {
    const everybody = () => JSON.stringify([...server.people.values()]);
    const who = everybody();
    const report = await runConformance({
      createAdapter: ({ fetch }) => as('admin-token', fetch),
      // a viewer whose session promises what the server then refuses
      createUnprivileged: ({ fetch }) =>
        as('reader-token', fetch, { allowed: ['view', 'create', 'update', 'delete', 'activate', 'deactivate'] }),
      createUnauthenticated: ({ fetch }) => as('no-token', fetch),
      protectedIds: { owner: '1000', self: '1001' },
      secrets: ['admin-token', 'reader-token', 'no-token'],
    });
    assert.deepEqual(failuresOf(report), [], dataSheet(report));
    // pages go by cursor; no dates, no successors
    assert.deepEqual(skippedBy(report), [4, 22, 29, 38], dataSheet(report));
    assert.deepEqual(report.leftBehind, []);
    assert.equal(everybody(), who);
  });
});
