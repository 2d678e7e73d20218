import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { MemoryAdapter } from '../../src/adapters/memory.js';
import { RestAdapter } from '../../src/adapters/rest.js';
import { operations } from '../../src/adapters/rest/read-session.js';
import { FakeRestServer } from './rest/fake-rest-server.js';

type Json = Record<string, unknown>;

const text = await readFile(new URL('../../docs/rest-api.yaml', import.meta.url), 'utf8');
const api = parse(text) as { openapi: string; paths: Record<string, Record<string, Json>>; components: Json };
const calm = { signal: new AbortController().signal };

/** Every value in the document, with the way to it. */
function* walk(value: unknown, path: string[] = []): Generator<[string[], unknown]> {
  yield [path, value];
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* walk(inner, [...path, key]);
}

/** One of each request that the adapter can send, alone and in batches. */
async function everyRequest(): Promise<{ method: string; path: string; headers: Headers }[]> {
  const seen = [];
  for (const batchMax of [1, 9]) {
    const server = new FakeRestServer(
      new MemoryAdapter({ deletion: 'soft', capabilities: { delete: { kind: 'soft', restorableDays: 9, batchMax } } }),
    );
    server.operations = operations;
    const adapter = new RestAdapter({ url: 'https://portal.test/api/users', fetch: server.fetch });
    await adapter.connect(calm);
    assert.ok(operations.every((name) => adapter[name]));
    await adapter.query({ size: 5, search: 'a', filters: { status: ['active'] }, at: { offset: 5 } }, calm);
    await adapter.get('u-3', calm);
    await adapter.getMany?.(['u-3', 'u-4'], calm);
    await adapter.departments?.(calm);
    const end = new AbortController();
    adapter.subscribe?.(() => undefined, end.signal);
    while (!server.requests.some(({ url }) => url.pathname === '/api/changes')) await new Promise(setImmediate);
    end.abort();
    await adapter.create?.({ login: 'n', email: 'n@x.test' }, calm);
    await adapter.update?.({ id: 'u-3' }, { phone: '1' }, calm);
    await adapter.resetPassword?.('u-3', calm);
    const two = [{ id: 'u-4' }, { id: 'u-5' }];
    const at = '2099-01-01T00:00:00Z';
    for (const outcomes of [
      adapter.setActive?.(two, false, calm),
      adapter.setActive?.(two, true, calm),
      adapter.schedule?.(two, { action: 'deactivate', at }, calm),
      adapter.schedule?.(two, { action: 'deactivate', at: null }, calm),
      adapter.changeDepartment?.(two, 'd-3', calm),
      adapter.sendMessage?.(['u-6', 'u-7'], { body: 'Hi' }, calm),
      adapter.delete?.(two, calm),
      adapter.restore?.(['u-4', 'u-5'], calm),
    ])
      for await (const outcome of outcomes ?? []) assert.ok(outcome.id);
    await adapter.deletedUsers?.({ size: 5 }, calm);
    for (const { method, url, headers } of server.requests)
      seen.push({
        method: method.toLowerCase(),
        path: url.pathname.replace('/api', '').replace(/\/[un]-\d+/, '/{id}'),
        headers,
      });
  }
  return seen;
}

describe('docs/rest-api.yaml', () => {
  it('is an OpenAPI 3.1 document whose references all lead somewhere', () => {
    assert.match(api.openapi, /^3\.1\./);
    let references = 0;
    for (const [path, value] of walk(api)) {
      if (path.at(-1) !== '$ref') continue;
      references++;
      const way = (value as string).replace('#/', '').split('/');
      assert.ok(
        way.reduce<unknown>((at, key) => (at as Json | undefined)?.[key], api),
        `${value as string} leads nowhere`,
      );
    }
    assert.ok(references > 50);
  });

  it('gives every operation a name of its own, a summary, a success and a problem', () => {
    const names = new Set<unknown>();
    for (const [path, item] of Object.entries(api.paths))
      for (const [method, operation] of Object.entries(item)) {
        if (method === 'parameters') continue;
        const { operationId, summary, responses } = operation as {
          operationId: string;
          summary: string;
          responses: Json;
        };
        assert.ok(operationId && summary, `${method} ${path}`);
        assert.ok(!names.has(operationId), operationId);
        names.add(operationId);
        assert.ok(
          Object.keys(responses).some((status) => status.startsWith('2')),
          operationId,
        );
        assert.ok(responses.default, operationId);
      }
  });

  it('has every request that the adapter sends, and the adapter sends every request that it has', async () => {
    const documented = Object.entries(api.paths).flatMap(([path, item]) =>
      Object.keys(item).filter((method) => method !== 'parameters').map((method) => `${method} ${path}`),
    ); // prettier-ignore
    const sent = new Set((await everyRequest()).map(({ method, path }) => `${method} ${path}`));
    assert.deepEqual([...sent].sort(), documented.sort());
  });

  it('names every header that a request needs', async () => {
    for (const { method, path, headers } of await everyRequest()) {
      const item = api.paths[path];
      const own = [item[method].parameters, item.parameters].flat() as ({ $ref?: string } | undefined)[];
      const has = (name: string): boolean =>
        own.some((parameter) => parameter?.$ref === `#/components/parameters/${name}`);
      if (headers.has('Idempotency-Key')) assert.ok(has('IdempotencyKey'), `${method} ${path}`);
      if (headers.has('If-Match')) assert.ok(has('IfMatch'), `${method} ${path}`);
      if (path.includes('{id}')) assert.ok(has('Id'), `${method} ${path}`);
      assert.equal(headers.get('X-Requested-With'), 'user-manager');
    }
  });
});
