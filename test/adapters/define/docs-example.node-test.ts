import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { filesIn } from '../../../scripts/doc-examples.mjs';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import type { HttpOptions } from '../../../src/adapters/http-transport.js';
import { dataSheet, runConformance, type ConformanceOptions } from '../../../src/testing.js';
import { failuresOf, skippedBy } from '../conformance/verdicts.js';
import { InventedApi } from './invented-api.js';

const root = join(import.meta.dirname, '../../..');
const sources = pathToFileURL(join(root, 'src/')).href;
const calm = { signal: new AbortController().signal };
type Made = { readonly people: (options: HttpOptions) => UserAdapter };

describe('the three steps of docs/adapters.md', () => {
  let api: InventedApi;
  let folder: string;
  let files: Map<string, string>;
  const token = process.env['TOKEN'];
  const as = (who: string): HttpOptions => ({ headers: () => ({ Authorization: `Bearer ${who}` }) });
  const run = (name: string) => import(pathToFileURL(join(folder, name)).href) as Promise<unknown>;

  before(async () => {
    api = await InventedApi.start();
    folder = await mkdtemp(join(tmpdir(), 'steps-'));
    const shown = filesIn(await readFile(join(root, 'docs/adapters.md'), 'utf8'));
    files = new Map([...shown].filter(([name]) => name.startsWith('step-')));
    process.env['TOKEN'] = 'admin';
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    for (const [name, code] of files) {
      const here = code.replaceAll(/'user-manager-element\/([\w/-]+)\.js'/g, (_, entry) => `'${sources}${entry}.ts'`);
      await writeFile(join(folder, name), here.replaceAll('127.0.0.1:8080', api.host));
    }
  });
  after(async () => {
    await api.close();
    await rm(folder, { recursive: true });
    if (token === undefined) delete process.env['TOKEN'];
    else process.env['TOKEN'] = token;
  });
  afterEach(() => (api.asked.length = 0));

  it('are three files of less than 60 lines together', () => {
    assert.deepEqual([...files.keys()], ['step-1.js', 'step-2.js', 'step-3.js']);
    const lines = [...files.values()]
      .join('')
      .split('\n')
      .filter((line) => line.trim());
    assert.ok(lines.length > 40 && lines.length < 60, `${lines.length} lines`);
  });

  it('step 1 lists, searches, sorts and turns pages, and offers nothing else', async () => {
    const adapter = ((await run('step-1.js')) as Made).people(as('admin'));
    const { viewer } = await adapter.connect(calm);
    assert.deepEqual(viewer, { id: 'c-1', name: 'Crew 1' });
    const first = await adapter.query({ size: 40, sort: { field: 'name', direction: 'ascending' } }, calm);
    const { users, next, previous } = await adapter.query({ size: 40, at: first.next! }, calm);
    assert.deepEqual([first.users.length, users.length, next, previous], [40, 2, undefined, { offset: 0 }]);
    assert.equal((await adapter.query({ size: 5, search: 'crew.41@' }, calm)).users[0]?.login, 'crew.41');
    assert.deepEqual((await adapter.get('c-0', calm)).owner, true);
    const writes = ['create', 'update', 'delete', 'setActive'] as const;
    assert.deepEqual(
      writes.filter((name) => adapter[name]),
      [],
    );
  });

  it('step 2 writes, as far as the viewer has the rights', async () => {
    const { people } = (await run('step-2.js')) as Made;
    const admin = people(as('admin'));
    await admin.connect(calm);
    const states: Record<string, string> = {};
    for await (const { id, state } of admin.delete!(
      ['c-7', 'c-0', 'c-1', 'none', '..'].map((id) => ({ id })),
      calm,
    ))
      states[id] = state;
    assert.deepEqual(states, { 'c-7': 'done', 'c-0': 'refused', 'c-1': 'refused', none: 'already', '..': 'failed' });
    const reader = people(as('reader'));
    assert.deepEqual([...(await reader.connect(calm)).allowed], ['view']);
    assert.deepEqual([reader.create, reader.delete], [undefined, undefined]);
  });

  it('step 3 proves it: every check that applies passes, and everybody is as they were (T8)', async () => {
    const { default: options } = (await run('step-3.js')) as { default: ConformanceOptions };
    const { people } = (await run('step-2.js')) as Made;
    const before = JSON.stringify(api.rows);
    // a viewer whose session promises what the backend then refuses
    const session = () =>
      Promise.resolve({ viewer: { id: 'c-2' }, allowed: ['view', 'create', 'update', 'delete', 'deactivate'] });
    const bold = { session } as HttpOptions;
    const report = await runConformance({
      ...options,
      createUnprivileged: ({ fetch }) => people({ fetch, ...as('reader'), ...bold }),
      createUnauthenticated: ({ fetch }) => people({ fetch, ...as('nobody') }),
      protectedIds: { owner: 'c-0', self: 'c-1' },
      makeDraft: ({ firstName, lastName, ...draft }) => ({ ...draft, displayName: `${firstName} ${lastName}` }),
    });
    assert.deepEqual(failuresOf(report), [], dataSheet(report));
    // no cursors, capital letters undeclared, no optional text fields, versions, dates, successors
    assert.deepEqual(skippedBy(report), [5, 11, 18, 19, 22, 29, 38], dataSheet(report));
    assert.deepEqual(report.leftBehind, []);
    assert.equal(JSON.stringify(api.rows), before);
  });
});
