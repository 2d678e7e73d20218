import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonServerShape } from '../../../demo/backends/described.js';
import { startPeopleJson } from '../../../demo/backends/people-json.js';
import { describeRest } from '../../../src/describe-rest.js';
import { dataSheet, runConformance } from '../../../src/testing.js';
import { failuresOf, skippedBy } from '../conformance/verdicts.js';

describe('describeRest on json-server, under the conformance kit', () => {
  let server: Awaited<ReturnType<typeof startPeopleJson>>;
  before(async () => {
    server = await startPeopleJson();
  });
  after(() => server.close());

  const viewer = () => ({ url: server.url.replace('people', 'profile'), name: 'name' });

  it('passes every check that applies, and leaves everybody as they were (T8)', async () => {
    const who = JSON.stringify(server.people());
    const report = await runConformance({
      createAdapter: ({ fetch }) => describeRest(jsonServerShape({ url: server.url, viewer: viewer(), fetch })),
      makeDraft: ({ email = '', ...draft }) => ({ ...draft, login: email, email }),
    });
    assert.deepEqual(failuresOf(report), [], dataSheet(report));
    // no cursors, versions, dates, successors; nobody is protected, and nobody without rights
    assert.deepEqual(skippedBy(report), [5, 19, 22, 29, 31, 32], dataSheet(report));
    assert.deepEqual(report.leftBehind, []);
    assert.equal(JSON.stringify(server.people()), who);
  });
});
