import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { filesIn } from '../../../scripts/doc-examples.mjs';
import { jsonServerShape } from '../../../demo/backends/described.js';
import { startPeopleJson } from '../../../demo/backends/people-json.js';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import { describeRest, type RestDescription } from '../../../src/describe-rest.js';
import { dataSheet, runConformance } from '../../../src/testing.js';
import type { UserPage } from '../../../src/domain/query.js';
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
    assert.deepEqual(skippedBy(report), [5, 19, 22, 29, 31, 32, 38], dataSheet(report));
    assert.deepEqual(report.leftBehind, []);
    assert.equal(JSON.stringify(server.people()), who);
  });

  it('passes as docs/adapters.md shows it', async () => {
    const root = join(import.meta.dirname, '../../..');
    const code = filesIn(await readFile(join(root, 'docs/adapters.md'), 'utf8')).get('described.js')!;
    const folder = await mkdtemp(join(tmpdir(), 'described-'));
    try {
      const file = join(folder, 'described.mjs');
      const entry = pathToFileURL(join(root, 'src/describe-rest.ts')).href;
      const here = code.replace('user-manager-element/describe-rest.js', entry);
      await writeFile(file, here.replaceAll('127.0.0.1:8080', new URL(server.url).host));
      type Shown = { readonly people: (options: Partial<RestDescription>) => UserAdapter };
      const { people } = (await import(pathToFileURL(file).href)) as Shown;
      const report = await runConformance({
        createAdapter: ({ fetch }) => people({ fetch }),
        makeDraft: ({ email = '', ...draft }) => ({ ...draft, login: email, email }),
      });
      assert.deepEqual(failuresOf(report), [], dataSheet(report));
      // as above, and capital letters are not declared, nor a field that may be empty and is not needed
      assert.deepEqual(skippedBy(report), [5, 11, 19, 22, 29, 31, 32, 38], dataSheet(report));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('hands out every page under each size, and ends', async () => {
    const adapter = describeRest(jsonServerShape({ url: server.url, viewer: viewer() }));
    const calm = { signal: new AbortController().signal };
    for (const size of [1, 10, 66, 67, 68]) {
      const ids: string[] = [];
      let page: UserPage | undefined;
      do {
        page = await adapter.query({ size, ...(page?.next && { at: page.next }) }, calm);
        assert.deepEqual(page.total, { value: 67, kind: 'exact' });
        ids.push(...page.users.map(({ id }) => id));
      } while (page.next);
      assert.deepEqual(ids, server.people().map(({ id }) => id), `${size}`); // prettier-ignore
    }
  });
});
